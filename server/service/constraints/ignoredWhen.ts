/**
 * `ignoredWhen`: elements that the service ignores while a condition holds. A hint, shown dimmed.
 */
import { quoteList } from '../schema/words';
import type { ConstraintDefinition } from './constraintTypes';
import { compileElementsWhen } from './elementsWhen';
import { describePredicate } from './predicate';

/** Elements that a condition makes meaningless. */
export const ignoredWhen: ConstraintDefinition<'ignoredWhen'> = {
  code: 'ignored-when',
  compile: (rule, compiler) => compileElementsWhen(rule, compiler, 'element'),
  describe: (rule) =>
    `${quoteList(rule.elements, 'and')} has no effect when ${describePredicate(rule.when)}.`,
};
