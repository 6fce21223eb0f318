/**
 * Calls about more jobs than the service takes at once: in groups of one kind, one call after the other.
 * A group that is refused for one of its ids is halved until that id is alone, so that it is not the end of the others.
 */

import type { CiClient } from './ciClient';
import type { CiError } from './ciError';
import type { CallOptions, JobsResponse } from './ciTypes';
import { groupJobIds, jobKind } from './jobIds';
import { scopeOfRefusal } from './refusals';
import type { Result } from './result';
import { MAX_CANCEL_IDS, MAX_DESCRIBE_IDS } from './serviceFacts';

/** What came of a call about some ids. */
export interface GroupOutcome<T> {
  readonly jobIds: readonly string[];
  readonly result: Result<T, CiError>;
  /** False for those that no call was made about, because the one before it had `result`. */
  readonly isSent: boolean;
}

/** Looks up any number of jobs. Yields what came of each call that was not halved. */
export function describeJobs(
  client: Pick<CiClient, 'describeJob'>,
  jobIds: readonly string[],
  options?: CallOptions,
): AsyncGenerator<GroupOutcome<JobsResponse>, void, undefined> {
  return callInGroups(groupJobIds(jobIds, MAX_DESCRIBE_IDS), (ids) => client.describeJob(ids, options));
}

/** Cancels any number of jobs. Yields what came of each call that was not halved. */
export function cancelJobs(
  client: Pick<CiClient, 'cancelJob'>,
  jobIds: readonly string[],
  options?: CallOptions,
): AsyncGenerator<GroupOutcome<{ readonly requestId: string | undefined }>, void, undefined> {
  return callInGroups(groupJobIds(jobIds, MAX_CANCEL_IDS), (ids) => client.cancelJob(ids, options));
}

async function* callInGroups<T>(
  groups: readonly (readonly string[])[],
  call: (jobIds: readonly string[]) => Promise<Result<T, CiError>>,
): AsyncGenerator<GroupOutcome<T>, void, undefined> {
  const waiting = [...groups];
  const denied = new Map<string, Result<T, CiError>>();
  for (let jobIds = waiting.shift(); jobIds !== undefined; jobIds = waiting.shift()) {
    const kind = jobKind(jobIds[0] ?? '');
    // What the account may not do for a kind, it may not do for the rest of the kind either.
    const known = denied.get(kind);
    const result = known ?? (await call(jobIds));
    const scope = result.ok ? undefined : scopeOfRefusal(result.error);
    if (scope === 'ids' && jobIds.length > 1) {
      const half = Math.ceil(jobIds.length / 2);
      waiting.unshift(jobIds.slice(0, half), jobIds.slice(half));
      continue;
    }
    if (scope === 'kind') {
      denied.set(kind, result);
    }
    yield { jobIds, result, isSent: known === undefined };
    if (scope === 'all') {
      // The address, the credentials or the network: the same would come of the others.
      const others = waiting.flat();
      if (others.length > 0) {
        yield { jobIds: others, result, isSent: false };
      }
      return;
    }
  }
}
