/**
 * Which declaration each element of an answer has. Where the service repeats the request, the elements are
 * those of the request's schema, which the job's Tag chooses.
 */
import { at, childElements, NONE, type NodeId, NodeKind, nameOf, type XmlDocument } from '../parser/xmlNodes';
import { textOf } from '../parser/xmlText';
import type { ElementDeclaration, SchemaSet } from '../schema/schemaTypes';

/**
 * The declaration of the root when the document is an answer of the service; undefined for any other document.
 * The root's name alone says little, so one known element has to stand inside.
 */
export function findResponse(xml: XmlDocument, schemaSet: SchemaSet): ElementDeclaration | undefined {
  const root = xml.root === NONE ? undefined : schemaSet.responses.get(nameOf(xml, xml.root));
  const isKnown = (child: NodeId): boolean => root?.childrenById.has(at(xml.nameId, child)) === true;
  return childElements(xml, xml.root).some(isKnown) ? root : undefined;
}

/** Rows are in document order, so a parent is bound before its children. */
export function bindResponse(
  xml: XmlDocument,
  schemaSet: SchemaSet,
  root: ElementDeclaration,
): (ElementDeclaration | undefined)[] {
  const declarations: (ElementDeclaration | undefined)[] = new Array(xml.nodeCount).fill(undefined);
  const echoed = new Map<NodeId, ElementDeclaration>();
  declarations[xml.root] = root;
  for (let node = xml.root + 1; node < xml.nodeCount; node++) {
    if (xml.kind[node] !== NodeKind.element) continue;
    const parent = at(xml.parent, node);
    const nameId = at(xml.nameId, node);
    const declaration =
      declarations[parent]?.childrenById.get(nameId) ?? echoed.get(parent)?.childrenById.get(nameId);
    declarations[node] = declaration;
    if (declaration?.echoes === undefined) continue;
    const repeated = findRepeated(xml, schemaSet, node, declaration, declaration.echoes);
    if (repeated !== undefined) echoed.set(node, repeated);
  }
  return declarations;
}

/** The element of a request that this element of an answer repeats. */
function findRepeated(
  xml: XmlDocument,
  schemaSet: SchemaSet,
  element: NodeId,
  declaration: ElementDeclaration,
  path: string,
): ElementDeclaration | undefined {
  const tag =
    tagInside(xml, element, declaration) ?? tagInside(xml, at(xml.parent, element), declaration.parent);
  const schema = tag === undefined ? undefined : schemaSet.tags.get(tag);
  return schema?.declarations.find((requested) => requested.path === path);
}

/** The Tag may come before or after what it explains. */
function tagInside(
  xml: XmlDocument,
  element: NodeId,
  declaration: ElementDeclaration | undefined,
): string | undefined {
  const child = childElements(xml, element).find(
    (inner) => declaration?.childrenById.get(at(xml.nameId, inner))?.builtin === 'tag',
  );
  return child === undefined ? undefined : textOf(xml, child).trim();
}
