/**
 * Start tags and end tags, and the recovery that reads them the way a person would.
 */
import { closestOf } from '../util/editDistance';
import { checkReferences } from './characterData';
import { Char, isNameStart, isSpace, skipName, skipSpace } from './characters';
import { hashName } from './nameInterner';
import type { ParserState } from './parserState';
import { type StartTagEnd, scanAttributes } from './xmlAttributes';
import { NONE, NodeFlags, type NodeId, NodeKind } from './xmlNodes';

/** Scans the start tag at `start` (its name starts one further) and returns the next position. */
export function scanStartTag(state: ParserState, start: number): number {
  const { text, table } = state;
  const nameEnd = skipName(text, start + 1);
  const nameId = state.interner.intern(text, start + 1, nameEnd, hashName(text, start + 1, nameEnd));
  const plain = text.charCodeAt(nameEnd) === Char.greaterThan;
  if (plain && state.current !== NONE && table.nameId[state.current] === nameId) {
    if (isMeantAsEndTag(state, nameEnd)) return closeWithoutSlash(state, start, nameEnd + 1);
  }
  const element = state.append(NodeKind.element, start, nameEnd + 1);
  table.nameId[element] = nameId;
  table.nameEnd[element] = nameEnd;
  if (state.current === NONE) noteRoot(state, element, nameEnd);
  const end: StartTagEnd = plain ? { end: nameEnd + 1, ending: 'open' } : scanRest(state, element, nameEnd);
  table.startTagEnd[element] = end.end;
  table.end[element] = end.end;
  if (end.ending === 'open') state.push(element);
  else if (end.ending === 'selfClosing') table.flag(element, NodeFlags.selfClosing);
  else leaveUnfinished(state, element, end.end);
  return end.end;
}

function noteRoot(state: ParserState, element: NodeId, nameEnd: number): void {
  if (state.root === NONE) state.root = element;
  else {
    const start = (state.table.start[element] ?? 0) + 1;
    state.error('syntax-outside-root', start, nameEnd, element, { reason: 'second-root' });
  }
}

/** `<Name>text<Name>`: text and the same name again can only be a forgotten slash. */
function isMeantAsEndTag(state: ParserState, nameEnd: number): boolean {
  if (!state.table.isTextLeaf(state.current)) return false;
  // `<X>text<X></X>`: here an element is repeated and the first one was never closed.
  const next = skipSpace(state.text, nameEnd + 1);
  return !state.text.startsWith(`</${state.nameOf(state.current)}>`, next);
}

function closeWithoutSlash(state: ParserState, start: number, end: number): number {
  const element = state.current;
  state.error('end-tag-without-slash', start, end, element, { name: state.nameOf(element) });
  state.table.flag(element, NodeFlags.endTagWithoutSlash);
  state.closeCurrent(start, end);
  return end;
}

/** White space, attributes and the end of a start tag that is not just `<Name>`. */
function scanRest(state: ParserState, element: NodeId, nameEnd: number): StartTagEnd {
  const seen = new Set<string>();
  const { text } = state;
  return scanAttributes(text, nameEnd, {
    attribute: (attribute) => {
      state.table.flag(element, NodeFlags.hasAttributes);
      const name = text.slice(attribute.nameStart, attribute.nameEnd);
      if (seen.has(name)) {
        const reason = 'attribute-repeated';
        state.error('syntax-attribute', attribute.nameStart, attribute.nameEnd, element, { reason, name });
      }
      seen.add(name);
      checkReferences(state, attribute.valueStart, attribute.valueEnd, element);
    },
    fault: (reason, start, end) => state.error('syntax-attribute', start, end, element, { reason }),
  });
}

/** A start tag without `>`: still being typed, unless its end tag shows that it is meant as a container. */
function leaveUnfinished(state: ParserState, element: NodeId, end: number): void {
  const { table, text } = state;
  const name = state.nameOf(element);
  const start = (table.start[element] ?? 0) + 1;
  table.flag(element, NodeFlags.startTagOpen);
  state.error('syntax-tag', start, table.nameEnd[element] ?? start, element, {
    reason: 'unfinished-tag',
    name,
  });
  if (!state.mayLookAhead()) return;
  const endTag = text.indexOf(`</${name}>`, end);
  if (endTag >= 0 && !hasOpenNamesake(state, element) && !isReopened(text, name, end, endTag))
    state.push(element);
}

function hasOpenNamesake(state: ParserState, element: NodeId): boolean {
  return (state.openCounts[state.table.nameId[element] ?? NONE] ?? 0) > 0;
}

