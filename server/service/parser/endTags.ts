/**
 * End tags that are not exactly the expected one, read the way a person would.
 */
import { closestOf } from '../util/editDistance';
import { checkCharacters, ownerOf } from './characterData';
import { Char, isNameStart, skipName, skipSpace, trimEnd } from './characters';
import { type DamagedEndTag, readDamagedEndTag } from './damagedEndTags';
import { columnAt, isDeeper, isOneLine, NOT_FIRST, nextColumn } from './indentation';
import type { ParserState } from './parserState';
import { closeBelow } from './recovery';
import { NONE, NodeFlags, type NodeId } from './xmlNodes';

/** How many levels up a look for the meaning of an odd end tag goes, so that deep nesting stays linear. */
const MOST_LEVELS = 8;

/** An end tag as it is written. */
interface EndTag {
  readonly start: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** One past its `>`, or where the unfinished tag stops. */
  readonly end: number;
  readonly name: string;
  readonly isFinished: boolean;
  /** `<\/Name>`: its name is clear, its markup is not. */
  readonly isDamaged: boolean;
}

/** What an end tag was meant for. */
type Meaning =
  | { readonly kind: 'element'; readonly element: NodeId; readonly isMisspelt: boolean }
  | { readonly kind: 'nothing' };

const nothing: Meaning = { kind: 'nothing' };

/** Scans the end tag at `start` (`</`) and returns the next position. */
export function scanEndTag(state: ParserState, start: number): number {
  const damaged = readDamagedEndTag(state.text, start);
  const isOpen =
    damaged !== undefined && isNameOfOpen(state, state.text.slice(damaged.nameStart, damaged.nameEnd));
  return isOpen
    ? endWith(state, damagedTag(state, start, damaged))
    : endWith(state, readEndTag(state, start));
}

/**
 * Scans a damaged end tag of an open element at `start` (a `<` that starts no sound one) and returns the next
 * position; `NONE` when there is none.
 */
export function scanDamagedEndTag(state: ParserState, start: number): number {
  const damaged = readDamagedEndTag(state.text, start);
  if (damaged === undefined) return NONE;
  if (!isNameOfOpen(state, state.text.slice(damaged.nameStart, damaged.nameEnd))) return NONE;
  return endWith(state, damagedTag(state, start, damaged));
}

function damagedTag(
  { text }: ParserState,
  start: number,
  { nameStart, nameEnd, end }: DamagedEndTag,
): EndTag {
  const name = text.slice(nameStart, nameEnd);
  return { start, nameStart, nameEnd, end, name, isFinished: true, isDamaged: true };
}

/** Full-width characters make names of what is meant as markup. */
const isPlainName = /^[\w.-]+$/;

/** The name of an open element, or nearly that of the innermost one. */
function isNameOfOpen(state: ParserState, name: string): boolean {
  if (state.current === NONE) return false;
  const nameId = state.names.find(name);
  if (nameId !== NONE && state.openCount(nameId) > 0) return true;
  const current = state.nameOf(state.current);
  return isPlainName.test(current) && state.mayCompare() && closestOf(name, [current]) !== undefined;
}

function endWith(state: ParserState, tag: EndTag): number {
  checkCharacters(state, tag.start, tag.end, ownerOf(state));
  const meaning = state.current === NONE ? nothing : meaningOf(state, tag);
  if (!tag.isFinished) reportUnfinished(state, tag, meaning);
  if (meaning.kind === 'nothing') reportStray(state, tag);
  else closeElement(state, tag, meaning.element, meaning.isMisspelt);
  return tag.end;
}

