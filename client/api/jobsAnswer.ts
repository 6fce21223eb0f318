/**
 * What the answers of the job calls mean, once they have arrived with a good status.
 */

import { t } from '../../l10n/processLanguage';
import type { CiError, HttpError } from './ciError';
import type { JobsResponse } from './ciTypes';
import { isRefusal } from './errorAdvice';
import { completeHttpError, REQUEST_ID_HEADER } from './errorResponse';
import { parseJobsResponse, unreadable } from './jobsDetail';
import type { Answer } from './performCall';
import { failure, type Result, success } from './result';

/** Reads an answer about any number of jobs. */
export function readJobs(answer: Answer): Result<JobsResponse, CiError> {
  const { body, status, headers } = answer;
  const parsed = parseJobsResponse(body, status);
  if (!parsed.ok) {
    return failure(completeError(parsed.error, answer));
  }
  const { jobs, nonExistJobIds, nextToken, requestId } = parsed.value;
  return success({
    jobs,
    nonExistJobIds,
    nextToken,
    requestId: headers[REQUEST_ID_HEADER] ?? requestId,
    rawXml: body,
    status,
  });
}

/** Reads the answer to a submission, which names at least one job. */
export function readCreatedJobs(answer: Answer): Result<JobsResponse, CiError> {
  const jobs = readJobs(answer);
  if (!jobs.ok || jobs.value.jobs.length > 0) {
    return jobs;
  }
  const message = t('The response has no `JobsDetail`, so it is unknown whether a job was created.');
  return failure(completeError(unreadable(message, answer.body, answer.status), answer));
}

/** Reads the answer to a cancellation, which is empty. */
export function readCancellation(
  answer: Answer,
): Result<{ readonly requestId: string | undefined }, CiError> {
  if (answer.body.trim() === '') {
    return success({ requestId: answer.headers[REQUEST_ID_HEADER] });
  }
  const jobs = readJobs(answer);
  return jobs.ok ? success({ requestId: jobs.value.requestId }) : jobs;
}

/** A writing call may have had its effect where its answer cannot be read, or is good and bad at once. */
export function markUnknownOutcome<T>(result: Result<T, CiError>): Result<T, CiError> {
  if (result.ok) return result;
  const { error } = result;
  return error.kind === 'unreadableResponse' || (error.kind === 'http' && isContradictory(error))
    ? failure({ ...error, outcomeUnknown: true })
    : result;
}

/** A status that says yes with an `<Error>` that does not say that nothing was done. */
function isContradictory({ status, code }: HttpError): boolean {
  return status >= 200 && status < 300 && !isRefusal(code);
}

/** What came with a 2xx status and is no good answer knows its headers no less than another. */
function completeError(error: CiError, answer: Answer): CiError {
  const { receivedMs, headers } = answer;
  const requestId = headers[REQUEST_ID_HEADER];
  if (error.kind === 'unreadableResponse' && requestId !== undefined) {
    return { ...error, requestId };
  }
  return error.kind === 'http'
    ? completeHttpError(error, answer, { ...answer, writing: false, nowMs: receivedMs })
    : error;
}
