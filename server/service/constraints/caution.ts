/**
 * `caution`: something that the job does and cannot be undone, such as deleting its source. It is reported beside the
 * element that asks for it, and once more before the job is submitted.
 */
import { NONE } from '../parser/xmlNodes';
import type { ConstraintDefinition } from './constraintTypes';
import { findFirst } from './elementPath';

/** What cannot be undone. */
export const caution: ConstraintDefinition<'caution'> = {
  code: 'irreversible',
  compile: (rule, compiler) => {
    const path = compiler.path(rule.element);
    const holds = compiler.predicate(rule.when);
    return {
      check: (xml, container, report) => {
        if (!holds(xml, container)) return;
        const node = findFirst(xml, container, path);
        if (node === NONE) report({ node: container, place: 'startTagName', args: {} });
        else report({ node, place: 'value', args: {} });
      },
    };
  },
  describe: ({ note }) => note,
};
