/**
 * An Error needs a fact that two official sources agree on: what one source alone says, or what we infer, is at
 * most a Warning, whatever kind of limit or rule it is.
 */
import { type DiagnosticCode, diagnosticCodeInfo } from '../diagnostics/diagnosticCodes';
import type { Problem } from '../diagnostics/problem';
import type { Confidence } from '../schema/rawSchemaTypes';

/** Codes about the limits of a value; the others that name a declaration are about the element itself. */
const limitCodes: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'invalid-type',
  'out-of-range',
  'not-multiple',
  'not-allowed',
  'too-long',
  'invalid-characters',
  'invalid-format',
]);

/** The problem, at most a Warning where its fact is less than sure. */
export function withSeverityOfFact(problem: Problem): Problem {
  const severity = problem.severity ?? diagnosticCodeInfo(problem.code).severity;
  return severity === 'error' && isUnsure(confidenceOf(problem))
    ? { ...problem, severity: 'warning' }
    : problem;
}

function confidenceOf({ code, constraint, declaration }: Problem): Confidence | undefined {
  if (constraint !== undefined) return constraint.rule.confidence;
  return limitCodes.has(code) ? declaration?.limitConfidence : declaration?.confidence;
}

function isUnsure(confidence: Confidence | undefined): boolean {
  return confidence === 'medium' || confidence === 'low';
}
