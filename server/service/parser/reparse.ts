/**
 * Parses a changed text again with the help of the tree before the change: only the innermost element around
 * the change is scanned, or what of it stands between two children that stay; everything else is moved.
 * Whatever this way could get wrong is left to a full parse, so the tree is always the one that a full parse
 * would make (the numbers of unknown names apart).
 */
import type { CopyCodeUnits } from './codeUnits';
import { type ContentRegion, contentRegionAround, namesInRegion } from './contentRegion';
import {
  areErrorsOutside,
  areTagsSound,
  hasNamesakes,
  isWholeElement,
  mayEndNamesake,
} from './reparseSafety';
import { endsBeforePlaceholder, spliceContent, wrapContent } from './spliceContent';
import { spliceTree } from './spliceTree';
import {
  at,
  firstRowFrom,
  type NameTable,
  NONE,
  NodeFlags,
  type NodeId,
  nodeAt,
  type XmlDocument,
} from './xmlNodes';
import { parseXmlDocument } from './xmlParser';

/** What was replaced: `[start, oldEnd)` of the text before by `[start, newEnd)` of the text now. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The tree after a change, and which rows are new. */
export interface Reparse {
  readonly xml: XmlDocument;
  /** The element around the change: its row is the same in both trees. */
  readonly element: NodeId;
  /** The names of its children that came or went; undefined when all of the element is new. */
  readonly children: ReadonlySet<number> | undefined;
  /** The first new row: the element's, or that of something in its content. */
  readonly firstRow: NodeId;
  /** One past the last new row, in the tree before and in the tree now. */
  readonly oldRowsEnd: NodeId;
  readonly newRowsEnd: NodeId;
  /** By how much what follows has moved in the text. */
  readonly moved: number;
}

/** More names that no schema has than this, and the next full parse clears up. */
const MOST_OWN_NAMES = 1000;

/** What a change is read with. */
interface Reading {
  readonly before: XmlDocument;
  readonly text: string;
  readonly change: TextChange;
  readonly nameSeed: NameTable;
  readonly copy: CopyCodeUnits | undefined;
  readonly element: NodeId;
}

/** The tree of `text`, or undefined when a full parse is required. */
export function reparseXmlDocument(
  before: XmlDocument,
  text: string,
  change: TextChange,
  nameSeed: NameTable,
  copy?: CopyCodeUnits,
): Reparse | undefined {
  const element = elementAround(before, change);
  if (element === NONE || before.names.length > nameSeed.names.length + MOST_OWN_NAMES) return undefined;
  const isSound = areTagsSound(before, { start: at(before.start, element), end: at(before.end, element) });
  if (!isSound) return undefined;
  const reading = { before, text, change, nameSeed, copy, element };
  const region = contentRegionAround(before, element, { start: change.start, end: change.oldEnd });
  return region === undefined ? reparseElement(reading) : reparseContent(reading, region);
}

/** Scans the element as a whole. */
function reparseElement({ before, text, change, nameSeed, copy, element }: Reading): Reparse | undefined {
  const start = at(before.start, element);
  const oldEnd = at(before.end, element);
  const rowsEnd = firstRowFrom(before, oldEnd);
  if (!areErrorsOutside(before, { start, end: oldEnd })) return undefined;
  const part = parseXmlDocument(text.slice(start, oldEnd + change.newEnd - change.oldEnd), nameSeed, copy);
  if (!isWholeElement(part)) return undefined;
  const isBroken = before.syntaxErrors.length > 0;
  if (isBroken && (hasNamesakes(part, 0, part.nodeCount) || mayEndNamesake(before, element))) {
    return undefined;
  }
  const partEnd = part.nodeCount;
  const rows = { element, firstRow: element, rowsEnd, partFirst: 0, partEnd };
  const seedLength = nameSeed.names.length;
  const xml = spliceTree(before, part, { ...rows, from: oldEnd, partBase: start, text, seedLength });
  const moved = text.length - before.text.length;
  const newRowsEnd = element + partEnd;
  return { xml, element, children: undefined, firstRow: element, oldRowsEnd: rowsEnd, newRowsEnd, moved };
}

/** Scans a region of the element's content. */
function reparseContent(reading: Reading, region: ContentRegion): Reparse | undefined {
  const { before, text, change, nameSeed, copy, element } = reading;
  const isBroken = before.syntaxErrors.length > 0;
  if (isBroken && !isUnambiguous(before, region)) return undefined;
  const content = text.slice(region.start, region.end + change.newEnd - change.oldEnd);
  const part = parseXmlDocument(wrapContent(before, element, content), nameSeed, copy);
  if (!isWholeElement(part) || !endsBeforePlaceholder(part)) return undefined;
  if (isBroken && hasNamesakes(part, 0, part.nodeCount)) return undefined;
  const xml = spliceContent(before, part, region, { text, seedLength: nameSeed.names.length });
  const moved = text.length - before.text.length;
  const { firstRow, rowsEnd: oldRowsEnd } = region;
  const newRowsEnd = oldRowsEnd + xml.nodeCount - before.nodeCount;
  const children = namesInRegion(before, xml, region, newRowsEnd);
  return { xml, element, children, firstRow, oldRowsEnd, newRowsEnd, moved };
}

/** Whether no tag in the element, or its own, may be read in another way when something else stands before it. */
function isUnambiguous(xml: XmlDocument, region: ContentRegion): boolean {
  const { element } = region;
  const rowsEnd = firstRowFrom(xml, at(xml.end, element));
  return (
    areErrorsOutside(xml, region) && !mayEndNamesake(xml, element) && !hasNamesakes(xml, element, rowsEnd)
  );
}

/** The innermost element whose own tags the change does not touch. */
function elementAround(xml: XmlDocument, { start, oldEnd }: TextChange): NodeId {
  let node = nodeAt(xml, start);
  while (node !== NONE && !isAround(xml, node, start, oldEnd)) node = at(xml.parent, node);
  return node;
}

function isAround(xml: XmlDocument, node: NodeId, start: number, end: number): boolean {
  const flags = at(xml.flags, node);
  if ((flags & NodeFlags.hasEndTag) === 0) return false;
  if ((flags & (NodeFlags.endTagWithoutSlash | NodeFlags.startTagOpen)) !== 0) return false;
  return start >= at(xml.startTagEnd, node) && end <= at(xml.endTagStart, node);
}
