/**
 * Where an offset is in the tree, also in documents that are being typed.
 */
import { isSpace } from '../parser/characters';
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
  const ink = inkEndBefore(xml.text, offset);
  let node = lastRowBefore(xml, offset);
  while (node !== NONE && !contentHolds(xml, node, offset, ink)) node = at(xml.parent, node);
  return node;
}

function contentHolds(xml: XmlDocument, node: NodeId, offset: number, ink: number): boolean {
  if (!isElement(xml, node) || at(xml.startTagEnd, node) > offset) return false;
  const endTagStart = at(xml.endTagStart, node);
  if (endTagStart !== NONE) return offset <= endTagStart;
  if ((at(xml.flags, node) & (NodeFlags.selfClosing | NodeFlags.startTagOpen)) !== 0) return false;
  return at(xml.end, node) >= ink;
}

/** One past the last character before the offset that is no white space. */
function inkEndBefore(text: string, offset: number): number {
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
