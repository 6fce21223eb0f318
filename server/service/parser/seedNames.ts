/**
 * The schemas' names by their shape, for the scanner: length and three characters choose a slot, and only the
 * name that stands there is compared. Seeds are shared by all documents and never change.
 */
import { NONE } from './xmlNodes';

/** Spreads the shape over 32 bits (the golden ratio, as Knuth advises). */
const SPREAD = 0x9e3779b1 | 0;

const SLOT_BITS = 11;
const SLOT_SHIFT = 32 - SLOT_BITS;
const SLOT_MASK = (1 << SLOT_BITS) - 1;

/** An open-addressing table from names to their places in the list. */
export class SeedNames {
  readonly #names: readonly string[];
  readonly #slots = new Int32Array(1 << SLOT_BITS).fill(NONE);
  /** Names beyond this, which would crowd the table, are left to the `NameInterner`. */
  readonly #most = 1 << (SLOT_BITS - 1);
  #longest = 0;

  constructor(names: readonly string[]) {
    this.#names = names.slice(0, this.#most);
    for (const [id, name] of this.#names.entries()) {
      this.#longest = Math.max(this.#longest, name.length);
      let slot = slotOf(name, 0, name.length);
      while (this.#slots[slot] !== NONE) slot = (slot + 1) & SLOT_MASK;
      this.#slots[slot] = id;
    }
  }

  /** The id of `text.slice(start, end)`, or `NONE`. */
  find(text: string, start: number, end: number): number {
    const length = end - start;
    if (length > this.#longest || length <= 0) return NONE;
    let slot = slotOf(text, start, end);
    for (;;) {
      const id = this.#slots[slot] ?? NONE;
      if (id === NONE) return NONE;
      const name = this.#names[id] ?? '';
      if (name.length === length && text.slice(start, end) === name) return id;
      slot = (slot + 1) & SLOT_MASK;
    }
  }
}

function slotOf(text: string, start: number, end: number): number {
  const middle = text.charCodeAt((start + end) >> 1);
  const ends = (text.charCodeAt(start) << 7) + (text.charCodeAt(end - 1) << 14);
  return Math.imul(ends + middle + ((end - start) << 21), SPREAD) >>> SLOT_SHIFT;
}

const knownSeeds = new WeakMap<readonly string[], SeedNames>();

/** The table of a seed, made once. */
export function seedNamesOf(names: readonly string[]): SeedNames {
  const known = knownSeeds.get(names);
  if (known !== undefined) return known;
  const made = new SeedNames(names);
  knownSeeds.set(names, made);
  return made;
}
