/**
 * The shape of `otherTags.json`: what is known beyond the files of Tags. `Constraint` is a rule between fields.
 */
import type { RawOperation } from './rawOperation';

/** Something that a `<Tag>` may say. */
export interface RawOtherTag {
  readonly tag: string;
  readonly documentation: string;
  /** Where it is not sent as all others are. */
  readonly operation?: RawOperation;
}

/** Tags that the service knows and we have no schema for: only well-formedness is checked. */
export interface RawOtherTagsWith<Constraint> {
  readonly $schema?: string;
  /** How a job without a schema is sent. */
  readonly operation?: RawOperation;
  /** The paths of a job without a schema that show people what it reads and writes. */
  readonly summary?: { readonly input?: string; readonly output?: string; readonly callback?: string };
  readonly tags: readonly RawOtherTag[];
  /** Names of the service that are no Tags of jobs. */
  readonly elsewhere?: readonly RawOtherTag[];
  /** Requests that are no jobs, although their root has the name. */
  readonly otherRequests?: readonly {
    readonly has: readonly string[];
    readonly lacks?: readonly string[];
    readonly documentation: string;
  }[];
  readonly severalJobs?: RawSeveralJobsWith<Constraint>;
}

/** What is known about requests of several jobs. */
export interface RawSeveralJobsWith<Constraint> {
  /** The child of the root that holds one job. */
  readonly element: string;
  /** How many jobs one request may carry. */
  readonly most: number;
  /** The Tags that pages list for such requests. */
  readonly tags: readonly string[];
  /** Rules between the jobs; their paths start at the root. */
  readonly constraints?: readonly Constraint[];
}
