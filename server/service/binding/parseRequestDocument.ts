/**
 * Text → request document: parse, read the Tag, choose the schema, bind every element to its declaration.
 */
import { findListed } from '../facets/enumeration';
import type { CopyCodeUnits } from '../parser/codeUnits';
import {
  at,
  childElements,
  isUnclosed,
  NONE,
  type NodeId,
  NodeKind,
  nameOf,
  type XmlDocument,
} from '../parser/xmlNodes';
import { parseXmlDocument } from '../parser/xmlParser';
import { leafValue } from '../parser/xmlText';
import { REQUEST, TAG } from '../schema/compileSchemaSet';
import type { ElementDeclaration, RequestSchema, SchemaSet } from '../schema/schemaTypes';
import { bindResponse, findResponse } from './bindResponse';
import type { RequestDocument } from './requestDocument';

/** Parses any text; never fails. */
export function parseRequestDocument(
  text: string,
  schemaSet: SchemaSet,
  copy?: CopyCodeUnits,
): RequestDocument {
  const xml = parseXmlDocument(text, { names: schemaSet.names, ids: schemaSet.nameIds }, copy);
  const envelope = readEnvelope(xml, schemaSet);
  return { xml, schemaSet, ...envelope, ...bindAll(xml, schemaSet, envelope) };
}

/** What the outermost elements say: request or answer, and which job. */
export type Envelope = Pick<RequestDocument, 'request' | 'tagElement' | 'tag' | 'schema' | 'response'>;

/** Reads the outermost elements. */
export function readEnvelope(xml: XmlDocument, schemaSet: SchemaSet): Envelope {
  const request = xml.root !== NONE && nameOf(xml, xml.root) === REQUEST ? xml.root : NONE;
  const tagElement = request === NONE ? NONE : findTag(xml, request);
  const tag = tagElement === NONE ? undefined : leafValue(xml, tagElement) || undefined;
  const schema = tag === undefined ? undefined : findSchema(schemaSet, tag);
  return { request, tagElement, tag, schema, response: findResponse(xml, schemaSet) };
}

function findTag(xml: XmlDocument, request: NodeId): NodeId {
  return childElements(xml, request).find((child) => nameOf(xml, child) === TAG) ?? NONE;
}

/** Another letter case still chooses the schema, so that one wrong letter does not silence every check. */
function findSchema(schemaSet: SchemaSet, tag: string): RequestSchema | undefined {
  const exact = schemaSet.tags.get(tag);
  if (exact !== undefined) return exact;
  const known = [...schemaSet.tags.keys()].map((value) => ({ value, documentation: undefined }));
  const listed = findListed(known, tag);
  return listed === undefined ? undefined : schemaSet.tags.get(listed.value);
}

type Binding = Pick<RequestDocument, 'declarations' | 'adopted'>;

/** Binds every element of a request or an answer. */
export function bindAll(
  xml: XmlDocument,
  schemaSet: SchemaSet,
  { request, schema, response }: Envelope,
): Binding {
  return response === undefined
    ? bindRequest(xml, request, schema)
    : { declarations: bindResponse(xml, schemaSet, response), adopted: new Map() };
}

/** Rows are in document order, so a parent is bound before its children. */
function bindRequest(xml: XmlDocument, request: NodeId, schema: RequestSchema | undefined): Binding {
  const declarations: (ElementDeclaration | undefined)[] = new Array(xml.nodeCount).fill(undefined);
  const adopted = new Map<NodeId, NodeId[]>();
  if (schema === undefined || request === NONE) return { declarations, adopted };
  declarations[request] = schema.root;
  for (let node = request + 1; node < xml.nodeCount; node++) {
    if (xml.kind[node] !== NodeKind.element) continue;
    const container = declarations[xml.parent[node] ?? NONE];
    if (container === undefined) continue;
    declarations[node] =
      container.childrenById[xml.nameId[node] ?? NONE] ?? adopt(xml, node, declarations, adopted);
  }
  return { declarations, adopted };
}

/** How far out a stranger's container is looked for. Requests are less deep, and hostile documents stay linear. */
const MOST_LEVELS = 16;

/** A stranger inside unclosed containers belongs to the nearest container around them that knows it. */
function adopt(
  xml: XmlDocument,
  node: NodeId,
  declarations: readonly (ElementDeclaration | undefined)[],
  adopted: Map<NodeId, NodeId[]>,
): ElementDeclaration | undefined {
  let container = at(xml.parent, node);
  for (let level = 0; level < MOST_LEVELS && container !== NONE && isUnclosed(xml, container); level++) {
    container = at(xml.parent, container);
    const declaration = declarations[container]?.childrenById[at(xml.nameId, node)];
    if (declaration === undefined) continue;
    const strangers = adopted.get(container);
    if (strangers === undefined) adopted.set(container, [node]);
    else strangers.push(node);
    return declaration;
  }
  return undefined;
}
