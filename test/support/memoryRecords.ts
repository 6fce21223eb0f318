/**
 * Records of a submission log in memory that several logs share, as programs share a folder.
 */
import { createSubmissionLog, type RecordFolder, type SubmissionLog } from '../../client/api/submissionLog';

/** Keeps what JSON keeps. */
export interface MemoryRecords extends RecordFolder {
  readonly records: Map<string, string>;
  /** The programs that have ended. */
  readonly ended: Set<string>;
}

/** A folder without records. */
export function memoryRecords(): MemoryRecords {
  const records = new Map<string, string>();
  return {
    records,
    ended: new Set(),
    list: async () => [...records.keys()],
    read: async (name) => {
      const text = records.get(name);
      if (text === undefined) return undefined;
      try {
        return { record: JSON.parse(text), modifiedMs: 1 };
      } catch {
        return { record: undefined, modifiedMs: 1 };
      }
    },
    create: async (name, record) => {
      if (records.has(name)) return false;
      records.set(name, JSON.stringify(record));
      return true;
    },
    replace: async (name, record) => void records.set(name, JSON.stringify(record)),
    remove: async (name) => void records.delete(name),
  };
}

/** The log of a program. */
export function logOn(records: MemoryRecords, now: () => number, program = 'program'): SubmissionLog {
  const sender = { id: program, hasEnded: (id: string) => records.ended.has(id) };
  return createSubmissionLog({ folder: records, sender, now });
}
