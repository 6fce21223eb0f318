/**
 * The schema of one Tag as XML Schema 1.0. It cannot choose by the Tag, and it cannot count elements that stand in
 * any order: a container with a child that may be there several times only lists its children.
 */
import { REQUEST, TAG } from '../schema/schemaParts';
import type { ElementDeclaration, RequestSchema, SeveralJobs } from '../schema/schemaTypes';
import { isJob } from './sharedElements';
import { mustBeThere, type ValueAlternative, valueModel } from './valueModel';
import { element, writeXml, type XmlElement } from './xmlWriter';

/** The XML Schema of one Tag. */
export function toXmlSchema(
  { root, documentation, tag }: RequestSchema,
  jobs: Pick<SeveralJobs, 'element'>,
  comment: readonly string[],
): string {
  const request = element('xs:element', { name: REQUEST }, [
    documented(documentation),
    contentOf(root, { tag, jobs }),
  ]);
  const attributes = { 'xmlns:xs': 'http://www.w3.org/2001/XMLSchema', elementFormDefault: 'qualified' };
  return writeXml(element('xs:schema', attributes, [request]), comment);
}

/** What the export of a request's parts needs. */
interface RequestExport {
  readonly tag: string;
  readonly jobs: Pick<SeveralJobs, 'element'>;
}

/** True when XML Schema can say how often each child of the container may be there. */
export function isCountable({ children }: ElementDeclaration): boolean {
  return children.every(({ maxOccurs }) => maxOccurs <= 1);
}

function documented(documentation: string): XmlElement {
  return element('xs:annotation', {}, [element('xs:documentation', {}, documentation.trim())]);
}

function contentOf(container: ElementDeclaration, request: RequestExport): XmlElement {
  if (container.anyElements) return element('xs:complexType', {}, [anyElements()]);
  const isCounted = isCountable(container);
  const children = container.children.map((child) => elementOf(child, request, isCounted));
  // A job may have a Tag of its own; XML Schema cannot choose by it, so that it is the one that the schema is of.
  if (isJob(container, request.jobs)) children.push(ownTag(request.tag, isCounted));
  const group = isCounted
    ? element('xs:all', {}, children)
    : element('xs:choice', { minOccurs: '0', maxOccurs: 'unbounded' }, children);
  return element('xs:complexType', {}, [group]);
}

/** XML Schema 1.0 cannot have some names and all others in one container: all names are the same to it. */
function anyElements(): XmlElement {
  const any = element('xs:any', { minOccurs: '0', maxOccurs: 'unbounded', processContents: 'skip' });
  return element('xs:sequence', {}, [any]);
}

function ownTag(tag: string, isCounted: boolean): XmlElement {
  const type = element('xs:simpleType', {}, [restrictionOf({ kind: 'listed', values: [tag] })]);
  return element('xs:element', { name: TAG, ...(isCounted ? { minOccurs: '0' } : {}) }, [type]);
}

function elementOf(declaration: ElementDeclaration, request: RequestExport, isCounted: boolean): XmlElement {
  const { name, documentation, builtin } = declaration;
  const isOptional = isCounted && !mustBeThere(declaration);
  return element('xs:element', { name, ...(isOptional ? { minOccurs: '0' } : {}) }, [
    ...(documentation === '' ? [] : [documented(documentation)]),
    builtin === 'container' ? contentOf(declaration, request) : typeOf(declaration, request.tag),
  ]);
}

function typeOf(declaration: ElementDeclaration, tag: string): XmlElement {
  const isTag = declaration.builtin === 'tag';
  const alternatives: readonly ValueAlternative[] = isTag
    ? [{ kind: 'listed', values: [tag] }]
    : valueModel(declaration);
  const types = alternatives.map((alternative) => element('xs:simpleType', {}, [restrictionOf(alternative)]));
  const [first, ...others] = types;
  if (first !== undefined && others.length === 0) return first;
  return element('xs:simpleType', {}, [element('xs:union', {}, types)]);
}

function restrictionOf(value: ValueAlternative): XmlElement {
  switch (value.kind) {
    case 'empty':
      return element('xs:restriction', { base: 'xs:token' }, [element('xs:maxLength', { value: '0' })]);
    case 'listed':
      return element(
        'xs:restriction',
        { base: 'xs:token' },
        value.values.map((listed) => element('xs:enumeration', { value: listed })),
      );
    case 'data': {
      const limits = Object.entries(value.limits);
      return element(
        'xs:restriction',
        { base: `xs:${value.type}` },
        limits.map(([name, limit]) => element(`xs:${name}`, { value: limit })),
      );
    }
  }
}
