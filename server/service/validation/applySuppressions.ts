/**
 * Leaves out the problems that comments suppress, and says which comments suppress nothing.
 */
import type { RequestDocument } from '../binding/requestDocument';
import { diagnosticCodes, isDiagnosticCode } from '../diagnostics/diagnosticCodes';
import type { Problem } from '../diagnostics/problem';
import { closestOf } from '../util/editDistance';
import { SuppressionIndex } from './suppressionIndex';
import { findSuppressions, isSuppressible, type SuppressedCode, type Suppression } from './suppressions';

/** Whether some comment suppresses a problem. */
export function suppressionFilter({ xml }: RequestDocument): (problem: Problem) => boolean {
  let index: SuppressionIndex | undefined;
  return (problem) => {
    index ??= new SuppressionIndex(findSuppressions(xml));
    return index.take(problem);
  };
}

/** The problems that no comment suppresses, and a problem for each code of a comment that suppresses nothing. */
export function applySuppressions({ xml }: RequestDocument, problems: readonly Problem[]): Problem[] {
  const suppressions = findSuppressions(xml);
  if (suppressions.length === 0) return [...problems];
  const index = new SuppressionIndex(suppressions);
  const remaining = problems.filter((problem) => !index.take(problem));
  const used = index.used();
  return [...remaining, ...suppressions.flatMap((suppression) => unusedCodes(suppression, used))];
}

function unusedCodes({ comment, span, codes }: Suppression, used: ReadonlySet<SuppressedCode>): Problem[] {
  if (codes.length === 0) return [{ code: 'unused-suppression', ...span, node: comment, args: {} }];
  return codes
    .filter((code) => !used.has(code))
    .map(({ code, start, end }): Problem => {
      const known = isDiagnosticCode(code);
      const closest = known ? undefined : closestOf(code, Object.keys(diagnosticCodes));
      const args = {
        code,
        ...(known ? {} : { unknown: 'true' }),
        ...(known && !isSuppressible(code) ? { unsuppressible: 'true' } : {}),
        ...(closest === undefined ? {} : { closest }),
      };
      return { code: 'unused-suppression', start, end, node: comment, args };
    });
}
