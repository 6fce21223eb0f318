/**
 * Calls about more jobs than the service takes at once: in groups of one kind, one call after the other.
 * A group that is refused for one of its ids is halved until that id is alone, so that it is not the end of the others.
 * A job that is not where it was expected is looked for in the other places of its kind.
 */

import type { CiClient } from './ciClient';
import { type CiError, meantCode } from './ciError';
import type { CallOptions, JobsResponse, PlaceOptions } from './ciTypes';
import { groupJobIds, jobKind } from './jobIds';
import { cancelPaths, describePaths, type JobReference } from './jobPlaces';
import { type RefusalScope, scopeOfRefusal } from './refusals';
import { type Result, success } from './result';
import { MAX_CANCEL_IDS, MAX_DESCRIBE_IDS } from './serviceFacts';

/** What came of a call about some ids. */
export interface GroupOutcome<T> {
  readonly jobIds: readonly string[];
  readonly result: Result<T, CiError>;
  /** False for those that no call was made about, because the one before it had `result`. */
  readonly isSent: boolean;
}

/** A job by its id, or with what is known of it. */
export type JobToCall = string | JobReference;

/** Looks up any number of jobs, wherever they are. Yields what came of each call that was not halved or moved on. */
export function describeJobs(
  client: Pick<CiClient, 'describeJob'>,
  jobs: readonly JobToCall[],
  options?: CallOptions,
): AsyncGenerator<GroupOutcome<JobsResponse>, void, undefined> {
  return callInGroups(groupsOf(jobs, describePaths, MAX_DESCRIBE_IDS), {
    call: (ids, path) => client.describeJob(ids, placeOptions(path, options)),
    missingOf: (ids, { jobs: found }) => {
      const known = new Set(found.map(({ jobId }) => jobId));
      return ids.filter((id) => !known.has(id));
    },
    withoutJobs: (value) => ({ ...value, jobs: [] }),
    mayBeElsewhere: () => true,
  });
}

/** Cancels any number of jobs. Yields what came of each call that was not halved or moved on. */
export function cancelJobs(
  client: Pick<CiClient, 'cancelJob'>,
  jobs: readonly JobToCall[],
  options?: CallOptions,
): AsyncGenerator<GroupOutcome<{ readonly requestId: string | undefined }>, void, undefined> {
  return callInGroups(groupsOf(jobs, cancelPaths, MAX_CANCEL_IDS), {
    call: (ids, path) => client.cancelJob(ids, placeOptions(path, options)),
    missingOf: () => [],
    withoutJobs: (value) => value,
    mayBeElsewhere: isNotFound,
  });
}

/** Looks up one job, wherever it is; an answer without it comes from the likeliest place. */
export async function findJob(
  client: Pick<CiClient, 'describeJob'>,
  job: JobReference,
  options?: CallOptions,
): Promise<Result<JobsResponse, CiError>> {
  return onlyResult(describeJobs(client, [job], options));
}

/** Cancels one job, wherever it is. */
export async function cancelFoundJob(
  client: Pick<CiClient, 'cancelJob'>,
  job: JobReference,
  options?: CallOptions,
): Promise<Result<{ readonly requestId: string | undefined }, CiError>> {
  return onlyResult(cancelJobs(client, [job], options));
}

async function onlyResult<T>(
  outcomes: AsyncGenerator<GroupOutcome<T>, void, undefined>,
): Promise<Result<T, CiError>> {
  for await (const { result } of outcomes) {
    return result;
  }
  throw new Error('A call about one job has an outcome.');
}

function placeOptions(path: string, options: CallOptions | undefined): PlaceOptions {
  return { ...options, path };
}

/** Whether a refusal says that there is no such job at this place, or no such place. */
function isNotFound(error: CiError): boolean {
  return error.kind === 'http' && (error.status === 404 || meantCode(error) === 'JobNotFound');
}

/** Ids for one call, with the places that are left to look in. */
interface Group {
  readonly jobIds: readonly string[];
  readonly path: string;
  readonly otherPaths: readonly string[];
}

/** How one kind of call goes. */
interface GroupCall<T> {
  readonly call: (jobIds: readonly string[], path: string) => Promise<Result<T, CiError>>;
  /** The ids that a good answer says nothing about. */
  readonly missingOf: (jobIds: readonly string[], value: T) => readonly string[];
  /** A good answer that says nothing about any job. */
  readonly withoutJobs: (value: T) => T;
  /** Whether a job that a call was refused for may be in another place. */
  readonly mayBeElsewhere: (error: CiError) => boolean;
}

