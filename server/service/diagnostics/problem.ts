/**
 * A Problem is what validation finds: code, place and the facts that the message names.
 * It is plain data; the sentence is rendered last (`codes/`), so that a second language is data too.
 */
import type { NodeId } from '../parser/xmlNodes';
import type { RuleSeverity } from '../schema/rawSchemaTypes';
import type { CompiledConstraint, ElementDeclaration } from '../schema/schemaTypes';
import type { DiagnosticCode } from './diagnosticCodes';

/** One finding. Offsets are UTF-16, half-open. */
export interface Problem {
  readonly code: DiagnosticCode;
  readonly start: number;
  readonly end: number;
  /** The element concerned, or `NONE`. */
  readonly node: NodeId;
  /** Overrides the severity of the registry. */
  readonly severity?: RuleSeverity;
  /** The declaration whose fact is broken. */
  readonly declaration?: ElementDeclaration;
  /** The rule between fields that is broken. */
  readonly constraint?: CompiledConstraint;
  /** The element of the job that the rule was asked for, where a request of several jobs has it for each of them. */
  readonly job?: NodeId;
  /** Words for the message: names and values, never sentences. */
  readonly args: Readonly<Record<string, string>>;
}

/** More problems than this are counted, not listed: nobody reads them and editors choke on them. */
export const MOST_PROBLEMS = 1000;
