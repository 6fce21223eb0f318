/**
 * Paths of rules (`Transcode/Video/Codec`, relative to a container) and how they are followed in a tree.
 */
import { at, NONE, NodeFlags, type NodeId, NodeKind, type XmlDocument } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import type { ElementDeclaration } from '../schema/schemaTypes';
import type { ChildPath, RowRange } from './compiledRule';

/** A path with its names resolved to ids. */
export interface ElementPath {
  /** As written in the schema. */
  readonly text: string;
  readonly nameIds: readonly number[];
  /** The last name. */
  readonly name: string;
  /** The place of its first element among the children of the container; undefined when the schema does not declare it. */
  readonly place: number | undefined;
  /** What stands at its end; undefined when the schema does not declare it. */
  readonly declaration: ElementDeclaration | undefined;
}

/** True when the path names exactly that element. */
export function leadsTo(path: ElementPath, childPath: ChildPath): boolean {
  return (
    path.nameIds.length === childPath.length &&
    path.nameIds.every((nameId, index) => nameId === childPath[index])
  );
}

/** Where the paths begin, among the children of their container; undefined when that is not known of one of them. */
export function placesOf(...paths: readonly ElementPath[]): readonly number[] | undefined {
  const places = paths.flatMap(({ place }) => place ?? []);
  return places.length < paths.length ? undefined : [...new Set(places)];
}

/** Says yes or no to an element. */
type Accepts = (node: NodeId) => boolean;

const anyElement: Accepts = () => true;

/** The first set element at the path (that is accepted), or `NONE`. */
export function findFirst(
  xml: XmlDocument,
  container: NodeId,
  path: ElementPath,
  accepts: Accepts = anyElement,
): NodeId {
  return firstBelow(xml, container, path, 0, accepts);
}

/** The first of what `collect` would find. Lists can be long, and nearly always their first element is enough. */
function firstBelow(
  xml: XmlDocument,
  parent: NodeId,
  path: ElementPath,
  depth: number,
  accepts: Accepts,
): NodeId {
  const nameId = path.nameIds[depth];
  const isLast = depth === path.nameIds.length - 1;
  for (let child = at(xml.firstChild, parent); child !== NONE; child = at(xml.nextSibling, child)) {
    if (xml.nameId[child] !== nameId) continue;
    if (isLast && isSet(xml, child, path.declaration) && accepts(child)) return child;
    const found = isLast ? NONE : firstBelow(xml, child, path, depth + 1, accepts);
    if (found !== NONE) return found;
  }
  return NONE;
}

const nothing: readonly NodeId[] = [];

/** All set elements at the path, in document order. */
export function findAll(xml: XmlDocument, container: NodeId, path: ElementPath): readonly NodeId[] {
  // Most rules are about elements that are not there.
  if (path.nameIds.length === 1 && findFirst(xml, container, path) === NONE) return nothing;
  const found: NodeId[] = [];
  collect(xml, container, path, 0, found);
  return found;
}

/** The elements of `findAll` that are in the rows. */
export function findInRows(
  xml: XmlDocument,
  container: NodeId,
  path: ElementPath,
  { first, end }: RowRange,
): readonly NodeId[] {
  const found: NodeId[] = [];
  for (let row = first; row < end; row++) {
    if (isAtPath(xml, row, container, path) && isSet(xml, row, path.declaration)) found.push(row);
  }
  return found;
}

function isAtPath(xml: XmlDocument, node: NodeId, container: NodeId, { nameIds }: ElementPath): boolean {
  let element = node;
  for (let depth = nameIds.length - 1; depth >= 0; depth--) {
    if (element === NONE || at(xml.nameId, element) !== nameIds[depth]) return false;
    element = at(xml.parent, element);
  }
  return element === container;
}

/** Adds what stands below `parent` at the rest of the path, from its name at `depth` on. */
function collect(xml: XmlDocument, parent: NodeId, path: ElementPath, depth: number, found: NodeId[]): void {
  const nameId = path.nameIds[depth];
  const isLast = depth === path.nameIds.length - 1;
  for (let child = at(xml.firstChild, parent); child !== NONE; child = at(xml.nextSibling, child)) {
    if (xml.nameId[child] !== nameId) continue;
    if (!isLast) collect(xml, child, path, depth + 1, found);
    else if (isSet(xml, child, path.declaration)) found.push(child);
  }
}

/** An empty leaf counts as not set; a container is set as soon as it stands there. */
export function isSet(xml: XmlDocument, node: NodeId, declaration: ElementDeclaration | undefined): boolean {
  if (xml.kind[node] !== NodeKind.element) return false;
  return declaration?.builtin === 'container' || hasContent(xml, node);
}

/** True when the element holds something besides white space and comments. */
export function hasContent(xml: XmlDocument, element: NodeId): boolean {
  if ((at(xml.flags, element) & NodeFlags.hasText) !== 0) return true;
  for (let child = at(xml.firstChild, element); child !== NONE; child = at(xml.nextSibling, child)) {
    const kind = at(xml.kind, child);
    if (kind === NodeKind.element || (kind === NodeKind.cdata && leafValue(xml, element) !== '')) return true;
  }
  return false;
}

/** True when the leaf's value is one of the listed ones, letter case aside. */
export function valueIsOneOf(xml: XmlDocument, node: NodeId, lowerCaseValues: readonly string[]): boolean {
  return lowerCaseValues.includes(leafValue(xml, node).toLowerCase());
}
