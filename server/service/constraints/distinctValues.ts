/**
 * `distinctValues`: values that must differ from each other, such as the keys of several results.
 */
import { at, NONE, type NodeId, type XmlDocument } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import { quoteAll } from '../schema/words';
import type { ConstraintDefinition } from './constraintTypes';
import { type ElementPath, findAll, findFirst } from './elementPath';

/** A value of which there may be one. */
export const distinctValues: ConstraintDefinition<'distinctValues'> = {
  code: 'repeated-value',
  compile: (rule, compiler) => {
    const holds = compiler.predicate(rule.when);
    const exempting = (rule.unless ?? []).map((placeholder) => placeholder.toLowerCase());
    const isExempt = (value: string): boolean => {
      const lower = value.toLowerCase();
      return exempting.some((placeholder) => lower.includes(placeholder));
    };
    const places = rule.elements.map((element) => ({
      path: compiler.path(element),
      // Whole paths, so that a change of a sibling is a change of the rule.
      beside: (rule.beside ?? []).map((name) => lastStep(compiler.path(siblingPath(element, name)))),
    }));
    return {
      check: (xml, container, report) => {
        const seen = new Set<string>();
        for (const { path, beside } of places) {
          for (const node of findAll(xml, container, path)) {
            const value = leafValue(xml, node);
            if (isExempt(value)) continue;
            const others = beside.map((sibling) => valueBeside(xml, node, sibling));
            const key = JSON.stringify([value, ...others]);
            if (seen.has(key) && holds(xml, container)) report({ node, place: 'value', args: { value } });
            seen.add(key);
          }
        }
      },
    };
  },
  describe: ({ elements }, language) =>
    elements.length === 1
      ? language.t('No two {0} may be the same.', quoteAll(elements)[0] ?? '')
      : language.t('{0} must differ.', language.and(quoteAll(elements))),
};

function siblingPath(element: string, name: string): string {
  return [...element.split('/').slice(0, -1), name].join('/');
}

function lastStep(path: ElementPath): ElementPath {
  return { ...path, nameIds: path.nameIds.slice(-1) };
}

function valueBeside(xml: XmlDocument, node: NodeId, sibling: ElementPath): string {
  const found = findFirst(xml, at(xml.parent, node), sibling);
  return found === NONE ? '' : leafValue(xml, found);
}
