/**
 * `ignoredWhen`: elements that the service ignores while a condition holds. A hint, shown dimmed.
 */
import { quoteList } from '../schema/words';
import type { ConstraintDefinition } from './constraintTypes';
import { findAll, leadsTo } from './elementPath';
import { describePredicate } from './predicate';

/** Elements that a condition makes meaningless. */
export const ignoredWhen: ConstraintDefinition<'ignoredWhen'> = {
  code: 'ignored-when',
  compile: (rule, compiler) => {
    const paths = rule.elements.map(compiler.path);
    const holds = compiler.predicate(rule.when);
    const explain = compiler.explanation(rule.when, rule.elements);
    return {
      check: (xml, container, report) => {
        if (!holds(xml, container)) return;
        const nodes = paths.flatMap((path) => findAll(xml, container, path));
        if (nodes.length === 0) return;
        const condition = explain(xml, container);
        for (const node of nodes) report({ node, place: 'element', args: { condition } });
      },
      excludes: (xml, container, childPath) =>
        paths.some((path) => leadsTo(path, childPath)) && holds(xml, container),
    };
  },
  describe: (rule) =>
    `${quoteList(rule.elements, 'and')} has no effect when ${describePredicate(rule.when)}.`,
};