function readEndTag(state: ParserState, start: number): EndTag {
  const { text, errors } = state;
  let nameStart = start + 2;
  const spaced = skipSpace(text, nameStart);
  if (isNameStart(text.charCodeAt(spaced)) && isOneLine(text, nameStart, spaced)) {
    if (spaced > nameStart)
      errors.add('syntax-error', nameStart, spaced, ownerOf(state), { reason: 'tag-space' });
    nameStart = spaced;
  }
  const nameEnd = isNameStart(text.charCodeAt(nameStart)) ? skipName(text, nameStart) : nameStart;
  const name = text.slice(nameStart, nameEnd);
  const close = findClose(text, nameEnd);
  const tag = { start, nameStart, nameEnd, name, isDamaged: false };
  if (close < 0) return { ...tag, end: nameEnd, isFinished: false };
  const junk = skipSpace(text, nameEnd);
  if (junk < close) {
    errors.add('syntax-error', junk, trimEnd(text, junk, close), ownerOf(state), { reason: 'end-tag-junk' });
  }
  return { ...tag, end: close + 1, isFinished: true };
}

/** The `>` of the tag: after white space, or after junk on the same line; -1 when there is none. */
function findClose(text: string, nameEnd: number): number {
  for (let offset = skipSpace(text, nameEnd); offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === Char.greaterThan) return offset;
    if (code === Char.lessThan || code === Char.lineFeed) return -1;
  }
  return -1;
}

function reportUnfinished(state: ParserState, { start, nameEnd, end }: EndTag, meaning: Meaning): void {
  const name = meaning.kind === 'element' ? { name: state.nameOf(meaning.element) } : {};
  const reason = 'unfinished-end-tag';
  state.errors.add('syntax-error', start, nameEnd, ownerOf(state), { reason, ...name });
  if (skipSpace(state.text, end) === state.text.length) state.isCutOff = true;
}

/** After the root element has been closed too early, its other end tags are the same mistake. */
function reportStray(state: ParserState, tag: EndTag): void {
  const { start, end, nameStart, nameEnd, name, isFinished, isDamaged } = tag;
  if (!isFinished || (state.current === NONE && state.reportedOutside)) return;
  if (isDamaged) {
    state.errors.add('syntax-error', start, end, ownerOf(state), { reason: 'stray-end-tag' });
    return;
  }
  state.errors.add('end-tag-mismatch', nameStart, nameEnd, ownerOf(state), { name });
}

function closeElement(state: ParserState, tag: EndTag, element: NodeId, isMisspelt: boolean): void {
  if (tag.isDamaged) {
    const args = { reason: 'damaged-end-tag', name: state.nameOf(element) } as const;
    state.errors.add('syntax-error', tag.start, tag.end, element, args);
  } else if (isMisspelt && tag.isFinished && !isHalfTyped(state, tag, element)) {
    const args = { name: tag.name, expected: state.nameOf(element) };
    state.errors.add('end-tag-mismatch', tag.nameStart, tag.nameEnd, element, args);
  }
  closeBelow(state, element, tag.start);
  state.close(tag.start, tag.end);
}

/** `<Width1280</Width>`: the start tag is the mistake, and it is reported already. */
function isHalfTyped(state: ParserState, { name }: EndTag, element: NodeId): boolean {
  return state.table.hasFlag(element, NodeFlags.startTagOpen) && state.nameOf(element).startsWith(name);
}

function meaningOf(state: ParserState, tag: EndTag): Meaning {
  const { current, table } = state;
  const mayBeTooMany = tag.name === '' || tag.isDamaged;
  if (mayBeTooMany && isFollowedByOwnEnd(state, tag)) return nothing;
  if (tag.name === '') return meaningOfNameless(state, tag);
  const nameId = state.names.find(tag.name);
  if (nameId !== NONE && nameId === table.nameId[current]) return exactly(current);
  if (nameId !== NONE && state.openCount(nameId) > 0) return meaningOfAncestorName(state, tag, nameId);
  if (isFollowedByOwnEnd(state, tag)) return nothing;
  if (isNear(state, tag, current)) return instead(current);
  if (table.parent[current] === NONE) return endsText(state, tag) ? instead(current) : nothing;
  if (isOnLineOf(state, tag, current)) return instead(current);
  const ancestor = nearAncestor(state, tag);
  if (ancestor !== NONE) return instead(ancestor);
  return seemsToEnd(state, tag) ? instead(current) : nothing;
}

const exactly = (element: NodeId): Meaning => ({ kind: 'element', element, isMisspelt: false });
const instead = (element: NodeId): Meaning => ({ kind: 'element', element, isMisspelt: true });

