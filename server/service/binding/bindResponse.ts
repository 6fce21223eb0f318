/**
 * Which declaration each element of an answer has. Where the service repeats the request, the elements are
 * those of the request's schema, which the job's Tag chooses.
 */
import { at, childElements, NONE, type NodeId, NodeKind, nameOf, type XmlDocument } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import type { ElementDeclaration, SchemaSet } from '../schema/schemaTypes';

/**
 * The declaration of the root when the document is an answer of the service; undefined for any other document.
 * The root's name alone says little, so one known element must be inside.
 */
export function findResponse(xml: XmlDocument, schemaSet: SchemaSet): ElementDeclaration | undefined {
  const root = xml.root === NONE ? undefined : schemaSet.responses.get(nameOf(xml, xml.root));
  const isKnown = (child: NodeId): boolean => root?.childrenById.get(at(xml.nameId, child)) !== undefined;
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
  // Where an element is declared in several places, all of them, the most precise one first.
  const alternatives = new Map<NodeId, readonly ElementDeclaration[]>();
  declarations[xml.root] = root;
  for (let node = xml.root + 1; node < xml.nodeCount; node++) {
    if (xml.kind[node] !== NodeKind.element) continue;
    const parent = at(xml.parent, node);
    const nameId = at(xml.nameId, node);
    const known = alternatives.get(parent)?.flatMap((holder) => holder.childrenById.get(nameId) ?? []);
    const declaration = known === undefined ? declarations[parent]?.childrenById.get(nameId) : known[0];
    declarations[node] = declaration;
    if (declaration === undefined) continue;
    // Where a request carries several jobs, each operation names a Tag of its own.
    const tag = (): string | undefined => tagOf(node, declaration) ?? tagOf(parent, declarations[parent]);
    const more = ofTheTag(declaration, tag, schemaSet);
    const all = [...more, ...(known ?? [declaration])];
    if (all.length > 1) alternatives.set(node, all);
  }
  return declarations;
}

/** What the job's Tag says of an element of all answers: its results first, then what it repeats of the request. */
function ofTheTag(
  { echoes, results }: ElementDeclaration,
  tagOf: () => string | undefined,
  schemaSet: SchemaSet,
): readonly ElementDeclaration[] {
  const tag = echoes === undefined && results === undefined ? undefined : tagOf();
  if (tag === undefined) return [];
  const found = results === undefined ? undefined : schemaSet.results.get(tag)?.members.get(results);
  const repeated = schemaSet.tags.get(tag)?.declarations.find(({ path }) => path === echoes);
  return [...(found === undefined ? [] : [found]), ...(repeated === undefined ? [] : [repeated])];
}

/** Finds the Tag inside of an element, before or after what it explains; each element is searched once. */
function tagFinder(
  xml: XmlDocument,
): (element: NodeId, declaration: ElementDeclaration | undefined) => string | undefined {
  const found = new Map<NodeId, string | undefined>();
  return (element, declaration) => {
    if (!found.has(element)) {
      const isTag = (child: NodeId): boolean =>
        declaration?.childrenById.get(at(xml.nameId, child))?.builtin === 'tag';
      const child = childElements(xml, element).find(isTag);
      found.set(element, child === undefined ? undefined : leafValue(xml, child));
    }
    return found.get(element);
  };
}
