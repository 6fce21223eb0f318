/**
 * `ignoredWhen`: elements that the service ignores while a condition holds. A hint, shown dimmed.
 */
import { quoteAll } from '../schema/words';
import type { ConstraintDefinition } from './constraintTypes';
import { compileElementsWhen } from './elementsWhen';
import { describePredicate } from './predicate';

/** Elements that a condition makes meaningless. */
export const ignoredWhen: ConstraintDefinition<'ignoredWhen'> = {
  code: 'ignored-when',
  compile: (rule, compiler) => compileElementsWhen(rule, compiler, 'element'),
  describe: (rule, language) =>
    language.t(
      '{0} has no effect when {1}.',
      language.and(quoteAll(rule.elements)),
      describePredicate(rule.when, language),
    ),
};