/** `</` and `</>`. */
function meaningOfNameless(state: ParserState, tag: EndTag): Meaning {
  const { current, table, text } = state;
  if (!table.hasFlag(current, NodeFlags.hasElements)) return instead(current);
  const column = columnAt(text, tag.start);
  const ownColumn = state.columnOf(current);
  return column === NOT_FIRST || ownColumn === NOT_FIRST || column <= ownColumn ? instead(current) : nothing;
}

/** The end tag of an open element, unless the indentation shows that only its name is wrong. */
function meaningOfAncestorName(state: ParserState, tag: EndTag, nameId: number): Meaning {
  const { current, table, text } = state;
  let ancestor = current;
  let level = 0;
  while (ancestor !== NONE && table.nameId[ancestor] !== nameId) {
    ancestor = table.parent[ancestor] ?? NONE;
    level++;
  }
  if (level > MOST_LEVELS) return exactly(ancestor);
  const column = columnAt(text, tag.start);
  const ownColumn = state.columnOf(current);
  const ancestorColumn = state.columnOf(ancestor);
  // `</Operation>` below `<Video>`.
  if (column !== NOT_FIRST) {
    const isBelowOwn = column === ownColumn && isDeeper(column, ancestorColumn);
    return isBelowOwn ? instead(current) : exactly(ancestor);
  }
  // `<Width>1280</Video>` on one line, and more of the video follows.
  const goesOn = isDeeper(nextColumn(text, tag.end), ancestorColumn);
  return goesOn && isOnLineOf(state, tag, current) ? instead(current) : exactly(ancestor);
}

/** The innermost element is a leaf, and its start tag is on the same line. */
function isOnLineOf(state: ParserState, tag: EndTag, current: NodeId): boolean {
  return !state.table.hasFlag(current, NodeFlags.hasElements) && state.isOnLineOf(current, tag.start);
}

/** `12</b>80</Width>`: the right end tag follows, so this one is a stray. */
function isFollowedByOwnEnd(state: ParserState, tag: EndTag): boolean {
  const { current, table, text } = state;
  if (state.openCount(table.nameId[current] ?? NONE) > 1) return false;
  const next = state.find('<', tag.end);
  if (table.hasFlag(current, NodeFlags.hasElements) && next > skipSpace(text, tag.end)) return false;
  const name = state.nameOf(current);
  if (!text.startsWith('</', next) || !text.startsWith(name, next + 2)) return false;
  return skipName(text, next + 2) === next + 2 + name.length;
}

/** Misspelt, in another letter case, or not typed to its end. */
function isNear(state: ParserState, tag: EndTag, element: NodeId): boolean {
  if (!state.mayCompare()) return false;
  const name = state.nameOf(element);
  const isPrefix = !tag.isFinished || state.table.hasFlag(element, NodeFlags.startTagOpen);
  if (isPrefix && (name.startsWith(tag.name) || tag.name.startsWith(name))) return true;
  return closestOf(tag.name, [name]) !== undefined;
}

function nearAncestor(state: ParserState, tag: EndTag): NodeId {
  let ancestor = state.table.parent[state.current] ?? NONE;
  for (let level = 1; level < MOST_LEVELS && ancestor !== NONE; level++) {
    if (isNear(state, tag, ancestor)) return ancestor;
    ancestor = state.table.parent[ancestor] ?? NONE;
  }
  return NONE;
}

/** A tag of an unknown name ends the innermost element when it stands where that one's end tag would. */
function seemsToEnd(state: ParserState, tag: EndTag): boolean {
  const { current, table, text } = state;
  const ownColumn = state.columnOf(current);
  if (isDeeper(nextColumn(text, tag.end), ownColumn)) return false;
  if (table.isTextLeaf(current)) return true;
  const column = columnAt(text, tag.start);
  if (column !== NOT_FIRST && ownColumn !== NOT_FIRST) return column === ownColumn;
  return text.startsWith('</', skipSpace(text, tag.end));
}

/** Nothing but white space follows. */
function endsText(state: ParserState, tag: EndTag): boolean {
  return skipSpace(state.text, tag.end) === state.text.length;
}
