/**
 * Writes records to the history one after the other, and only those that have changed.
 */

import type { JobHistory } from './jobHistory';

/** The records of this window in the history. No failure of the disk reaches the callers; all are reported. */
export class KeptRecords {
  private readonly written = new Map<string, string>();
  private queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly history: JobHistory,
    private readonly reportFailure: (error: unknown) => void,
  ) {}

  /** All records, and which ids this window had written before: those that are absent now were removed by another. */
  async read(): Promise<{ readonly records: readonly unknown[]; wasWritten(id: string): boolean }> {
    const before = new Map(this.written);
    await this.queue;
    try {
      const records = await this.history.read();
      return {
        records,
        wasWritten: (id) => before.has(id) && before.get(id) === this.written.get(id),
      };
    } catch (error) {
      this.reportFailure(error);
      return { records: [], wasWritten: () => false };
    }
  }

  /** Resolves when the record is written, or cannot be. */
  write(id: string, record: unknown): Promise<void> {
    const text = JSON.stringify(record);
    if (this.written.get(id) === text) {
      return this.queue;
    }
    this.written.set(id, text);
    return this.enqueue(() => this.history.write(id, record));
  }

  remove(id: string): void {
    this.written.delete(id);
    void this.enqueue(() => this.history.remove(id));
  }

  /** Resolves when nothing waits to be written. */
  settled(): Promise<void> {
    return this.queue;
  }

  private enqueue(action: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(action).catch(this.reportFailure);
    return this.queue;
  }
}
