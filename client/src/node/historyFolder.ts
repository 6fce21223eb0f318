/**
 * The history of jobs on the disk: a folder with one small file an entry.
 * Each file is written beside its place and then moved there, so that a kill in the middle leaves the old one
 * or none, and two windows that write at the same time never mix.
 */

import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../../api/node/makeFolder';
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

/** The history in a folder, which is made with the first entry. */
export function createHistoryFolder(folder: string, now: () => number = Date.now): JobHistory {
  return {
    async read() {
      const names = await listFiles(folder);
      await removeOldDrafts(folder, names, now());
      const files = names.filter((name) => name.endsWith(RECORD));
      const records: unknown[] = [];
      for (let start = 0; start < files.length; start += READ_AT_ONCE) {
        const some = files.slice(start, start + READ_AT_ONCE);
        records.push(...(await Promise.all(some.map((name) => readRecord(path.join(folder, name))))));
      }
      return records.filter((record) => record !== undefined);
    },
    async write(id, record) {
      await makeFolder(folder);
      const draft = path.join(folder, `${randomBytes(8).toString('hex')}${DRAFT}`);
      try {
        await fs.writeFile(draft, JSON.stringify(record), { mode: 0o600, flush: true });
        await fs.rename(draft, fileOf(folder, id));
      } catch (error) {
        await fs.rm(draft, { force: true });
        throw error;
      }
    },
    async claim(id) {
      await makeFolder(folder);
      try {
        // The system lets one of all windows make it.
        await fs.writeFile(fileOf(folder, id, CLAIM), '', { mode: 0o600, flag: 'wx' });
        return true;
      } catch (error) {
        if (codeOf(error) === 'EEXIST') {
          return false;
        }
        throw error;
      }
    },
    async remove(id) {
      await fs.rm(fileOf(folder, id), { force: true });
      await fs.rm(fileOf(folder, id, CLAIM), { force: true });
    },
  };
}

function fileOf(folder: string, id: string, ending: string = RECORD): string {
  return path.join(folder, `${fileNameOf(id)}${ending}`);
}

async function listFiles(folder: string): Promise<readonly string[]> {
  try {
    return await fs.readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return [];
    }
    throw error;
  }
}

async function readRecord(file: string): Promise<unknown> {
  try {
    const { size } = await fs.stat(file);
    return size > LARGEST_FILE ? undefined : JSON.parse(await fs.readFile(file, 'utf8'));
  } catch {
    // Removed by another window a moment ago, or broken: either way there is no entry.
    return undefined;
  }
}

async function removeOldDrafts(folder: string, names: readonly string[], nowMs: number): Promise<void> {
  for (const name of names.filter((candidate) => candidate.endsWith(DRAFT))) {
    const file = path.join(folder, name);
    const age = await fs.stat(file).then(
      ({ mtimeMs }) => nowMs - mtimeMs,
      () => 0,
    );
    if (age > DRAFT_LIFETIME_MS) {
      // One that another program holds fast is tried again next time, and never in the way of the entries.
      await fs.rm(file, { force: true }).catch(() => undefined);
    }
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
