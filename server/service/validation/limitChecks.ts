/**
 * The two official limits of a value: the page's own, and the wider one of another page of the same job.
 */
import { readAlone } from '../binding/jobs';
import type { Job, RequestDocument } from '../binding/requestDocument';
import { compilePath } from '../constraints/index';
import { compilePredicate } from '../constraints/predicate';
import type { DiagnosticCode } from '../diagnostics/diagnosticCodes';
import type { FacetBreach } from '../facets/facetTypes';
import { checkValue } from '../facets/index';
import { NONE } from '../parser/xmlNodes';
import type { ElementDeclaration } from '../schema/schemaTypes';

/** The jobs that ask for a service which takes only the page's own limits. */
export function strictJobs({ xml, request, jobs, schemaSet }: RequestDocument): readonly Job[] {
  if (request === NONE) return [];
  // More jobs than there may be are refused as a whole.
  return jobs.slice(0, schemaSet.severalJobs.most).filter((job) => {
    const { schema } = job;
    if (schema?.strictLimitsWhen === undefined) return false;
    const holds = compilePredicate(schema.strictLimitsWhen, (path) =>
      compilePath(path, schema.root, schemaSet.nameIds),
    );
    return holds(readAlone(xml, jobs, job), request);
  });
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
