/**
 * Fixes of values: the canonical spelling, the nearest allowed value, a choice from the list.
 */
import type { Problem } from '../diagnostics/problem';
import { suggestValues } from '../facets/index';
import { quote } from '../schema/words';
import type { FixProvider, QuickFix } from './quickFix';

/** More choices than these belong into completion. */
const MOST_CHOICES = 8;

function changeTo(problem: Problem, value: string, more: Partial<QuickFix>): QuickFix {
  return {
    title: `Change to ${quote(value)}`,
    replacements: [{ start: problem.start, end: problem.end, newText: escapeText(value) }],
    ...more,
  };
}

function escapeText(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** The values nearest to a wrong one. */
export const changeValue: FixProvider = (_request, problem) => {
  const { declaration, args } = problem;
  if (args.canonical !== undefined) {
    return [changeTo(problem, args.canonical, { preferred: true, safe: true })];
  }
  if (declaration === undefined || args.value === undefined) return [];
  const values = suggestValues(args.value, declaration.builtin, declaration.facets, MOST_CHOICES);
  return values.map((value, index) => changeTo(problem, value, index === 0 ? { preferred: true } : {}));
};

/** The values that a rule leaves. */
export const changeToRuleValue: FixProvider = (_request, problem) => {
  const list = problem.args.list ?? '';
  if (list === '') return [];
  const values = list.split('\n').slice(0, MOST_CHOICES);
  return values.map((value, index) => changeTo(problem, value, index === 0 ? { preferred: true } : {}));
};

/** The Tag that was meant. */
export const changeTag: FixProvider = (_request, problem) =>
  problem.args.closest === undefined ? [] : [changeTo(problem, problem.args.closest, { preferred: true })];
