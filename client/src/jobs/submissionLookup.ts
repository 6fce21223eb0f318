/**
 * Finding the job that a request without an answer may have become, in the service's list of jobs.
 */

import { joined, t } from '../../../l10n/processLanguage';
import type { JobsQuery } from '../../api/ciTypes';
import { formatState, type JobsDetail } from '../../api/jobsDetail';
import { stateName } from '../../api/stateName';
import type { SubmissionRecord } from './jobRecord';

/** A job that may be the one. */
export interface Candidate {
  readonly job: JobsDetail;
  /** For a list: state, time of creation, what it reads. */
  readonly description: string;
  /** Whether it reads what the request reads; undefined when that is not known any more. */
  readonly hasSameInput: boolean | undefined;
}

/** Clocks differ, and what was created shortly before is shown rather than missed. */
const EARLIER_MS = 10 * 60_000;
const CHINA_OFFSET_MS = 8 * 60 * 60_000;

/** The jobs of this Tag since the request was sent, newest first. */
export function lookupQuery({ tag, sinceMs }: SubmissionRecord): JobsQuery {
  return { tag, orderByTime: 'Desc', size: 100, startCreationTime: formatServiceTime(sinceMs - EARLIER_MS) };
}

/** The jobs that this submission may have become: not those that are known to have come from another one. */
export function candidatesOf(
  { tag, sinceMs, input }: SubmissionRecord,
  jobs: readonly JobsDetail[],
  isKnown: (jobId: string) => boolean,
): readonly Candidate[] {
  const candidates = jobs
    .filter((job) => job.jobId !== '' && !isKnown(job.jobId) && (job.tag ?? tag) === tag)
    .filter(({ creationTime }) => !isBefore(creationTime, sinceMs - EARLIER_MS))
    .map((job) => describeCandidate(job, input));
  // The likely ones first; the service's order stays otherwise.
  return [...candidates].sort((one, other) => Number(other.hasSameInput) - Number(one.hasSameInput));
}

function describeCandidate(job: JobsDetail, input: string | undefined): Candidate {
  const read = job.input?.object ?? job.input?.url;
  const hasSameInput = input === undefined || read === undefined ? undefined : read === input;
  const facts = [
    stateName(formatState(job.state)),
    job.creationTime === undefined ? undefined : t('created {0}', job.creationTime),
    read === undefined ? undefined : t('reads {0}', read),
  ];
  return { job, description: joined(facts, 'facts'), hasSameInput };
}

/** A time that cannot be read is no reason to leave a job out. */
function isBefore(creationTime: string | undefined, ms: number): boolean {
  // `+0800` has no colon, which `Date.parse` wants.
  const readable = creationTime?.replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  const createdMs = readable === undefined ? Number.NaN : Date.parse(readable);
  return createdMs < ms;
}

/** A time as the service's list takes it, for example `2026-01-31T00:00:00+0800`. */
export function formatServiceTime(ms: number): string {
  return `${new Date(ms + CHINA_OFFSET_MS).toISOString().slice(0, 19)}+0800`;
}
