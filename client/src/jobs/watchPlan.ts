/**
 * When to ask about which jobs: pure bookkeeping, without clock, network or timer.
 * Jobs of one target that are due at about the same time are asked about in one call.
 */

import type { CiError } from '../../api/ciError';
import {
  isPassing,
  pauseAfterFailures,
  pauseAfterUnknownStates,
  pauseBetweenLooks,
  UNKNOWN_STATE_MS,
} from '../../api/retryPolicy';
import { isLoopback, sameTarget, type Target } from '../target';

/** Jobs to ask about in one call. */
export interface Batch {
  readonly target: Target;
  readonly jobIds: readonly string[];
}

/** The list of a whole call stays well below the length of an address that every proxy takes. */
export const MOST_IDS_OF_A_CALL = 50;
/** While nobody looks, a job is not asked about more often; a young one is, because people just turn away. */
const UNFOCUSED_PAUSE_MS = 30_000;
const UNFOCUSED_SHARE = 0.25;
/** A job that is due within this share of its pause comes along with one that is due now. */
const COMPANY = 0.25;
/** A job that was created a moment ago may not be found everywhere yet. */
const MISSES_BEFORE_GIVING_UP = 3;
/** A sandbox that does not answer for so long has ended. */
const LOCAL_FAILURES_BEFORE_GIVING_UP = 5;

interface WatchedJob {
  readonly jobId: string;
  readonly place: Place;
  sinceMs: number;
  askedMs: number;
  pauseMs: number;
  dueMs: number;
  misses: number;
  /** Looks in a row that showed a state that nobody knows, and when the first of them was. */
  unknownLooks: number;
  unknownSinceMs: number;
  isAsked: boolean;
}

/** What an answer says about the jobs that it names. */
export interface SeenJobs {
  readonly running: ReadonlySet<string>;
  readonly ended: ReadonlySet<string>;
  /** In a state that nobody knows. */
  readonly unknown?: ReadonlySet<string>;
}

/** The jobs that are given up. */
export interface GivenUpJobs {
  /** The service does not know them. */
  readonly lost: readonly string[];
  /** Nobody knows their state, for too long. */
  readonly unknown: readonly string[];
}

interface Place {
  readonly target: Target;
  failures: number;
  /** Nothing is asked before. */
  restUntilMs: number;
  isBusy: boolean;
}

/** The jobs that are watched and when each is due. */
export class WatchPlan {
  private readonly jobs = new Map<string, WatchedJob>();
  private readonly places: Place[] = [];
  private isActive = true;
  /** The latest time that was told. */
  private latestMs = Number.NEGATIVE_INFINITY;

  /** `random` gives numbers in [0, 1). */
  constructor(private readonly random: () => number) {}

  /** Adds a job that is due at once; one that is watched already becomes due, whatever its place rests from. */
  add(jobId: string, target: Target, sinceMs: number, nowMs: number): void {
    this.follow(nowMs);
    const known = this.jobs.get(jobId);
    if (known !== undefined) {
      known.dueMs = nowMs;
      known.place.restUntilMs = nowMs;
      return;
    }
    const place = this.placeOf(target);
    const counts = { misses: 0, unknownLooks: 0, unknownSinceMs: nowMs };
    const fresh = { askedMs: nowMs, pauseMs: 0, dueMs: nowMs, isAsked: false, ...counts };
    // The clock may have been wrong when the job was written down.
    this.jobs.set(jobId, { jobId, place, sinceMs: Math.min(sinceMs, nowMs), ...fresh });
  }

  remove(jobId: string): void {
    this.jobs.delete(jobId);
  }

  has(jobId: string): boolean {
    return this.jobs.has(jobId);
  }

  /** Whether somebody looks at the window: then jobs are due as early as they deserve. */
  setActive(isActive: boolean): void {
    this.isActive = isActive;
    for (const job of this.jobs.values()) {
      job.dueMs = job.askedMs + this.effectivePause(job);
    }
  }

  /** When to take the next batch; undefined while nothing is to be asked. */
  nextDueMs(nowMs: number): number | undefined {
    this.follow(nowMs);
    const times = [...this.jobs.values()]
      .filter(({ isAsked, place }) => !isAsked && !place.isBusy)
      .map(({ dueMs, place }) => Math.max(dueMs, place.restUntilMs));
    return times.length === 0 ? undefined : times.reduce((one, other) => Math.min(one, other));
  }

  /** The jobs to ask about now; one call at a time for each target. */
  take(nowMs: number): Batch | undefined {
    this.follow(nowMs);
    const waiting = [...this.jobs.values()].filter(
      ({ isAsked, place }) => !isAsked && !place.isBusy && place.restUntilMs <= nowMs,
    );
    const first = waiting.find(({ dueMs }) => dueMs <= nowMs);
    if (first === undefined) {
      return undefined;
    }
    const company = waiting
      .filter((job) => job.place === first.place && job.dueMs <= nowMs + job.pauseMs * COMPANY)
      .sort((one, other) => one.dueMs - other.dueMs)
      .slice(0, MOST_IDS_OF_A_CALL);
    first.place.isBusy = true;
    for (const job of company) {
      job.isAsked = true;
    }
    return { target: first.place.target, jobIds: company.map(({ jobId }) => jobId) };
  }

