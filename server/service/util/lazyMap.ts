/**
 * A map whose values are made when they are first asked for, once each.
 */

/** The keys are known, the values are not yet. */
export class LazyMap<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly #keys: ReadonlySet<Key>;
  readonly #make: (key: Key) => Value;
  readonly #made = new Map<Key, Value>();

  constructor(keys: Iterable<Key>, make: (key: Key) => Value) {
    this.#keys = new Set(keys);
    this.#make = make;
  }

  get size(): number {
    return this.#keys.size;
  }

  has(key: Key): boolean {
    return this.#keys.has(key);
  }

  get(key: Key): Value | undefined {
    return this.#keys.has(key) ? this.#valueOf(key) : undefined;
  }

  keys(): SetIterator<Key> {
    return this.#keys.values();
  }

  *values(): MapIterator<Value> {
    for (const key of this.#keys) yield this.#valueOf(key);
  }

  *entries(): MapIterator<[Key, Value]> {
    for (const key of this.#keys) yield [key, this.#valueOf(key)];
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }

  forEach(callback: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this) callback(value, key, this);
  }

  #valueOf(key: Key): Value {
    const made = this.#made.get(key);
    if (made !== undefined) return made;
    const value = this.#make(key);
    this.#made.set(key, value);
    return value;
  }
}
