/**
 * Notices when the same request is sent again: what this window has sent is in memory, what was sent before a reload
 * is in the list of jobs, and what other windows have sent is in a book of their own. On the disk are digests only.
 */

import type { JobEntry } from '../jobs/jobRecord';
import { sameTarget, type Target } from '../target';
import { digestOf } from './requestDigest';
import type { SentBook } from './sentBook';
import type { EarlierSubmission, RecentSubmission, RecentSubmissions } from './submitTypes';

/** What is asked of the list of jobs. */
export interface SentRequests {
  /** Takes in what other windows have written. */
  load(): Promise<void>;
  list(): readonly JobEntry[];
}

/** Enough for a person's afternoon; texts may be large. */
const KEPT = 50;
/** Sending the same again after that is meant. While nobody knows what became of it, it is never too long ago. */
const GUARDED_MS = 60 * 60_000;
/** The jobs of one answer are put into the list one right after the other. */
const SAME_ANSWER_MS = 1000;

/** The memory of a window; without a list and a book it knows only what is added to it. */
export function createRecentSubmissions(sent?: SentRequests, book?: SentBook): RecentSubmissions {
  let submissions: readonly RecentSubmission[] = [];
  const without = ({ text, target, atMs }: Omit<RecentSubmission, 'jobIds'>): readonly RecentSubmission[] =>
    submissions.filter((one) => one.text !== text || one.atMs !== atMs || !sameTarget(one.target, target));
  return {
    async add(submission) {
      submissions = [submission, ...without(submission)].slice(0, KEPT);
      const { text, ...rest } = submission;
      await book?.note({ ...rest, digest: await digestOf(text) });
    },
    async forget(submission) {
      submissions = without(submission);
      const { text, ...rest } = submission;
      await book?.forget({ ...rest, digest: await digestOf(text) });
    },
    async find(text, target, nowMs) {
      const digest = await digestOf(text);
      await sent?.load();
      const all = [
        ...submissions.filter((one) => one.text === text && sameTarget(one.target, target)),
        ...findInList(sent?.list() ?? [], digest, target),
        ...((await book?.find(digest, target, nowMs)) ?? []),
      ].filter((one) => isGuarded(one, nowMs));
      return all.reduce<EarlierSubmission | undefined>(
        (latest, one) => (latest === undefined || one.atMs > latest.atMs ? one : latest),
        undefined,
      );
    },
  };
}

/** The latest submission of this digest to this target in a list of jobs. */
function findInList(
  entries: readonly JobEntry[],
  digest: string,
  target: Target,
): readonly EarlierSubmission[] {
  const same = entries.filter((entry) => entry.digest === digest && sameTarget(entry.target, target));
  const atMs = Math.max(...same.map(({ sinceMs }) => sinceMs));
  const jobIds = same
    .filter(({ sinceMs }) => atMs - sinceMs < SAME_ANSWER_MS)
    .flatMap((entry) => (entry.kind === 'job' ? [entry.jobId] : []));
  return same.length === 0 ? [] : [{ target, atMs, jobIds: jobIds.reverse() }];
}

function isGuarded({ jobIds, atMs }: EarlierSubmission, nowMs: number): boolean {
  return jobIds.length === 0 || nowMs - atMs < GUARDED_MS;
}
