/**
 * The part of an element's content that a change lies in: between two of its children that stay as they are, or
 * from such a child to an end of the content. In a long list that is next to nothing, while the list is the document.
 */
import { at, firstRowFrom, isElement, NONE, type NodeId, type Span, type XmlDocument } from './xmlNodes';

/** What stands between two children of an element. */
export interface ContentRegion extends Span {
  /** The closed element that has the content. */
  readonly element: NodeId;
  /** The children right before and right behind, or `NONE` where the content starts or ends. */
  readonly previous: NodeId;
  readonly next: NodeId;
  /** The rows of the region. */
  readonly firstRow: NodeId;
  readonly rowsEnd: NodeId;
}

/** The region of `element` that `span` lies in; undefined when that is the whole content. */
export function contentRegionAround(
  xml: XmlDocument,
  element: NodeId,
  { start, end }: Span,
): ContentRegion | undefined {
  const previous = elementBefore(xml, element, start);
  const next = elementFrom(xml, element, end);
  if (previous === NONE && next === NONE) return undefined;
  const regionStart = previous === NONE ? at(xml.startTagEnd, element) : at(xml.end, previous);
  const regionEnd = next === NONE ? at(xml.endTagStart, element) : at(xml.start, next);
  return {
    element,
    previous,
    next,
    start: regionStart,
    end: regionEnd,
    firstRow: firstRowFrom(xml, regionStart),
    rowsEnd: firstRowFrom(xml, regionEnd),
  };
}

/** The last child element that ends at `offset` or before it. */
function elementBefore(xml: XmlDocument, element: NodeId, offset: number): NodeId {
  let row = firstRowFrom(xml, offset) - 1;
  while (row > element) {
    const child = childWith(xml, element, row);
    if (isElement(xml, child) && at(xml.end, child) <= offset) return child;
    row = child - 1;
  }
  return NONE;
}

/** The first child element that starts at `offset` or behind it. */
function elementFrom(xml: XmlDocument, element: NodeId, offset: number): NodeId {
  const row = firstRowFrom(xml, offset);
  if (row >= xml.nodeCount || at(xml.start, row) >= at(xml.endTagStart, element)) return NONE;
  let child = childWith(xml, element, row);
  if (child !== row) child = at(xml.nextSibling, child);
  while (child !== NONE && !isElement(xml, child)) child = at(xml.nextSibling, child);
  return child;
}

/** The child of `element` that a row inside of it belongs to. */
function childWith(xml: XmlDocument, element: NodeId, row: NodeId): NodeId {
  let child = row;
  while (at(xml.parent, child) !== element) child = at(xml.parent, child);
  return child;
}

/** The names of the region's own elements, before the change and now. */
export function namesInRegion(
  before: XmlDocument,
  now: XmlDocument,
  region: ContentRegion,
  newRowsEnd: NodeId,
): ReadonlySet<number> {
  const names = new Set<number>();
  const add = (xml: XmlDocument, rowsEnd: NodeId): void => {
    for (let row = region.firstRow; row < rowsEnd; row++) {
      if (isElement(xml, row) && at(xml.parent, row) === region.element) names.add(at(xml.nameId, row));
    }
  };
  add(before, region.rowsEnd);
  add(now, newRowsEnd);
  return names;
}
