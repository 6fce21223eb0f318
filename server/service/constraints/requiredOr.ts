/**
 * `requiredOr`: at least one of the elements. `requiredXor`: exactly one of them.
 */
import { NONE } from '../parser/xmlNodes';
import { quoteAll } from '../schema/words';
import type { ConstraintDefinition } from './constraintTypes';
import { findFirst, leadsTo } from './elementPath';

/** At least one of several. */
export const requiredOr: ConstraintDefinition<'requiredOr'> = {
  code: 'required-or',
  compile: (rule, compiler) => {
    const paths = rule.elements.map(compiler.path);
    const holds = compiler.predicate(rule.when);
    // Where the schema asks for one of them anyway, its absence is reported as that.
    if (paths.some(({ declaration }) => declaration !== undefined && declaration.minOccurs > 0)) {
      return { check: () => undefined };
    }
    const noneSet = (...[xml, container]: Parameters<typeof holds>) =>
      paths.every((path) => findFirst(xml, container, path) === NONE);
    return {
      check: (xml, container, report) => {
        if (!holds(xml, container) || !noneSet(xml, container)) return;
        report({
          node: container,
          place: 'startTagName',
          args: { elements: compiler.language.or(quoteAll(rule.elements)) },
        });
      },
      requires: (xml, container, childPath) =>
        paths.some((path) => leadsTo(path, childPath)) && holds(xml, container) && noneSet(xml, container),
    };
  },
  describe: (rule, language) =>
    language.t('At least one of {0} is required.', language.and(quoteAll(rule.elements))),
};
