/**
 * A text's UTF-16 code units as numbers in an array, where reading one takes a third of the time that asking the
 * text for it does. A window moves along the text, so memory does not grow with the document.
 */
import { asciiClass } from './characters';

// Loops compare with numbers that stand in them: a compiler can not know that `Char` never changes.
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

/** A view of a part of a text. Behind its last code unit stands a 0, which ends every search. */
export class CodeWindow {
  readonly units: Uint16Array;
  /** The offset of the first unit. */
  base = 0;
  readonly #text: string;
  readonly #copy: CopyCodeUnits;
  /** From here on the window has to move. */
  #end = 0;

  constructor(text: string, copy: CopyCodeUnits) {
    this.#text = text;
    this.#copy = copy;
    this.units = new Uint16Array(Math.min(text.length, WINDOW_LENGTH) + 1);
  }

  /** Makes what follows the offset visible. Offsets must be asked for in document order. */
  show(offset: number): void {
    if (offset >= this.#end) this.#move(offset);
  }

  #move(offset: number): void {
    const { length } = this.#text;
    const end = Math.min(length, offset + WINDOW_LENGTH);
    this.#copy(this.#text, offset, end, this.units);
    this.units[end - offset] = 0;
    this.base = offset;
    this.#end = end === length ? length : end - LOOKAHEAD;
  }
}

/** The first place from `start` on that is no white space. */
export function spaceEnd(units: Uint16Array, start: number): number {
  let place = start;
  for (;;) {
    const code = units[place] ?? 0;
    if (code > 0x20 || (code !== 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d)) return place;
    place++;
  }
}

/** The first place from `start` on that is no plain visible character of ASCII. */
export function wordEnd(units: Uint16Array, start: number): number {
  const classes = asciiClass;
  let place = start;
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
