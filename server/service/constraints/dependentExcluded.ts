/**
 * `dependentExcluded`: an element excludes others beside it.
 */
import { NONE } from '../parser/xmlNodes';
import { quote, quoteAll } from '../schema/words';
import type { ConstraintDefinition } from './constraintTypes';
import { findAll, findFirst, leadsTo, placesOf } from './elementPath';

/** An element that excludes others. */
export const dependentExcluded: ConstraintDefinition<'dependentExcluded'> = {
  code: 'dependent-excluded',
  compile: (rule, compiler) => {
    const element = compiler.path(rule.element);
    const excluded = rule.excludes.map(compiler.path);
    const holds = compiler.predicate(rule.when);
    return {
      subjects: placesOf(element),
      check: (xml, container, report) => {
        if (findFirst(xml, container, element) === NONE || !holds(xml, container)) return;
        for (const path of excluded) {
          for (const node of findAll(xml, container, path)) {
            report({ node, place: 'startTagName', args: { other: rule.element } });
          }
        }
      },
      excludes: (xml, container, childPath) =>
        excluded.some((path) => leadsTo(path, childPath)) &&
        holds(xml, container) &&
        findFirst(xml, container, element) !== NONE,
    };
  },
  describe: (rule, language) =>
    language.t('{0} excludes {1}.', quote(rule.element), language.and(quoteAll(rule.excludes))),
};
