/**
 * Looks into answers of the language service, whatever their shape is: every range must lie in the document.
 */
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Position, Range, TextEdit } from 'vscode-languageserver-types';

/** Asserts that every range in an answer lies in the document, and that its edits do not overlap. */
export function checkAnswer(document: TextDocument, answer: unknown): void {
  if (typeof answer !== 'object' || answer === null) return;
  if (Range.is(answer)) {
    checkRange(document, answer);
    return;
  }
  if (Array.isArray(answer) && answer.length > 1 && answer.every((item) => TextEdit.is(item))) {
    // This throws where edits overlap.
    TextDocument.applyEdits(document, answer);
  }
  for (const part of Object.values(answer)) checkAnswer(document, part);
}

/** Asserts that both ends are places of the document, in order. */
export function checkRange(document: TextDocument, { start, end }: Range): void {
  for (const position of [start, end]) checkPosition(document, position);
  assert.ok(document.offsetAt(start) <= document.offsetAt(end), 'a range starts before it ends');
}

/** A position that is somewhere else than it says is moved by the document when it is read. */
function checkPosition(document: TextDocument, position: Position): void {
  assert.deepEqual(document.positionAt(document.offsetAt(position)), position, 'a place of the document');
}

/** Whether the first range lies in the second one. */
export function isWithin(inner: Range, outer: Range): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

function isBefore(left: Position, right: Position): boolean {
  return left.line < right.line || (left.line === right.line && left.character < right.character);
}
