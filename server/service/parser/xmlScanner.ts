/**
 * The scanner: one pass from `<` to `<`. This loop runs for every piece of a document, so it stays small:
 * plain tags and plain text are handled here, everything else by functions of its own.
 */
import { checkText, ownerOf, reportOutsideText } from './characterData';
import { ASCII_END, asciiClass, Char, CharClass, isNameStart, skipSpace } from './characters';
import { LOOKAHEAD, plainTextEnd, spaceEnd, wordEnd } from './codeUnits';
import { mayStartDamagedEndTag } from './damagedEndTags';
import { scanDeclaration, scanInstruction } from './declarations';
import { scanDamagedEndTag, scanEndTag } from './endTags';
import { addToHash, HASH_START } from './nameInterner';
import type { ParserState } from './parserState';
import { findSpacedName, isForgottenSlash, scanSpacedStartTag, scanStartTag } from './startTags';
import { NONE, NodeFlags, type NodeId, NodeKind } from './xmlNodes';

// Numbers of their own, because a compiler can not know that `Char` never changes.
const LESS_THAN = 0x3c;
const SLASH = 0x2f;

/** Longer words may reach beyond the window, wherever that is; which rows are words must not depend on it. */
const MOST_WORD = LOOKAHEAD - 1;

/** Scans the whole text into the state's tree. */
export function scanDocument(state: ParserState): void {
  const { text, window } = state;
  // A byte order mark is no text.
  let position = text.charCodeAt(0) === Char.byteOrderMark ? 1 : 0;
  while (position < text.length) {
    window.show(position);
    // White space before markup makes no row.
    const nonWhitespaceStart = window.base + spaceEnd(window, position - window.base);
    if (window.units[nonWhitespaceStart - window.base] !== LESS_THAN) position = scanText(state, position);
    else {
      window.show(nonWhitespaceStart);
      position = scanMarkup(state, nonWhitespaceStart);
    }
  }
}

/** Scans a tag; anything but a known `<Name>` and the expected `</Name>` is left to others. */
function scanMarkup(state: ParserState, start: number): number {
  const { table, seedNames, current, previous } = state;
  const { units, base } = state.window;
  const nameStart = start - base + 1;
  if (units[nameStart] === SLASH) return scanPlainEndTag(state, start);
  const neighbour = previous === NONE ? current : previous;
  const neighbourName = neighbour === NONE ? NONE : (table.nameId[neighbour] ?? NONE);
  const before = previous === NONE ? ~neighbourName : neighbourName;
  const nameId = seedNames.findTag(state.window, nameStart, before);
  if (nameId === NONE) return scanOtherMarkup(state, start);
  const nameEnd = base + nameStart + seedNames.lengthOf(nameId);
  const isNamesake = current !== NONE && table.nameId[current] === nameId;
  if (isNamesake && isForgottenSlash(state, nameId, nameEnd)) return scanStartTag(state, start);
  const end = scanWordLeaf(state, start, nameId, nameEnd);
  if (end !== NONE) return end;
  state.open(state.appendElement(nameId, start, nameEnd, nameEnd + 1), nameId);
  return nameEnd + 1;
}

/**
 * `<Name>word</Name>` in one go, which nearly all leaves are; `NONE` for anything else. What is left to the others
 * becomes the same row: `NodeTable.foldPlainText`.
 */
function scanWordLeaf(state: ParserState, start: number, nameId: number, nameEnd: number): number {
  const { units, view, base } = state.window;
  const place = nameEnd + 1 - base;
  const wordStop = wordEnd(state.window, place);
  if (wordStop === place || wordStop - place > MOST_WORD) return NONE;
  if (units[wordStop] !== LESS_THAN || units[wordStop + 1] !== SLASH) return NONE;
  const end = state.seedNames.tagEndAt(view, wordStop + 2, nameId);
  if (end === NONE) return NONE;
  state.appendWordLeaf(nameId, start, nameEnd, base + wordStop, base + end);
  return base + end;
}

