/**
 * The schemas as RELAX NG, which can choose by the Tag and lets elements stand in any order.
 */
import { REQUEST } from '../schema/schemaParts';
import type { ElementDeclaration, RequestSchema } from '../schema/schemaTypes';
import { mustBeThere, type ValueAlternative, valueModel } from './valueModel';
import { element, writeXml, type XmlElement } from './xmlWriter';

/** More occurrences than this are not counted, as `maxOccurs="unbounded"`: validators would take long to count them. */
const COUNTED_OCCURRENCES = 20;

const attributes = {
  xmlns: 'http://relaxng.org/ns/structure/1.0',
  'xmlns:a': 'http://relaxng.org/ns/compatibility/annotations/1.0',
  datatypeLibrary: 'http://www.w3.org/2001/XMLSchema-datatypes',
};

/** One RELAX NG schema for requests of all these Tags. */
export function toRelaxNg(schemas: readonly RequestSchema[], comment: readonly string[]): string {
  const definitions: Definitions = new Map();
  const requests = schemas.map(({ root, documentation, tag }) =>
    element('element', { name: REQUEST }, [
      documented(documentation),
      ...contentOf(root, { tag, definitions }),
    ]),
  );
  const start = element('start', {}, [choiceOf(requests)]);
  return writeXml(element('grammar', attributes, [start, ...definitions.values()]), comment);
}

/** Patterns that are referred to several times, by name. */
type Definitions = Map<string, XmlElement>;

/** What the export of one request's parts needs. */
interface RequestExport {
  readonly tag: string;
  readonly definitions: Definitions;
}

function documented(documentation: string): XmlElement {
  return element('a:documentation', {}, documentation.trim());
}

function choiceOf(patterns: readonly XmlElement[]): XmlElement {
  const [first = element('notAllowed'), ...others] = patterns;
  return others.length === 0 ? first : element('choice', {}, patterns);
}

function contentOf(container: ElementDeclaration, request: RequestExport): readonly XmlElement[] {
  const children = container.children.map((child) => occurring(child, request));
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

function elementOf(declaration: ElementDeclaration, request: RequestExport): XmlElement {
  const { name, documentation, builtin } = declaration;
  return element('element', { name }, [
    ...(documentation === '' ? [] : [documented(documentation)]),
    ...(builtin === 'container'
      ? contentOf(declaration, request)
      : [contentOfLeaf(declaration, request.tag)]),
  ]);
}

function occurring(declaration: ElementDeclaration, request: RequestExport): XmlElement {
  const { maxOccurs } = declaration;
  if (maxOccurs === 0) return element('empty');
  const required = mustBeThere(declaration) ? declaration.minOccurs : 0;
  const pattern = elementOf(declaration, request);
  if (maxOccurs > COUNTED_OCCURRENCES) {
    return element(required > 0 ? 'oneOrMore' : 'zeroOrMore', {}, [pattern]);
  }
  return maxOccurs === 1 ? atLeast(required, [pattern]) : counted(declaration, required, pattern, request);
}

/** Several occurrences: the pattern is written once, each further one stands inside the one before it. */
function counted(
  { path, maxOccurs }: ElementDeclaration,
  required: number,
  pattern: XmlElement,
  { tag, definitions }: RequestExport,
): XmlElement {
  const name = `${tag}.${path.replaceAll('/', '.')}`;
  definitions.set(name, element('define', { name }, [pattern]));
  const reference = element('ref', { name });
  let occurrences = atLeast(required - maxOccurs + 1, [reference]);
  for (let index = maxOccurs - 1; index > 0; index--) {
    occurrences = atLeast(required - index + 1, [reference, occurrences]);
  }
  return occurrences;
}

/** A group of patterns, optional when none of them has to be there. */
function atLeast(required: number, patterns: readonly XmlElement[]): XmlElement {
  if (required <= 0) return element('optional', {}, patterns);
  const [only, ...others] = patterns;
  return only !== undefined && others.length === 0 ? only : element('group', {}, patterns);
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
