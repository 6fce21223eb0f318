/**
 * Where an offset is in the tree, also in documents that are being typed.
 */
import { Char, isSpace, skipName, skipSpace } from '../parser/characters';
import {
  at,
  contentSpan,
  firstRowFrom,
  holdsPlainText,
  isElement,
  NONE,
  NodeFlags,
  type NodeId,
  NodeKind,
  nodeAt,
  nodeSpan,
  type Span,
  type XmlDocument,
} from '../parser/xmlNodes';

/** The last row that starts before the offset, or `NONE`. */
export function lastRowBefore(xml: XmlDocument, offset: number): NodeId {
  return firstRowFrom(xml, offset) - 1;
}

/** The row that starts exactly at the offset, or `NONE`. */
export function rowStartingAt(xml: XmlDocument, offset: number): NodeId {
  const row = lastRowBefore(xml, offset + 1);
  return row !== NONE && xml.start[row] === offset ? row : NONE;
}

/** The whole text, in a row of its own or not, that starts at the offset or reaches up to it at least. */
export function textAt(xml: XmlDocument, offset: number): Span | undefined {
  const following = rowStartingAt(xml, offset);
  const row = xml.kind[following] === NodeKind.text ? following : lastRowBefore(xml, offset);
  const span = textSpanOf(xml, row);
  return span !== undefined && span.start <= offset && offset <= span.end ? span : undefined;
}

function textSpanOf(xml: XmlDocument, row: NodeId): Span | undefined {
  if (row === NONE) return undefined;
  if (holdsPlainText(xml, row)) return contentSpan(xml, row);
  return xml.kind[row] === NodeKind.text ? nodeSpan(xml, row) : undefined;
}

/**
 * The innermost element whose content holds the offset, or `NONE`.
 * An element without an end tag holds the white space behind it too: there somebody is still typing.
 */
export function enclosingElement(xml: XmlDocument, offset: number): NodeId {
  const visibleEnd = nonWhitespaceEndBefore(xml.text, offset);
  let node = lastRowBefore(xml, offset);
  while (node !== NONE && !contentHolds(xml, node, offset, visibleEnd)) node = at(xml.parent, node);
  return node;
}

function contentHolds(xml: XmlDocument, node: NodeId, offset: number, visibleEnd: number): boolean {
  if (!isElement(xml, node) || at(xml.startTagEnd, node) > offset) return false;
  const endTagStart = at(xml.endTagStart, node);
  if (endTagStart !== NONE) return offset <= endTagStart;
  if ((at(xml.flags, node) & (NodeFlags.selfClosing | NodeFlags.startTagOpen)) !== 0) return false;
  return at(xml.end, node) >= visibleEnd;
}

/** One past the last character before the offset that is no white space. */
function nonWhitespaceEndBefore(text: string, offset: number): number {
  let end = offset;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

const closings: Partial<Record<number, string>> = {
  [NodeKind.comment]: '-->',
  [NodeKind.cdata]: ']]>',
  [NodeKind.processingInstruction]: '?>',
  [NodeKind.xmlDeclaration]: '?>',
  [NodeKind.doctype]: '>',
};

/** True inside a comment, a CDATA section, an instruction or a document type. */
export function isInOpaque(xml: XmlDocument, offset: number): boolean {
  const row = lastRowBefore(xml, offset);
  const closing = row === NONE ? undefined : closings[at(xml.kind, row)];
  if (closing === undefined) return false;
  const end = at(xml.end, row);
  // One that is never closed goes on to the end of the text, the cursor behind its last character included.
  return offset < end || (offset === end && !xml.text.endsWith(closing, end));
}

/** How many rows back a start tag may be whose attribute is not finished: what is in its value looks like tags. */
const MOST_ROWS_BACK = 8;

/** True behind a quote that opens the value of an attribute and is not closed up to the offset, on its line. */
export function isInAttributeValue(xml: XmlDocument, offset: number): boolean {
  const last = lastRowBefore(xml, offset);
  for (let row = last; row !== NONE && row > last - MOST_ROWS_BACK; row--) {
    if (isElement(xml, row) && opensQuote(xml.text, at(xml.nameEnd, row), offset)) return true;
  }
  return false;
}

/** Whether a quote is open at the end of a piece of a start tag; a value that goes on in another line is done there. */
function opensQuote(text: string, start: number, end: number): boolean {
  let quote: number | undefined;
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (quote !== undefined) {
      if (code === Char.lineFeed) return false;
      if (code === quote) quote = undefined;
    } else if (code === Char.quotationMark || code === Char.apostrophe) quote = code;
    else if (code === Char.greaterThan || code === Char.lessThan) return false;
  }
  return quote !== undefined;
}

/** True when the element has no end tag, or one that rather belongs to an open element of its name around it. */
export function lacksEndTag(xml: XmlDocument, element: NodeId): boolean {
  if (at(xml.endTagStart, element) === NONE) return true;
  for (let parent = at(xml.parent, element); parent !== NONE; parent = at(xml.parent, parent)) {
    if (xml.nameId[parent] === xml.nameId[element] && at(xml.endTagStart, parent) === NONE) return true;
  }
  return false;
}

/** An end tag and the name in it. */
export interface EndTag {
  readonly whole: Span;
  readonly name: Span;
}

/** The end tag that closes nothing, while the offset is in it or at its end. */
export function strayEndTagAt(xml: XmlDocument, offset: number): EndTag | undefined {
  const { text } = xml;
  const start = offset === 0 ? NONE : text.lastIndexOf('<', offset - 1);
  if (start < 0 || text.charCodeAt(start + 1) !== Char.slash || isInOpaque(xml, offset)) return undefined;
  const element = nodeAt(xml, start + 1);
  if (element !== NONE && xml.endTagStart[element] === start) return undefined;
  const nameStart = skipSpace(text, start + 2);
  const nameEnd = skipName(text, nameStart);
  const close = skipSpace(text, nameEnd);
  const end = text.charCodeAt(close) === Char.greaterThan ? close + 1 : nameEnd;
  if (offset > end) return undefined;
  return { whole: { start, end }, name: { start: nameStart, end: nameEnd } };
}
