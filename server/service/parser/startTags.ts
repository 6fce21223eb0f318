/**
 * Start tags that are more, or less, than `<Name>`.
 */
import { checkCharacters, checkReferences, ownerOf } from './characterData';
import { Char, isNameStart, isSpace, skipName, skipSpace } from './characters';
import { endOfBareTag } from './damagedEndTags';
import { columnAt, isDeeper, isOneLine, NOT_FIRST, nextColumn } from './indentation';
import { hashName } from './nameInterner';
import type { ParserState } from './parserState';
import { type StartTagScan, scanAttributes } from './xmlAttributes';
import { NONE, NodeFlags, type NodeId, NodeKind } from './xmlNodes';

/** From here on codes are characters of East Asian keyboards. */
const FULL_WIDTH = 0xff00;

/** Scans the start tag at `start` (a name starts one further) and returns the next position. */
export function scanStartTag(state: ParserState, start: number): number {
  const { text } = state;
  const nameEnd = endOfStartName(state, start + 1);
  const nameId = state.names.intern(text, start + 1, nameEnd, hashName(text, start + 1, nameEnd));
  if (isForgottenSlash(state, nameId, nameEnd)) return closeWithoutSlash(state, start, nameEnd);
  const tag = completeUnfinished(state, scanAttributes(text, nameEnd), nameId, nameEnd);
  const element = state.appendElement(nameId, start, nameEnd, tag.end);
  checkCharacters(state, start, tag.end, element);
  if (tag.attributes.length > 0) state.table.flag(element, NodeFlags.hasAttributes);
  if (tag.ending === 'unfinished') return leaveUnfinished(state, element, nameId, tag.end);
  checkAttributes(state, element, tag);
  if (tag.ending === 'selfClosing') state.table.flag(element, NodeFlags.selfClosing);
  else state.open(element, nameId);
  return tag.end;
}

/** `<Name＞` is a name to XML: not where it can only be meant to end an open `Name`. */
function endOfStartName(state: ParserState, nameStart: number): number {
  const { text, current, table } = state;
  const end = skipName(text, nameStart);
  if (text.charCodeAt(end - 1) < FULL_WIDTH || current === NONE) return end;
  const name = state.nameOf(current);
  if (!text.startsWith(name, nameStart)) return end;
  const nameEnd = nameStart + name.length;
  return isForgottenSlash(state, table.nameId[current] ?? NONE, nameEnd) ? nameEnd : end;
}

function checkAttributes(state: ParserState, element: NodeId, { attributes, faults }: StartTagScan): void {
  for (const { reason, start, end } of faults) {
    state.errors.add('syntax-attribute', start, end, element, { reason });
  }
  const seen = new Set<string>();
  for (const { nameStart, nameEnd, valueStart, valueEnd } of attributes) {
    const name = state.text.slice(nameStart, nameEnd);
    if (seen.has(name)) {
      const reason = 'attribute-repeated';
      state.errors.add('syntax-attribute', nameStart, nameEnd, element, { reason, name });
    }
    seen.add(name);
    checkReferences(state, valueStart, valueEnd, element);
  }
}

// ---- A start tag where an end tag was meant ----------------------------------------------------------------

/**
 * `<Name>` inside of an open `Name`: whether the slash was forgotten. A leaf that has its text is done,
 * so another start tag of its name, with nothing of its own behind it, can only end it.
 * A container needs the indentation as evidence.
 */
export function isForgottenSlash(state: ParserState, nameId: number, nameEnd: number): boolean {
  const { table, text, current } = state;
  if (current === NONE || table.nameId[current] !== nameId || !state.guessesSlashes) return false;
  if (table.hasFlag(current, NodeFlags.startTagOpen)) return false;
  const tagEnd = endOfNamesake(text, nameEnd);
  if (tagEnd < 0) return false;
  const isFinished = tagEnd > nameEnd;
  const next = skipSpace(text, tagEnd);
  if (next < text.length && text.charCodeAt(next) !== Char.lessThan) return false;
  if (startsOwnEndTag(state, next) && !endsNamesake(state, nameId, tagEnd, next)) return false;
  if (table.isTextLeaf(current)) return true;
  return isFinished && isLaidOutAsEnd(state, nameEnd, tagEnd);
}

/** One past `>`, the end of the name where none follows, and -1 where something else does. */
function endOfNamesake(text: string, nameEnd: number): number {
  const bareEnd = endOfBareTag(text, nameEnd);
  if (bareEnd >= 0) return bareEnd;
  const close = skipSpace(text, nameEnd);
  const code = text.charCodeAt(close);
  if (code === Char.greaterThan) return close + 1;
  return close === text.length || code === Char.lessThan ? nameEnd : -1;
}

