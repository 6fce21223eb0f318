/**
 * Parses a changed text again with the help of the tree before the change: only the innermost element around
 * the change is scanned, everything else is moved. Whatever this way could get wrong is left to a full parse,
 * so the tree is always the one that a full parse would make (the numbers of unknown names apart).
 */
import type { CopyCodeUnits } from './codeUnits';
import { spliceTree } from './spliceTree';
import type { SyntaxErrorCode } from './syntaxErrorCodes';
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
  /** One past the element's last row, in the tree before and in the tree now. */
  readonly oldRowsEnd: NodeId;
  readonly newRowsEnd: NodeId;
  /** By how much what follows the element has moved in the text. */
  readonly moved: number;
}

/** More names that no schema has than this, and the next full parse clears up. */
const MOST_OWN_NAMES = 1000;

/** Errors whose cause ends before the next tag, so that the rest of the document can not depend on them. */
const localErrors: ReadonlySet<string> = new Set<SyntaxErrorCode>([
  'end-tag-missing',
  'end-tag-mismatch',
  'end-tag-without-slash',
  'syntax-reference',
  'syntax-character',
]);

/** The tree of `text`, or undefined when only a full parse can tell. */
export function reparseXmlDocument(
  before: XmlDocument,
  text: string,
  change: TextChange,
  nameSeed: NameTable,
  copy?: CopyCodeUnits,
): Reparse | undefined {
  const element = elementAround(before, change);
  if (element === NONE || before.names.length > nameSeed.names.length + MOST_OWN_NAMES) return undefined;
  const start = at(before.start, element);
  const oldEnd = at(before.end, element);
  const oldRowsEnd = firstRowFrom(before, oldEnd);
  if (!areErrorsOutside(before, start, oldEnd)) return undefined;
  const part = parseXmlDocument(text.slice(start, oldEnd + change.newEnd - change.oldEnd), nameSeed, copy);
  if (!isWholeElement(part)) return undefined;
  if (before.syntaxErrors.length > 0 && (hasNamesakes(part) || isNamesakeOfParent(before, element))) {
    return undefined;
  }
  const xml = spliceTree(before, part, { element, oldRowsEnd, text, seedLength: nameSeed.names.length });
  const moved = text.length - before.text.length;
  return { xml, element, oldRowsEnd, newRowsEnd: element + part.nodeCount, moved };
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

function areErrorsOutside(xml: XmlDocument, start: number, end: number): boolean {
  return xml.syntaxErrors.every(
    (error) =>
      localErrors.has(error.code) &&
      (error.end <= start || error.start >= end) &&
      (error.node === NONE || at(xml.start, error.node) < start || at(xml.start, error.node) >= end),
  );
}

/** True when the part is one element with both of its tags, and nothing is wrong with it. */
function isWholeElement(part: XmlDocument): boolean {
  return (
    part.syntaxErrors.length === 0 &&
    part.root === 0 &&
    (at(part.flags, 0) & NodeFlags.hasEndTag) !== 0 &&
    at(part.end, 0) === part.text.length
  );
}

/** In a broken document a child with its parent's name may be read as its end tag. */
function hasNamesakes(part: XmlDocument): boolean {
  for (let node = 1; node < part.nodeCount; node++) {
    const nameId = at(part.nameId, node);
    if (nameId !== NONE && nameId === at(part.nameId, at(part.parent, node))) return true;
  }
  return false;
}

function isNamesakeOfParent(xml: XmlDocument, element: NodeId): boolean {
  const parent = at(xml.parent, element);
  return parent !== NONE && at(xml.nameId, parent) === at(xml.nameId, element);
}
