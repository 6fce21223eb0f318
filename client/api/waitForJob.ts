/**
 * Watches a job until it has ended, by asking the service again and again at a growing distance.
 * Waiting is passed in, so that it can be stopped and tests take no time.
 */

import { t } from '../../l10n/processLanguage';
import { findJob } from './callInGroups';
import type { CiClient } from './ciClient';
import type { CiError } from './ciError';
import type { JobsResponse } from './ciTypes';
import type { JobReference } from './jobPlaces';
import { formatState, isTerminal, isUnknownState, type JobsDetail } from './jobsDetail';
import { failure, type Result, success } from './result';
import {
  isPassing,
  pauseAfterFailures,
  pauseAfterUnknownStates,
  pauseBetweenLooks,
  UNKNOWN_STATE_MS,
  unknownStateError,
} from './retryPolicy';

/** How to wait. */
export interface WaitOptions {
  /** Resolves after `ms`; it may resolve or reject at once when `signal` is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** In [0, 1). Default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** So many failures in a row are no passing trouble any more: about eight minutes. */
const FAILURES_BEFORE_GIVING_UP = 12;
/** A job that was created a moment ago may not be found everywhere yet. */
const MISSES_BEFORE_GIVING_UP = 3;

/**
 * Yields a job whenever its state, progress or code has changed, until it has ended.
 * Passing trouble is waited out; an error that stays is yielded last. An unknown state is asked about for
 * ten minutes, and given up then.
 */
export async function* waitForJob(
  client: Pick<CiClient, 'describeJob'>,
  job: string | JobReference,
  options: WaitOptions,
): AsyncGenerator<Result<JobsDetail, CiError>, void, undefined> {
  const now = options.now ?? Date.now;
  const startMs = now();
  const { jobId } = typeof job === 'string' ? { jobId: job } : job;
  const lookUp = jobLookUp(client, typeof job === 'string' ? { jobId } : job, options.signal);
  let seen: string | undefined;
  let failures = 0;
  const unknown = { looks: 0, pausedMs: 0 };
  for (;;) {
    const result = await lookUp();
    if (result.ok) {
      failures = 0;
      const snapshot = summarize(result.value);
      if (snapshot !== seen) {
        seen = snapshot;
        yield result;
      }
      const { state } = result.value;
      if (isTerminal(state)) {
        return;
      }
      unknown.looks = isUnknownState(state) ? unknown.looks + 1 : 0;
      unknown.pausedMs = isUnknownState(state) ? unknown.pausedMs : 0;
      if (isUnknownState(state) && unknown.pausedMs >= UNKNOWN_STATE_MS) {
        yield failure(unknownStateError(jobId, state));
        return;
      }
    } else {
      failures += 1;
      if (!isWorthWaiting(result.error, failures)) {
        yield result;
        return;
      }
    }
    const random = options.random ?? Math.random;
    const ms = !result.ok
      ? pauseAfterFailures(failures, result.error, random)
      : unknown.looks > 0
        ? Math.min(pauseAfterUnknownStates(unknown.looks, random), UNKNOWN_STATE_MS - unknown.pausedMs)
        : pauseBetweenLooks(now() - startMs, random);
    // Times of pauses, not of the clock, which may be set meanwhile.
    unknown.pausedMs += unknown.looks > 0 ? ms : 0;
    await pause(ms, options);
    if (options.signal?.aborted) {
      yield failure({ kind: 'aborted', outcomeUnknown: false });
      return;
    }
  }
}

/** Looks a job up wherever it may be, and from then on where it was found. */
function jobLookUp(
  client: Pick<CiClient, 'describeJob'>,
  job: JobReference,
  signal: AbortSignal | undefined,
): () => Promise<Result<JobsDetail, CiError>> {
  const { jobId } = job;
  let foundAt: string | undefined;
  const noticing: typeof client = {
    async describeJob(ids, options) {
      const answer = await client.describeJob(ids, options);
      foundAt = answer.ok && answer.value.jobs.some((each) => each.jobId === jobId) ? options?.path : foundAt;
      return answer;
    },
  };
  return async () => {
    const answer =
      foundAt === undefined
        ? await findJob(noticing, job, { signal })
        : await client.describeJob(jobId, { signal, path: foundAt });
    return answer.ok ? readJob(answer.value, jobId) : answer;
  };
}

function readJob(answer: JobsResponse, jobId: string): Result<JobsDetail, CiError> {
  const job = answer.jobs.find((candidate) => candidate.jobId === jobId);
  return job === undefined
    ? failure({
        kind: 'http',
        status: answer.status,
        code: 'JobNotFound',
        message: t('`{0}` does not exist in this bucket', jobId),
        requestId: answer.requestId,
      })
    : success(job);
}

function summarize(job: JobsDetail): string {
  return JSON.stringify([formatState(job.state), job.progress, job.code]);
}

/** Whether to ask again after so many failures in a row. */
function isWorthWaiting(error: CiError, failures: number): boolean {
  const isMissing = error.kind === 'http' && error.code === 'JobNotFound';
  return isMissing
    ? failures < MISSES_BEFORE_GIVING_UP
    : failures < FAILURES_BEFORE_GIVING_UP && isPassing(error);
}

async function pause(ms: number, { sleep, signal }: WaitOptions): Promise<void> {
  try {
    await sleep(ms, signal);
  } catch (error) {
    // Waking up early is how a sleep obeys the signal; anything else is a bug of the sleep.
    if (!signal?.aborted) {
      throw error;
    }
  }
}
