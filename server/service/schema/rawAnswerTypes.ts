/**
 * What files about answers say of when an element is sent, which media are described, and what people look for first.
 */

/** When an answer has an element: a condition about the request. */
export type AnswerCondition =
  | { readonly element: string; readonly present: boolean }
  | { readonly element: string; readonly oneOf: readonly string[] }
  | { readonly allOf: readonly AnswerCondition[] }
  | { readonly anyOf: readonly AnswerCondition[] }
  | { readonly not: AnswerCondition };

/** What the answers about jobs of one Tag have of the elements that describe media. */
export interface AnswerMedia {
  /** What `MediaInfo` describes: a video with its sound where nothing is said. */
  readonly info?: 'picture' | 'sound' | 'codec' | 'empty' | 'none';
  /** Whether `MediaResult` names files: each that was asked for where nothing is said. */
  readonly files?: 'empty' | 'none';
  /** The names of numbered files are whole; where nothing is said, what they begin with stands apart. */
  readonly wholeNames?: boolean;
  /** Whether files have their hashes; where nothing is said, all but numbered ones. */
  readonly md5?: boolean;
}

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
