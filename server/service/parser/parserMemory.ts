/**
 * Memory that one parse after the other uses. Asking for some takes longer than parsing a small request, and a
 * command line checks thousands of them. Parsing is synchronous, so that only one parse at a time needs it.
 */

/** Memory that several small trees share. Larger trees have some of their own, so that little is kept by few. */
const SLAB_BYTES = 1 << 16;
/** Half of a slab or more would waste the rest. */
const MOST_SHARED_BYTES = SLAB_BYTES >> 2;
/** What every kind of typed array may begin at. */
const ALIGNMENT = 8;

/** A part of a buffer that is all zeros and that nobody else has. */
export interface MemoryPart {
  readonly buffer: ArrayBuffer;
  readonly offset: number;
}

/** What the parses of one seed of names share. */
export class ParserMemory {
  #units = new Uint16Array(0);
  #view = new DataView(this.#units.buffer);
  #openCounts = new Int32Array(512);
  #slab = new ArrayBuffer(0);
  #used = 0;

  /** Room for so many code units, with whatever was there before. */
  window(length: number): { readonly units: Uint16Array; readonly view: DataView } {
    if (this.#units.length < length) {
      this.#units = new Uint16Array(length);
      this.#view = new DataView(this.#units.buffer);
    }
    return { units: this.#units, view: this.#view };
  }

  /** A count of 0 for each name; the parser asks for more where a document has many names. */
  openCounts(): Int32Array {
    return this.#openCounts.fill(0);
  }

  /** Memory that a tree keeps. */
  part(bytes: number): MemoryPart {
    if (bytes > MOST_SHARED_BYTES) return { buffer: new ArrayBuffer(bytes), offset: 0 };
    if (this.#used + bytes > this.#slab.byteLength) {
      this.#slab = new ArrayBuffer(SLAB_BYTES);
      this.#used = 0;
    }
    const offset = this.#used;
    this.#used = offset + Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    return { buffer: this.#slab, offset };
  }
}

/** By the names that parsers are seeded with, which live as long as a schema set. */
const memories = new WeakMap<readonly string[], ParserMemory>();

/** The memory for parses with that seed. */
export function parserMemoryOf(names: readonly string[]): ParserMemory {
  const known = memories.get(names);
  if (known !== undefined) return known;
  const made = new ParserMemory();
  memories.set(names, made);
  return made;
}
