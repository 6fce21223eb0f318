/**
 * The records of the submission log on the disk, one small file each, and which program of this machine sends.
 */

import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { RecordFolder, Sender } from '../submissionLog';
import { makeFolder } from './makeFolder';

const ENDING = '.json';
/** In bytes. No record comes near this; something else was put there. */
const LARGEST_FILE = 64 * 1024;

/** The records in a folder that is made with the first one, for its owner only. */
export function createRecordFolder(folder: string): RecordFolder {
  const fileOf = (name: string): string => path.join(folder, `${name}${ENDING}`);
  return {
    async list() {
      const names = await orUndefined(fs.readdir(folder), 'ENOENT');
      return (names ?? [])
        .filter((name) => name.endsWith(ENDING))
        .map((name) => name.slice(0, -ENDING.length));
    },
    async read(name) {
      const stats = await orUndefined(fs.stat(fileOf(name)), 'ENOENT');
      if (stats === undefined) {
        return undefined;
      }
      const text =
        stats.size > LARGEST_FILE ? '' : await orUndefined(fs.readFile(fileOf(name), 'utf8'), 'ENOENT');
      return text === undefined ? undefined : { record: parse(text), modifiedMs: stats.mtimeMs };
    },
    async create(name, record) {
      await makeFolder(folder, 0o700);
      const made = await orUndefined(fs.open(fileOf(name), 'wx', 0o600), 'EEXIST');
      if (made === undefined) {
        return false;
      }
      try {
        await made.writeFile(JSON.stringify(record));
        await made.sync();
      } catch (error) {
        await made.close();
        await fs.rm(fileOf(name), { force: true });
        throw error;
      }
      await made.close();
      await syncFolder(folder);
      return true;
    },
    async replace(name, record) {
      const draft = path.join(folder, `${randomBytes(8).toString('hex')}.draft`);
      try {
        await fs.writeFile(draft, JSON.stringify(record), { mode: 0o600, flush: true });
        await fs.rename(draft, fileOf(name));
      } catch (error) {
        await fs.rm(draft, { force: true });
        throw error;
      }
    },
    remove: (name) => fs.rm(fileOf(name), { force: true }),
  };
}

/** This process. Names of machines are compared too, because several may share a home folder. */
export function createProcessSender(hostname = os.hostname(), pid = process.pid): Sender {
  return {
    id: JSON.stringify([hostname, pid]),
    hasEnded(id) {
      const known = parse(id);
      const [host, other]: readonly unknown[] = Array.isArray(known) ? known : [];
      return host === hostname && typeof other === 'number' ? !isRunning(other) : undefined;
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs and belongs to somebody else.
    return codeOf(error) === 'EPERM';
  }
}

/** A name in a folder is safe from a power cut only when the folder is; not every system can do that. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await fs.open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The record itself is safe from a kill, which is what counts here.
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut off while it was written.
    return undefined;
  }
}

async function orUndefined<T>(answer: Promise<T>, code: string): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (codeOf(error) === code) {
      return undefined;
    }
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
