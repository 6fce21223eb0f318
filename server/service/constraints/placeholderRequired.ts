/**
 * `placeholderRequired`: a value that must hold one of some `${…}`, because several results would have one name.
 */
import { leafValue } from '../parser/xmlText';
import { quote, quoteAll } from '../schema/words';
import { compileCondition, describeWhen } from './condition';
import type { ConstraintDefinition } from './constraintTypes';
import { findAll, leadsTo, placesOf } from './elementPath';

/** A value that needs a placeholder. */
export const placeholderRequired: ConstraintDefinition<'placeholderRequired'> = {
  code: 'missing-placeholder',
  compile: (rule, compiler) => {
    const path = compiler.path(rule.element);
    const { holds, because } = compileCondition(rule, compiler);
    const wanted = rule.placeholders.map((placeholder) => placeholder.toLowerCase());
    const placeholders = compiler.language.or(quoteAll(rule.placeholders));
    return {
      subjects: placesOf(path),
      check: (xml, container, report) => {
        for (const node of findAll(xml, container, path)) {
          const value = leafValue(xml, node);
          const lower = value.toLowerCase();
          if (wanted.some((each) => lower.includes(each)) || !holds(xml, container)) continue;
          const args = {
            value,
            placeholders,
            list: rule.placeholders.join('\n'),
            ...because(xml, container),
          };
          report({ node, place: 'value', args });
        }
      },
      placeholders: (xml, container, childPath) =>
        leadsTo(path, childPath) && holds(xml, container) ? rule.placeholders : undefined,
    };
  },
  describe: (rule, language) => {
    const placeholders = language.or(quoteAll(rule.placeholders));
    return describeWhen(
      language.t('{0} must contain {1}', quote(rule.element), placeholders),
      rule,
      language,
    );
  },
};