/** The end tag found belongs to a later element of the same name. */
function isReopened(text: string, name: string, from: number, endTag: number): boolean {
  const again = text.indexOf(`<${name}>`, from);
  return again >= 0 && again < endTag;
}

/** Scans the end tag at `start` (`</`) and returns the next position. */
export function scanEndTag(state: ParserState, start: number): number {
  const { text } = state;
  const nameStart = start + 2;
  const { current } = state;
  if (current !== NONE) {
    const name = state.nameOf(current);
    const nameEnd = nameStart + name.length;
    if (text.charCodeAt(nameEnd) === Char.greaterThan && text.startsWith(name, nameStart)) {
      state.closeCurrent(start, nameEnd + 1);
      return nameEnd + 1;
    }
  }
  return scanOddEndTag(state, start, nameStart);
}

/** Every end tag that is not exactly the expected one. */
function scanOddEndTag(state: ParserState, start: number, nameStart: number): number {
  const { text } = state;
  const nameEnd = isNameStart(text.charCodeAt(nameStart)) ? skipName(text, nameStart) : nameStart;
  const close = skipSpace(text, nameEnd);
  const finished = text.charCodeAt(close) === Char.greaterThan;
  const end = finished ? close + 1 : skipJunk(state, nameEnd);
  const name = text.slice(nameStart, nameEnd);
  if (!finished && end === nameEnd) {
    state.error('syntax-tag', start, Math.max(nameEnd, start + 2), state.current, {
      reason: 'unfinished-end-tag',
    });
  } else if (!finished) {
    state.error('syntax-tag', nameEnd, end, state.current, { reason: 'end-tag-junk' });
  }
  if (state.current === NONE) {
    if (finished) state.error('end-tag-mismatch', nameStart, nameEnd, NONE, { name });
  } else if (name === state.nameOf(state.current) || (name === '' && !finished)) {
    state.closeCurrent(start, end);
  } else {
    closeMismatch(state, { start, nameStart, nameEnd, end, name, finished });
  }
  return end;
}

/** `</Name junk>`: everything up to the `>` of the same tag. */
function skipJunk(state: ParserState, nameEnd: number): number {
  const { text } = state;
  for (let offset = nameEnd; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === Char.greaterThan) return offset + 1;
    if (code === Char.lessThan || code === Char.lineFeed) return nameEnd;
  }
  return nameEnd;
}

interface EndTag {
  readonly start: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly end: number;
  readonly name: string;
  readonly finished: boolean;
}

/** An end tag of another name: of an ancestor, misspelt, or of nothing at all. */
function closeMismatch(state: ParserState, tag: EndTag): void {
  const nameId = state.interner.intern(
    state.text,
    tag.nameStart,
    tag.nameEnd,
    hashName(tag.name, 0, tag.name.length),
  );
  if ((state.openCounts[nameId] ?? 0) > 0) {
    const depth = depthOf(state, nameId);
    state.closeImplicitly(depth + 1, trimmedEnd(state.text, tag.start));
    state.closeCurrent(tag.start, tag.end);
    return;
  }
  const expected = state.nameOf(state.current);
  if (!closesCurrent(state, tag, expected)) {
    if (tag.finished) state.error('end-tag-mismatch', tag.nameStart, tag.nameEnd, NONE, { name: tag.name });
    return;
  }
  if (tag.finished) {
    const args = { name: tag.name, expected };
    state.error('end-tag-mismatch', tag.nameStart, tag.nameEnd, state.current, args);
  }
  state.closeCurrent(tag.start, tag.end);
}

/** The innermost level of an open element with that name. The levels above it are closed, so this is linear. */
function depthOf(state: ParserState, nameId: number): number {
  let level = state.open.length - 1;
  while (level > 0 && state.table.nameId[state.open[level] ?? NONE] !== nameId) level--;
  return level;
}

/** Whether the end tag of an unknown name was meant for the innermost element. */
function closesCurrent(state: ParserState, tag: EndTag, expected: string): boolean {
  const { text } = state;
  const next = skipSpace(text, tag.end);
  const followedByOwnEnd = text.startsWith(`</${expected}`, next);
  if (followedByOwnEnd) return false;
  if (state.table.isTextLeaf(state.current)) return true;
  if (closestOf(tag.name, [expected]) !== undefined || expected.startsWith(tag.name)) return true;
  return text.startsWith('</', next);
}

function trimmedEnd(text: string, end: number): number {
  let trimmed = end;
  while (trimmed > 0 && isSpace(text.charCodeAt(trimmed - 1))) trimmed--;
  return trimmed;
}
