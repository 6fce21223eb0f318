/**
 * What files about answers say of when an element is sent, and of what media are described.
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
