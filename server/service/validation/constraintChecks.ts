/**
 * The rules between fields of one container element.
 */
import type { RequestDocument } from '../binding/requestDocument';
import type { RuleBreach } from '../constraints/compiledRule';
import { constraintDefinitions } from '../constraints/index';
import { JobReadings, rulesOfJobs } from '../constraints/rulesOfJobs';
import type { Problem } from '../diagnostics/problem';
import { breachSpan } from '../diagnostics/problemRanges';
import type { NodeId, XmlDocument } from '../parser/xmlNodes';
import type { CompiledConstraint, ElementDeclaration } from '../schema/schemaTypes';
import type { Report } from './report';

/** What a rule is known to say; undefined where it has to be asked. */
export type KnownBreaches = (constraint: CompiledConstraint) => readonly Problem[] | undefined;

const nothingKnown: KnownBreaches = () => undefined;

/** Reports every broken rule that the container holds; `counts` are those of its children by position. */
export function checkConstraints(
  request: RequestDocument,
  container: NodeId,
  declaration: ElementDeclaration,
  counts: readonly number[],
  report: Report,
  knownBreaches: KnownBreaches = nothingKnown,
): void {
  for (const constraint of declaration.constraints) {
    const { compiled } = constraint;
    if (compiled.subjects !== undefined && !isOneThere(compiled.subjects, counts)) continue;
    const known = knownBreaches(constraint);
    if (known !== undefined) known.forEach(report);
    else checkRule(request, request.xml, container, { constraint, declaration }, report);
  }
}

/** Most rules are about elements that are not there. */
function isOneThere(places: readonly number[], counts: readonly number[]): boolean {
  for (const place of places) if (counts[place] !== 0) return true;
  return false;
}

/** Reports every broken rule that the root has for its several jobs. What several of them say is said once. */
export function checkRulesOfJobs(
  request: RequestDocument,
  report: Report,
  knownBreaches: KnownBreaches = nothingKnown,
): void {
  const declaration = request.declarations[request.request];
  if (declaration === undefined) return;
  const reported = new Set<string>();
  const reportOnce: Report = (problem) => {
    const { code, start, end, args } = problem;
    const key = JSON.stringify([code, start, end, args]);
    if (!reported.has(key)) report(problem);
    reported.add(key);
  };
  const readings = new JobReadings(request);
  for (const { constraint, jobs } of rulesOfJobs(request)) {
    const subject = { constraint, declaration };
    const known = knownBreaches(constraint);
    if (known !== undefined) known.forEach(reportOnce);
    else if (jobs.length === 0) checkRule(request, request.xml, request.request, subject, reportOnce);
    for (const job of known === undefined ? jobs : []) {
      const reportForJob: Report = (problem) => reportOnce({ ...problem, job: job.element });
      checkRule(request, readings.of(job, constraint), request.request, subject, reportForJob);
    }
  }
}

/** Reports where a rule is broken in the document as somebody reads it. */
function checkRule(
  request: RequestDocument,
  xml: XmlDocument,
  container: NodeId,
  { constraint, declaration }: Required<Pick<Problem, 'constraint' | 'declaration'>>,
  report: Report,
): void {
  constraint.compiled.check(xml, container, (breach) =>
    report(toProblem(request, { constraint, declaration }, breach)),
  );
}

/** A broken rule as a problem. */
export function toProblem(
  request: RequestDocument,
  { constraint, declaration }: Required<Pick<Problem, 'constraint' | 'declaration'>>,
  { node, place, args }: RuleBreach,
): Problem {
  const { rule } = constraint;
  return {
    code: constraintDefinitions[rule.kind].code,
    ...breachSpan(request.xml, node, place),
    node,
    constraint,
    declaration: request.declarations[node] ?? declaration,
    args,
    ...(rule.severity === undefined ? {} : { severity: rule.severity }),
  };
}
