/**
 * Every problem of a request, sorted by place. What was found is remembered as long as its request lives,
 * so that a request made from it by a small change need not be checked as a whole.
 */
import { findJsonAnswer } from '../binding/jsonAnswer';
import type { RequestDocument } from '../binding/requestDocument';
import type { Problem } from '../diagnostics/problem';
import type { Reparse } from '../parser/reparse';
import { applySuppressions, suppressionFilter } from './applySuppressions';
import { withoutRepetition } from './dedupeProblems';
import { withByteOrderMarks } from './encodingChecks';
import { type Findings, findAllProblems, findProblemsAgain } from './findings';

const knownFindings = new WeakMap<RequestDocument, Findings>();

/** Takes what is known about the request before a change over to the one after it. */
export function reuseDiagnostics(before: RequestDocument, now: RequestDocument, rows: Reparse): void {
  const known = knownFindings.get(before);
  const carried = known === undefined ? undefined : findProblemsAgain(now, known, rows);
  if (carried !== undefined) knownFindings.set(now, carried);
}

/** Every problem of a document, sorted by place. */
export function findProblems(request: RequestDocument): Problem[] {
  // What the service answers is nobody's mistake.
  if (request.response !== undefined || findJsonAnswer(request.xml.text, request.schemaSet) !== undefined) {
    return [];
  }
  let findings = knownFindings.get(request);
  if (findings === undefined) {
    findings = findAllProblems(request);
    knownFindings.set(request, findings);
  }
  const reported = withoutRepetition(request, findings, suppressionFilter(request));
  return applySuppressions(request, withByteOrderMarks(request, reported)).sort(
    (left, right) => left.start - right.start || left.end - right.end,
  );
}
