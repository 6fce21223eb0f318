/**
 * The schemas' names by their shape, for the scanner: length and three characters choose a slot, and only the
 * name that stands there is compared. Seeds are shared by all documents and never change.
 */
import type { CodeWindow } from './codeUnits';
import { NONE } from './xmlNodes';

/** Spreads the shape over 32 bits (the golden ratio, as Knuth advises). */
const SPREAD = 0x9e3779b1 | 0;

const SLOT_BITS = 11;
const SLOT_SHIFT = 32 - SLOT_BITS;
const SLOT_MASK = (1 << SLOT_BITS) - 1;

/** Names beyond this, which would crowd the table, are left to the `NameInterner`. */
const MOST_NAMES = 1 << (SLOT_BITS - 1);

/** Places for what follows after an element and inside of one. */
const FOLLOWER_MASK = (1 << (SLOT_BITS + 1)) - 1;

const GREATER_THAN = 0x3e;

/** An open-addressing table from names to their places in the list. */
export class SeedNames {
  readonly #count: number;
  readonly #slots = new Int32Array(1 << SLOT_BITS).fill(NONE);
  /** All names in a row, each with the `>` that ends its tag, and where each begins. */
  readonly #units: Uint16Array;
  readonly #view: DataView;
  readonly #starts: Int32Array;
  #longest = 0;
  /** By what stands before a tag: its name the last time. Only ever a guess. */
  readonly #followers = new Uint16Array(FOLLOWER_MASK + 1);

  constructor(names: readonly string[]) {
    const known = names.slice(0, MOST_NAMES);
    this.#count = known.length;
    this.#starts = new Int32Array(known.length + 1);
    for (const [id, name] of known.entries()) {
      this.#starts[id + 1] = (this.#starts[id] ?? 0) + name.length + 1;
      this.#longest = Math.max(this.#longest, name.length);
    }
    const tags = known.map((name) => `${name}>`).join('');
    this.#units = new Uint16Array(tags.length);
    for (let offset = 0; offset < tags.length; offset++) this.#units[offset] = tags.charCodeAt(offset);
    this.#view = new DataView(this.#units.buffer);
    for (let id = 0; id < known.length; id++) this.#place(id);
  }

  #place(id: number): void {
    let slot = slotOf(this.#units, this.#starts[id] ?? 0, (this.#starts[id + 1] ?? 0) - 1);
    while (this.#slots[slot] !== NONE) slot = (slot + 1) & SLOT_MASK;
    this.#slots[slot] = id;
  }

  /**
   * The id of the name from `start` to a `>`, or `NONE`. `before` is the number of what stands before it: requests
   * repeat themselves, so what has followed there the last time is tried first.
   */
  findTag({ units, view }: CodeWindow, start: number, before: number): number {
    const place = before & FOLLOWER_MASK;
    const guess = this.#followers[place] ?? 0;
    if (this.tagEndAt(view, start, guess) !== NONE) return guess;
    const id = this.#find(units, view, start);
    if (id !== NONE) this.#followers[place] = id;
    return id;
  }

  #find(units: Uint16Array, view: DataView, start: number): number {
    const last = start + this.#longest;
    let end = start;
    while (end < last && units[end] !== GREATER_THAN) end++;
    if (end === start || units[end] !== GREATER_THAN) return NONE;
    let slot = slotOf(units, start, end);
    for (;;) {
      const id = this.#slots[slot] ?? NONE;
      if (id === NONE || this.tagEndAt(view, start, id) === end + 1) return id;
      slot = (slot + 1) & SLOT_MASK;
    }
  }

  /** The length of a known name. */
  lengthOf(id: number): number {
    return (this.#starts[id + 1] ?? 0) - (this.#starts[id] ?? 0) - 1;
  }

  /**
   * One past the `>` when that known name and a `>` stand at `start`, otherwise `NONE`. Four units are compared at a
   * time, as one number: those of ASCII are equal when their codes are. The last four may overlap those before.
   */
  tagEndAt(view: DataView, start: number, id: number): number {
    if (id < 0 || id >= this.#count) return NONE;
    const from = this.#starts[id] ?? 0;
    const length = (this.#starts[id + 1] ?? 0) - from;
    if (length < 4) return this.#shortTagEndAt(view, start, from, length);
    const known = this.#view;
    const last = length - 4;
    for (let index = 0; index < last; index += 4) {
      if (view.getFloat64((start + index) << 1, true) !== known.getFloat64((from + index) << 1, true))
        return NONE;
    }
    const isSame = view.getFloat64((start + last) << 1, true) === known.getFloat64((from + last) << 1, true);
    return isSame ? start + length : NONE;
  }

  #shortTagEndAt(view: DataView, start: number, from: number, length: number): number {
    for (let index = 0; index < length; index++) {
      if (view.getUint16((start + index) << 1, true) !== this.#units[from + index]) return NONE;
    }
    return start + length;
  }
}

function slotOf(units: Uint16Array, start: number, end: number): number {
  const middle = units[(start + end) >> 1] ?? 0;
  const ends = ((units[start] ?? 0) << 7) + ((units[end - 1] ?? 0) << 14);
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
