/**
 * Notices when the same request is sent again, and lets one of several windows send it: what this window has sent is
 * in memory, what was sent before a reload is in the list of jobs, and the submission log belongs to all windows.
 */

import { addressOf } from '../../api/endpoint';
import { digestOf } from '../../api/requestDigest';
import type {
  LoggedSubmission,
  OpenSubmission,
  SubmissionLog,
  SubmissionOutcome,
} from '../../api/submissionLog';
import { sameAddress, type Target } from '../account/target';
import type { JobEntry } from '../jobs/jobRecord';
import type { DuplicateGuard, EarlierSubmission, SentText } from './submitTypes';

/** What is asked of the list of jobs. */
export interface SentRequests {
  /** Takes in what other windows have written. */
  load(): Promise<void>;
  list(): readonly JobEntry[];
}

/** What the guard knows from; without a list and a log it knows only what went through it. */
export interface DuplicateGuardDependencies {
  readonly sent?: SentRequests;
  readonly log?: SubmissionLog;
  readonly reportFailure?: (error: unknown) => void;
}

/** A submission of this window. */
interface RememberedSubmission extends EarlierSubmission {
  readonly text: string;
}

/** So many submissions with a known outcome are remembered; texts may be large. */
const KEPT = 50;
/** Sending the same again after that is meant. While it is unknown what became of it, it is never too long ago. */
const GUARDED_MS = 60 * 60_000;
/** The jobs of one answer are put into the list one right after the other. */
const SAME_ANSWER_MS = 1000;

/** The guard of a window. */
export function createDuplicateGuard({
  sent,
  log,
  reportFailure = () => undefined,
}: DuplicateGuardDependencies = {}): DuplicateGuard {
  const memory = createMemory();
  return {
    async find(text, target, nowMs) {
      const digest = await digestOf(text);
      await sent?.load();
      const inLog = await attempt(log?.find({ digest, address: addressOf(target) }), reportFailure);
      const all = [
        ...memory.find(text, target),
        ...findInList(sent?.list() ?? [], digest, target),
        ...(inLog.value === undefined ? [] : [ofLog(inLog.value, target)]),
      ].filter((one) => isGuarded(one, nowMs));
      const { value: logged, ...failure } = inLog;
      return { earlier: latestOf(all), logged, ...failure };
    },
    async begin(submission, found) {
      const request = { digest: await digestOf(submission.text), address: addressOf(submission.target) };
      const begun: Attempt<OpenSubmission> =
        'failure' in found
          ? { failure: found.failure }
          : await attempt(log?.begin(request, found.logged), reportFailure);
      if (log !== undefined && begun.value === undefined && !('failure' in begun)) {
        return undefined;
      }
      memory.put(submission, { kind: 'unknown' });
      const { value: open, failure } = begun;
      return {
        ...('failure' in begun ? { failure } : {}),
        async end(outcome) {
          memory.put(submission, outcome);
          await attempt(open?.end(outcome), reportFailure);
        },
      };
    },
  };
}

/** What came of something that a disk may refuse. */
interface Attempt<T> {
  readonly value?: T | undefined;
  readonly failure?: unknown;
}

async function attempt<T>(
  answer: Promise<T | undefined> | undefined,
  reportFailure: (error: unknown) => void,
): Promise<Attempt<T>> {
  try {
    return { value: await answer };
  } catch (error) {
    reportFailure(error);
    return { failure: error };
  }
}

/** What this window has sent, texts included. */
function createMemory(): {
  find(text: string, target: Target): readonly EarlierSubmission[];
  put(submission: SentText, outcome: SubmissionOutcome): void;
} {
  let submissions: readonly RememberedSubmission[] = [];
  return {
    find: (text, target) =>
      submissions
        .filter((one) => one.text === text && sameAddress(one.target, target))
        .map(({ text: _text, ...submission }) => submission),
    put(submission, outcome) {
      const others = submissions.filter(
        (one) =>
          one.text !== submission.text ||
          one.atMs !== submission.atMs ||
          !sameAddress(one.target, submission.target),
      );
      const jobIds = outcome.kind === 'submitted' ? outcome.jobIds : [];
      const all = outcome.kind === 'none' ? others : [{ ...submission, jobIds }, ...others];
      // What has an unknown outcome is never dropped.
      const settled = all.filter((one) => one.jobIds.length > 0).slice(0, KEPT);
      submissions = all.filter((one) => one.jobIds.length === 0 || settled.includes(one));
    },
  };
}

function ofLog({ atMs, jobIds, state }: LoggedSubmission, target: Target): EarlierSubmission {
  return { target, atMs, jobIds, ...(state === 'sending' ? { isSending: true } : {}) };
}

/** The latest submission of this digest to this target in a list of jobs. */
function findInList(
  entries: readonly JobEntry[],
  digest: string,
  target: Target,
): readonly EarlierSubmission[] {
  const same = entries.filter((entry) => entry.digest === digest && sameAddress(entry.target, target));
  const atMs = Math.max(...same.map(({ sinceMs }) => sinceMs));
  const jobIds = same
    .filter(({ sinceMs }) => atMs - sinceMs < SAME_ANSWER_MS)
    .flatMap((entry) => (entry.kind === 'job' ? [entry.jobId] : []));
  return same.length === 0 ? [] : [{ target, atMs, jobIds: jobIds.reverse() }];
}

function isGuarded({ jobIds, atMs }: EarlierSubmission, nowMs: number): boolean {
  return jobIds.length === 0 || nowMs - atMs < GUARDED_MS;
}

function latestOf(submissions: readonly EarlierSubmission[]): EarlierSubmission | undefined {
  return submissions.reduce<EarlierSubmission | undefined>(
    (latest, one) => (latest === undefined || one.atMs > latest.atMs ? one : latest),
    undefined,
  );
}
