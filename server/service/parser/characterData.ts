/**
 * Character data: text rows, references, `]]>`, and characters that XML does not have.
 */
import { illegalCharacter, isLegalCodePoint, isSpace } from './characters';
import type { ParserState } from './parserState';
import { NONE, NodeFlags, type NodeId, NodeKind } from './xmlNodes';

/** Takes the text from `start` to `end`. White space alone makes no row. */
export function addText(state: ParserState, start: number, end: number): void {
  const { text } = state;
  let ink = start;
  while (ink < end && isSpace(text.charCodeAt(ink))) ink++;
  if (ink === end) return;
  // A byte order mark is no text.
  if (start === 0 && ink === 0 && text.charCodeAt(0) === 0xfeff) {
    addText(state, 1, end);
    return;
  }
  const node = state.append(NodeKind.text, start, end);
  state.table.flag(node, NodeFlags.hasText);
  if (state.current === NONE) {
    const inkEnd = start + text.slice(start, end).trimEnd().length;
    state.error('syntax-outside-root', ink, inkEnd, node, { reason: 'text-outside' });
  } else {
    state.table.flag(state.current, NodeFlags.hasText);
  }
  checkReferences(state, start, end, node);
  while (state.nextCdataEnd < end) {
    if (state.nextCdataEnd >= start) {
      const at = state.nextCdataEnd;
      state.error('syntax-character', at, at + 3, node, { reason: 'cdata-end' });
    }
    state.nextCdataEnd = state.find(']]>', state.nextCdataEnd + 3);
  }
}

const reference = /&(?:#([0-9]+)|#x([0-9a-fA-F]+)|([^\s&;<>]+));/y;

/** The entities that XML itself defines. */
export const predefinedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Reports every `&` of a range that starts no reference that XML defines. */
export function checkReferences(state: ParserState, start: number, end: number, node: NodeId): void {
  if (state.nextAmpersand < start) state.nextAmpersand = state.find('&', start);
  while (state.nextAmpersand < end) {
    checkReference(state, state.nextAmpersand, node);
    state.nextAmpersand = state.find('&', state.nextAmpersand + 1);
  }
}

function checkReference(state: ParserState, offset: number, node: NodeId): void {
  reference.lastIndex = offset;
  const match = reference.exec(state.text);
  if (match === null) {
    state.error('syntax-reference', offset, offset + 1, node, { reason: 'lone-ampersand' });
    return;
  }
  const end = offset + match[0].length;
  const [, decimal, hexadecimal, name] = match;
  if (name !== undefined) {
    if (Object.hasOwn(predefinedEntities, name)) return;
    state.error('syntax-reference', offset, end, node, { reason: 'unknown-entity', name: match[0] });
  } else if (!isLegalCodePoint(codePointOf(decimal, hexadecimal))) {
    state.error('syntax-reference', offset, end, node, { reason: 'illegal-reference', name: match[0] });
  }
}

/** The code point of a character reference; absurdly long ones are out of range anyway. */
export function codePointOf(decimal: string | undefined, hexadecimal: string | undefined): number {
  return decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number.parseInt(decimal, 10);
}

/** Reports characters that XML does not have, wherever they stand. */
export function checkCharacters(state: ParserState): void {
  if (!illegalCharacter.test(state.text)) return;
  const every = new RegExp(illegalCharacter.source, 'gu');
  for (const match of state.text.matchAll(every)) {
    const code = (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const args = { reason: 'illegal-character', code: `U+${code}` };
    state.error('syntax-character', match.index, match.index + match[0].length, NONE, args);
  }
}
