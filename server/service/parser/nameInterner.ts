/**
 * Element names as small integers: the seed's names first, unknown ones as they come.
 * A name is hashed while it is scanned, so that a known one needs no substring.
 */
import type { NameTable } from './xmlNodes';

const EMPTY = -1;

/** Interns the names of one document. */
export class NameInterner {
  readonly names: string[];
  #slots: Int32Array;
  #mask: number;

  constructor(seed: NameTable) {
    this.names = [...seed.names];
    let size = 256;
    while (size < this.names.length * 4) size *= 2;
    this.#slots = new Int32Array(size).fill(EMPTY);
    this.#mask = size - 1;
    for (let id = 0; id < this.names.length; id++) this.#place(id);
  }

  /** The id of `text.slice(start, end)`; `hash` is the one of `hashName`. */
  intern(text: string, start: number, end: number, hash: number): number {
    let slot = hash & this.#mask;
    for (let id = this.#slots[slot] ?? EMPTY; id !== EMPTY; id = this.#slots[slot] ?? EMPTY) {
      const name = this.names[id] ?? '';
      if (name.length === end - start && text.startsWith(name, start)) return id;
      slot = (slot + 1) & this.#mask;
    }
    const id = this.names.push(text.slice(start, end)) - 1;
    this.#slots[slot] = id;
    if (this.names.length * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #place(id: number): void {
    const name = this.names[id] ?? '';
    let slot = hashName(name, 0, name.length) & this.#mask;
    while (this.#slots[slot] !== EMPTY) slot = (slot + 1) & this.#mask;
    this.#slots[slot] = id;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(EMPTY);
    this.#mask = this.#slots.length - 1;
    for (let id = 0; id < this.names.length; id++) this.#place(id);
  }
}

/** FNV-1a on UTF-16 units, finished so that its low bits are good. */
export function hashName(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let offset = start; offset < end; offset++) {
    hash = Math.imul(hash ^ text.charCodeAt(offset), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}
