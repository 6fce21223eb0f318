/**
 * What every facet keyword provides. One file per keyword family holds its definition; `index.ts` is the table.
 */
import type { DiagnosticCode } from '../diagnostics/diagnosticCodes';
import type { RuleSeverity } from '../schema/rawSchemaTypes';
import type { Facets } from '../schema/schemaTypes';

/** Which facet a value breaks. */
export interface FacetBreach {
  readonly code: DiagnosticCode;
  /** Undefined: the code's own severity. */
  readonly severity?: RuleSeverity;
  /** Extra words for the message. */
  readonly args?: Readonly<Record<string, string>>;
}

/** One facet keyword family. */
export interface FacetDefinition {
  /** The keywords of the schema vocabulary that it reads. */
  readonly keywords: readonly (keyof Facets)[];
  /** The breach of a trimmed, non-empty value, or undefined when it is fine. */
  readonly check: (value: string, facets: Facets) => FacetBreach | undefined;
  /** The allowed values nearest to a wrong one, best first; empty where no safe guess exists. */
  readonly suggest: (value: string, facets: Facets) => readonly string[];
}
