/**
 * `requiredXor`: exactly one of the elements.
 */
import { NONE } from '../parser/xmlNodes';
import { quoteAll } from '../schema/words';
import type { ConstraintDefinition } from './constraintTypes';
import { findFirst, leadsTo } from './elementPath';

/** Exactly one of several. */
export const requiredXor: ConstraintDefinition<'requiredXor'> = {
  code: 'required-xor',
  compile: (rule, compiler) => {
    const paths = rule.elements.map(compiler.path);
    const holds = compiler.predicate(rule.when);
    const setNodes = (...[xml, container]: Parameters<typeof holds>) =>
      paths.map((path) => findFirst(xml, container, path)).filter((node) => node !== NONE);
    return {
      check: (xml, container, report) => {
        if (!holds(xml, container)) return;
        const args = { elements: compiler.language.or(quoteAll(rule.elements)) };
        const nodes = setNodes(xml, container);
        if (nodes.length === 0) report({ node: container, place: 'startTagName', args });
        for (const node of nodes.slice(1)) report({ node, place: 'startTagName', args });
      },
      // The element that is set does not stand in its own way: it may stand there several times.
      excludes: (xml, container, childPath) =>
        paths.some((path) => leadsTo(path, childPath)) &&
        holds(xml, container) &&
        paths.some((path) => !leadsTo(path, childPath) && findFirst(xml, container, path) !== NONE),
      requires: (xml, container, childPath) =>
        paths.some((path) => leadsTo(path, childPath)) &&
        holds(xml, container) &&
        setNodes(xml, container).length === 0,
    };
  },
  describe: (rule, language) =>
    language.t('Exactly one of {0} is required.', language.and(quoteAll(rule.elements))),
};
