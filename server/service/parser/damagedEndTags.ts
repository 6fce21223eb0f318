/**
 * End tags whose markup itself is damaged: `<\/Name>`, `<//Name>`, `</</Name>`, `<／Name＞`, `<Name/>` behind a text.
 */
import { Char } from './characters';

/** What people type for a slash. */
const SLASHES = '/\\\\\uff0f\uff3c';
/** What people type for `<`, and for `>`. */
const OPENERS = '<\uff1c\u300a\u3008';
const CLOSERS = '>\uff1e\u300b\u3009';

/** What looks like a space, or like nothing, and is no white space of XML: pages and input methods leave it in tags. */
const ODD_SPACES = '\\u00a0\\u2000-\\u200d\\u202f\\u2060\\u3000\\ufeff';

/** Where a damaged end tag stands. */
export interface DamagedEndTag {
  readonly nameStart: number;
  readonly nameEnd: number;
  /** One past its last character. */
  readonly end: number;
}

const anyEndTag = new RegExp(
  `<([ \\t|${ODD_SPACES}${SLASHES}${OPENERS}]{1,6})([A-Za-z_][\\w.-]*)([ \\t${ODD_SPACES}${SLASHES}]*)([${CLOSERS}]|(?=[ \\t]*(?:[\\r\\n<]|$)))`,
  'y',
);
const oddSpace = new RegExp(`[${ODD_SPACES}]`);
const hasSlash = new RegExp(`[${SLASHES}]`);

/** The end tag at `start` (a `<`), when its markup is damaged; undefined for a sound one and for something else. */
export function readDamagedEndTag(text: string, start: number): DamagedEndTag | undefined {
  anyEndTag.lastIndex = start;
  const match = anyEndTag.exec(text);
  if (match === null) return undefined;
  const [whole, lead = '', name = '', tail = '', close = ''] = match;
  // The `<` of `<</Name>` is a character of the text before it.
  if (lead.startsWith('<')) return undefined;
  const isSound = /^\/[ \t]*$/.test(lead) && tail.trim() === '' && (close === '>' || close === '');
  if (isSound || !hasSlash.test(lead)) return undefined;
  const nameStart = start + 1 + lead.length;
  return { nameStart, nameEnd: nameStart + name.length, end: start + whole.length };
}

const restOfTag = new RegExp(`[ \\t]*[${SLASHES}]?[ \\t]*[${CLOSERS}]`, 'y');

/** One past the end of a tag whose name ends at `nameEnd` and which holds nothing but slashes; -1 for another one. */
export function endOfBareTag(text: string, nameEnd: number): number {
  restOfTag.lastIndex = nameEnd;
  return restOfTag.test(text) ? restOfTag.lastIndex : -1;
}

/** False for nearly every character that can follow `<`: what `readDamagedEndTag` need not look at. */
export function mayStartDamagedEndTag(code: number): boolean {
  return (
    code === 0x5c ||
    code === 0x7c ||
    code === 0xff0f ||
    code === 0xff3c ||
    code === 0xff1c ||
    code === Char.space ||
    oddSpace.test(String.fromCharCode(code))
  );
}

/** What an unclosed text says about its end tag. */
export type TextTail =
  /** A damaged end tag stands there, between two offsets. */
  | { readonly kind: 'endTag'; readonly start: number; readonly end: number }
  /** Something may be meant as one. */
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'text' };

/** Looks for what is left of the end tag of `name` at the end of a text, where it is not even markup. */
export function readTextTail(text: string, start: number, end: number, name: string): TextTail {
  const part = text.slice(start, end).trimEnd();
  const word = name.replace(/[.]/g, '\\.');
  const tail = new RegExp(
    `(?:(?:&lt;|[${OPENERS}])[ \\t]*)?[${SLASHES}]+[ \\t]*${word}[ \\t]*(?:&gt;|[${CLOSERS}])$`,
    'u',
  );
  const match = tail.exec(part);
  const rest = match === null ? part : part.slice(0, match.index);
  const isAmbiguous = new RegExp(`[${OPENERS}${CLOSERS}]|&[lg]t;|(?:^|\\W)${word}\\W*$`, 'iu');
  if (isAmbiguous.test(rest)) return { kind: 'ambiguous' };
  if (match === null) return { kind: 'text' };
  return { kind: 'endTag', start: start + match.index, end: start + part.length };
}
