/**
 * Lines and their indentation, and where an end tag stands that has its line for itself.
 */
import { Char } from '../parser/characters';
import { at, NONE, NodeFlags, type NodeId, type XmlDocument } from '../parser/xmlNodes';
import type { Replacement } from '../util/replacements';

/**
 * The white space before an end tag that starts its line, and that before its start tag instead.
 * Undefined on the line of the start tag, behind anything else, and in text, where white space counts.
 */
export function ownLevel(xml: XmlDocument, element: NodeId, endTagStart: number): Replacement | undefined {
  const start = lineStartBefore(xml.text, endTagStart);
  const isAlone = skipIndent(xml.text, start) === endTagStart;
  if (!isAlone || start <= at(xml.start, element) || holdsText(xml, element)) return undefined;
  return { start, end: endTagStart, newText: indentOf(xml, element) };
}

/** White space in an element with text is text. */
export function holdsText(xml: XmlDocument, element: NodeId): boolean {
  return (at(xml.flags, element) & NodeFlags.hasText) !== 0;
}

/** The indentation of the line that the element starts on. */
export function indentOf(xml: XmlDocument, element: NodeId): string {
  const start = lineStartBefore(xml.text, at(xml.start, element));
  return xml.text.slice(start, skipIndent(xml.text, start));
}

/** The start of the line where nothing but indentation stands before the offset, else `NONE`. */
export function indentStartBefore(text: string, offset: number): number {
  let start = offset;
  // Not from the start of the line: all children may stand on one line.
  while (text.charCodeAt(start - 1) === Char.space || text.charCodeAt(start - 1) === Char.tab) start--;
  const before = start === 0 ? Char.lineFeed : text.charCodeAt(start - 1);
  return before === Char.lineFeed || before === Char.byteOrderMark ? start : NONE;
}

/** The start of the offset's line, behind a byte order mark. */
export function lineStartBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text.charCodeAt(start - 1) !== Char.lineFeed) start--;
  return start === 0 && text.charCodeAt(0) === Char.byteOrderMark ? 1 : start;
}

/** The first offset from there on that is neither space nor tab. */
export function skipIndent(text: string, offset: number): number {
  let end = offset;
  while (text.charCodeAt(end) === Char.space || text.charCodeAt(end) === Char.tab) end++;
  return end;
}
