/**
 * Which declaration each element of an answer has. Where the service repeats the request, the elements are
 * those of the request's schema, which the job's Tag chooses.
 */
import { at, childElements, NONE, type NodeId, NodeKind, nameOf, type XmlDocument } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import type { ElementDeclaration, SchemaSet } from '../schema/schemaTypes';

/**
 * The declaration of the root when the document is an answer of the service; undefined for any other document.
 * The root's name alone says little, so one known element has to stand inside.
 */
export function findResponse(xml: XmlDocument, schemaSet: SchemaSet): ElementDeclaration | undefined {
  const root = xml.root === NONE ? undefined : schemaSet.responses.get(nameOf(xml, xml.root));
  const isKnown = (child: NodeId): boolean => root?.childrenById[at(xml.nameId, child)] !== undefined;
  return childElements(xml, xml.root).some(isKnown) ? root : undefined;
}

/** Rows are in document order, so a parent is bound before its children. */
export function bindResponse(
  xml: XmlDocument,
  schemaSet: SchemaSet,
  root: ElementDeclaration,
): (ElementDeclaration | undefined)[] {
  const declarations: (ElementDeclaration | undefined)[] = new Array(xml.nodeCount).fill(undefined);
  const tagOf = tagFinder(xml);
  const echoed = new Map<NodeId, ElementDeclaration>();
  declarations[xml.root] = root;
  for (let node = xml.root + 1; node < xml.nodeCount; node++) {
    if (xml.kind[node] !== NodeKind.element) continue;
    const parent = at(xml.parent, node);
    const nameId = at(xml.nameId, node);
    // What the Tag says of its own element is more precise than what holds for every job.
    const declaration =
      echoed.get(parent)?.childrenById[nameId] ?? declarations[parent]?.childrenById[nameId];
    declarations[node] = declaration;
    const path = declaration?.echoes;
    if (path === undefined) continue;
    // Where a request carries several jobs, each operation names a Tag of its own.
    const tag = tagOf(node, declaration) ?? tagOf(parent, declarations[parent]);
    const schema = tag === undefined ? undefined : schemaSet.tags.get(tag);
    const repeated = schema?.declarations.find((requested) => requested.path === path);
    if (repeated !== undefined) echoed.set(node, repeated);
  }
  return declarations;
}

/** Finds the Tag inside of an element, before or after what it explains; each element is searched once. */
function tagFinder(
  xml: XmlDocument,
): (element: NodeId, declaration: ElementDeclaration | undefined) => string | undefined {
  const found = new Map<NodeId, string | undefined>();
  return (element, declaration) => {
    if (!found.has(element)) {
      const isTag = (child: NodeId): boolean =>
        declaration?.childrenById[at(xml.nameId, child)]?.builtin === 'tag';
      const child = childElements(xml, element).find(isTag);
      found.set(element, child === undefined ? undefined : leafValue(xml, child));
    }
    return found.get(element);
  };
}
