/**
 * Watches jobs in the background until they have ended, many in one call, and puts what it sees into the store.
 */

import { t } from '../../../l10n/processLanguage';
import type { CiClient } from '../../api/ciClient';
import type { CiError } from '../../api/ciError';
import type { JobsResponse } from '../../api/ciTypes';
import { isTerminal, isUnknownState, type JobsDetail } from '../../api/jobsDetail';
import { unknownStateError } from '../../api/retryPolicy';
import type { Target } from '../account/target';
import type { Disposable } from '../eventEmitter';
import { isJobId, type JobRecord } from './jobRecord';
import type { JobStore } from './jobStore';
import { responseOf } from './responseOf';
import { type Batch, WatchPlan } from './watchPlan';

/** Time, as the watcher needs it. */
export interface WatchClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls once after `ms` milliseconds, unless it is disposed before. */
  after(ms: number, run: () => void): Disposable;
}

/** What watching needs. */
export interface WatcherDependencies {
  readonly store: Pick<JobStore, 'put' | 'find'>;
  readonly clock: WatchClock;
  /** In [0, 1). */
  readonly random: () => number;
  /** A client with the credentials that the target has now; undefined when it has none. */
  readonly clientFor: (target: Target) => Promise<CiClient | undefined>;
  /** These jobs have ended, all in one answer. Each job is reported once. */
  readonly ended: (records: readonly JobRecord[]) => void;
  /** These jobs of one target are not watched any more although they have not ended. */
  readonly onAbandoned: (jobIds: readonly string[], target: Target, why: GivenUp) => void;
  /** A bug: nothing that is expected to happen. */
  readonly broke: (error: unknown) => void;
}

/** Why jobs are not watched any more. */
export type GivenUp =
  | { readonly kind: 'error'; readonly error: CiError }
  | { readonly kind: 'noCredentials' }
  /** A call that names such an id is not made, whatever others it names. */
  | { readonly kind: 'oddId' };

/** Nothing of the service's: there is no use in asking again. */
const STOPPED: CiError = { kind: 'aborted', outcomeUnknown: false };

/** Watches each job once, however often it is asked to. No timer runs while nothing is watched. */
export class JobWatcher implements Disposable {
  readonly #dependencies: WatcherDependencies;
  readonly #plan: WatchPlan;
  readonly #controller = new AbortController();
  readonly #oddIds = new Set<string>();
  #timer: Disposable | undefined;

  constructor(dependencies: WatcherDependencies) {
    this.#dependencies = dependencies;
    this.#plan = new WatchPlan(dependencies.random);
  }

  /** Starts watching a job, or looks at once when it is watched already. `sinceMs`: when the job was submitted. */
  watch(jobId: string, target: Target, sinceMs: number = this.#dependencies.clock.now()): void {
    if (!isJobId(jobId)) {
      this.#giveUpOdd(jobId, target);
      return;
    }
    const tag = this.#dependencies.store.find(jobId)?.tag;
    this.#plan.add({ jobId, tag }, target, sinceMs, this.#dependencies.clock.now());
    this.#arrange();
  }

  /** Stops watching a job. */
  forget(jobId: string): void {
    this.#plan.remove(jobId);
    this.#arrange();
  }

  isWatching(jobId: string): boolean {
    return this.#plan.has(jobId);
  }

  /** Says whether somebody looks at the window. */
  setActive(isActive: boolean): void {
    this.#plan.setActive(isActive);
    this.#arrange();
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#plan.clear();
    this.#controller.abort();
  }

  #giveUpOdd(jobId: string, target: Target): void {
    if (!this.#oddIds.has(jobId)) {
      this.#oddIds.add(jobId);
      this.#dependencies.onAbandoned([jobId], target, { kind: 'oddId' });
    }
  }

  #arrange(): void {
    this.#timer?.dispose();
    const dueMs = this.#controller.signal.aborted
      ? undefined
      : this.#plan.nextDueMs(this.#dependencies.clock.now());
    this.#timer =
      dueMs === undefined
        ? undefined
        : this.#dependencies.clock.after(Math.max(0, dueMs - this.#dependencies.clock.now()), () =>
            this.#poll(),
          );
  }

  #poll(): void {
    for (let batch = this.#take(); batch !== undefined; batch = this.#take()) {
      void this.#ask(batch)
        .catch((error: unknown) => {
          this.#plan.failed(batch, STOPPED, this.#dependencies.clock.now());
          this.#dependencies.broke(error);
        })
        .finally(() => this.#arrange());
    }
    this.#arrange();
  }

  #take(): Batch | undefined {
    return this.#plan.take(this.#dependencies.clock.now());
  }

  async #ask(batch: Batch): Promise<void> {
    const { signal } = this.#controller;
    const client = await this.#dependencies.clientFor(batch.target);
    const answer = await client?.describeJob(batch.jobIds, { signal, path: batch.path });
    if (signal.aborted) {
      return;
    }
    if (answer?.ok) {
      this.#applyResponse(batch, answer.value);
      return;
    }
    const lost = this.#plan.failed(batch, answer?.error ?? STOPPED, this.#dependencies.clock.now());
    if (lost.length > 0) {
      const why: GivenUp =
        answer === undefined ? { kind: 'noCredentials' } : { kind: 'error', error: answer.error };
      this.#dependencies.onAbandoned(lost, batch.target, why);
    }
  }

  #applyResponse(batch: Batch, { jobs, rawXml, status, requestId }: JobsResponse): void {
    const asked = new Set(batch.jobIds);
    // A job that was removed from the list meanwhile stays removed.
    const named = jobs.filter(({ jobId }) => asked.has(jobId) && this.#plan.has(jobId));
    // An answer that reports a job twice is shown once.
    const wanted = [...new Map(named.map((job) => [job.jobId, job])).values()];
    const records = wanted.map((job) =>
      this.#dependencies.store.put(job, batch.target, responseOf(rawXml, job.jobId)),
    );
    const idsOf = (isWanted: (job: JobsDetail) => boolean): ReadonlySet<string> =>
      new Set(wanted.filter(isWanted).map(({ jobId }) => jobId));
    const seen = {
      running: idsOf(({ state }) => !isTerminal(state) && !isUnknownState(state)),
      ended: idsOf(({ state }) => isTerminal(state)),
      unknown: idsOf(({ state }) => isUnknownState(state)),
    };
    const { lost, unknown } = this.#plan.answered(batch, seen, this.#dependencies.clock.now());
    if (seen.ended.size > 0) {
      this.#dependencies.ended(records.filter(({ jobId }) => seen.ended.has(jobId)));
    }
    for (const { jobId, state } of wanted) {
      if (isUnknownState(state) && unknown.includes(jobId)) {
        const error = unknownStateError(jobId, state);
        this.#dependencies.onAbandoned([jobId], batch.target, { kind: 'error', error });
      }
    }
    if (lost.length > 0) {
      const message = t('`{0}` does not exist in this bucket', lost.join('`, `'));
      const error: CiError = { kind: 'http', status, code: 'JobNotFound', message, requestId };
      this.#dependencies.onAbandoned(lost, batch.target, { kind: 'error', error });
    }
  }
}
