/**
 * Many changes in one notification, as formatting and "Replace All" make them: one by one, each would copy the whole
 * text. Clients send them from the end of the document to its start, or the other way round; then all of them are
 * places in the text as it was, and the new text is put together once.
 */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { Position, TextDocument } from 'vscode-languageserver-textdocument';
import type { Replacement } from '../service/util/replacements';

/** The changes as edits of the present text, in its order; undefined where that is not sure. */
export function editsOf(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
): Replacement[] | undefined {
  return editsFromEnd(document, changes)?.reverse() ?? editsFromStart(document, changes);
}

/** Each change ends before the one that came before it starts, so what that one did moves no place of it. */
function editsFromEnd(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
): Replacement[] | undefined {
  const text = document.getText();
  const edits: Replacement[] = [];
  let before = text.length;
  for (const change of changes) {
    const edit = 'range' in change ? editAt(document, change.range, change.text) : undefined;
    // After a carriage return a line feed may come to stand, and make one line end of two.
    if (edit === undefined || edit.end > before || text.charAt(edit.start - 1) === '\r') return undefined;
    edits.push(edit);
    before = edit.start;
  }
  return edits;
}

/** Each change starts where the one before it has ended, or later: its place has moved by what all before it did. */
function editsFromStart(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
): Replacement[] | undefined {
  const edits: Replacement[] = [];
  let isMoved: Move = { was: start, is: start };
  for (const change of changes) {
    // What makes or breaks a pair with a line feed is left to others.
    if (!('range' in change) || change.text.includes('\r')) return undefined;
    const range = {
      start: placeBefore(change.range.start, isMoved),
      end: placeBefore(change.range.end, isMoved),
    };
    if (range.start === undefined || range.end === undefined) return undefined;
    const edit = editAt(document, { start: range.start, end: range.end }, change.text);
    if (edit === undefined) return undefined;
    edits.push(edit);
    isMoved = { was: range.end, is: endOf(change.range.start, change.text) };
  }
  return document.getText().includes('\r') ? undefined : edits;
}

const start: Position = { line: 0, character: 0 };

/** The end of an edit, in the text as it was and as it is. */
interface Move {
  readonly was: Position;
  readonly is: Position;
}

/** Where a place behind the last edit was before all of them; undefined for one that is not behind it. */
function placeBefore({ line, character }: Position, { was, is }: Move): Position | undefined {
  if (line < is.line || (line === is.line && character < is.character)) return undefined;
  if (line > is.line) return { line: line - is.line + was.line, character };
  return { line: was.line, character: character - is.character + was.character };
}

function endOf({ line, character }: Position, inserted: string): Position {
  const lines = inserted.split('\n');
  const last = lines.at(-1)?.length ?? 0;
  return lines.length === 1
    ? { line, character: character + last }
    : { line: line + lines.length - 1, character: last };
}

/** The edit, when both places are ones that the text has. */
function editAt(
  document: TextDocument,
  range: { readonly start: Position; readonly end: Position },
  newText: string,
): Replacement | undefined {
  const from = exactOffset(document, range.start);
  const to = exactOffset(document, range.end);
  return from === undefined || to === undefined || from > to ? undefined : { start: from, end: to, newText };
}

function exactOffset(document: TextDocument, position: Position): number | undefined {
  const offset = document.offsetAt(position);
  const { line, character } = document.positionAt(offset);
  return line === position.line && character === position.character ? offset : undefined;
}