/** `</Name` of the innermost element. */
function startsOwnEndTag(state: ParserState, offset: number): boolean {
  const { text } = state;
  const name = state.nameOf(state.current);
  if (!text.startsWith('</', offset) || !text.startsWith(name, offset + 2)) return false;
  return skipName(text, offset + 2) === offset + 2 + name.length;
}

/** A container and its leaf of the same name: an end tag on another line is the container's. */
function endsNamesake(state: ParserState, nameId: number, from: number, next: number): boolean {
  return state.openCount(nameId) > 1 && !isOneLine(state.text, from, next);
}

/** The tag stands below the start tag of a container with indented children, and nothing indented follows. */
function isLaidOutAsEnd(state: ParserState, nameEnd: number, tagEnd: number): boolean {
  const { table, text, current } = state;
  const start = nameEnd - state.nameOf(current).length - 1;
  const column = state.columnOf(current);
  if (column === NOT_FIRST || columnAt(text, start) !== column) return false;
  const child = table.firstChild[current] ?? NONE;
  if (child === NONE || table.kind[child] !== NodeKind.element) return false;
  if (!isDeeper(state.columnOf(child), column)) return false;
  // Nothing but its end tag can end the text in the root element; any other may still be typed.
  if (skipSpace(text, tagEnd) === text.length) return table.parent[current] === NONE;
  const next = nextColumn(text, tagEnd);
  return next !== NOT_FIRST && next <= column;
}

/** Reads the start tag as the end tag of the innermost element. */
function closeWithoutSlash(state: ParserState, start: number, nameEnd: number): number {
  const { text, current } = state;
  const end = Math.max(endOfNamesake(text, nameEnd), nameEnd);
  state.slashGuesses++;
  state.errors.add('end-tag-without-slash', start, end, current, { name: state.nameOf(current) });
  state.table.flag(current, NodeFlags.endTagWithoutSlash);
  if (end === nameEnd && skipSpace(text, end) === text.length) state.isCutOff = true;
  state.close(start, end);
  return end;
}

// ---- Start tags without `>` --------------------------------------------------------------------------------

/** `<Codec H.264</Codec>`: what looks like attributes is the value. */
function completeUnfinished(
  state: ParserState,
  tag: StartTagScan,
  nameId: number,
  nameEnd: number,
): StartTagScan {
  if (tag.ending !== 'unfinished' || tag.attributes.length > 0 || tag.faults.length === 0) return tag;
  const name = state.names.names[nameId] ?? '';
  const next = skipSpace(state.text, tag.end);
  const isValue = state.text.startsWith(`</${name}>`, next) || !isSpaceOrEnd(state.text, nameEnd);
  return isValue ? { ...tag, end: nameEnd, faults: [] } : tag;
}

function isSpaceOrEnd(text: string, offset: number): boolean {
  return offset >= text.length || isSpace(text.charCodeAt(offset));
}

/**
 * A start tag without `>`: half typed, or a container that still gets its end tag.
 * It stays open; when it is closed by another's end tag, what followed were never its children.
 */
function leaveUnfinished(state: ParserState, element: NodeId, nameId: number, end: number): number {
  const { table, text } = state;
  const start = (table.start[element] ?? 0) + 1;
  const nameEnd = table.nameEnd[element] ?? start;
  const args = { reason: 'unfinished-tag', name: state.nameOf(element) } as const;
  state.errors.add('syntax-error', start, nameEnd, element, args);
  table.flag(element, NodeFlags.startTagOpen);
  if (skipSpace(text, end) === text.length) state.isCutOff = true;
  const isSelfClosing = text.charCodeAt(end - 1) === Char.slash;
  // The end tag of an open namesake is not this one's.
  if (!isSelfClosing && state.openCount(nameId) === 0) state.open(element, nameId);
  return end;
}

/**
 * `< Name>`: the space is the mistake, the tag is meant. Returns where its name starts, or -1 when this is
 * something else, such as `a < b`.
 */
export function findSpacedName(text: string, start: number): number {
  const nameStart = skipSpace(text, start + 1);
  if (nameStart === start + 1 || !isOneLine(text, start, nameStart)) return -1;
  if (!isNameStart(text.charCodeAt(nameStart))) return -1;
  const close = skipSpace(text, skipName(text, nameStart));
  return text.charCodeAt(close) === Char.greaterThan || text.startsWith('/>', close) ? nameStart : -1;
}

/** Reports the space of `< Name>` and scans the tag as if it were not there. */
export function scanSpacedStartTag(state: ParserState, start: number, nameStart: number): number {
  state.errors.add('syntax-error', start, nameStart, ownerOf(state), { reason: 'tag-space' });
  return scanStartTag(state, nameStart - 1);
}
