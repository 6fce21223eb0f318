/**
 * The history of jobs where there is no disk: one small file an entry, in the storage that the editor gives an extension.
 * As on a disk, a file is written beside its place and then moved there.
 */

import {
  CLAIM,
  DRAFT,
  DRAFT_LIFETIME_MS,
  fileNameOf,
  LARGEST_FILE,
  READ_AT_ONCE,
  RECORD,
} from '../jobs/historyFiles';
import type { JobHistory } from '../jobs/jobHistory';

/** The files of one folder, by name. A missing folder holds none and is made with the first file. */
export interface StoredFiles {
  list(): Promise<readonly string[]>;
  /** Undefined where there is no such file, or it cannot be read. */
  read(name: string): Promise<Uint8Array | undefined>;
  write(name: string, content: Uint8Array): Promise<void>;
  /** Replaces what stands there. */
  move(name: string, to: string): Promise<void>;
  /** False, and nothing is done, where something stands there. */
  moveIfFree(name: string, to: string): Promise<boolean>;
  /** Removing what is not there is no failure. */
  remove(name: string): Promise<void>;
  /** When the file was last written, in milliseconds since 1970; undefined where there is none. */
  modifiedMs(name: string): Promise<number | undefined>;
}

/** The history in these files. `newId`: gives no id twice. */
export function createStoredHistory(
  files: StoredFiles,
  newId: () => string,
  now: () => number = Date.now,
): JobHistory {
  const writeDraft = async (text: string): Promise<string> => {
    const draft = `${newId()}${DRAFT}`;
    await files.write(draft, new TextEncoder().encode(text));
    return draft;
  };
  return {
    async read() {
      const names = await files.list();
      await removeOldDrafts(files, names, now());
      return readRecords(
        files,
        names.filter((name) => name.endsWith(RECORD)),
      );
    },
    async write(id, record) {
      await files.move(await writeDraft(JSON.stringify(record)), `${fileNameOf(id)}${RECORD}`);
    },
    async claim(id) {
      const draft = await writeDraft('');
      const isFirst = await files.moveIfFree(draft, `${fileNameOf(id)}${CLAIM}`);
      if (!isFirst) {
        await files.remove(draft);
      }
      return isFirst;
    },
    async remove(id) {
      await files.remove(`${fileNameOf(id)}${RECORD}`);
      await files.remove(`${fileNameOf(id)}${CLAIM}`);
    },
  };
}

async function readRecords(files: StoredFiles, names: readonly string[]): Promise<readonly unknown[]> {
  const records: unknown[] = [];
  for (let start = 0; start < names.length; start += READ_AT_ONCE) {
    const some = names.slice(start, start + READ_AT_ONCE);
    records.push(...(await Promise.all(some.map(async (name) => parseRecord(await files.read(name))))));
  }
  return records.filter((record) => record !== undefined);
}

function parseRecord(content: Uint8Array | undefined): unknown {
  if (content === undefined || content.length > LARGEST_FILE) {
    return undefined;
  }
  try {
    return JSON.parse(new TextDecoder().decode(content));
  } catch {
    // Broken: there is no entry.
    return undefined;
  }
}

async function removeOldDrafts(files: StoredFiles, names: readonly string[], nowMs: number): Promise<void> {
  for (const name of names.filter((candidate) => candidate.endsWith(DRAFT))) {
    const modifiedMs = await files.modifiedMs(name);
    if (modifiedMs !== undefined && nowMs - modifiedMs > DRAFT_LIFETIME_MS) {
      // One that cannot be removed is tried again next time, and never in the way of the entries.
      await files.remove(name).catch(() => undefined);
    }
  }
}
