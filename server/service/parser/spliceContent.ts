/**
 * A part of an element's content on its way into the tree: it is parsed between placeholders for the element's tags,
 * and its rows become children of the element.
 */
import type { ContentRegion } from './contentRegion';
import { type Splice, spliceTree } from './spliceTree';
import { at, isElement, NONE, NodeFlags, type NodeId, NodeKind, nameOf, type XmlDocument } from './xmlNodes';

/** Stands behind the content, so that a text in it has a row. No comment that is open in front can end with it. */
const STAND_IN = '<!---->';

/** The content between the tags of its element. */
export function wrapContent(before: XmlDocument, element: NodeId, content: string): string {
  const name = nameOf(before, element);
  return `<${name}>${content}${STAND_IN}</${name}>`;
}

/** Whether the wrapped content has ended before the placeholder, whose row is the last one. */
export function endsBeforePlaceholder(part: XmlDocument): boolean {
  const last = part.nodeCount - 1;
  return (
    part.kind[last] === NodeKind.comment &&
    at(part.parent, last) === 0 &&
    at(part.start, last) === at(part.endTagStart, 0) - STAND_IN.length
  );
}

/** The tree with what `part`, the wrapped content, holds instead of the region. */
export function spliceContent(
  before: XmlDocument,
  part: XmlDocument,
  region: ContentRegion,
  { text, seedLength }: Pick<Splice, 'text' | 'seedLength'>,
): XmlDocument {
  const { element, firstRow, rowsEnd, previous, next } = region;
  const partFirst = 1;
  const partEnd = part.nodeCount - 1;
  const tops = topRows(part, partEnd);
  // What stands behind the content takes the place of the placeholder.
  const last = tops.at(-1);
  if (next === NONE && last !== undefined) part.nextSibling[last] = NONE;
  const xml = spliceTree(before, part, {
    element,
    firstRow,
    rowsEnd,
    from: region.end,
    partFirst,
    partEnd,
    partBase: region.start - at(part.startTagEnd, 0),
    text,
    seedLength,
  });
  // Where columns are shared these write what is there already.
  for (const row of tops) xml.parent[row + firstRow - partFirst] = element;
  const first = tops.length > 0 || next !== NONE ? firstRow : NONE;
  if (previous === NONE) xml.firstChild[element] = first;
  else xml.nextSibling[previous] = first;
  return withTextFlag(xml, before, element, (at(part.flags, 0) & NodeFlags.hasText) !== 0);
}

/** The rows of the content itself, without what is inside of them and without the placeholder. */
function topRows(part: XmlDocument, partEnd: NodeId): NodeId[] {
  const rows: NodeId[] = [];
  for (let row = at(part.firstChild, 0); row !== partEnd; row = at(part.nextSibling, row)) rows.push(row);
  return rows;
}

/** The tree with what the element's row reports text in it. */
function withTextFlag(
  xml: XmlDocument,
  before: XmlDocument,
  element: NodeId,
  isInPart: boolean,
): XmlDocument {
  const old = at(before.flags, element);
  const hadText = (old & NodeFlags.hasText) !== 0;
  const hasText = isInPart || (hadText && holdsText(xml, element));
  if (hasText === hadText) return xml;
  const flags = xml.flags === before.flags ? xml.flags.slice() : xml.flags;
  flags[element] = old ^ NodeFlags.hasText;
  return { ...xml, flags };
}

function holdsText(xml: XmlDocument, element: NodeId): boolean {
  for (let child = at(xml.firstChild, element); child !== NONE; child = at(xml.nextSibling, child)) {
    if (!isElement(xml, child) && (at(xml.flags, child) & NodeFlags.hasText) !== 0) return true;
  }
  return false;
}
