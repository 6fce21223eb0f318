/**
 * What every kind of rule between fields provides. One file per kind; `index.ts` is the table.
 */

import type { Language } from '../../../l10n/language';
import type { DiagnosticCode } from '../diagnostics/diagnosticCodes';
import type { NodeId, XmlDocument } from '../parser/xmlNodes';
import type { RawConstraint, RawPredicate } from '../schema/rawSchemaTypes';
import type { CompiledRule } from './compiledRule';
import type { ElementPath } from './elementPath';

/** The parts of a compiled rule that a kind has something to say about. */
export type PartialRule = Pick<CompiledRule, 'check'> & Partial<Omit<CompiledRule, 'paths'>>;

/** Resolves the paths of a rule against the container that holds it. */
export interface RuleCompiler {
  /** In which the words of breaches are. */
  readonly language: Language;
  readonly path: (path: string) => ElementPath;
  readonly predicate: (predicate: RawPredicate | undefined) => CompiledPredicate;
  /** Words why a condition holds now; `subjects` are the elements that the message is about. */
  readonly explanation: (
    predicate: RawPredicate,
    subjects?: readonly string[],
  ) => (xml: XmlDocument, container: NodeId) => string;
}

/** `holds(xml, container)`. */
export type CompiledPredicate = (xml: XmlDocument, container: NodeId) => boolean;

/** The rule of one kind. */
export type RuleOf<Kind extends RawConstraint['kind']> = Extract<RawConstraint, { kind: Kind }>;

/** One kind of rule. */
export interface ConstraintDefinition<Kind extends RawConstraint['kind']> {
  readonly code: DiagnosticCode;
  /** Links the rule once, when the schema set is compiled. */
  readonly compile: (rule: RuleOf<Kind>, compiler: RuleCompiler) => PartialRule;
  /** The rule as one sentence, for hovers and messages. A `note` in the data is preferred to it. */
  readonly describe: (rule: RuleOf<Kind>, language: Language) => string;
}
