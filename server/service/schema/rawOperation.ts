/**
 * How a request is sent.
 */

/** The kinds of processing of the service, each with its own switch, queues and job ids. */
export type ServiceKind = 'media' | 'speech' | 'picture' | 'ai' | 'file';

/** How a job is sent, and where it lives then. */
export interface RawOperation {
  readonly method: string;
  readonly path: string;
  /** The CAM permission. */
  readonly action: string;
  /** `media` where nothing is said. */
  readonly service?: ServiceKind;
  /** Older paths that take the Tag too. */
  readonly otherPaths?: readonly string[];
  /** Where its jobs are looked up; `/jobs` where nothing is said. */
  readonly jobsPath?: string;
}
