/**
 * The schemas as RELAX NG, which can choose by the Tag and lets elements stand in any order.
 */
import { REQUEST, TAG } from '../schema/schemaParts';
import type { ElementDeclaration, RequestSchema, SeveralJobs } from '../schema/schemaTypes';
import { isJob, type SharedElement, sharedElements } from './sharedElements';
import { mustBeThere, type ValueAlternative, valueModel } from './valueModel';
import { element, writeXml, type XmlElement } from './xmlWriter';

/** More occurrences than this are not counted, as `maxOccurs="unbounded"`: validators would take long to count them. */
const COUNTED_OCCURRENCES = 20;

const attributes = {
  xmlns: 'http://relaxng.org/ns/structure/1.0',
  'xmlns:a': 'http://relaxng.org/ns/compatibility/annotations/1.0',
  datatypeLibrary: 'http://www.w3.org/2001/XMLSchema-datatypes',
};

/** One RELAX NG schema for requests of all these Tags, and for requests that carry jobs of several of them. */
export function toRelaxNg(
  schemas: readonly RequestSchema[],
  jobs: SharedJobs,
  comment: readonly string[],
): string {
  const definitions: Definitions = new Map();
  const requests = schemas.map(({ root, documentation, tag }) =>
    element('element', { name: REQUEST }, [
      documented(documentation),
      ...contentOf(root, { tag, definitions, jobs }),
    ]),
  );
  const several = requestsOfSeveralJobs(schemas, { definitions, jobs });
  const start = element('start', {}, [choiceOf([...requests, ...several])]);
  return writeXml(element('grammar', attributes, [start, ...definitions.values()]), comment);
}

/** Patterns that are referred to several times, by name. */
type Definitions = Map<string, XmlElement>;

/** The element that each of several jobs has, and how many there may be. */
export type SharedJobs = Pick<SeveralJobs, 'element' | 'most'>;

/** What the export of all requests needs. */
interface WholeExport {
  readonly definitions: Definitions;
  readonly jobs: SharedJobs;
}

/** What the export of one request's parts needs. */
interface RequestExport extends WholeExport {
  readonly tag: string;
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
  if (isJob(container, request.jobs)) return jobContent(children, container, request);
  if (container.anyElements) children.push(anyElements(container));
  if (children.length === 0) return [element('empty')];
  return children.length === 1 ? children : [element('interleave', {}, children)];
}

/** What stands in a job's element is written once; it may have a Tag of its own. */
function jobContent(
  children: readonly XmlElement[],
  { path }: ElementDeclaration,
  { tag, definitions }: RequestExport,
): readonly XmlElement[] {
  const name = contentName(tag, path);
  definitions.set(name, element('define', { name }, [interleaved(children)]));
  return [interleaved([element('optional', {}, [tagElement(tag)]), element('ref', { name })])];
}

function contentName(tag: string, path: string): string {
  return `${tag}.${path}.content`;
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
  return times(required, maxOccurs, reference);
}

function times(least: number, most: number, pattern: XmlElement): XmlElement {
  let occurrences = atLeast(least - most + 1, [pattern]);
  for (let index = most - 1; index > 0; index--) {
    occurrences = atLeast(least - index + 1, [pattern, occurrences]);
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

/** The definition of a job with a Tag of its own, and that of what stands around jobs. */
const JOB = 'job';
const AROUND_JOBS = 'around-jobs';

/**
 * Requests whose jobs have different Tags: each job has one of its own, or there is one at the root for the others.
 * What stands around may be whatever one of the Tags knows: which of them it is for, RELAX NG cannot say.
 */
function requestsOfSeveralJobs(schemas: readonly RequestSchema[], whole: WholeExport): readonly XmlElement[] {
  const { definitions, jobs } = whole;
  const parts = schemas.flatMap(({ root, tag }) =>
    root.children.filter((child) => isJob(child, jobs)).map(({ path }) => ({ tag, path })),
  );
  if (parts.length === 0 || jobs.most < 2) return [];
  const own = parts.map(({ tag, path }) =>
    element('element', { name: jobs.element }, [
      interleaved([tagElement(tag), element('ref', { name: contentName(tag, path) })]),
    ]),
  );
  definitions.set(JOB, element('define', { name: JOB }, [choiceOf(own)]));
  const around = sharedElements(
    schemas.map(({ root }) => root),
    jobs,
  ).map(sharedElement);
  definitions.set(AROUND_JOBS, element('define', { name: AROUND_JOBS }, [interleaved(around)]));
  const job = element('ref', { name: JOB });
  const anyTag = element('optional', {}, [element('element', { name: TAG }, [element('text')])]);
  const requestOf = (tag: XmlElement, occurrences: XmlElement): XmlElement =>
    element('element', { name: REQUEST }, [
      interleaved([tag, element('ref', { name: AROUND_JOBS }), occurrences]),
    ]);
  return [
    requestOf(anyTag, times(1, jobs.most, job)),
    ...parts.map(({ tag, path }) => {
      const untagged = element('ref', { name: `${tag}.${path}` });
      return requestOf(tagElement(tag), times(2, jobs.most, choiceOf([untagged, job])));
    }),
  ];
}

function tagElement(tag: string): XmlElement {
  return element('element', { name: TAG }, [element('value', {}, tag)]);
}

function interleaved(patterns: readonly XmlElement[]): XmlElement {
  const [only = element('empty'), ...others] = patterns;
  return others.length === 0 ? only : element('interleave', {}, patterns);
}

function sharedElement({ name, least, most, content }: SharedElement): XmlElement {
  const inside =
    content.kind === 'values'
      ? choiceOf(content.values.flatMap(alternative))
      : interleaved(content.children.map(sharedElement));
  const pattern = element('element', { name }, [inside]);
  if (most > 1) return element(least > 0 ? 'oneOrMore' : 'zeroOrMore', {}, [pattern]);
  return atLeast(least, [pattern]);
}
