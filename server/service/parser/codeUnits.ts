/**
 * A text's UTF-16 code units as numbers in an array, where reading one takes a third of the time that asking the
 * text for it does. A window moves along the text, so memory does not grow with the document.
 */
import { asciiClass } from './characters';
import type { ParserMemory } from './parserMemory';

// Loops compare with numbers that stand in them: a compiler can not know that `Char` never changes.
const LINE_FEED = 0x0a;
const SPACE = 4;
const ENDS_PLAIN_TEXT = 8;

/** Copies the code units of `text` from `start` to `end` into the array. */
export type CopyCodeUnits = (text: string, start: number, end: number, units: Uint16Array) => void;

/** The way that works everywhere; hosts know faster ones. */
export const copyCodeUnits: CopyCodeUnits = (text, start, end, units) => {
  for (let offset = start; offset < end; offset++) units[offset - start] = text.charCodeAt(offset);
};

/** How many code units are seen at once. */
const WINDOW_LENGTH = 1 << 15;

/** How many are seen at least behind a place that was asked for. */
export const LOOKAHEAD = 1 << 10;

/** What stands behind the last code unit: a 0, which ends every search, and three that are only read together with it. */
const END_LENGTH = 4;

/** A view of a part of a text. */
export class CodeWindow {
  readonly units: Uint16Array;
  /** The same memory, for reading up to four units at once. */
  readonly view: DataView;
  /** The offset of the first unit. */
  base = 0;
  readonly #text: string;
  readonly #copy: CopyCodeUnits;
  /** From here on the window has to move. */
  #end = 0;

  constructor(text: string, copy: CopyCodeUnits, memory: ParserMemory) {
    this.#text = text;
    this.#copy = copy;
    const { units, view } = memory.window(Math.min(text.length, WINDOW_LENGTH) + END_LENGTH);
    this.units = units;
    this.view = view;
  }

  /** Makes what follows the offset visible. Offsets must be asked for in document order. */
  show(offset: number): void {
    if (offset >= this.#end) this.#move(offset);
  }

  #move(offset: number): void {
    const { length } = this.#text;
    const end = Math.min(length, offset + WINDOW_LENGTH);
    this.#copy(this.#text, offset, end, this.units);
    this.units.fill(0, end - offset, end - offset + END_LENGTH);
    this.base = offset;
    this.#end = end === length ? length : end - LOOKAHEAD;
  }
}

/** Four spaces, read as one number. */
const FOUR_SPACES = new DataView(Uint16Array.of(0x20, 0x20, 0x20, 0x20).buffer).getFloat64(0, true);

/** The first place from `start` on that is no white space. */
export function spaceEnd({ units, view }: CodeWindow, start: number): number {
  let place = start;
  if (units[place] === LINE_FEED) place++;
  while (view.getFloat64(place << 1, true) === FOUR_SPACES) place += 4;
  for (;;) {
    const code = units[place] ?? 0;
    if (code > 0x20 || (code !== 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d)) return place;
    place++;
  }
}

/** By two codes of ASCII, seven bits each: 1 where both are part of a word. */
const wordPairs = makeWordPairs();

function makeWordPairs(): Uint8Array {
  const parts = Uint8Array.from(asciiClass, (classes, code) => Number(code < 0x7f && classes < SPACE));
  const pairs = new Uint8Array(parts.length * parts.length);
  for (const [second, isPart] of parts.entries()) if (isPart === 1) pairs.set(parts, second * parts.length);
  return pairs;
}

/** The first place from `start` on that is no plain visible character of ASCII. */
export function wordEnd({ units, view }: CodeWindow, start: number): number {
  const classes = asciiClass;
  const pairs = wordPairs;
  let place = start;
  for (;;) {
    const pair = view.getInt32(place << 1, true);
    if ((pair & 0xff80ff80) !== 0 || pairs[(pair & 0x7f) | (pair >>> 9)] === 0) break;
    place += 2;
  }
  for (;;) {
    const code = units[place] ?? 0;
    if (code >= 0x7f || (classes[code] ?? 0) >= SPACE) return place;
    place++;
  }
}

/** The first place from `start` on whose code unit says more than itself. */
export function plainTextEnd(units: Uint16Array, start: number): number {
  const classes = asciiClass;
  let place = start;
  for (;;) {
    const code = units[place] ?? 0;
    if (code < 0x80 ? (classes[code] ?? 0) >= ENDS_PLAIN_TEXT : code >= 0xd800) return place;
    place++;
  }
}
