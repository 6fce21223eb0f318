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

/** This machine’s clock may have been wrong then and be right now; what is off by more, the service refuses. */
const EARLIER_MS = 24 * 60 * 60_000;
/** Clocks are not exact. */
const MOMENT_MS = 2 * 60_000;
const CHINA_OFFSET_MS = 8 * 60 * 60_000;

/** The jobs of a Tag from about when a request was sent, newest first. `sentMs`: by the service’s clock. */
export function lookupQuery(tag: string, sentMs: number): JobsQuery {
  return { tag, orderByTime: 'Desc', startCreationTime: formatServiceTime(sentMs - EARLIER_MS) };
}

/** The jobs of a Tag that were created at about a moment, newest first. */
export function momentQuery(tag: string, ms: number): JobsQuery {
  return { tag, orderByTime: 'Desc', size: 100, startCreationTime: formatServiceTime(ms - MOMENT_MS) };
}

/**
 * The jobs of a Tag that this submission may have become, the likely ones first: not those of another request.
 * `sentMs`: when it was sent, by the service’s clock.
 */
export function candidatesOf(
  { input }: Pick<SubmissionRecord, 'input'>,
  tag: string,
  sentMs: number,
  jobs: readonly JobsDetail[],
  isOfAnother: (jobId: string) => boolean,
): readonly Candidate[] {
  const distinct = new Map(jobs.map((job) => [job.jobId, job]));
  const distance = ({ job }: Candidate): number =>
    Math.abs((createdMs(job) ?? Number.MAX_SAFE_INTEGER) - sentMs);
  return [...distinct.values()]
    .filter((job) => job.jobId !== '' && !isOfAnother(job.jobId) && (job.tag ?? tag) === tag)
    .filter((job) => (createdMs(job) ?? sentMs) >= sentMs - EARLIER_MS)
    .map((job) => describeCandidate(job, input))
    .sort(
      (one, other) =>
        Number(other.hasSameInput ?? false) - Number(one.hasSameInput ?? false) ||
        distance(one) - distance(other),
    );
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

/** When a job was created, in milliseconds since 1970; a time that cannot be read is no reason to leave a job out. */
export function createdMs({ creationTime }: JobsDetail): number | undefined {
  // `+0800` has no colon, which `Date.parse` wants.
  const ms = Date.parse(creationTime?.replace(/([+-]\d\d)(\d\d)$/, '$1:$2') ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

/** A time as the service's list takes it, for example `2026-01-31T00:00:00+0800`. */
export function formatServiceTime(ms: number): string {
  return `${new Date(ms + CHINA_OFFSET_MS).toISOString().slice(0, 19)}+0800`;
}
