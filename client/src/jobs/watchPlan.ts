/**
 * When to ask about which jobs: pure bookkeeping, without clock, network or timer.
 * Jobs of one kind and target that are due at about the same time are asked about in one call.
 */

import type { CiError } from '../../api/ciError';
import type { JobReference } from '../../api/jobPlaces';
import { scopeOfRefusal } from '../../api/refusals';
import {
  isPassing,
  pauseAfterFailures,
  pauseAfterUnknownStates,
  pauseBetweenLooks,
} from '../../api/retryPolicy';
import { MAX_DESCRIBE_IDS } from '../../api/serviceFacts';
import { sameTarget, type Target } from '../account/target';
import {
  fateOf,
  type GivenUpJobs,
  judgeFailure,
  kindOf,
  moveOn,
  newJob,
  newPlace,
  type Place,
  type SeenJobs,
  type WatchedJob,
} from './watchedJob';

/** Jobs to ask about in one call. */
export interface Batch {
  readonly target: Target;
  /** Where they live, as far as is known. */
  readonly path: string;
  readonly jobIds: readonly string[];
}

/** While nobody looks, a job is not asked about more often; a young one is, because people just turn away. */
const UNFOCUSED_PAUSE_MS = 30_000;
const UNFOCUSED_SHARE = 0.25;
/** A job that is due within this share of its pause comes along with one that is due now. */
const BATCH_TOLERANCE = 0.25;
/** Many jobs are looked at less often, so that on average no more calls than one in this time reach a place. */
const CALL_SPACING_MS = 200;
/** So often the service fails over a call before fewer jobs are asked about in one. */
const FAILURES_BEFORE_SPLITTING = 3;
/** More refused calls in a row than one bad id leads to are spread over time. */
const REFUSALS_WITHOUT_REST = 6;

/** The jobs that are watched and when each is due. */
export class WatchPlan {
  readonly #random: () => number;
  readonly #jobs = new Map<string, WatchedJob>();
  readonly #places: Place[] = [];
  #isActive = true;
  #lastCell = 0;
  /** The latest time that was reported. */
  #latestMs = Number.NEGATIVE_INFINITY;

  /** `random` gives numbers in [0, 1). */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** Adds a job that is due at once; one that is watched already becomes due, whatever its place rests from. */
  add(job: JobReference, target: Target, sinceMs: number, nowMs: number): void {
    this.#follow(nowMs);
    const { jobId } = job;
    const known = this.#jobs.get(jobId);
    if (known !== undefined) {
      known.dueMs = nowMs;
      known.place.restUntilMs = nowMs;
      return;
    }
    this.#jobs.set(jobId, newJob(job, this.#placeOf(target), sinceMs, nowMs));
  }

  remove(jobId: string): void {
    this.#jobs.delete(jobId);
  }

  has(jobId: string): boolean {
    return this.#jobs.has(jobId);
  }

  /** Whether somebody looks at the window: then jobs are due as early as they deserve. */
  setActive(isActive: boolean): void {
    this.#isActive = isActive;
    for (const job of this.#jobs.values()) {
      job.dueMs = job.askedMs + this.#effectivePause(job);
    }
  }

