/**
 * Which requests were sent of late from any window of this machine, each by a digest: no request is written down.
 * Lists of jobs belong to a workspace; this book belongs to all.
 */

import type { JobHistory } from '../jobs/jobHistory';
import { sameTarget, type Target } from '../target';
import { digestOf } from './requestDigest';
import type { EarlierSubmission } from './submitTypes';

/** A request that was sent. */
export interface SentRequest extends EarlierSubmission {
  readonly digest: string;
}

/** The book. No failure of the disk reaches the callers: without it the guard knows less, and says nothing wrong. */
export interface SentBook {
  /** Writes it down, or writes down what came of it. */
  note(sent: SentRequest): Promise<void>;
  /** It became no job. */
  forget(sent: Omit<SentRequest, 'jobIds'>): Promise<void>;
  /** Every request of this digest to this target. */
  find(digest: string, target: Target, nowMs: number): Promise<readonly EarlierSubmission[]>;
}

/** The lists of jobs keep for longer what nobody knows the outcome of. */
const KEPT_MS = 24 * 60 * 60_000;

/** The book in a place for records. */
export function createSentBook(history: JobHistory, reportFailure: (error: unknown) => void): SentBook {
  return {
    note: async (sent) => {
      const { digest, target, atMs, jobIds } = sent;
      const { bucket, region, endpoint } = target;
      const record = { version: 1, digest, bucket, region, endpoint, atMs, jobIds };
      await history.write(await idOf(sent), record).catch(reportFailure);
    },
    forget: async (sent) => {
      await history.remove(await idOf(sent)).catch(reportFailure);
    },
    find: async (digest, target, nowMs) => {
      const records = await history.read().catch((error: unknown) => {
        reportFailure(error);
        return [];
      });
      const all = records.flatMap((record) => readSent(record) ?? []);
      const over = all.filter(({ atMs }) => nowMs - atMs > KEPT_MS);
      await Promise.all(over.map(async (sent) => history.remove(await idOf(sent)).catch(reportFailure)));
      return all
        .filter((sent) => sent.digest === digest && sameTarget(sent.target, target) && !over.includes(sent))
        .map((sent) => ({ target, atMs: sent.atMs, jobIds: sent.jobIds }));
    },
  };
}

/** One record for each time that a request was sent. */
function idOf({ digest, target, atMs }: Omit<SentRequest, 'jobIds'>): Promise<string> {
  const { bucket, region, endpoint } = target;
  return digestOf(JSON.stringify([digest, bucket, region, endpoint ?? '', atMs]));
}

/** Undefined for what another version, another program or an accident has left there. */
function readSent(record: unknown): SentRequest | undefined {
  if (typeof record !== 'object' || record === null) {
    return undefined;
  }
  const fields = new Map<string, unknown>(Object.entries(record));
  const [digest, bucket, region, endpoint] = ['digest', 'bucket', 'region', 'endpoint'].map((name) => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : undefined;
  });
  const [atMs, jobIds] = [fields.get('atMs'), fields.get('jobIds')];
  return digest === undefined || bucket === undefined || region === undefined || typeof atMs !== 'number'
    ? undefined
    : {
        digest,
        target: { bucket, region, endpoint },
        atMs,
        jobIds: Array.isArray(jobIds) ? jobIds.filter((id) => typeof id === 'string') : [],
      };
}
