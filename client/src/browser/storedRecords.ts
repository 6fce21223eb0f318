/**
 * The records of the submission log where there is no disk. Two windows of a page's storage do not exclude each
 * other, so a lock of the browser (Web Locks), which all pages of one origin share, is held while a record is made.
 */

import type { RecordFolder } from '../../api/submissionLog';
import type { StoredFiles } from './storedHistory';

const ENDING = '.json';
const LOCK = 'ci-job-submission';

/** Runs a task while no other page runs one. */
export type Exclusively = <T>(task: () => Promise<T>) => Promise<T>;

/** The records in these files. `newId`: gives no id twice. */
export function createStoredRecords(
  files: StoredFiles,
  newId: () => string,
  exclusively: Exclusively = holdingLock,
): RecordFolder {
  const fileOf = (name: string): string => `${name}${ENDING}`;
  const writeDraft = async (record: unknown): Promise<string> => {
    const draft = `${newId()}.draft`;
    await files.write(draft, new TextEncoder().encode(JSON.stringify(record)));
    return draft;
  };
  return {
    async list() {
      const names = await files.list();
      return names.filter((name) => name.endsWith(ENDING)).map((name) => name.slice(0, -ENDING.length));
    },
    async read(name) {
      const [content, modifiedMs] = await Promise.all([
        files.read(fileOf(name)),
        files.modifiedMs(fileOf(name)),
      ]);
      return content === undefined && modifiedMs === undefined
        ? undefined
        : { record: parse(content), modifiedMs: modifiedMs ?? 0 };
    },
    create: (name, record) =>
      exclusively(async () => {
        // A window lists files from a memory of its own; what it reads is what is stored.
        if ((await files.read(fileOf(name))) !== undefined) {
          return false;
        }
        const draft = await writeDraft(record);
        const isFirst = await files.moveIfFree(draft, fileOf(name));
        if (!isFirst) {
          await files.remove(draft);
        }
        return isFirst;
      }),
    replace: async (name, record) => files.move(await writeDraft(record), fileOf(name)),
    remove: (name) => files.remove(fileOf(name)),
  };
}

/** Web Locks come with every browser that signs requests; without them the storage decides alone. */
const holdingLock: Exclusively = async (task) => {
  // The compiler knows it as always there.
  const { locks }: { readonly locks?: Pick<LockManager, 'request'> } = navigator;
  return locks === undefined ? task() : await locks.request(LOCK, task);
};

function parse(content: Uint8Array | undefined): unknown {
  try {
    return content === undefined ? undefined : JSON.parse(new TextDecoder().decode(content));
  } catch {
    // Cut off while it was written.
    return undefined;
  }
}
