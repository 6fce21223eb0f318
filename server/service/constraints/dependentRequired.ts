/**
 * `dependentRequired`: an element needs others beside it.
 */
import { NONE } from '../parser/xmlNodes';
import { quote, quoteAll } from '../schema/words';
import type { ConstraintDefinition } from './constraintTypes';
import { findFirst, leadsTo, placesOf } from './elementPath';

/** An element that needs others. */
export const dependentRequired: ConstraintDefinition<'dependentRequired'> = {
  code: 'dependent-required',
  compile: (rule, compiler) => {
    const element = compiler.path(rule.element);
    const required = rule.requires.map(compiler.path);
    const holds = compiler.predicate(rule.when);
    return {
      subjects: placesOf(element),
      check: (xml, container, report) => {
        const node = findFirst(xml, container, element);
        if (node === NONE || !holds(xml, container)) return;
        const missing = required.filter((path) => findFirst(xml, container, path) === NONE);
        if (missing.length === 0) return;
        const elements = compiler.language.and(
          quoteAll(missing.map((path) => relativeTo(rule.element, path.text))),
        );
        report({ node, place: 'startTagName', args: { elements } });
      },
      requires: (xml, container, childPath) =>
        required.some((path) => leadsTo(path, childPath)) &&
        holds(xml, container) &&
        findFirst(xml, container, element) !== NONE,
    };
  },
  describe: (rule, language) =>
    language.t('{0} requires {1}.', quote(rule.element), language.and(quoteAll(rule.requires))),
};

/** Inside the element itself, the rest of the path says enough. */
function relativeTo(element: string, path: string): string {
  return path.startsWith(`${element}/`) ? path.slice(element.length + 1) : path;
}
