/**
 * Text → request document: parse, read the Tags, choose the schemas, bind every element to its declaration.
 */
import type { CopyCodeUnits } from '../parser/codeUnits';
import { at, isUnclosed, NONE, type NodeId, NodeKind, type XmlDocument } from '../parser/xmlNodes';
import { parseXmlDocument } from '../parser/xmlParser';
import type { ElementDeclaration, SchemaSet } from '../schema/schemaTypes';
import { bindResponse } from './bindResponse';
import { declarationIn, type Envelope, jobDeclaration, readEnvelope, rootOf } from './envelope';
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

type Binding = Pick<RequestDocument, 'declarations' | 'reparentedChildren'>;

/** Binds every element of a request or an answer. */
export function bindAll(xml: XmlDocument, schemaSet: SchemaSet, envelope: Envelope): Binding {
  const { response } = envelope;
  return response === undefined
    ? bindRequest(xml, schemaSet, envelope)
    : { declarations: bindResponse(xml, schemaSet, response), reparentedChildren: new Map() };
}

/** Rows are in document order, so a parent is bound before its children. */
function bindRequest(xml: XmlDocument, schemaSet: SchemaSet, envelope: Envelope): Binding {
  const { request } = envelope;
  const root = rootOf(envelope, schemaSet);
  const declarations: (ElementDeclaration | undefined)[] = new Array(xml.nodeCount).fill(undefined);
  const reparentedChildren = new Map<NodeId, NodeId[]>();
  if (root === undefined || request === NONE) return { declarations, reparentedChildren };
  declarations[request] = root;
  for (let node = request + 1; node < xml.nodeCount; node++) {
    if (xml.kind[node] !== NodeKind.element) continue;
    const container = declarations[xml.parent[node] ?? NONE];
    if (container === undefined) continue;
    declarations[node] =
      declarationIn(container, xml, node, envelope) ??
      reparent(xml, node, envelope, { declarations, reparentedChildren });
  }
  return { declarations, reparentedChildren };
}

/** A binding that is still being made. */
interface OpenBinding {
  readonly declarations: readonly (ElementDeclaration | undefined)[];
  readonly reparentedChildren: Map<NodeId, NodeId[]>;
}

/** How far out the container of an unknown element is looked for. Requests are less deep, and hostile documents stay linear. */
const MOST_LEVELS = 16;

/** An unknown element inside unclosed containers belongs to the nearest container around them that declares it. */
function reparent(
  xml: XmlDocument,
  node: NodeId,
  { jobs }: Envelope,
  { declarations, reparentedChildren }: OpenBinding,
): ElementDeclaration | undefined {
  let container = at(xml.parent, node);
  for (let level = 0; level < MOST_LEVELS && container !== NONE && isUnclosed(xml, container); level++) {
    container = at(xml.parent, container);
    const declaration = declarations[container]?.childrenById.get(at(xml.nameId, node));
    if (declaration === undefined) continue;
    const unknownChildren = reparentedChildren.get(container);
    if (unknownChildren === undefined) reparentedChildren.set(container, [node]);
    else unknownChildren.push(node);
    return jobDeclaration(xml, node, jobs) ?? declaration;
  }
  return undefined;
}
