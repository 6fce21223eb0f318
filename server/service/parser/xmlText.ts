/**
 * The text of a leaf: its character data with references decoded, and where it stands.
 */
import { decodeReference } from './characterData';
import { isSpace } from './characters';
import {
  at,
  contentSpan,
  holdsPlainText,
  NONE,
  NodeFlags,
  type NodeId,
  NodeKind,
  type Span,
  type XmlDocument,
} from './xmlNodes';

/** Text and CDATA of the element's own content, decoded, not trimmed. */
export function textOf(document: XmlDocument, element: NodeId): string {
  if (holdsPlainText(document, element)) {
    return document.text.slice(at(document.startTagEnd, element), at(document.endTagStart, element));
  }
  const first = at(document.firstChild, element);
  if (first === NONE) return '';
  if (at(document.nextSibling, first) === NONE) return textOfRow(document, first);
  let text = '';
  for (let child = first; child !== NONE; child = at(document.nextSibling, child)) {
    text += textOfRow(document, child);
  }
  return text;
}

/** The value of a leaf: its text without the white space of XML around it. Other kinds of space belong to the value. */
export function leafValue(document: XmlDocument, leaf: NodeId): string {
  const text = textOf(document, leaf);
  const { start, end } = trimSpan(text, { start: 0, end: text.length });
  return text.slice(start, end);
}

function textOfRow(document: XmlDocument, row: NodeId): string {
  const start = at(document.start, row);
  const end = at(document.end, row);
  if (document.kind[row] === NodeKind.text) {
    const raw = document.text.slice(start, end);
    return (at(document.flags, row) & NodeFlags.encoded) === 0 ? raw : decodeText(raw);
  }
  if (document.kind[row] !== NodeKind.cdata) return '';
  const closed = document.text.startsWith(']]>', end - 3);
  return normalizeLines(document.text.slice(start + '<![CDATA['.length, closed ? end - 3 : end));
}

const references = /&(?:#[0-9]+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos);/g;

/** Replaces predefined entities and character references; anything else stays as it is, but line ends are `\n`. */
export function decodeText(raw: string): string {
  const text = normalizeLines(raw);
  if (!text.includes('&')) return text;
  return text.replace(references, (reference) => decodeReference(reference) ?? reference);
}

/** A parser passes each line end on as a line feed. */
function normalizeLines(raw: string): string {
  return raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
}

/**
 * The span of the trimmed content, from the first to the last piece of text.
 * Empty (at the end of the start tag) where there is none.
 */
export function textSpan(document: XmlDocument, element: NodeId): Span {
  if (holdsPlainText(document, element)) return trimSpan(document.text, contentSpan(document, element));
  let first = NONE;
  let last = NONE;
  for (
    let child = at(document.firstChild, element);
    child !== NONE;
    child = at(document.nextSibling, child)
  ) {
    if ((at(document.flags, child) & NodeFlags.hasText) === 0 || document.kind[child] === NodeKind.element)
      continue;
    if (first === NONE) first = child;
    last = child;
  }
  if (first === NONE) {
    const { start } = contentSpan(document, element);
    return { start, end: start };
  }
  return trimSpan(document.text, { start: at(document.start, first), end: at(document.end, last) });
}

/** The part of the text without the white space of XML around it. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}
