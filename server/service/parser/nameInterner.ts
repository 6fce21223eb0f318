/**
 * Element names as small integers: the schemas' names first, a document's unknown ones as they come.
 * A name is hashed while it is scanned, so that a known one needs no substring.
 */
import { type NameTable, NONE } from './xmlNodes';

/** Longer chains than this are left to a `Map`, so that names made to collide cost no more than others. */
const MOST_PROBES = 16;

/** The start value of a name's hash. */
export const HASH_START = 0x811c9dc5 | 0;

/** Adds one code unit to a name's hash (FNV-1a). */
export function addToHash(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** The hash of a part of a text. */
export function hashName(text: string, start: number, end: number): number {
  let hash = HASH_START;
  for (let offset = start; offset < end; offset++) hash = addToHash(hash, text.charCodeAt(offset));
  return hash;
}

/** Spreads a hash's upper bits over the lower ones, which choose the slot. */
function mixed(hash: number): number {
  return hash ^ (hash >>> 15);
}

function isSame(name: string, text: string, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let index = 0; index < name.length; index++) {
    if (name.charCodeAt(index) !== text.charCodeAt(start + index)) return false;
  }
  return true;
}

/** An open-addressing table over a part of a list of names: from name to place in the list. */
class NameIndex {
  readonly #names: readonly string[];
  readonly #firstId: number;
  #slots: Int32Array;
  #mask: number;
  #count = 0;
  /** Names that found no free slot near their own. */
  #crowded = new Map<string, number>();

  constructor(names: readonly string[], firstId: number) {
    this.#names = names;
    this.#firstId = firstId;
    let size = 64;
    while (size < (names.length - firstId) * 4) size *= 2;
    this.#slots = new Int32Array(size).fill(NONE);
    this.#mask = size - 1;
    for (let id = firstId; id < names.length; id++) this.#place(id);
  }

  /** The id of `text.slice(start, end)`, or `NONE`. */
  find(text: string, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    let slot = mixed(hash) & this.#mask;
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const id = slots[slot] ?? NONE;
      if (id === NONE) return NONE;
      if (isSame(this.#names[id] ?? '', text, start, end)) return id;
      slot = (slot + 1) & this.#mask;
    }
    return this.#crowded.get(text.slice(start, end)) ?? NONE;
  }

  /** Indexes the name that was just added to the list. */
  add(id: number): void {
    if (this.#count * 2 >= this.#slots.length) this.#grow(id);
    this.#place(id);
  }

  #place(id: number): void {
    this.#count++;
    const name = this.#names[id] ?? '';
    let slot = mixed(hashName(name, 0, name.length)) & this.#mask;
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      if (this.#slots[slot] === NONE) {
        this.#slots[slot] = id;
        return;
      }
      slot = (slot + 1) & this.#mask;
    }
    this.#crowded.set(name, id);
  }

  #grow(endId: number): void {
    this.#slots = new Int32Array(this.#slots.length * 4).fill(NONE);
    this.#mask = this.#slots.length - 1;
    this.#count = 0;
    this.#crowded = new Map();
    for (let id = this.#firstId; id < endId; id++) this.#place(id);
  }
}

/** The seeds' indexes. Seeds are shared by all documents and never change, so each is indexed once. */
const seedIndexes = new WeakMap<readonly string[], NameIndex>();

function indexOfSeed(names: readonly string[]): NameIndex {
  const known = seedIndexes.get(names);
  if (known !== undefined) return known;
  const index = new NameIndex(names, 0);
  seedIndexes.set(names, index);
  return index;
}

/** Interns the names of one document. */
export class NameInterner {
  readonly #seed: readonly string[];
  readonly #seedIndex: NameIndex;
  /** The seed and the document's own names; undefined until there is one of these. */
  #all: string[] | undefined;
  #ownIndex: NameIndex | undefined;

  constructor(seed: NameTable) {
    this.#seed = seed.names;
    this.#seedIndex = indexOfSeed(seed.names);
  }

  /** Names by id. */
  get names(): readonly string[] {
    return this.#all ?? this.#seed;
  }

  /** The id of `text.slice(start, end)`, whose hash is `hash`; an unknown name gets a new id. */
  intern(text: string, start: number, end: number, hash: number): number {
    const id = this.#seedIndex.find(text, start, end, hash);
    return id === NONE ? this.#internOwn(text, start, end, hash) : id;
  }

  /** The id of a name that the document may not have, or `NONE`. */
  find(name: string): number {
    const hash = hashName(name, 0, name.length);
    const id = this.#seedIndex.find(name, 0, name.length, hash);
    return id === NONE ? (this.#ownIndex?.find(name, 0, name.length, hash) ?? NONE) : id;
  }

  #internOwn(text: string, start: number, end: number, hash: number): number {
    const known = this.#ownIndex?.find(text, start, end, hash) ?? NONE;
    if (known !== NONE) return known;
    this.#all ??= [...this.#seed];
    this.#ownIndex ??= new NameIndex(this.#all, this.#all.length);
    const id = this.#all.push(text.slice(start, end)) - 1;
    this.#ownIndex.add(id);
    return id;
  }
}
