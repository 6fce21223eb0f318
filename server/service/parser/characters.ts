/**
 * Character classes of XML 1.0 (fifth edition), on UTF-16 code units.
 * ASCII is one table look-up, because the scanner asks for every character of a document.
 */

/** Character codes that the scanner compares with. */
export const Char = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  exclamation: 0x21,
  quotationMark: 0x22,
  hash: 0x23,
  ampersand: 0x26,
  apostrophe: 0x27,
  slash: 0x2f,
  semicolon: 0x3b,
  lessThan: 0x3c,
  equals: 0x3d,
  greaterThan: 0x3e,
  question: 0x3f,
  leftBracket: 0x5b,
  rightBracket: 0x5d,
  byteOrderMark: 0xfeff,
} as const;

/** The first code that `asciiClass` does not know. */
export const ASCII_END = 0x80;

/** From here on a code may be half of a pair, or no character at all. */
export const SURROGATES = 0xd800;

/** Bits of `asciiClass`. */
export const CharClass = {
  nameStart: 1,
  namePart: 2,
  space: 4,
  /** Plain text ends here: at markup, and at what needs a closer look: `&`, `]`, a carriage return, no character of XML. */
  endsPlainText: 8,
} as const;

/** The classes of each ASCII code. */
export const asciiClass = makeAsciiClass();

function makeAsciiClass(): Uint8Array {
  const classes = new Uint8Array(ASCII_END);
  const add = (characters: string, bits: number): void => {
    for (const character of characters) {
      const code = character.charCodeAt(0);
      classes[code] = (classes[code] ?? 0) | bits;
    }
  };
  for (let code = 0; code < Char.space; code++) classes[code] = CharClass.endsPlainText;
  classes[Char.tab] = 0;
  classes[Char.lineFeed] = 0;
  add('<&]', CharClass.endsPlainText);
  add(' \t\n\r', CharClass.space);
  add(':_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', CharClass.nameStart | CharClass.namePart);
  add('-.0123456789', CharClass.namePart);
  return classes;
}

/** First and last code of each range beyond ASCII. The high surrogates stand for U+10000 to U+EFFFF. */
const nameStartRanges = [
  0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x2ff, 0x370, 0x37d, 0x37f, 0x1fff, 0x200c, 0x200d, 0x2070, 0x218f, 0x2c00,
  0x2fef, 0x3001, 0xdb7f, 0xdc00, 0xdfff, 0xf900, 0xfdcf, 0xfdf0, 0xfffd,
] as const;
const namePartRanges = [0xb7, 0xb7, 0x300, 0x36f, 0x203f, 0x2040] as const;

function isInRanges(code: number, ranges: readonly number[]): boolean {
  for (let index = 0; index < ranges.length; index += 2) {
    if (code >= (ranges[index] ?? 0) && code <= (ranges[index + 1] ?? 0)) return true;
  }
  return false;
}

/** May start a name. */
export function isNameStart(code: number): boolean {
  if (code < ASCII_END) return ((asciiClass[code] ?? 0) & CharClass.nameStart) !== 0;
  return isInRanges(code, nameStartRanges);
}

/** May stand inside a name. */
export function isNamePart(code: number): boolean {
  if (code < ASCII_END) return ((asciiClass[code] ?? 0) & CharClass.namePart) !== 0;
  return isInRanges(code, nameStartRanges) || isInRanges(code, namePartRanges);
}

/** White space of XML: space, tab, line feed, carriage return. */
export function isSpace(code: number): boolean {
  return code === Char.space || code === Char.lineFeed || code === Char.tab || code === Char.carriageReturn;
}

/** The first offset from `offset` on that is no white space. */
export function skipSpace(text: string, offset: number): number {
  let position = offset;
  while (position < text.length && isSpace(text.charCodeAt(position))) position++;
  return position;
}

/** The first offset from `offset` on that is no part of a name. */
export function skipName(text: string, offset: number): number {
  let position = offset;
  while (position < text.length && isNamePart(text.charCodeAt(position))) position++;
  return position;
}

/** `end` without the white space before it, but not below `start`. */
export function trimEnd(text: string, start: number, end: number): number {
  let trimmed = end;
  while (trimmed > start && isSpace(text.charCodeAt(trimmed - 1))) trimmed--;
  return trimmed;
}

/** How many code units the character of XML at `offset` has: 0 when there is none (a lone surrogate, a control). */
export function characterLength(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  if (code < Char.space) return isSpace(code) ? 1 : 0;
  if (code < SURROGATES) return 1;
  if (code > 0xdfff) return code < 0xfffe ? 1 : 0;
  const low = text.charCodeAt(offset + 1);
  return code < 0xdc00 && low >= 0xdc00 && low <= 0xdfff ? 2 : 0;
}

/** True when a character reference may name the code point. */
export function isLegalCodePoint(codePoint: number): boolean {
  if (codePoint > 0x10ffff) return false;
  const character = String.fromCodePoint(codePoint);
  return characterLength(character, 0) === character.length;
}
