/**
 * How the shape of a JSON file is checked: tables of keys and checks, and the reader that walks a value along them.
 */

/** Something wrong with a schema file. */
export interface SchemaProblem {
  readonly file: string;
  /** JSON pointer (RFC 6901) of the place. */
  readonly pointer: string;
  readonly message: string;
}

/** True for plain JSON objects. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Checks the value at a pointer. */
export type Check = (reader: ShapeReader, value: unknown, pointer: string) => void;

/** The keys of an object, and which of them must be there. */
export interface Shape {
  readonly required?: readonly string[];
  /** Keys of which at least one must be there, and with `onlyOne` no second one. */
  readonly someOf?: readonly string[];
  readonly onlyOne?: boolean;
  readonly keys: Readonly<Record<string, Check>>;
}

const primitive =
  (type: 'string' | 'number' | 'boolean'): Check =>
  (reader, value, pointer) => {
    if (typeof value !== type) reader.fail(pointer, `must be a ${type}`);
  };
/** A string. */
export const text = primitive('string');
/** A number. */
export const number = primitive('number');
/** True or false. */
export const flag = primitive('boolean');

/** One of a few words. */
export const oneOf =
  (...allowed: readonly string[]): Check =>
  (reader, value, pointer) => {
    if (typeof value !== 'string' || !allowed.includes(value)) {
      reader.fail(pointer, `must be one of ${allowed.join(', ')}`);
    }
  };

/** A whole number of at least 0. */
export const count: Check = (reader, value, pointer) => {
  if (!Number.isInteger(value) || Number(value) < 0)
    reader.fail(pointer, 'must be a whole number of at least 0');
};

/** An array of values that each pass the check. */
export const listOf =
  (item: Check, atLeast = 0): Check =>
  (reader, value, pointer) => {
    if (!Array.isArray(value)) {
      reader.fail(pointer, 'must be an array');
      return;
    }
    if (value.length < atLeast) reader.fail(pointer, `must have at least ${atLeast} items`);
    for (const [index, entry] of value.entries()) item(reader, entry, `${pointer}/${index}`);
  };

/** An object with any keys, whose values each pass the check. */
export const recordOf =
  (item: Check): Check =>
  (reader, value, pointer) => {
    if (!isRecord(value)) {
      reader.fail(pointer, 'must be an object');
      return;
    }
    for (const [key, entry] of Object.entries(value)) item(reader, entry, `${pointer}/${escapePointer(key)}`);
  };

/** An object of a shape; a function, so that shapes may hold themselves. */
export const shaped =
  (shape: () => Shape): Check =>
  (reader, value, pointer) =>
    reader.readShape(value, pointer, shape());

/** Walks one file along its shape and collects problems. */
export class ShapeReader {
  readonly #file: string;
  readonly #problems: SchemaProblem[];

  constructor(file: string, problems: SchemaProblem[]) {
    this.#file = file;
    this.#problems = problems;
  }

  readShape(value: unknown, pointer: string, shape: Shape): void {
    if (!isRecord(value)) {
      this.fail(pointer, 'must be an object');
      return;
    }
    for (const key of shape.required ?? []) {
      if (!(key in value)) this.fail(`${pointer}/${escapePointer(key)}`, 'is missing');
    }
    this.#readChoice(value, pointer, shape);
    for (const [key, entry] of Object.entries(value)) {
      const at = `${pointer}/${escapePointer(key)}`;
      const check = shape.keys[key];
      if (check === undefined) this.fail(at, 'is not a known keyword here');
      else check(this, entry, at);
    }
  }

  #readChoice(value: Record<string, unknown>, pointer: string, { someOf, onlyOne = false }: Shape): void {
    if (someOf === undefined) return;
    const there = someOf.filter((key) => key in value).length;
    if (there === 0) this.fail(pointer, `needs one of ${someOf.join(', ')}`);
    else if (onlyOne && there > 1) this.fail(pointer, `must have only one of ${someOf.join(', ')}`);
  }

  fail(pointer: string, message: string): void {
    this.#problems.push({ file: this.#file, pointer, message });
  }
}

/** RFC 6901. */
export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