function groupsOf(
  jobs: readonly JobToCall[],
  pathsOf: (job: JobReference) => readonly [string, ...string[]],
  maxIds: number,
): readonly Group[] {
  const references = new Map(
    jobs.map((job) => (typeof job === 'string' ? { jobId: job } : job)).map((job) => [job.jobId, job]),
  );
  const byPaths = new Map<
    string,
    { readonly paths: readonly [string, ...string[]]; readonly ids: string[] }
  >();
  for (const job of references.values()) {
    const paths = pathsOf(job);
    const group = byPaths.get(paths.join(' '));
    if (group === undefined) {
      byPaths.set(paths.join(' '), { paths, ids: [job.jobId] });
    } else {
      group.ids.push(job.jobId);
    }
  }
  return [...byPaths.values()].flatMap(({ paths: [path, ...otherPaths], ids }) =>
    groupJobIds(ids, maxIds).map((jobIds) => ({ jobIds, path, otherPaths })),
  );
}

async function* callInGroups<T>(
  groups: readonly Group[],
  how: GroupCall<T>,
): AsyncGenerator<GroupOutcome<T>, void, undefined> {
  const waiting = [...groups];
  const denied = new Map<string, Result<T, CiError>>();
  // What the likeliest place said of an id: that counts when the job is nowhere.
  const first = new Map<string, Result<T, CiError>>();
  for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
    const { jobIds, path } = group;
    const kind = `${jobKind(jobIds[0] ?? '')} ${path}`;
    // What the account may not do for a kind, it may not do for the rest of the kind either.
    const known = denied.get(kind);
    const result = known ?? (await how.call(jobIds, path));
    const scope = result.ok ? undefined : scopeOfRefusal(result.error);
    if (scope === 'ids' && jobIds.length > 1) {
      const half = Math.ceil(jobIds.length / 2);
      waiting.unshift({ ...group, jobIds: jobIds.slice(0, half) }, { ...group, jobIds: jobIds.slice(half) });
      continue;
    }
    if (scope === 'kind') {
      denied.set(kind, result);
    }
    const missing = missingHere(jobIds, result, scope, how);
    waiting.unshift(...elsewhere(group, missing));
    const outcome = outcomeOf(group, result, missing, first);
    if (outcome !== undefined) {
      yield { ...outcome, isSent: known === undefined };
    }
    for (const jobId of missing) {
      first.set(jobId, first.get(jobId) ?? (result.ok ? success(how.withoutJobs(result.value)) : result));
    }
    if (scope === 'all') {
      // The address, the credentials or the network: the same would come of the others.
      const others = waiting.flatMap((each) => each.jobIds);
      if (others.length > 0) {
        yield { jobIds: others, result, isSent: false };
      }
      return;
    }
  }
}

/** The ids that a call did not find in this place. */
function missingHere<T>(
  jobIds: readonly string[],
  result: Result<T, CiError>,
  scope: RefusalScope | undefined,
  { missingOf, mayBeElsewhere }: GroupCall<T>,
): readonly string[] {
  if (result.ok) {
    return missingOf(jobIds, result.value);
  }
  return scope === 'ids' && mayBeElsewhere(result.error) ? jobIds : [];
}

/** The missing ids in the next place; none when there is none. */
function elsewhere(
  { otherPaths: [path, ...otherPaths] }: Group,
  jobIds: readonly string[],
): readonly Group[] {
  return path === undefined || jobIds.length === 0 ? [] : [{ jobIds, path, otherPaths }];
}

/** What a call comes to for those of its ids that need no other one; undefined when all of them do. */
function outcomeOf<T>(
  { jobIds, otherPaths }: Group,
  result: Result<T, CiError>,
  missing: readonly string[],
  first: ReadonlyMap<string, Result<T, CiError>>,
): Pick<GroupOutcome<T>, 'jobIds' | 'result'> | undefined {
  if (otherPaths.length === 0) {
    // A refused call is about one job by now.
    const said = result.ok ? undefined : missing.map((jobId) => first.get(jobId)).at(0);
    return { jobIds, result: said ?? result };
  }
  const lost = new Set(missing);
  const found = jobIds.filter((jobId) => !lost.has(jobId));
  return found.length === 0 ? undefined : { jobIds: found, result };
}
