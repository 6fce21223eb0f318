/**
 * The scanner: one pass from `<` to `<`. This loop runs for every piece of a document, so it stays small:
 * plain tags and plain text are handled here, everything else by functions of its own.
 */
import { checkText, ownerOf, reportOutsideText } from './characterData';
import { ASCII_END, asciiClass, Char, CharClass, isNameStart, SURROGATES, skipSpace } from './characters';
import { scanEndTag } from './endTags';
import { scanDeclaration, scanInstruction } from './markup';
import { addToHash, HASH_START } from './nameInterner';
import type { ParserState } from './parserState';
import { findSpacedName, isForgottenSlash, scanSpacedStartTag, scanStartTag } from './startTags';
import { NONE, NodeFlags, type NodeId, NodeKind } from './xmlNodes';

/** Scans the whole text into the state's tree. */
export function scanDocument(state: ParserState): void {
  const { text } = state;
  // A byte order mark is no text.
  let position = text.charCodeAt(0) === Char.byteOrderMark ? 1 : 0;
  while (position < text.length) {
    if (text.charCodeAt(position) === Char.lessThan) position = scanMarkup(state, position);
    else position = scanText(state, position);
  }
}

/** Scans a tag; anything but `<Name>` and the expected `</Name>` is left to others. */
function scanMarkup(state: ParserState, start: number): number {
  const { text } = state;
  let offset = start + 1;
  let code = offset < text.length ? text.charCodeAt(offset) : 0;
  if (code === Char.slash) return scanPlainEndTag(state, start);
  if (code >= ASCII_END || ((asciiClass[code] ?? 0) & CharClass.nameStart) === 0) {
    return scanOddMarkup(state, start, code);
  }
  let hash = HASH_START;
  do {
    hash = addToHash(hash, code);
    code = ++offset < text.length ? text.charCodeAt(offset) : 0;
  } while (code < ASCII_END && ((asciiClass[code] ?? 0) & CharClass.namePart) !== 0);
  if (code !== Char.greaterThan) return scanStartTag(state, start);
  const nameId = state.names.intern(text, start + 1, offset, hash);
  if (isForgottenSlash(state, nameId, offset)) return scanStartTag(state, start);
  state.open(state.appendElement(nameId, start, offset, offset + 1), nameId);
  return offset + 1;
}

function scanPlainEndTag(state: ParserState, start: number): number {
  const { text, table, current } = state;
  if (current === NONE) return scanEndTag(state, start);
  const nameEnd = table.nameEnd[current] ?? 0;
  let expected = (table.start[current] ?? 0) + 1;
  let offset = start + 2;
  const end = offset + nameEnd - expected;
  if (end >= text.length || text.charCodeAt(end) !== Char.greaterThan) return scanEndTag(state, start);
  while (expected < nameEnd) {
    if (text.charCodeAt(expected++) !== text.charCodeAt(offset++)) return scanEndTag(state, start);
  }
  state.close(start, end + 1);
  return end + 1;
}

/** Scans character data. White space alone makes no row. */
function scanText(state: ParserState, start: number): number {
  const { text } = state;
  const { length } = text;
  let offset = start;
  let code = text.charCodeAt(offset);
  while (code < ASCII_END && ((asciiClass[code] ?? 0) & CharClass.space) !== 0) {
    if (++offset === length) return length;
    code = text.charCodeAt(offset);
  }
  if (code === Char.lessThan) return offset;
  let isOdd = false;
  while (code !== Char.lessThan) {
    if (code < ASCII_END ? ((asciiClass[code] ?? 0) & CharClass.oddInText) !== 0 : code >= SURROGATES)
      isOdd = true;
    if (++offset === length) break;
    code = text.charCodeAt(offset);
  }
  const row = state.append(NodeKind.text, start, offset);
  state.table.flag(row, NodeFlags.hasText);
  if (state.current === NONE) reportOutsideText(state, start, offset, row);
  else state.table.flag(state.current, NodeFlags.hasText);
  if (isOdd) checkText(state, row, start, offset);
  return offset;
}

/** Everything that starts with `<` and is no tag of an ASCII name. */
function scanOddMarkup(state: ParserState, start: number, code: number): number {
  if (code === Char.exclamation) return scanDeclaration(state, start);
  if (code === Char.question) return scanInstruction(state, start);
  if (code >= ASCII_END && isNameStart(code)) return scanStartTag(state, start);
  if (code === Char.greaterThan) {
    state.errors.add('syntax-tag', start, start + 2, ownerOf(state), { reason: 'tag-name' });
    return start + 2;
  }
  return scanLoneLessThan(state, start);
}

/** A `<` that starts nothing: half-typed markup, or a character of the text around it. */
function scanLoneLessThan(state: ParserState, start: number): number {
  const { text } = state;
  const before = textRowBefore(state, start);
  const nameStart = before === NONE ? findSpacedName(text, start) : NONE;
  if (nameStart !== NONE) return scanSpacedStartTag(state, start, nameStart);
  state.errors.add('syntax-tag', start, start + 1, ownerOf(state), { reason: 'lone-less-than' });
  const next = skipSpace(text, start + 1);
  if (next === text.length) state.isCutOff = true;
  if (next === text.length || text.charCodeAt(next) === Char.lessThan) return start + 1;
  const end = state.find('<', start + 1);
  const row = before === NONE ? state.append(NodeKind.text, start, end) : before;
  state.table.flag(row, NodeFlags.hasText);
  state.table.endRow(row, end);
  if (state.current !== NONE) state.table.flag(state.current, NodeFlags.hasText);
  else if (before === NONE) reportOutsideText(state, start, end, row);
  checkText(state, row, start + 1, end);
  return end;
}

/** The text row that ends right here, or `NONE`. */
function textRowBefore({ table, previous }: ParserState, offset: number): NodeId {
  const isText = previous !== NONE && table.kind[previous] === NodeKind.text;
  return isText && table.end[previous] === offset ? previous : NONE;
}
