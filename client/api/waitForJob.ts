/**
 * Watches a job until it has ended, by asking the service again and again at a growing distance.
 * Waiting is passed in, so that it can be stopped and tests take no time.
 */

import type { CiClient } from './ciClient';
import type { CiError } from './ciError';
import { formatState, isTerminal, type JobsDetail } from './jobsDetail';
import { failure, type Result, success } from './result';

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

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
/** The service may ask for more patience than ours, within reason. */
const LONGEST_RETRY_AFTER_MS = 10 * 60_000;
/** So many failures in a row are no passing trouble any more: about eight minutes. */
const FAILURES_BEFORE_GIVING_UP = 12;
/** A job that was created a moment ago may not be found everywhere yet. */
const MISSES_BEFORE_GIVING_UP = 3;

/**
 * Yields a job whenever its state, progress or code has changed, until it has ended.
 * Passing trouble is waited out; an error that stays is yielded last.
 */
export async function* waitForJob(
  client: Pick<CiClient, 'describeJob'>,
  jobId: string,
  options: WaitOptions,
): AsyncGenerator<Result<JobsDetail, CiError>, void, undefined> {
  const now = options.now ?? Date.now;
  const startMs = now();
  let seen: string | undefined;
  let failures = 0;
  for (;;) {
    const result = await lookUp(client, jobId, options.signal);
    if (result.ok) {
      failures = 0;
      const snapshot = summarize(result.value);
      if (snapshot !== seen) {
        seen = snapshot;
        yield result;
      }
      if (isTerminal(result.value.state)) {
        return;
      }
    } else {
      failures += 1;
      if (!isPassing(result.error, failures)) {
        yield result;
        return;
      }
    }
    await pause(pauseLength(now() - startMs, failures, result, options), options);
    if (options.signal?.aborted) {
      yield failure({ kind: 'aborted', outcomeUnknown: false });
      return;
    }
  }
}

async function lookUp(
  client: Pick<CiClient, 'describeJob'>,
  jobId: string,
  signal: AbortSignal | undefined,
): Promise<Result<JobsDetail, CiError>> {
  const answer = await client.describeJob(jobId, { signal });
  if (!answer.ok) {
    return answer;
  }
  const job = answer.value.jobs.find((candidate) => candidate.jobId === jobId);
  return job === undefined
    ? failure({
        kind: 'http',
        status: answer.value.status,
        code: 'JobNotFound',
        message: `\`${jobId}\` is not known in this bucket`,
        requestId: answer.value.requestId,
      })
    : success(job);
}

function summarize(job: JobsDetail): string {
  return JSON.stringify([formatState(job.state), job.progress, job.code]);
}

/** Whether a failure may be over at the next try. */
function isPassing(error: CiError, failures: number): boolean {
  switch (error.kind) {
    case 'configuration':
    case 'aborted':
      return false;
    case 'http':
      if (error.code === 'JobNotFound') {
        return failures < MISSES_BEFORE_GIVING_UP;
      }
      return (
        failures < FAILURES_BEFORE_GIVING_UP &&
        (error.status >= 500 || error.status === 429 || error.status === 408)
      );
    default:
      return failures < FAILURES_BEFORE_GIVING_UP;
  }
}

/**
 * A tenth of the time waited so far: a short job is seen to end at once, a long one costs few requests.
 * After failures the pause doubles each time, and never undercuts what the service asked for.
 */
function pauseLength(
  waitedMs: number,
  failures: number,
  result: Result<JobsDetail, CiError>,
  { random = Math.random }: WaitOptions,
): number {
  const wanted = failures === 0 ? waitedMs / 10 : FIRST_PAUSE_MS * 2 ** (failures - 1);
  const bounded = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, wanted));
  // Many waiting clients must not ask in the same instant.
  const spread = bounded * (0.9 + 0.2 * random());
  const asked = !result.ok && result.error.kind === 'http' ? (result.error.retryAfterSeconds ?? 0) * 1000 : 0;
  return Math.max(Math.min(spread, LONGEST_PAUSE_MS), Math.min(asked, LONGEST_RETRY_AFTER_MS));
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
