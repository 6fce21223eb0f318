/**
 * `excludedWhen`: elements that are not possible while a condition holds.
 */
import { quoteList } from '../schema/words';
import type { ConstraintDefinition } from './constraintTypes';
import { findAll, leadsTo } from './elementPath';
import { describePredicate } from './predicate';

/** Elements that a condition makes impossible. */
export const excludedWhen: ConstraintDefinition<'excludedWhen'> = {
  code: 'excluded-when',
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
        for (const node of nodes) report({ node, place: 'startTagName', args: { condition } });
      },
      excludes: (xml, container, childPath) =>
        paths.some((path) => leadsTo(path, childPath)) && holds(xml, container),
    };
  },
  describe: (rule) =>
    `${quoteList(rule.elements, 'and')} is not possible when ${describePredicate(rule.when)}.`,
};
