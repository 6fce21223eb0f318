/**
 * The log of the extension: goes to the output channel, and its last lines are remembered for a bug report.
 */

import { redactSecrets } from './redact';

/** What parts of the extension write to. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

const KEPT_LINES = 200;
/** No line of ours is longer; a trace of an error may be. */
const LONGEST_LINE = 2000;

/** Writes to a channel and remembers; what looks like a secret reaches neither. */
export class RecordedLog implements Log {
  readonly #channel: Log;
  readonly #now: () => number;
  readonly #recorded: string[] = [];

  constructor(channel: Log, now: () => number) {
    this.#channel = channel;
    this.#now = now;
  }

  info(message: string): void {
    this.#channel.info(this.#record('info', message));
  }

  warn(message: string): void {
    this.#channel.warn(this.#record('warn', message));
  }

  error(message: string): void {
    this.#channel.error(this.#record('error', message));
  }

  /** The last lines, oldest first. */
  lines(): readonly string[] {
    return this.#recorded;
  }

  #record(level: string, message: string): string {
    const text = redactSecrets(message).slice(0, LONGEST_LINE);
    this.#recorded.push(`${new Date(this.#now()).toISOString()} [${level}] ${text}`);
    if (this.#recorded.length > KEPT_LINES) {
      this.#recorded.shift();
    }
    return text;
  }
}
