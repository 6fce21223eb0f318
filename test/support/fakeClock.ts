/**
 * A clock that stands until a test moves it.
 */
import type { WatchClock } from '../../client/src/jobs/jobWatcher';

/** Runs what is due while it is moved, in order of time. */
export class FakeClock implements WatchClock {
  #nowMs = 1_000_000;
  #setByMs = 0;
  readonly #timers = new Set<{ readonly dueMs: number; readonly run: () => void }>();

  now(): number {
    return this.#nowMs + this.#setByMs;
  }

  /** Somebody sets the clock on by `ms`, or back; what waits goes on waiting as long as it was set to. */
  set(ms: number): void {
    this.#setByMs += ms;
  }

  after(ms: number, run: () => void): { dispose(): void } {
    const timer = { dueMs: this.#nowMs + ms, run };
    this.#timers.add(timer);
    return { dispose: () => this.#timers.delete(timer) };
  }

  /** How many timers wait. */
  get waiting(): number {
    return this.#timers.size;
  }

  /** Moves on by `ms`; promises that were resolved meanwhile have run when it is over. */
  async advance(ms: number): Promise<void> {
    const endMs = this.#nowMs + ms;
    await settle();
    for (let next = this.#next(endMs); next !== undefined; next = this.#next(endMs)) {
      this.#timers.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      next.run();
      await settle();
    }
    this.#nowMs = endMs;
  }

  #next(endMs: number) {
    return [...this.#timers]
      .filter(({ dueMs }) => dueMs <= endMs)
      .sort((one, other) => one.dueMs - other.dueMs)[0];
  }
}

/** Lets everything run that waits for nothing but its turn. */
async function settle(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
}
