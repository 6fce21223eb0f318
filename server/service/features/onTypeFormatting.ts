/**
 * Formatting while somebody types: the line behind an Enter, and the line of an end tag whose `>` was typed.
 * For editors without indentation rules of their own; where those have done it already, nothing is left to do.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FormattingOptions, Position, TextEdit } from 'vscode-languageserver-types';
import type { RequestDocument } from '../binding/requestDocument';
import { Char, skipSpace } from '../parser/characters';
import { at, isElement, NONE, NodeFlags, type NodeId, nodeAt, type XmlDocument } from '../parser/xmlNodes';
import { isSound } from './faultyRegions';
import { keepsReading } from './formatting';
import { type Gap, indentStep, lineEndOf } from './formattingGaps';
import { toRange } from './namePair';
import { enclosingElement, isInOpaque, lastRowBefore } from './treeQueries';

/** What becomes of the line of the position after the character was typed there; never in text. */
export function formatOnType(
  document: TextDocument,
  position: Position,
  character: string,
  options: FormattingOptions,
  request: RequestDocument,
): TextEdit[] {
  const { xml } = request;
  const offset = document.offsetAt(position);
  const gaps = character === '>' ? afterEndTag(xml, offset) : afterEnter(xml, offset, indentStep(options));
  const changes = gaps.filter(({ start, end, newText }) => xml.text.slice(start, end) !== newText);
  if (xml.syntaxErrors.length > 0 && !keepsReading(request, changes)) return [];
  return changes.map((gap) => ({ range: toRange(document, gap), newText: gap.newText }));
}

/** The end tag of a container goes below its start tag. */
function afterEndTag(xml: XmlDocument, offset: number): Gap[] {
  const element = nodeAt(xml, offset - 1);
  if (element === NONE || at(xml.end, element) !== offset || !isSound(xml, element)) return [];
  const endTagStart = at(xml.endTagStart, element);
  const start = lineStartBefore(xml.text, endTagStart);
  const isAlone = skipIndent(xml.text, start) === endTagStart;
  if (!isAlone || start <= at(xml.start, element) || holdsText(xml, element)) return [];
  return [{ start, end: endTagStart, newText: indentOf(xml, element) }];
}

/** The new line: white space up to the cursor, then nothing or what stood behind the cursor. */
function afterEnter(xml: XmlDocument, offset: number, step: string): Gap[] {
  const { text } = xml;
  const start = lineStartBefore(text, offset);
  const inkStart = skipIndent(text, start);
  if (start === 0 || inkStart < offset || isInMarkup(xml, offset)) return [];
  const parent = enclosingElement(xml, offset);
  const isBlank = inkStart === text.length || isLineEnd(text.charCodeAt(inkStart));
  const isMarkup = text.charCodeAt(inkStart) === Char.lessThan;
  if (!(isBlank || isMarkup) || (parent !== NONE && holdsText(xml, parent))) return [];
  const line = { start, end: inkStart };
  if (parent === NONE) return [{ ...line, newText: '' }];
  if (inkStart !== at(xml.endTagStart, parent)) {
    return [{ ...line, newText: childIndentOf(xml, parent, start, step) }];
  }
  const indent = indentOf(xml, parent);
  const isBetweenTags =
    skipSpace(text, at(xml.startTagEnd, parent)) === inkStart && isLineAbove(xml, parent, start);
  if (!isBetweenTags) return [{ ...line, newText: indent }];
  // The `<` is replaced, because what is inserted at the cursor would take the cursor along.
  const endTag = { start: inkStart, end: inkStart + 1, newText: `${lineEndOf(text)}${indent}<` };
  return [{ ...line, newText: indent + step }, endTag];
}

/** In a comment, in CDATA, inside of a tag, or behind a tag that is still being typed. */
function isInMarkup(xml: XmlDocument, offset: number): boolean {
  if (isInOpaque(xml, offset)) return true;
  const row = lastRowBefore(xml, offset);
  if (row !== NONE && (at(xml.flags, row) & NodeFlags.startTagOpen) !== 0) return true;
  const element = nodeAt(xml, offset);
  if (element === NONE || !isElement(xml, element)) return false;
  const endTagStart = at(xml.endTagStart, element);
  return offset < at(xml.startTagEnd, element) || (endTagStart !== NONE && offset > endTagStart);
}

/** White space in an element with text is text. */
function holdsText(xml: XmlDocument, element: NodeId): boolean {
  return (at(xml.flags, element) & NodeFlags.hasText) !== 0;
}

/** The element's start tag ends on the line above the one that starts there. */
function isLineAbove(xml: XmlDocument, element: NodeId, lineStart: number): boolean {
  return lineStartBefore(xml.text, lineStart - 1) <= at(xml.startTagEnd, element);
}

/** As the child before it, where that starts a line; else one step deeper than the parent. */
function childIndentOf(xml: XmlDocument, parent: NodeId, offset: number, step: string): string {
  let indent = indentOf(xml, parent) + step;
  for (let child = at(xml.firstChild, parent); child !== NONE; child = at(xml.nextSibling, child)) {
    const start = at(xml.start, child);
    if (start >= offset) break;
    const lineStart = indentStartBefore(xml.text, start);
    if (lineStart !== NONE) indent = xml.text.slice(lineStart, start);
  }
  return indent;
}

/** The indentation of the line that the element starts on. */
function indentOf(xml: XmlDocument, element: NodeId): string {
  const start = lineStartBefore(xml.text, at(xml.start, element));
  return xml.text.slice(start, skipIndent(xml.text, start));
}

/** The start of the line where nothing but indentation stands before the offset, else `NONE`. */
function indentStartBefore(text: string, offset: number): number {
  let start = offset;
  // Not from the start of the line: all children may stand on one line.
  while (text.charCodeAt(start - 1) === Char.space || text.charCodeAt(start - 1) === Char.tab) start--;
  const before = start === 0 ? Char.lineFeed : text.charCodeAt(start - 1);
  return before === Char.lineFeed || before === Char.byteOrderMark ? start : NONE;
}

function lineStartBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text.charCodeAt(start - 1) !== Char.lineFeed) start--;
  return start === 0 && text.charCodeAt(0) === Char.byteOrderMark ? 1 : start;
}

/** The first offset from there on that is neither space nor tab. */
function skipIndent(text: string, offset: number): number {
  let end = offset;
  while (text.charCodeAt(end) === Char.space || text.charCodeAt(end) === Char.tab) end++;
  return end;
}

function isLineEnd(code: number): boolean {
  return code === Char.lineFeed || code === Char.carriageReturn;
}
