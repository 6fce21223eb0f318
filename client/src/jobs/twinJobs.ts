/**
 * Finding a second job of the same request, which a browser may have sent twice, in the service's list of jobs.
 */

import type { JobsDetail } from '../../api/jobsDetail';
import { isSameWork } from '../../api/sameWork';
import { createdMs } from './submissionLookup';

/** A request that is repeated by itself is repeated at once. */
const SAME_MOMENT_MS = 60_000;

/**
 * The listed jobs that are a second one of `own`: same Tag, input, output and UserData, created within the minute.
 * `isOfAnother`: whether a job is known to come from another submission.
 */
export function findTwins(
  own: JobsDetail,
  listed: readonly JobsDetail[],
  isOfAnother: (jobId: string) => boolean,
): readonly JobsDetail[] {
  const distinct = new Map(listed.map((job) => [job.jobId, job]));
  return [...distinct.values()].filter(
    (job) =>
      job.jobId !== '' &&
      job.jobId !== own.jobId &&
      !isOfAnother(job.jobId) &&
      isSameWork(job, own) &&
      isSameMoment(job, own),
  );
}

function isSameMoment(one: JobsDetail, other: JobsDetail): boolean {
  const [ms, otherMs] = [createdMs(one), createdMs(other)];
  return ms === undefined || otherMs === undefined || Math.abs(ms - otherMs) <= SAME_MOMENT_MS;
}
