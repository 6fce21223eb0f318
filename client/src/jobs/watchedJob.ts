/**
 * What is kept of a job that is watched, and of the place that it is asked about at.
 */

import type { CiError } from '../../api/ciError';
import { jobKind } from '../../api/jobIds';
import { describePaths, type JobReference } from '../../api/jobPlaces';
import { scopeOfRefusal } from '../../api/refusals';
import { isPassing, UNKNOWN_STATE_MS } from '../../api/retryPolicy';
import { isLoopback, type Target } from '../account/target';

/** A job that is watched. */
export interface WatchedJob {
  readonly jobId: string;
  /** The paths by which it may be found, the likeliest first. */
  readonly paths: readonly [string, ...string[]];
  /** Where it is asked about now. */
  path: string;
  /** The places in a row where it was not. */
  misplaced: number;
  readonly place: Place;
  /** Only jobs of one cell are asked about in one call: 0, unless a call about them went wrong. */
  cell: number;
  sinceMs: number;
  askedMs: number;
  pauseMs: number;
  dueMs: number;
  misses: number;
  /** Looks in a row that showed a state that it is unknown, and when the first of them was. */
  unknownLooks: number;
  unknownSinceMs: number;
  /** Failures of the service in a row. */
  failures: number;
  isAsked: boolean;
}

/** Where jobs are asked about, with the credentials of its target. */
export interface Place {
  readonly target: Target;
  /** Passing failures in a row. */
  failures: number;
  /** Refused calls in a row. */
  refusals: number;
  /** The kinds of jobs that a call has succeeded for. */
  readonly worked: Set<string>;
  /** Nothing is asked before. */
  restUntilMs: number;
  isBusy: boolean;
}

/** A job that is due at once. */
export function newJob(job: JobReference, place: Place, sinceMs: number, nowMs: number): WatchedJob {
  const { jobId } = job;
  const paths = describePaths(job);
  return {
    jobId,
    paths,
    path: paths[0],
    misplaced: 0,
    place,
    cell: 0,
    // The clock may have been wrong when the job was written down.
    sinceMs: Math.min(sinceMs, nowMs),
    askedMs: nowMs,
    pauseMs: 0,
    dueMs: nowMs,
    misses: 0,
    unknownLooks: 0,
    unknownSinceMs: nowMs,
    failures: 0,
    isAsked: false,
  };
}

/** Jobs of one kind go into one call. */
export function kindOf({ jobId, path }: Pick<WatchedJob, 'jobId' | 'path'>): string {
  return `${jobKind(jobId)} ${path}`;
}

/** Asks about a job in the next of its places. False when it was in none of them: then the round starts again. */
export function moveOn(job: WatchedJob): boolean {
  const next = (job.paths.indexOf(job.path) + 1) % job.paths.length;
  job.path = job.paths[next] ?? job.paths[0];
  job.misplaced = (job.misplaced + 1) % job.paths.length;
  return job.misplaced > 0;
}

/** A place that nothing is known of yet. */
export function newPlace(target: Target): Place {
  return { target, failures: 0, refusals: 0, worked: new Set(), restUntilMs: 0, isBusy: false };
}

/**
 * What to do after a call that failed: wait and ask again, ask about fewer at a time,
 * give up the only job that was asked about, all of its kind, or all of the place.
 */
export type Verdict = 'wait' | 'split' | 'one' | 'kind' | 'place';

/** A sandbox that does not answer for so long has ended. */
const LOCAL_FAILURES_BEFORE_GIVING_UP = 5;
/** So many refused calls in a row, where none has ever succeeded, are not about single jobs. */
const REFUSALS_BEFORE_GIVING_UP = 20;

/** What to do about a failure; the place has counted it already. */
export function judgeFailure(error: CiError, place: Place, kind: string, ids: number): Verdict {
  if (isPassing(error)) {
    const isGone = isLoopback(place.target.endpoint) && place.failures >= LOCAL_FAILURES_BEFORE_GIVING_UP;
    return isGone ? 'place' : 'wait';
  }
  const scope = scopeOfRefusal(error);
  const isStubborn = place.refusals >= REFUSALS_BEFORE_GIVING_UP;
  if (scope === 'all' || (scope === 'ids' && isStubborn && place.worked.size === 0)) {
    return 'place';
  }
  if (scope === 'kind' && (isStubborn || !place.worked.has(kind))) {
    return 'kind';
  }
  return ids > 1 ? 'split' : 'one';
}

/** What an answer says about the jobs that it names. */
export interface SeenJobs {
  readonly running: ReadonlySet<string>;
  readonly ended: ReadonlySet<string>;
  /** In a state that it is unknown. */
  readonly unknown?: ReadonlySet<string>;
}

/** The jobs that are given up. */
export interface GivenUpJobs {
  /** The service does not know them. */
  readonly lost: readonly string[];
  /** Nobody knows their state, for too long. */
  readonly unknown: readonly string[];
}

/** A job that was created a moment ago may not be found everywhere yet. */
const MISSES_BEFORE_GIVING_UP = 3;

/** What an answer means for a job; counts what it shows. */
export function fateOf(
  job: WatchedJob,
  seen: SeenJobs,
  nowMs: number,
): 'goesOn' | 'elsewhere' | 'ended' | keyof GivenUpJobs {
  if (seen.ended.has(job.jobId)) {
    return 'ended';
  }
  if (seen.unknown?.has(job.jobId) === true) {
    job.unknownSinceMs = job.unknownLooks === 0 ? nowMs : job.unknownSinceMs;
    job.unknownLooks += 1;
    job.misses = 0;
    job.misplaced = 0;
    return nowMs - job.unknownSinceMs >= UNKNOWN_STATE_MS ? 'unknown' : 'goesOn';
  }
  job.unknownLooks = 0;
  if (seen.running.has(job.jobId)) {
    job.misses = 0;
    job.misplaced = 0;
    return 'goesOn';
  }
  if (moveOn(job)) {
    return 'elsewhere';
  }
  job.misses += 1;
  return job.misses >= MISSES_BEFORE_GIVING_UP ? 'lost' : 'goesOn';
}
