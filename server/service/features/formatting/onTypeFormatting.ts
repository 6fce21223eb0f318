/**
 * Formatting while somebody types: the line behind an Enter, the line of an end tag whose `>` was typed, and the
 * end tag that is left over when a `/` makes an element empty.
 * For editors without indentation rules of their own; where those have done it already, nothing is left to do.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FormattingOptions, Position, TextEdit } from 'vscode-languageserver-types';
import type { RequestDocument } from '../../binding/requestDocument';
import { Char, skipSpace } from '../../parser/characters';
import { at, isElement, NONE, NodeFlags, type NodeId, nodeAt, type XmlDocument } from '../../parser/xmlNodes';
import {
  holdsText,
  indentOf,
  indentStartBefore,
  lineStartBefore,
  ownLevel,
  skipIndent,
} from '../indentation';
import { toRange } from '../names/namePair';
import { closeBySlash } from '../selfClosing';
import { enclosingElement, isInOpaque, lastRowBefore } from '../treeQueries';
import { isSound } from './faultyRegions';
import { keepsReading } from './formatting';
import { type Gap, indentStep, lineEndOf } from './formattingGaps';

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
  if (character === '/') {
    const closed = closeBySlash(request, offset);
    return closed === undefined ? [] : [{ range: toRange(document, closed), newText: closed.newText }];
  }
  const gaps = character === '>' ? afterEndTag(xml, offset) : afterEnter(xml, offset, indentStep(options));
  const changes = gaps.filter(({ start, end, newText }) => xml.text.slice(start, end) !== newText);
  if (xml.syntaxErrors.length > 0 && !keepsReading(request, changes)) return [];
  return changes.map((gap) => ({ range: toRange(document, gap), newText: gap.newText }));
}

/** The end tag of a container goes below its start tag. */
function afterEndTag(xml: XmlDocument, offset: number): Gap[] {
  const element = nodeAt(xml, offset - 1);
  if (element === NONE || at(xml.end, element) !== offset || !isSound(xml, element)) return [];
  const gap = ownLevel(xml, element, at(xml.endTagStart, element));
  return gap === undefined ? [] : [gap];
}

/** The new line: white space up to the cursor, then nothing or what stood behind the cursor. */
function afterEnter(xml: XmlDocument, offset: number, step: string): Gap[] {
  const { text } = xml;
  const start = lineStartBefore(text, offset);
  const nonWhitespaceStart = skipIndent(text, start);
  if (start === 0 || nonWhitespaceStart < offset || isInMarkup(xml, offset)) return [];
  const parent = enclosingElement(xml, offset);
  const isBlank = nonWhitespaceStart === text.length || isLineEnd(text.charCodeAt(nonWhitespaceStart));
  const isMarkup = text.charCodeAt(nonWhitespaceStart) === Char.lessThan;
  if (!(isBlank || isMarkup) || (parent !== NONE && holdsText(xml, parent))) return [];
  const line = { start, end: nonWhitespaceStart };
  if (parent === NONE) return [{ ...line, newText: '' }];
  if (nonWhitespaceStart !== at(xml.endTagStart, parent)) {
    return [{ ...line, newText: childIndentOf(xml, parent, start, step) }];
  }
  const indent = indentOf(xml, parent);
  const isBetweenTags =
    skipSpace(text, at(xml.startTagEnd, parent)) === nonWhitespaceStart && isLineAbove(xml, parent, start);
  if (!isBetweenTags) return [{ ...line, newText: indent }];
  // The `<` is replaced, because what is inserted at the cursor would take the cursor along.
  const endTag = {
    start: nonWhitespaceStart,
    end: nonWhitespaceStart + 1,
    newText: `${lineEndOf(text)}${indent}<`,
  };
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

function isLineEnd(code: number): boolean {
  return code === Char.lineFeed || code === Char.carriageReturn;
}