  /** When to take the next batch; undefined while nothing is to be asked. */
  nextDueMs(nowMs: number): number | undefined {
    this.#follow(nowMs);
    const times = [...this.#jobs.values()]
      .filter(({ isAsked, place }) => !isAsked && !place.isBusy)
      .map(({ dueMs, place }) => Math.max(dueMs, place.restUntilMs));
    return times.length === 0 ? undefined : times.reduce((one, other) => Math.min(one, other));
  }

  /** The jobs to ask about now, those that wait longest first; one call at a time for each target. */
  take(nowMs: number): Batch | undefined {
    this.#follow(nowMs);
    const waiting = [...this.#jobs.values()]
      .filter(({ isAsked, place }) => !isAsked && !place.isBusy && place.restUntilMs <= nowMs)
      .sort((one, other) => one.dueMs - other.dueMs);
    const [first] = waiting;
    if (first === undefined || first.dueMs > nowMs) {
      return undefined;
    }
    const { place, path, cell } = first;
    const kind = kindOf(first);
    const batch = waiting
      .filter((job) => job.place === place && kindOf(job) === kind && job.cell === cell)
      .filter((job) => job.dueMs <= nowMs + job.pauseMs * BATCH_TOLERANCE)
      .slice(0, MAX_DESCRIBE_IDS);
    place.isBusy = true;
    for (const job of batch) {
      job.isAsked = true;
    }
    return { target: place.target, path, jobIds: batch.map(({ jobId }) => jobId) };
  }

  /** The service answered: jobs that run, or are in an unknown state, go on. Returns those that are given up. */
  answered(batch: Batch, seen: SeenJobs, nowMs: number): GivenUpJobs {
    this.#follow(nowMs);
    const { place, jobs } = this.#release(batch);
    place.failures = 0;
    place.refusals = 0;
    const givenUp: { readonly lost: string[]; readonly unknown: string[] } = { lost: [], unknown: [] };
    const shortestMs = this.#roundMs(place);
    for (const job of jobs) {
      place.worked.add(kindOf(job));
      job.cell = 0;
      job.failures = 0;
      const fate = fateOf(job, seen, nowMs);
      if (fate === 'goesOn') {
        this.#schedule(job, nowMs, shortestMs);
      } else if (fate === 'elsewhere') {
        job.dueMs = nowMs;
      } else {
        this.#jobs.delete(job.jobId);
      }
      if (fate === 'lost' || fate === 'unknown') {
        givenUp[fate].push(job.jobId);
      }
    }
    return givenUp;
  }

  /** There was no good answer. Returns the jobs that are given up; passing trouble is waited out. */
  failed(batch: Batch, error: CiError, nowMs: number): readonly string[] {
    this.#follow(nowMs);
    const { place, jobs } = this.#release(batch);
    if (isPassing(error)) {
      place.failures += 1;
    } else {
      place.failures = 0;
      place.refusals += 1;
    }
    const kind = jobs[0] === undefined ? '' : kindOf(jobs[0]);
    switch (judgeFailure(error, place, kind, batch.jobIds.length)) {
      case 'wait':
        this.#rest(place, jobs, error, nowMs);
        return [];
      case 'split':
        // After all that are due now, whose answers show whether it is about single ids at all.
        this.#split(jobs, nowMs + 1);
        this.#restAfterRefusals(place, error, nowMs);
        return [];
      case 'one':
        this.#restAfterRefusals(place, error, nowMs);
        return this.#giveUp((job) => jobs.includes(job) && !this.#isElsewhere(job, error, nowMs));
      case 'kind':
        return this.#giveUp((job) => job.place === place && kindOf(job) === kind);
      case 'place':
        place.failures = 0;
        place.refusals = 0;
        return this.#giveUp((job) => job.place === place);
    }
  }

  /** Nothing is watched any more. */
  clear(): void {
    this.#jobs.clear();
  }

  /**
   * When this machine's clock is set back, all that is planned goes back with it: nothing waits for the old time.
   * A monotonic clock would do, too, but it stops while the machine sleeps.
   */
  #follow(nowMs: number): void {
    const backMs = this.#latestMs - nowMs;
    this.#latestMs = nowMs;
    if (backMs <= 0) {
      return;
    }
    for (const job of this.#jobs.values()) {
      job.sinceMs -= backMs;
      job.askedMs -= backMs;
      job.dueMs -= backMs;
    }
    for (const place of this.#places) {
      place.restUntilMs -= backMs;
    }
  }

  #schedule(job: WatchedJob, nowMs: number, shortestMs: number): void {
    job.askedMs = nowMs;
    const pauseMs =
      job.unknownLooks > 0
        ? pauseAfterUnknownStates(job.unknownLooks, this.#random)
        : pauseBetweenLooks(nowMs - job.sinceMs, this.#random);
    job.pauseMs = Math.max(pauseMs, shortestMs);
    job.dueMs = nowMs + this.#effectivePause(job);
  }

  /** How long a round over all jobs of a place takes at least. */
  #roundMs(place: Place): number {
    const count = [...this.#jobs.values()].filter((job) => job.place === place).length;
    return Math.floor(count / MAX_DESCRIBE_IDS) * CALL_SPACING_MS;
  }

  #effectivePause({ pauseMs, askedMs, sinceMs }: WatchedJob): number {
    const rest = Math.min(UNFOCUSED_PAUSE_MS, (askedMs - sinceMs) * UNFOCUSED_SHARE);
    return this.#isActive ? pauseMs : Math.max(pauseMs, rest);
  }

  /** The whole place rests; jobs that the service fails over again and again let the others go first. */
  #rest(place: Place, jobs: readonly WatchedJob[], error: CiError, nowMs: number): void {
    place.restUntilMs = nowMs + pauseAfterFailures(place.failures, error, this.#random);
    const isOfService = error.kind === 'http';
    for (const job of isOfService ? jobs : []) {
      job.failures += 1;
      if (job.failures > 1) {
        const own = nowMs + pauseAfterFailures(job.failures, error, this.#random);
        job.dueMs = job.failures > place.failures ? own : place.restUntilMs;
      }
    }
    if (jobs.length > 1 && jobs.some(({ failures }) => failures >= FAILURES_BEFORE_SPLITTING)) {
      this.#split(jobs, Math.max(...jobs.map(({ dueMs }) => dueMs)));
    }
  }

  /** One bad id is not to be the end of the others: next time each half is asked about alone. */
  #split(jobs: readonly WatchedJob[], dueMs: number): void {
    const half = Math.ceil(jobs.length / 2);
    for (const part of [jobs.slice(0, half), jobs.slice(half)]) {
      this.#lastCell += 1;
      for (const job of part) {
        job.cell = this.#lastCell;
        job.dueMs = dueMs;
      }
    }
  }

  #restAfterRefusals(place: Place, error: CiError, nowMs: number): void {
    const many = place.refusals - REFUSALS_WITHOUT_REST;
    if (many > 0) {
      place.restUntilMs = nowMs + pauseAfterFailures(many, error, this.#random);
    }
  }

  /** A refusal may only say that the job is not in this place: then the next one is asked. */
  #isElsewhere(job: WatchedJob, error: CiError, nowMs: number): boolean {
    if (scopeOfRefusal(error) !== 'ids' || !moveOn(job)) {
      return false;
    }
    job.dueMs = nowMs;
    return true;
  }

  #giveUp(isLost: (job: WatchedJob) => boolean): readonly string[] {
    const lost = [...this.#jobs.values()].filter(isLost).map(({ jobId }) => jobId);
    for (const jobId of lost) {
      this.#jobs.delete(jobId);
    }
    return lost;
  }

  /** The call is over. Answers those of its jobs that are watched still. */
  #release({ target, jobIds }: Batch): {
    readonly place: Place;
    readonly jobs: readonly WatchedJob[];
  } {
    const place = this.#placeOf(target);
    place.isBusy = false;
    const jobs = jobIds.flatMap((jobId) => this.#jobs.get(jobId) ?? []);
    for (const job of jobs) {
      job.isAsked = false;
    }
    return { place, jobs };
  }

  #placeOf(target: Target): Place {
    const known = this.#places.find(
      (place) => sameTarget(place.target, target) && place.target.profile === target.profile,
    );
    const place = known ?? newPlace(target);
    if (known === undefined) {
      this.#places.push(place);
    }
    return place;
  }
}
