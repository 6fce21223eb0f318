/**
 * The schemas as programs of Node come to them: parts of one file beside the program, read one by one.
 * The file is open only as long as one task of the program runs, so that it can be replaced.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { INDEX_PART, type SchemaIndex, type SchemaParts, translationPartOf } from '../schema/schemaParts';

/** The name of the file, which the build writes. */
export const PACKED_SCHEMAS = 'schemas.pack';

/** The length of the table stands in so many digits. */
const DIGITS = 8;

type Catalogue = ReturnType<NonNullable<SchemaParts['catalogueOf']>>;

type Table = Readonly<Record<string, readonly [start: number, length: number]>>;

/** The parts beside a program. Throws where the file is missing: without it no program can do anything. */
export function packedSchemaParts(programDir: string): SchemaParts {
  const file = new BrieflyOpenFile(path.join(programDir, PACKED_SCHEMAS));
  const tableLength = Number(file.read(0, DIGITS));
  // Written by our own build.
  const table = JSON.parse(file.read(DIGITS, tableLength)) as Table;
  const read = (part: string): unknown => {
    const place = Object.hasOwn(table, part) ? table[part] : undefined;
    return place === undefined ? undefined : JSON.parse(file.read(DIGITS + tableLength + place[0], place[1]));
  };
  return {
    index: read(INDEX_PART) as SchemaIndex,
    read,
    catalogueOf: (part, locale) => read(translationPartOf(part, locale)) as Catalogue,
  };
}

/** A file that is opened when it is read and closed when the program turns to something else. */
class BrieflyOpenFile {
  readonly #path: string;
  #descriptor: number | undefined;
  #version: string | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  read(start: number, length: number): string {
    const bytes = Buffer.allocUnsafe(length);
    const read = readSync(this.#open(), bytes, 0, length, start);
    return bytes.toString('utf8', 0, read);
  }

  #open(): number {
    if (this.#descriptor !== undefined) return this.#descriptor;
    const descriptor = openSync(this.#path, 'r');
    this.#descriptor = descriptor;
    setImmediate(() => {
      this.#descriptor = undefined;
      closeSync(descriptor);
    });
    const { size, mtimeMs } = fstatSync(descriptor);
    const version = `${size} ${mtimeMs}`;
    this.#version ??= version;
    // Another version has other parts in other places, and other numbers for names.
    if (version !== this.#version) throw new Error(`${this.#path} was replaced: start the program again.`);
    return descriptor;
  }
}
