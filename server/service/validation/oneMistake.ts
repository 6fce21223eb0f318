/**
 * One mistake is one problem: what a stronger problem of the same value says already is left out.
 */
import type { Problem } from '../diagnostics/problem';

/** The problems without doubts about values that a rule refuses anyway. */
export function withoutWeaker(problems: readonly Problem[]): readonly Problem[] {
  if (!problems.some(({ code }) => code === 'narrower-limit')) return problems;
  const refused = new Set(problems.filter(refusesValue).map(({ node }) => node));
  return problems.filter(({ code, node }) => code !== 'narrower-limit' || !refused.has(node));
}

function refusesValue({ code, severity = 'error' }: Problem): boolean {
  return code === 'values-when' && severity === 'error';
}
