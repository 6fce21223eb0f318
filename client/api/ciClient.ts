/**
 * The client of the CI HTTP API: submit, look up, list and cancel jobs.
 * Every call answers with a `Result`; an expected failure is never a rejection, and nothing is sent twice.
 */

import type { CiError } from './ciError';
import type { CallOptions, JobOperation, JobsQuery, JobsResponse, PlaceOptions } from './ciTypes';
import { type DryRun, describeDryRun } from './dryRun';
import { checkJobIds } from './jobIds';
import { listPath, placeAt } from './jobPlaces';
import { markUnknownOutcome, readCancellation, readCreatedJobs, readJobs } from './jobsAnswer';
import { type Call, type CiClientOptions, performCall, prepareCall } from './performCall';
import { failure, type Result, success } from './result';
import { MAX_CANCEL_IDS, MAX_DESCRIBE_IDS, USUAL_PLACE } from './serviceFacts';
import { keyTimeAt } from './signature';

export type { CiClientOptions } from './performCall';

/** The calls. */
export interface CiClient {
  /** Submits a job. The body is sent as it is. */
  createJob(
    body: string,
    operation: JobOperation,
    options?: CallOptions,
  ): Promise<Result<JobsResponse, CiError>>;
  /**
   * Looks up one job, or as many of one kind as a call takes, in one place; `describeJobs` takes any and looks
   * wherever they may be. Unknown ids come back in `nonExistJobIds`.
   */
  describeJob(
    jobIds: string | readonly string[],
    options?: PlaceOptions,
  ): Promise<Result<JobsResponse, CiError>>;
  /** Lists jobs where those of the Tag live, one page at a time. */
  listJobs(query: JobsQuery, options?: PlaceOptions): Promise<Result<JobsResponse, CiError>>;
  /** Cancels one job that has not started yet, or as many of one kind as a call takes. */
  cancelJob(
    jobIds: string | readonly string[],
    options?: PlaceOptions,
  ): Promise<Result<{ readonly requestId: string | undefined }, CiError>>;
  /** The exact request that `createJob` would send now, without the secrets. Nothing is sent. */
  dryRun(body: string, operation: JobOperation): Promise<Result<DryRun, CiError>>;
}

/** A client for one bucket. It keeps no state; wrong options are answered by each call. */
export function createCiClient(options: CiClientOptions): CiClient {
  return {
    async createJob(body, operation, callOptions) {
      const answer = await performCall(options, createCall(body, operation), callOptions);
      return markUnknownOutcome(answer.ok ? readCreatedJobs(answer.value) : answer);
    },
    async describeJob(jobIds, callOptions) {
      const ids = listOf(jobIds);
      const wrong = checkJobIds(ids, MAX_DESCRIBE_IDS);
      if (wrong !== undefined) {
        return failure({ kind: 'configuration', message: wrong });
      }
      const place = placeAt(callOptions?.path ?? USUAL_PLACE.path);
      const call = { method: 'GET', path: `${place.path}/${ids.join(',')}`, action: place.describeAction };
      const answer = await performCall(options, { ...call, place }, callOptions);
      return answer.ok ? readJobs(answer.value) : answer;
    },
    async listJobs(query, callOptions) {
      const answer = await listAt(options, callOptions?.path ?? listPath(query.tag), query, callOptions);
      // The usual place lists jobs of all kinds; no page says that every region has the others.
      return !answer.ok && callOptions?.path === undefined && isUnknownPlace(answer.error, query.tag)
        ? listAt(options, USUAL_PLACE.path, query, callOptions)
        : answer;
    },
    async cancelJob(jobIds, callOptions) {
      const ids = listOf(jobIds);
      const wrong = checkJobIds(ids, MAX_CANCEL_IDS);
      if (wrong !== undefined) {
        return failure({ kind: 'configuration', message: wrong });
      }
      const place = placeAt(callOptions?.path ?? USUAL_PLACE.path);
      const call = {
        method: 'PUT',
        path: `${place.path}/${ids.join(',')}`,
        query: { cancel: '' },
        action: place.cancelAction,
        place,
      };
      const answer = await performCall(options, call, callOptions);
      return markUnknownOutcome(answer.ok ? readCancellation(answer.value) : answer);
    },
    async dryRun(body, operation) {
      const nowMs = (options.now ?? Date.now)();
      const signed = await prepareCall(options, createCall(body, operation), nowMs);
      return signed.ok
        ? success(describeDryRun(signed.value, options.credentials.secretId, keyTimeAt(nowMs)))
        : signed;
    },
  };
}

async function listAt(
  options: CiClientOptions,
  path: string,
  query: JobsQuery,
  callOptions: CallOptions | undefined,
): Promise<Result<JobsResponse, CiError>> {
  const place = placeAt(path);
  const call = { method: 'GET', path, query: listParameters(query), action: place.listAction, place };
  const answer = await performCall(options, call, callOptions);
  return answer.ok ? readJobs(answer.value) : answer;
}

function isUnknownPlace(error: CiError, tag: string): boolean {
  return error.kind === 'http' && error.status === 404 && listPath(tag) !== USUAL_PLACE.path;
}

function createCall(body: string, { method, path, action, service }: JobOperation): Call {
  return { method, path, body, action, service };
}

function listOf(jobIds: string | readonly string[]): readonly string[] {
  return typeof jobIds === 'string' ? [jobIds] : jobIds;
}

function listParameters(query: JobsQuery): Record<string, string> {
  const parameters = { ...query, states: query.states?.join(','), size: query.size?.toString() };
  return Object.fromEntries(
    Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
