/**
 * `excludedWhen`: elements that are not possible while a condition holds.
 */
import { quoteList } from '../schema/words';
import type { ConstraintDefinition } from './constraintTypes';
import { compileElementsWhen } from './elementsWhen';
import { describePredicate } from './predicate';

/** Elements that a condition makes impossible. */
export const excludedWhen: ConstraintDefinition<'excludedWhen'> = {
  code: 'excluded-when',
  compile: (rule, compiler) => compileElementsWhen(rule, compiler, 'startTagName'),
  describe: (rule) =>
    `${quoteList(rule.elements, 'and')} is not possible when ${describePredicate(rule.when)}.`,
};
