/**
 * The outermost elements of a document: is it a request or an answer, of which job, or of several.
 * A request that carries several jobs has an element for each, with a Tag of its own.
 */
import { findListed } from '../facets/enumeration';
import { isUnclosed, NONE, type NodeId, NodeKind, nameOf, type XmlDocument } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import { REQUEST, TAG } from '../schema/schemaParts';
import type { ElementDeclaration, OtherRequest, RequestSchema, SchemaSet } from '../schema/schemaTypes';
import { findResponse } from './bindResponse';
import { jobWith } from './jobs';
import type { Job, RequestDocument } from './requestDocument';

/** What the outermost elements say: request or answer, and which jobs. */
export type Envelope = Pick<
  RequestDocument,
  'request' | 'tagElement' | 'tag' | 'schema' | 'jobs' | 'otherRequest' | 'response'
>;

/** Reads the outermost elements. */
export function readEnvelope(xml: XmlDocument, schemaSet: SchemaSet): Envelope {
  const request = xml.root !== NONE && nameOf(xml, xml.root) === REQUEST ? xml.root : NONE;
  const response = findResponse(xml, schemaSet);
  const nothing = { request, tagElement: NONE, tag: undefined, schema: undefined, jobs: [], response };
  if (request === NONE) return { ...nothing, otherRequest: undefined };
  const otherRequest = findOtherRequest(xml, request, schemaSet);
  if (otherRequest !== undefined) return { ...nothing, otherRequest };
  const jobs = findJobs(xml, request, schemaSet);
  return { request, ...commonTag(jobs), jobs, otherRequest, response };
}

/**
 * The declaration of the root: that of the Tag where all jobs have one, else what their Tags share.
 * Undefined while nothing is known of any job.
 */
export function rootOf({ jobs }: Envelope, { sharedRoot }: SchemaSet): ElementDeclaration | undefined {
  const [first] = jobs;
  if (first?.schema !== undefined && jobs.every(({ schema }) => schema === first.schema)) {
    return first.schema.root;
  }
  const known = jobs.flatMap(({ schema }) => schema ?? []);
  return known.length === 0 ? undefined : sharedRoot(known);
}

/** What an element is inside of a container with that declaration; each job has the elements of its own Tag. */
export function declarationIn(
  container: ElementDeclaration,
  xml: XmlDocument,
  node: NodeId,
  { request, jobs }: Pick<RequestDocument, 'request' | 'jobs'>,
): ElementDeclaration | undefined {
  const parent = xml.parent[node] ?? NONE;
  const nameId = xml.nameId[node] ?? NONE;
  const declared = container.childrenById.get(nameId);
  if (parent === request) return jobDeclaration(xml, node, jobs) ?? declared;
  if (declared !== undefined || container.parent?.parent !== undefined) return declared;
  const job = jobWith(jobs, parent);
  // The Tag of a job is declared where that of the request is.
  const own = job === undefined ? undefined : container.parent?.childrenById.get(nameId);
  return own?.builtin === 'tag' ? own : undefined;
}

/** What a job is by its own Tag; undefined for any other element. */
export function jobDeclaration(
  xml: XmlDocument,
  node: NodeId,
  jobs: readonly Job[],
): ElementDeclaration | undefined {
  return jobWith(jobs, node)?.schema?.root.childrenById.get(xml.nameId[node] ?? NONE);
}

function tagIdOf({ nameIds }: SchemaSet): number {
  return nameIds.get(TAG) ?? NONE;
}

function childNamed(xml: XmlDocument, parent: NodeId, nameId: number): NodeId {
  let child = xml.firstChild[parent] ?? NONE;
  while (child !== NONE && (xml.kind[child] !== NodeKind.element || xml.nameId[child] !== nameId)) {
    child = xml.nextSibling[child] ?? NONE;
  }
  return child;
}

/** The jobs; one, where no element is for a job alone. */
function findJobs(xml: XmlDocument, request: NodeId, schemaSet: SchemaSet): Job[] {
  const { nameIds, severalJobs } = schemaSet;
  const tagId = tagIdOf(schemaSet);
  const rootTag = childNamed(xml, request, tagId);
  const schemas = new Map<string, RequestSchema | undefined>();
  const schemaOf = (tag: string): RequestSchema | undefined => {
    if (!schemas.has(tag)) schemas.set(tag, findSchema(schemaSet, tag));
    return schemas.get(tag);
  };
  const jobIn = (element: NodeId): Job => {
    const own = element === NONE ? NONE : childNamed(xml, element, tagId);
    const tagElement = own === NONE || (isEmpty(xml, own) && rootTag !== NONE) ? rootTag : own;
    const tag = tagOf(xml, tagElement);
    return { element, tagElement, tag, schema: tag === undefined ? undefined : schemaOf(tag) };
  };
  const jobNameId = nameIds.get(severalJobs.element) ?? NONE;
  const jobs = elementsOfJobs(xml, request, jobNameId).map(jobIn);
  return jobs.length === 0 ? [jobIn(NONE)] : jobs;
}

/** In document order. Inside of a job that nothing closes the next one starts. */
function elementsOfJobs(xml: XmlDocument, request: NodeId, jobNameId: number): NodeId[] {
  const found: NodeId[] = [];
  const open: NodeId[] = [xml.firstChild[request] ?? NONE];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === NONE) continue;
    open.push(xml.nextSibling[node] ?? NONE);
    if (xml.kind[node] !== NodeKind.element || xml.nameId[node] !== jobNameId) continue;
    found.push(node);
    if (isUnclosed(xml, node)) open.push(xml.firstChild[node] ?? NONE);
  }
  return found;
}

function isEmpty(xml: XmlDocument, tagElement: NodeId): boolean {
  return tagOf(xml, tagElement) === undefined;
}

function tagOf(xml: XmlDocument, tagElement: NodeId): string | undefined {
  return tagElement === NONE ? undefined : leafValue(xml, tagElement) || undefined;
}

/** What the jobs agree about; those without a Tag say nothing. */
function commonTag(jobs: readonly Job[]): Pick<Envelope, 'tagElement' | 'tag' | 'schema'> {
  const [first] = jobs.filter(({ tag }) => tag !== undefined);
  const isCommon = jobs.every(({ tag }) => tag === undefined || tag === first?.tag);
  if (first !== undefined && isCommon) {
    const { tagElement, tag, schema } = first;
    return { tagElement, tag, schema };
  }
  const empty = jobs.length === 1 ? jobs[0]?.tagElement : undefined;
  return { tagElement: empty ?? NONE, tag: undefined, schema: undefined };
}

/** Another letter case still chooses the schema, so that one wrong letter does not suppress every check. */
function findSchema(schemaSet: SchemaSet, tag: string): RequestSchema | undefined {
  const exact = schemaSet.tags.get(tag);
  if (exact !== undefined || schemaSet.otherTags.has(tag)) return exact;
  const known = [...schemaSet.tags.keys()].map((value) => ({ value, documentation: undefined }));
  const listed = findListed(known, tag);
  return listed === undefined ? undefined : schemaSet.tags.get(listed.value);
}

function findOtherRequest(
  xml: XmlDocument,
  request: NodeId,
  { otherRequests }: SchemaSet,
): OtherRequest | undefined {
  const isThere = (path: readonly number[]): boolean => {
    let element = request;
    for (const nameId of path) {
      element = childNamed(xml, element, nameId);
      if (element === NONE) return false;
    }
    return true;
  };
  return otherRequests.find(({ has, lacks }) => has.every(isThere) && !lacks.some(isThere));
}
