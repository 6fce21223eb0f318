/**
 * The schemas as RELAX NG, which can choose by the Tag and lets elements stand in any order.
 */
import { REQUEST } from '../schema/schemaParts';
import type { ElementDeclaration, RequestSchema } from '../schema/schemaTypes';
import { mustBeThere, type ValueAlternative, valueModel } from './valueModel';
import { element, writeXml, type XmlElement } from './xmlWriter';

const attributes = {
  xmlns: 'http://relaxng.org/ns/structure/1.0',
  'xmlns:a': 'http://relaxng.org/ns/compatibility/annotations/1.0',
  datatypeLibrary: 'http://www.w3.org/2001/XMLSchema-datatypes',
};

/** One RELAX NG schema for requests of all these Tags. */
export function toRelaxNg(schemas: readonly RequestSchema[], comment: readonly string[]): string {
  const requests = schemas.map(({ root, documentation, tag }) =>
    element('element', { name: REQUEST }, [documented(documentation), ...contentOf(root, tag)]),
  );
  const start = element('start', {}, [choiceOf(requests)]);
  return writeXml(element('grammar', attributes, [start]), comment);
}

function documented(documentation: string): XmlElement {
  return element('a:documentation', {}, documentation.trim());
}

function choiceOf(patterns: readonly XmlElement[]): XmlElement {
  const [first = element('notAllowed'), ...others] = patterns;
  return others.length === 0 ? first : element('choice', {}, patterns);
}

function contentOf(container: ElementDeclaration, tag: string): readonly XmlElement[] {
  const children = container.children.map((child) => occurring(child, elementOf(child, tag)));
  if (container.anyElements) children.push(anyElements(container));
  if (children.length === 0) return [element('empty')];
  return children.length === 1 ? children : [element('interleave', {}, children)];
}

/** Elements of all other names, with any text inside. */
function anyElements({ children }: ElementDeclaration): XmlElement {
  const known = children.map(({ name }) => element('name', {}, name));
  const name = element('anyName', {}, known.length === 0 ? [] : [element('except', {}, known)]);
  return element('zeroOrMore', {}, [element('element', {}, [name, element('text')])]);
}

function elementOf(declaration: ElementDeclaration, tag: string): XmlElement {
  const { name, documentation, builtin } = declaration;
  return element('element', { name }, [
    ...(documentation === '' ? [] : [documented(documentation)]),
    ...(builtin === 'container' ? contentOf(declaration, tag) : [contentOfLeaf(declaration, tag)]),
  ]);
}

function occurring(declaration: ElementDeclaration, pattern: XmlElement): XmlElement {
  const { minOccurs, maxOccurs } = declaration;
  const isRequired = mustBeThere(declaration);
  if (maxOccurs === Number.POSITIVE_INFINITY) {
    return element(isRequired ? 'oneOrMore' : 'zeroOrMore', {}, [pattern]);
  }
  const optional = element('optional', {}, [pattern]);
  const [first, ...others] = Array.from({ length: maxOccurs }, (_, index) =>
    isRequired && index < minOccurs ? pattern : optional,
  );
  if (first === undefined) return element('empty');
  return others.length === 0 ? first : element('group', {}, [first, ...others]);
}

function contentOfLeaf(declaration: ElementDeclaration, tag: string): XmlElement {
  if (declaration.builtin === 'tag') return element('value', {}, tag);
  return choiceOf(valueModel(declaration).flatMap(alternative));
}

function alternative(value: ValueAlternative): readonly XmlElement[] {
  switch (value.kind) {
    case 'empty':
      return [element('empty')];
    case 'listed':
      return value.values.map((listed) => element('value', {}, listed));
    case 'data': {
      const params = Object.entries(value.limits).map(([name, limit]) => element('param', { name }, limit));
      return [element('data', { type: value.type }, params)];
    }
  }
}
