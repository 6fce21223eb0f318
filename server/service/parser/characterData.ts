/**
 * Character data that is not plain: references, `]]>`, carriage returns, characters that XML does not have,
 * and text in places where none belongs.
 */
import { Char, characterLength, isLegalCodePoint, skipName, skipSpace, trimEnd } from './characters';
import type { ParserState } from './parserState';
import { NONE, NodeFlags, type NodeId } from './xmlNodes';

/** The entities that XML itself defines. */
export const predefinedEntities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Checks a part of a text row that the scanner found odd. */
export function checkText(state: ParserState, row: NodeId, start: number, end: number): void {
  const { text, table } = state;
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code === Char.carriageReturn) table.flag(row, NodeFlags.encoded);
    if (code === Char.rightBracket && text.startsWith(']]>', offset)) {
      state.errors.add('syntax-character', offset, offset + 3, row, { reason: 'cdata-end' });
    }
    if (code === Char.ampersand) table.flag(row, NodeFlags.encoded);
  }
  checkReferences(state, start, end, row);
  checkCharacters(state, start, end, row);
}

/** Text outside of the root element: one error, on its first line. */
export function reportOutsideText(state: ParserState, start: number, end: number, row: NodeId): void {
  const from = skipSpace(state.text, start);
  const lineEnd = state.text.slice(from, end).search(/[\r\n]/);
  const to = lineEnd < 0 ? end : from + lineEnd;
  state.reportOutside(from, trimEnd(state.text, from, to), row, 'text-outside');
}

/** Reports every `&` that starts no reference that XML defines. */
export function checkReferences(state: ParserState, start: number, end: number, node: NodeId): void {
  const { text } = state;
  for (let offset = start; offset < end; offset++) {
    if (text.charCodeAt(offset) === Char.ampersand) checkReference(state, offset, node);
  }
}

const characterReference = /&#(?:[0-9]+|x[0-9a-fA-F]+)/y;

function checkReference(state: ParserState, offset: number, node: NodeId): void {
  const { text, errors } = state;
  characterReference.lastIndex = offset;
  const isCharacter = characterReference.test(text);
  const end = isCharacter ? characterReference.lastIndex : skipName(text, offset + 1);
  const isTerminated = end > offset + 1 && text.charCodeAt(end) === Char.semicolon;
  const name = text.slice(offset, end + 1);
  if (isTerminated && decodeReference(name) !== undefined) return;
  const meant = meantReference(text, offset);
  if (meant !== undefined) {
    const reason = 'mistyped-reference';
    errors.add('syntax-reference', offset, meant.end, node, { reason, name: meant.reference });
  } else if (end === offset + 1) {
    errors.add('syntax-reference', offset, end, node, { reason: 'lone-ampersand' });
  } else if (isTerminated) {
    const reason = isCharacter ? 'illegal-reference' : 'unknown-entity';
    errors.add('syntax-reference', offset, end + 1, node, { reason, name });
  } else {
    reportUnterminated(state, offset, end, node, isCharacter);
  }
  if (end === text.length) state.isCutOff = true;
}

/** The characters of full-width keyboards as the ASCII ones that they look like, one for one. */
export function narrow(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000\ufe54\u037e]/g, (character) => {
    if (character === '\u3000') return ' ';
    if (character === '\ufe54' || character === '\u037e') return ';';
    return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
  });
}

/** A reference that is not one to XML, but was clearly meant to be. */
export interface MeantReference {
  /** One past its last character. */
  readonly end: number;
  /** The reference as XML has it. */
  readonly reference: string;
}

const LONGEST_REFERENCE = 16;
const brokenReference = /^&( *)(?:(amp|lt|gt|quot|apos)|#( *[0-9]+| *x *[0-9a-f]+))( *);/i;

/** What the `&` at `offset` was meant to start: `&amp；`, `&AMP;`, `& amp;`; undefined for anything else. */
export function meantReference(text: string, offset: number): MeantReference | undefined {
  const match = brokenReference.exec(narrow(text.slice(offset, offset + LONGEST_REFERENCE)));
  if (match === null) return undefined;
  const [whole] = match;
  const reference = whole.replaceAll(' ', '').toLowerCase();
  if (decodeReference(reference) === undefined) return undefined;
  return { end: offset + whole.length, reference };
}

/** `&amp` lacks its `;`; in `a=1&b=2` the `&` itself is wrong, whatever the parameter's name is. */
function reportUnterminated(
  state: ParserState,
  offset: number,
  end: number,
  node: NodeId,
  isCharacter: boolean,
): void {
  const name = state.text.slice(offset, end);
  const isParameter = state.text.charCodeAt(end) === Char.equals;
  if (isCharacter || (predefinedEntities.has(name.slice(1)) && !isParameter)) {
    const reason = 'unterminated-reference';
    state.errors.add('syntax-reference', offset, end, node, { reason, name });
  } else {
    state.errors.add('syntax-reference', offset, offset + 1, node, { reason: 'lone-ampersand' });
  }
}

/** What `&…;` stands for, or undefined when XML does not define it. */
export function decodeReference(reference: string): string | undefined {
  const name = reference.slice(1, -1);
  if (!name.startsWith('#')) return predefinedEntities.get(name);
  // Absurdly long numbers become infinite, and so illegal.
  const codePoint = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return isLegalCodePoint(codePoint) ? String.fromCodePoint(codePoint) : undefined;
}

/** Reports each run of characters that XML does not have. */
export function checkCharacters(state: ParserState, start: number, end: number, node: NodeId): void {
  const { text } = state;
  let offset = start;
  while (offset < end) {
    const length = characterLength(text, offset);
    if (length > 0) {
      offset += length;
      continue;
    }
    const first = offset;
    while (offset < end && characterLength(text, offset) === 0) offset++;
    const code = `U+${text.charCodeAt(first).toString(16).toUpperCase().padStart(4, '0')}`;
    state.errors.add('syntax-character', first, offset, node, { reason: 'illegal-character', code });
  }
}

/** The node that a fault in the middle of nowhere belongs to. */
export function ownerOf(state: ParserState): NodeId {
  return state.current === NONE ? state.root : state.current;
}