/** `<Name>` of a name that no schema has, and everything that is no such tag. */
function scanOtherMarkup(state: ParserState, start: number): number {
  const { text } = state;
  let offset = start + 1;
  let code = offset < text.length ? text.charCodeAt(offset) : 0;
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
  const { current, table } = state;
  if (current === NONE) return scanEndTag(state, start);
  const { view, base } = state.window;
  const end = state.seedNames.tagEndAt(view, start - base + 2, table.nameId[current] ?? NONE);
  if (end === NONE) return scanOtherEndTag(state, start);
  state.close(start, base + end);
  return base + end;
}

/** `</Name>` of a name that no schema has, and everything that is not the expected end tag. */
function scanOtherEndTag(state: ParserState, start: number): number {
  const { text } = state;
  const name = state.nameOf(state.current);
  const end = start + 2 + name.length;
  if (text.charCodeAt(end) !== Char.greaterThan || text.slice(start + 2, end) !== name) {
    return scanEndTag(state, start);
  }
  state.close(start, end + 1);
  return end + 1;
}

/** Scans character data. White space alone makes no row. */
function scanText(state: ParserState, start: number): number {
  const { units, base } = state.window;
  const place = start - base;
  const end = wordEnd(state.window, place);
  if (end === place || end - place > MOST_WORD || units[end] !== LESS_THAN || state.current === NONE) {
    return scanSpacedText(state, start);
  }
  const row = state.append(NodeKind.text, start, base + end);
  state.table.flag(row, NodeFlags.hasText | NodeFlags.plainText | NodeFlags.oneWord);
  state.table.flag(state.current, NodeFlags.hasText);
  return base + end;
}

function scanSpacedText(state: ParserState, start: number): number {
  const { units, base } = state.window;
  const nonWhitespaceStart = spaceEnd(state.window, start - base);
  const end = plainTextEnd(units, nonWhitespaceStart);
  if (units[end] !== LESS_THAN || state.current === NONE) return scanOddText(state, start);
  const row = state.append(NodeKind.text, start, base + end);
  state.table.flag(row, NodeFlags.hasText | NodeFlags.plainText);
  state.table.flag(state.current, NodeFlags.hasText);
  return base + end;
}

/** Text that is long, outside of the root element, or holds something odd. */
function scanOddText(state: ParserState, start: number): number {
  const { text } = state;
  const nonWhitespaceStart = skipSpace(text, start);
  if (nonWhitespaceStart === text.length || text.charCodeAt(nonWhitespaceStart) === Char.lessThan)
    return nonWhitespaceStart;
  const found = text.indexOf('<', nonWhitespaceStart);
  const end = found < 0 ? text.length : found;
  const row = state.append(NodeKind.text, start, end);
  state.table.flag(row, NodeFlags.hasText);
  if (state.current === NONE) reportOutsideText(state, start, end, row);
  else state.table.flag(state.current, NodeFlags.hasText);
  if (state.oddCharacters.isIn(nonWhitespaceStart, end)) checkText(state, row, start, end);
  else state.table.flag(row, NodeFlags.plainText);
  return end;
}

/** Everything that starts with `<` and is no tag of an ASCII name. */
function scanOddMarkup(state: ParserState, start: number, code: number): number {
  if (code === Char.exclamation) return scanDeclaration(state, start);
  if (code === Char.question) return scanInstruction(state, start);
  const damagedEnd = mayStartDamagedEndTag(code) ? scanDamagedEndTag(state, start) : NONE;
  if (damagedEnd !== NONE) return damagedEnd;
  if (code >= ASCII_END && isNameStart(code)) return scanStartTag(state, start);
  if (code === Char.greaterThan) {
    state.errors.add('syntax-error', start, start + 2, ownerOf(state), { reason: 'tag-name' });
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
  state.errors.add('syntax-error', start, start + 1, ownerOf(state), { reason: 'lone-less-than' });
  const next = skipSpace(text, start + 1);
  if (next === text.length) state.isCutOff = true;
  if (next === text.length || text.charCodeAt(next) === Char.lessThan) return start + 1;
  const end = state.find('<', start + 1);
  const row = before === NONE ? state.append(NodeKind.text, start, end) : before;
  state.table.flag(row, NodeFlags.hasText);
  state.table.unflag(row, NodeFlags.plainText);
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
