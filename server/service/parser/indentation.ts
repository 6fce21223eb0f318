/**
 * What line breaks and indentation say about a text whose tags are broken.
 * Only recovery asks; a well-formed document is never read by its indentation.
 */
import { Char, isSpace, skipSpace } from './characters';

/** "Something else stands before it on its line." */
export const NOT_FIRST = -1;

const TAB_WIDTH = 4;

/** The column of what starts at `offset` when it is the first on its line, otherwise `NOT_FIRST`. */
export function columnAt(text: string, offset: number): number {
  let lineStart = offset;
  while (lineStart > 0) {
    const code = text.charCodeAt(lineStart - 1);
    if (code === Char.lineFeed || code === Char.carriageReturn || code === Char.byteOrderMark) break;
    if (!isSpace(code)) return NOT_FIRST;
    lineStart--;
  }
  let column = 0;
  for (let position = lineStart; position < offset; position++) {
    column += text.charCodeAt(position) === Char.tab ? TAB_WIDTH - (column % TAB_WIDTH) : 1;
  }
  return column;
}

/** The column of the next thing after `offset`; `NOT_FIRST` when it stands on the same line, or there is none. */
export function nextColumn(text: string, offset: number): number {
  const next = skipSpace(text, offset);
  return next < text.length ? columnAt(text, next) : NOT_FIRST;
}

/** Whether both columns are known and the first is further to the right. */
export function isDeeper(column: number, than: number): boolean {
  return column !== NOT_FIRST && than !== NOT_FIRST && column > than;
}

/** Whether there is no line break in that part of the text. */
export function isOneLine(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) {
    if (text.charCodeAt(offset) === Char.lineFeed) return false;
  }
  return true;
}
