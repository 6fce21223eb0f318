/**
 * Character classes of XML 1.0 (fifth edition), on UTF-16 code units.
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
} as const;

const NAME_START = 1;
const NAME_PART = 2;

/** Classes of ASCII; everything above is looked up in ranges. */
const ascii = new Uint8Array(128);
for (const character of ':_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz') {
  ascii[character.charCodeAt(0)] = NAME_START | NAME_PART;
}
for (const character of '-.0123456789') ascii[character.charCodeAt(0)] = NAME_PART;

/** Ranges beyond ASCII, first and last code. Surrogates stand for the planes U+10000 to U+EFFFF, which names may hold. */
const nameStartRanges: readonly (readonly [first: number, last: number])[] = [
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xdb7f],
  [0xdc00, 0xdfff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
];
const namePartRanges: readonly (readonly [first: number, last: number])[] = [
  [0xb7, 0xb7],
  [0x300, 0x36f],
  [0x203f, 0x2040],
];

function isInRanges(code: number, ranges: typeof nameStartRanges): boolean {
  return ranges.some(([first, last]) => code >= first && code <= last);
}

/** May start a name. */
export function isNameStart(code: number): boolean {
  if (code < 128) return ((ascii[code] ?? 0) & NAME_START) !== 0;
  return isInRanges(code, nameStartRanges);
}

/** May stand inside a name. */
export function isNamePart(code: number): boolean {
  if (code < 128) return ((ascii[code] ?? 0) & NAME_PART) !== 0;
  return isInRanges(code, nameStartRanges) || isInRanges(code, namePartRanges);
}

/** White space of XML: space, tab, line feed, carriage return. */
export function isSpace(code: number): boolean {
  return code === Char.space || code === Char.lineFeed || code === Char.tab || code === Char.carriageReturn;
}

/** The first offset from `offset` on that is no white space. */
export function skipSpace(text: string, offset: number): number {
  let position = offset;
  while (isSpace(text.charCodeAt(position))) position++;
  return position;
}

/** The first offset from `offset` on that is no part of a name. */
export function skipName(text: string, offset: number): number {
  let position = offset;
  while (isNamePart(text.charCodeAt(position))) position++;
  return position;
}

/** Everything that is no `Char` of XML, lone surrogates included. */
export const illegalCharacter = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** True when a character reference may name the code point. */
export function isLegalCodePoint(codePoint: number): boolean {
  return (
    codePoint <= 0x10ffff &&
    !(codePoint >= 0xd800 && codePoint <= 0xdfff) &&
    !illegalCharacter.test(String.fromCodePoint(codePoint))
  );
}
