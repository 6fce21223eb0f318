/**
 * Remembers what this window has sent, to notice when the same request is sent again. Memory only.
 */

import { sameTarget } from '../target';
import type { RecentSubmission, RecentSubmissions } from './submitTypes';

/** Enough for a person's afternoon; texts may be large. */
const KEPT = 50;

/** An empty memory. */
export function createRecentSubmissions(): RecentSubmissions {
  const submissions: RecentSubmission[] = [];
  return {
    add(submission) {
      submissions.unshift(submission);
      submissions.length = Math.min(submissions.length, KEPT);
    },
    find: (text, target) =>
      submissions.find((submission) => submission.text === text && sameTarget(submission.target, target)),
  };
}