  /** The service answered: jobs that run, or are in an unknown state, go on. Returns those that are given up. */
  answered(batch: Batch, seen: SeenJobs, nowMs: number): GivenUpJobs {
    this.follow(nowMs);
    this.release(batch).failures = 0;
    const givenUp: { readonly lost: string[]; readonly unknown: string[] } = { lost: [], unknown: [] };
    for (const jobId of batch.jobIds) {
      const job = this.jobs.get(jobId);
      const fate = job === undefined ? 'ended' : fateOf(job, seen, nowMs);
      if (job !== undefined && fate === 'goesOn') {
        this.schedule(job, nowMs);
      } else {
        this.jobs.delete(jobId);
      }
      if (fate === 'lost' || fate === 'unknown') {
        givenUp[fate].push(jobId);
      }
    }
    return givenUp;
  }

  /** There was no good answer. Returns the jobs that are given up; passing trouble is waited out. */
  failed(batch: Batch, error: CiError, nowMs: number): readonly string[] {
    this.follow(nowMs);
    const place = this.release(batch);
    place.failures += 1;
    const isHopeless =
      !isPassing(error) ||
      (isLoopback(place.target.endpoint) && place.failures >= LOCAL_FAILURES_BEFORE_GIVING_UP);
    if (!isHopeless) {
      place.restUntilMs = nowMs + pauseAfterFailures(place.failures, error, this.random);
      return [];
    }
    const lost = [...this.jobs.values()].filter((job) => job.place === place).map(({ jobId }) => jobId);
    for (const jobId of lost) {
      this.jobs.delete(jobId);
    }
    place.failures = 0;
    return lost;
  }

  /** Nothing is watched any more. */
  clear(): void {
    this.jobs.clear();
  }

  /**
   * When this machine's clock is set back, all that is planned goes back with it: nothing waits for the old time.
   * A monotonic clock would do, too, but it stands while the machine sleeps.
   */
  private follow(nowMs: number): void {
    const backMs = this.latestMs - nowMs;
    this.latestMs = nowMs;
    if (backMs <= 0) {
      return;
    }
    for (const job of this.jobs.values()) {
      job.sinceMs -= backMs;
      job.askedMs -= backMs;
      job.dueMs -= backMs;
      job.unknownSinceMs -= backMs;
    }
    for (const place of this.places) {
      place.restUntilMs -= backMs;
    }
  }

  private schedule(job: WatchedJob, nowMs: number): void {
    job.askedMs = nowMs;
    job.pauseMs =
      job.unknownLooks > 0
        ? pauseAfterUnknownStates(job.unknownLooks, this.random)
        : pauseBetweenLooks(nowMs - job.sinceMs, this.random);
    job.dueMs = nowMs + this.effectivePause(job);
  }

  private effectivePause({ pauseMs, askedMs, sinceMs }: WatchedJob): number {
    const rest = Math.min(UNFOCUSED_PAUSE_MS, (askedMs - sinceMs) * UNFOCUSED_SHARE);
    return this.isActive ? pauseMs : Math.max(pauseMs, rest);
  }

  private release({ target, jobIds }: Batch): Place {
    const place = this.placeOf(target);
    place.isBusy = false;
    for (const jobId of jobIds) {
      const job = this.jobs.get(jobId);
      if (job !== undefined) {
        job.isAsked = false;
      }
    }
    return place;
  }

  private placeOf(target: Target): Place {
    const known = this.places.find(
      (place) => sameTarget(place.target, target) && place.target.profile === target.profile,
    );
    const place = known ?? { target, failures: 0, restUntilMs: 0, isBusy: false };
    if (known === undefined) {
      this.places.push(place);
    }
    return place;
  }
}

/** What an answer means for a job; counts what it shows. */
function fateOf(job: WatchedJob, seen: SeenJobs, nowMs: number): 'goesOn' | 'ended' | keyof GivenUpJobs {
  if (seen.ended.has(job.jobId)) {
    return 'ended';
  }
  if (seen.unknown?.has(job.jobId) === true) {
    job.unknownSinceMs = job.unknownLooks === 0 ? nowMs : job.unknownSinceMs;
    job.unknownLooks += 1;
    job.misses = 0;
    return nowMs - job.unknownSinceMs >= UNKNOWN_STATE_MS ? 'unknown' : 'goesOn';
  }
  job.unknownLooks = 0;
  job.misses = seen.running.has(job.jobId) ? 0 : job.misses + 1;
  return job.misses >= MISSES_BEFORE_GIVING_UP ? 'lost' : 'goesOn';
}
