/**
 * A history of jobs in memory that outlives stores, as the one on the disk does.
 */
import type { JobHistory } from '../../client/src/jobs/jobHistory';
import { JobStore } from '../../client/src/jobs/jobStore';

/** Keeps what JSON keeps. */
export interface MemoryHistory extends JobHistory {
  readonly records: Map<string, string>;
}

/** A history that holds these records already. */
export function memoryHistory(...records: readonly unknown[]): MemoryHistory {
  const kept = new Map(records.map((record, index) => [`given${index}`, JSON.stringify(record) ?? 'null']));
  const claimed = new Set<string>();
  return {
    records: kept,
    read: async () => [...kept.values()].map((text): unknown => JSON.parse(text)),
    write: async (id, record) => void kept.set(id, JSON.stringify(record)),
    claim: async (id) => {
      const isFirst = !claimed.has(id);
      claimed.add(id);
      return isFirst;
    },
    remove: async (id) => {
      kept.delete(id);
      claimed.delete(id);
    },
  };
}

/** A store on a history; its time is 5 unless another clock is given. */
export function storeOn(history: JobHistory, now: () => number = () => 5): JobStore {
  let submissions = 0;
  return new JobStore({
    history,
    now,
    newId: () => `s${++submissions}`,
    reportFailure: (error) => {
      throw error;
    },
  });
}
