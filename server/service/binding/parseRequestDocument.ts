/**
 * Text → request document: parse, read the Tag, choose the schema, bind every element to its declaration.
 */
import { findListed } from '../facets/enumeration';
import { at, childElements, NONE, type NodeId, NodeKind, nameOf, type XmlDocument } from '../parser/xmlNodes';
import { parseXmlDocument } from '../parser/xmlParser';
import { textOf } from '../parser/xmlText';
import { REQUEST, TAG } from '../schema/compileSchemaSet';
import type { ElementDeclaration, RequestSchema, SchemaSet } from '../schema/schemaTypes';
import type { RequestDocument } from './requestDocument';

/** Parses any text; never fails. */
export function parseRequestDocument(text: string, schemaSet: SchemaSet): RequestDocument {
  const xml = parseXmlDocument(text, { names: schemaSet.names, ids: schemaSet.nameIds });
  const request = xml.root !== NONE && nameOf(xml, xml.root) === REQUEST ? xml.root : NONE;
  const tagElement = request === NONE ? NONE : findTag(xml, request);
  const tag = tagElement === NONE ? undefined : textOf(xml, tagElement).trim() || undefined;
  const schema = tag === undefined ? undefined : findSchema(schemaSet, tag);
  const declarations = bind(xml, request, schema);
  return { xml, schemaSet, request, tagElement, tag, schema, declarations };
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

/** Rows are in document order, so a parent is bound before its children. */
function bind(
  xml: XmlDocument,
  request: NodeId,
  schema: RequestSchema | undefined,
): (ElementDeclaration | undefined)[] {
  const declarations: (ElementDeclaration | undefined)[] = new Array(xml.nodeCount).fill(undefined);
  if (schema === undefined || request === NONE) return declarations;
  declarations[request] = schema.root;
  for (let node = request + 1; node < xml.nodeCount; node++) {
    if (xml.kind[node] !== NodeKind.element) continue;
    const container = declarations[at(xml.parent, node)];
    if (container !== undefined) declarations[node] = container.childrenById.get(at(xml.nameId, node));
  }
  return declarations;
}
