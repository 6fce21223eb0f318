/**
 * The two official limits of a value: the page's own, and the wider one of another page of the same job.
 */
import type { RequestDocument } from '../binding/requestDocument';
import { compilePath } from '../constraints/index';
import { compilePredicate } from '../constraints/predicate';
import type { DiagnosticCode } from '../diagnostics/diagnosticCodes';
import type { FacetBreach } from '../facets/facetTypes';
import { checkValue } from '../facets/index';
import { NONE } from '../parser/xmlNodes';
import type { ElementDeclaration } from '../schema/schemaTypes';

/** True when the document asks for a service that takes only the page's own limits. */
export function isStrict({ xml, request, schema, schemaSet }: RequestDocument): boolean {
  if (schema?.strictLimitsWhen === undefined || request === NONE) return false;
  const holds = compilePredicate(schema.strictLimitsWhen, (path) =>
    compilePath(path, schema.root, schemaSet.nameIds),
  );
  return holds(xml, request);
}

/** The breach of the value, `narrower-limit` when only the page's own limit is broken. */
export function checkLimits(
  value: string,
  declaration: ElementDeclaration,
  strict: boolean,
): FacetBreach | undefined {
  const breach = checkValue(value, declaration.builtin, declaration.facets);
  if (breach === undefined || declaration.wider === undefined || breach.severity === 'hint') return breach;
  const widerBreach = checkValue(value, declaration.builtin, declaration.wider);
  if (widerBreach === undefined) return strict ? breach : narrowerLimit;
  // Another letter case of a value that only the wider list knows.
  if (widerBreach.severity === 'hint' && !strict) return narrowerLimit;
  return breach;
}

const narrowerLimit: { readonly code: DiagnosticCode } = { code: 'narrower-limit' };
