/**
 * `excludedWhen`: elements that are not possible while a condition holds.
 */
import { quoteAll } from '../schema/words';
import type { ConstraintDefinition } from './constraintTypes';
import { compileElementsWhen } from './elementsWhen';
import { describePredicate } from './predicate';

/** Elements that a condition makes impossible. */
export const excludedWhen: ConstraintDefinition<'excludedWhen'> = {
  code: 'excluded-when',
  compile: (rule, compiler) => compileElementsWhen(rule, compiler, 'startTagName'),
  describe: (rule, language) =>
    language.t(
      '{0} is not allowed when {1}.',
      language.and(quoteAll(rule.elements)),
      describePredicate(rule.when, language),
    ),
};
