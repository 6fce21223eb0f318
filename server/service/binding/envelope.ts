/**
 * The outermost elements of a document: is it a request or an answer, of which job, or of several.
 * A request that carries several jobs has an element for each, with a Tag of its own.
 */
import { findListed } from '../facets/enumeration';
import { NONE, type NodeId, NodeKind, nameOf, type XmlDocument } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import { REQUEST, TAG } from '../schema/schemaParts';
import type { ElementDeclaration, OtherRequest, RequestSchema, SchemaSet } from '../schema/schemaTypes';
import { findResponse } from './bindResponse';
import type { JobElement, RequestDocument } from './requestDocument';

/** What the outermost elements say: request or answer, and which job. */
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
  const rootTag = childNamed(xml, request, tagIdOf(schemaSet));
  const jobs = findJobs(xml, request, schemaSet);
  const { tagElement, tag } = commonTag(xml, rootTag, jobs);
  const schema = tag === undefined ? undefined : findSchema(schemaSet, tag);
  return { request, tagElement, tag, schema, jobs, otherRequest, response };
}

/** The declaration of a job's own Tag, which is that of the request's. */
export function ownTagDeclaration(
  xml: XmlDocument,
  node: NodeId,
  { request, schema }: Pick<RequestDocument, 'request' | 'schema'>,
): ElementDeclaration | undefined {
  const job = xml.parent[node] ?? NONE;
  if (schema === undefined || job === NONE || xml.parent[job] !== request) return undefined;
  const declaration = schema.root.childrenById[xml.nameId[node] ?? NONE];
  return declaration?.builtin === 'tag' ? declaration : undefined;
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

/** The elements of the jobs where one of them names a Tag of its own; none in an ordinary request. */
function findJobs(xml: XmlDocument, request: NodeId, schemaSet: SchemaSet): JobElement[] {
  const tagId = tagIdOf(schemaSet);
  const elements: NodeId[] = [];
  let jobNameId: number | undefined;
  for (let child = xml.firstChild[request] ?? NONE; child !== NONE; child = xml.nextSibling[child] ?? NONE) {
    if (xml.kind[child] !== NodeKind.element) continue;
    elements.push(child);
    if (jobNameId === undefined && childNamed(xml, child, tagId) !== NONE) jobNameId = xml.nameId[child];
  }
  if (jobNameId === undefined) return [];
  return elements
    .filter((element) => xml.nameId[element] === jobNameId)
    .map((element) => {
      const tagElement = childNamed(xml, element, tagId);
      return { element, tagElement, tag: tagOf(xml, tagElement) };
    });
}

function tagOf(xml: XmlDocument, tagElement: NodeId): string | undefined {
  return tagElement === NONE ? undefined : leafValue(xml, tagElement) || undefined;
}

/** The Tag that all jobs have; a job's own goes before that of the request. */
function commonTag(
  xml: XmlDocument,
  rootTag: NodeId,
  jobs: readonly JobElement[],
): Pick<Envelope, 'tagElement' | 'tag'> {
  const requestTag = tagOf(xml, rootTag);
  if (jobs.length === 0) return { tagElement: rootTag, tag: requestTag };
  const tags = new Set(jobs.map(({ tag }) => tag ?? requestTag).filter((tag) => tag !== undefined));
  const [tag] = tags;
  if (tag === undefined || tags.size > 1) return { tagElement: rootTag, tag: undefined };
  const own = jobs.find((job) => job.tag === tag)?.tagElement ?? NONE;
  return { tagElement: requestTag === tag || own === NONE ? rootTag : own, tag };
}

/** Another letter case still chooses the schema, so that one wrong letter does not silence every check. */
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
  { otherRequests, nameIds }: SchemaSet,
): OtherRequest | undefined {
  const isThere = (path: string): boolean => {
    let element = request;
    for (const name of path.split('/')) {
      const nameId = nameIds.get(name);
      element = nameId === undefined ? NONE : childNamed(xml, element, nameId);
      if (element === NONE) return false;
    }
    return true;
  };
  return otherRequests.find(({ has, lacks }) => has.every(isThere) && !lacks.some(isThere));
}
