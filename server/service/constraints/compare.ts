/**
 * `compare`: a number against a number, values of other elements, or how often an element occurs.
 */
import type { Language } from '../../../l10n/language';
import { leafValue } from '../parser/xmlText';
import { quote } from '../schema/words';
import type { ConstraintDefinition, RuleOf } from './constraintTypes';
import { findAll, placesOf } from './elementPath';
import { comparisons, comparisonsOf, compileOperand, describeOperand, numberOf } from './operand';

/** Two numbers, or how many elements there are, compared. */
export const compare: ConstraintDefinition<'compare'> = {
  code: 'compare',
  compile: (rule, compiler) => {
    const { language } = compiler;
    const path = compiler.path(rule.element);
    const holds = compiler.predicate(rule.when);
    const checks = comparisonsOf(rule).map(({ word, operand }) => ({
      ...comparisons[word],
      read: compileOperand(operand, compiler.path),
      operand,
    }));
    return {
      subjects: placesOf(path),
      check: (xml, container, report) => {
        for (const node of findAll(xml, container, path)) {
          const value = numberOf(xml, node);
          if (value === undefined || !holds(xml, container)) continue;
          const broken = checks.find(({ read, test }) => {
            const limit = read(xml, container);
            return limit !== undefined && !test(value, limit);
          });
          if (broken === undefined) continue;
          const bound = broken.read(xml, container);
          const limit = language.t(broken.words, describeOperand(broken.operand, bound, language));
          const nearest = broken.inclusive && bound !== undefined ? { nearest: String(bound) } : {};
          report({ node, place: 'value', args: { value: leafValue(xml, node), limit, ...nearest } });
        }
      },
    };
  },
  describe: (rule, language) =>
    language.t('{0} must be {1}.', quote(rule.element), describeLimits(rule, language)),
};

function describeLimits(rule: RuleOf<'compare'>, language: Language): string {
  return language.and(
    comparisonsOf(rule).map(({ word, operand }) =>
      language.t(comparisons[word].words, describeOperand(operand, undefined, language)),
    ),
  );
}
