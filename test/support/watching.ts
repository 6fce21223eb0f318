/**
 * A watcher of jobs without a network and without waiting, for tests.
 */
import assert from 'node:assert/strict';
import type { CiClient } from '../../client/api/ciClient';
import type { CiError } from '../../client/api/ciError';
import type { JobsResponse, Result } from '../../client/api/ciTypes';
import { parseJobsResponse } from '../../client/api/jobsDetail';
import { success } from '../../client/api/result';
import type { Target } from '../../client/src/account/target';
import { JobWatcher } from '../../client/src/jobs/jobWatcher';
import { FakeClock } from './fakeClock';
import { memoryHistory, storeOn } from './memoryHistory';

/** Where the jobs are. */
export const target: Target = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined };
/** In milliseconds. */
export const minutes = 60_000;

/** What the service answers about these jobs, in the so-manieth call, at this path. */
export type Answer = (
  jobIds: readonly string[],
  call: number,
  path?: string,
) => Result<JobsResponse, CiError>;

/** A watcher on a clock of its own, and what it asked and reported. */
export function watching(answer: Answer) {
  const clock = new FakeClock();
  const store = storeOn(memoryHistory(), () => clock.now());
  const calls: { readonly atMs: number; readonly jobIds: readonly string[] }[] = [];
  const notified: string[] = [];
  const startMs = clock.now();
  const unused = (): never => assert.fail('Watching only describes.');
  const client: CiClient = {
    describeJob: async (jobIds, options) => {
      const ids = typeof jobIds === 'string' ? [jobIds] : jobIds;
      calls.push({ atMs: clock.now() - startMs, jobIds: ids });
      return answer(ids, calls.length, options?.path);
    },
    createJob: unused,
    listJobs: unused,
    cancelJob: unused,
    dryRun: unused,
  };
  const watcher = new JobWatcher({
    store,
    clock,
    random: () => 0.5,
    clientFor: async ({ bucket }) => (bucket === 'nobodys-1250000000' ? undefined : client),
    ended: (records) =>
      notified.push(`ended ${records.map(({ jobId, state }) => `${jobId} ${state}`).join(', ')}`),
    onAbandoned: (jobIds, { bucket }, why) =>
      notified.push(
        `gave up ${jobIds.join(', ')} of ${bucket}: ${why.kind === 'error' ? why.error.kind : why.kind}`,
      ),
    broke: (error) => notified.push(`broke ${String(error)}`),
  });
  return { clock, store, calls, notified, watcher };
}

/** An answer about jobs in these states. */
export function states(named: readonly (readonly [string, string])[]): Result<JobsResponse, CiError> {
  const jobs = named.map(
    ([jobId, state]) => `<JobsDetail><JobId>${jobId}</JobId><State>${state}</State></JobsDetail>`,
  );
  const rawXml = `<Response>${jobs.join('')}</Response>`;
  const parsed = parseJobsResponse(rawXml);
  assert.ok(parsed.ok);
  return success({ ...parsed.value, rawXml, status: 200 });
}

/** All jobs are in this state. */
export const all =
  (state: string): Answer =>
  (jobIds) =>
    states(jobIds.map((jobId) => [jobId, state] as const));

/** A refusal of the service. */
export function httpError(status: number, more: object = {}): CiError {
  return { kind: 'http', status, code: undefined, message: 'no', requestId: undefined, ...more };
}
