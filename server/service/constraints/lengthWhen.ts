/**
 * `lengthWhen`: limits of a text that count only while a condition holds.
 */
import { checkLength } from '../facets/length';
import { leafValue } from '../parser/xmlText';
import { lengthPhrase } from '../schema/limitPhrase';
import { quote } from '../schema/words';
import { compileCondition, describeWhen } from './condition';
import type { ConstraintDefinition } from './constraintTypes';
import { findAll, placesOf } from './elementPath';

/** A length that depends on other elements. */
export const lengthWhen: ConstraintDefinition<'lengthWhen'> = {
  code: 'too-long',
  compile: (rule, compiler) => {
    const path = compiler.path(rule.element);
    const { holds, because } = compileCondition(rule, compiler);
    return {
      subjects: placesOf(path),
      check: (xml, container, report) => {
        for (const node of findAll(xml, container, path)) {
          const value = leafValue(xml, node);
          const breach = checkLength(value, rule);
          if (breach === undefined || !holds(xml, container)) continue;
          // What the element may never have is reported without this rule.
          if (checkLength(value, path.declaration?.facets ?? {}) !== undefined) continue;
          const { actual, limit } = breach;
          const phrase = lengthPhrase({ [limit]: rule[limit] }, compiler.language);
          report({ node, place: 'value', args: { value, actual, phrase, ...because(xml, container) } });
        }
      },
    };
  },
  describe: (rule, language) =>
    describeWhen(
      language.t('{0} may have {1}', quote(rule.element), lengthPhrase(rule, language)),
      rule,
      language,
    ),
};
