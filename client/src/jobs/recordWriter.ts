/**
 * Writes records to the history: those of one id one after the other, and only what has changed.
 */

import type { JobHistory } from './jobHistory';

/** The records of this window in the history. No failure of the disk reaches the callers; all are reported. */
export class RecordWriter {
  readonly #history: JobHistory;
  readonly #reportFailure: (error: unknown) => void;
  /** What the history holds as far as this window knows, by id. */
  readonly #known = new Map<string, string>();
  readonly #pending = new Map<string, Promise<void>>();

  constructor(history: JobHistory, reportFailure: (error: unknown) => void) {
    this.#history = history;
    this.#reportFailure = reportFailure;
  }

  /** All records, and which ids the history had before: those that are absent now were removed by another window. */
  async read(): Promise<{ readonly records: readonly unknown[]; wasThere(id: string): boolean }> {
    const before = new Map(this.#known);
    await this.settled();
    try {
      const records = await this.#history.read();
      return {
        records,
        wasThere: (id) => before.has(id) && before.get(id) === this.#known.get(id),
      };
    } catch (error) {
      this.#reportFailure(error);
      return { records: [], wasThere: () => false };
    }
  }

  /** Notes that the history holds this record, unless this window has written another one. */
  noteRead(id: string, record: unknown): void {
    if (!this.#known.has(id)) {
      this.#known.set(id, JSON.stringify(record));
    }
  }

  /** Resolves when the record is written, or cannot be. */
  write(id: string, record: unknown): Promise<void> {
    const text = JSON.stringify(record);
    if (this.#known.get(id) === text) {
      return this.#pending.get(id) ?? Promise.resolve();
    }
    this.#known.set(id, text);
    return this.#enqueue(id, async () => {
      try {
        await this.#history.write(id, record);
      } catch (error) {
        // It is not there, so it is written again next time.
        if (this.#known.get(id) === text) {
          this.#known.delete(id);
        }
        throw error;
      }
    });
  }

  /** Whether the history holds a record of this id, once nothing waits to be written. */
  has(id: string): boolean {
    return this.#known.has(id);
  }

  remove(id: string): void {
    this.#known.delete(id);
    void this.#enqueue(id, () => this.#history.remove(id));
  }

  /** Removes a record once all that was to be written before is written. */
  removeLast(id: string): void {
    this.#known.delete(id);
    const others = [...this.#pending.values()];
    void this.#enqueue(id, async () => {
      await Promise.all(others);
      await this.#history.remove(id);
    });
  }

  /** Resolves when nothing waits to be written. */
  async settled(): Promise<void> {
    await Promise.all(this.#pending.values());
  }

  /** Entries do not wait for each other: what is about to be sent must not stand behind a thousand jobs. */
  #enqueue(id: string, action: () => Promise<void>): Promise<void> {
    const done = (this.#pending.get(id) ?? Promise.resolve())
      .then(action)
      .catch(this.#reportFailure)
      .finally(() => {
        if (this.#pending.get(id) === done) {
          this.#pending.delete(id);
        }
      });
    this.#pending.set(id, done);
    return done;
  }
}
