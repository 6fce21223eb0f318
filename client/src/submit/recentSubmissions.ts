/**
 * Notices when the same request is sent again: what this window has sent is in memory,
 * what was sent before a reload or by another window is in the list of jobs, by its digest.
 */

import type { JobEntry } from '../jobs/jobRecord';
import { sameTarget, type Target } from '../target';
import { digestOf } from './requestDigest';
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

/** The memory of a window; without a list it knows only what is added to it. */
export function createRecentSubmissions(sent?: SentRequests): RecentSubmissions {
  const submissions: RecentSubmission[] = [];
  return {
    add(submission) {
      submissions.unshift(submission);
      submissions.length = Math.min(submissions.length, KEPT);
    },
    async find(text, target, nowMs) {
      await sent?.load();
      const listed = findInList(sent?.list() ?? [], await digestOf(text), target, nowMs);
      const own = submissions.find(
        (one) => one.text === text && sameTarget(one.target, target) && isGuarded(one, nowMs),
      );
      // The list was told of our own a moment earlier, and no later than of any other.
      const isListNewer = listed !== undefined && listed.atMs > (own?.atMs ?? Number.NEGATIVE_INFINITY);
      return isListNewer ? listed : (own ?? listed);
    },
  };
}

/** The latest submission of this digest to this target in a list of jobs that is newest first. */
export function findInList(
  entries: readonly JobEntry[],
  digest: string,
  target: Target,
  nowMs: number,
): EarlierSubmission | undefined {
  const same = entries.filter((entry) => entry.digest === digest && sameTarget(entry.target, target));
  const atMs = Math.max(...same.map(({ sinceMs }) => sinceMs));
  const jobIds = same
    .filter(({ sinceMs }) => atMs - sinceMs < SAME_ANSWER_MS)
    .flatMap((entry) => (entry.kind === 'job' ? [entry.jobId] : []));
  const found = same.length === 0 ? undefined : { target, atMs, jobIds: jobIds.reverse() };
  return found !== undefined && isGuarded(found, nowMs) ? found : undefined;
}

function isGuarded({ jobIds, atMs }: EarlierSubmission, nowMs: number): boolean {
  return jobIds.length === 0 || nowMs - atMs < GUARDED_MS;
}
