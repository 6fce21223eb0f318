/**
 * How `schemas/results/<Tag>.json` says what people look for first in an answer.
 */

/** A part of what people look for first. Paths start at the operation; an element that repeats counts each time. */
export interface RawResultSection {
  readonly title: string;
  /** Single values. */
  readonly values?: readonly string[];
  /** The elements that each make a row of a table. */
  readonly rows?: string;
  /** The values of a row: paths from it, with `..` for what stands around it, or `.` for its own text. */
  readonly columns?: readonly string[];
  /** The columns that are times, which are shown as a clock shows them. */
  readonly times?: { readonly countedIn: TimeUnit; readonly columns: readonly string[] };
}

/** What a time is counted in. */
export type TimeUnit = 'seconds' | 'milliseconds';
