/**
 * One mistake is one problem: what another problem says already is left out.
 */
import type { RequestDocument } from '../binding/requestDocument';
import type { Problem } from '../diagnostics/problem';
import { explainByMisspelling } from './misspellings';
import type { OwnedProblems } from './rememberedBreaches';

/** The problems without those that follow from another one; `isSuppressed` says which ones a comment suppresses. */
export function withoutRepetition(
  request: RequestDocument,
  found: OwnedProblems,
  isSuppressed: (problem: Problem) => boolean,
): readonly Problem[] {
  return dedupeProblems(explainByMisspelling(request, found, isSuppressed));
}

/** The problems without uncertain problems of values that a rule refuses anyway. */
function dedupeProblems(problems: readonly Problem[]): readonly Problem[] {
  if (!problems.some(({ code }) => code === 'narrower-limit')) return problems;
  const refused = new Set(problems.filter(refusesValue).map(({ node }) => node));
  return problems.filter(({ code, node }) => code !== 'narrower-limit' || !refused.has(node));
}

function refusesValue({ code, severity = 'error' }: Problem): boolean {
  return code === 'values-when' && severity === 'error';
}
