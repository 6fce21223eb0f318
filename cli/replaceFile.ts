/**
 * Replaces the content of a file so that it is always whole: whatever fails, whoever ends the program, and whoever
 * else saves at the same moment, the old content is there or the new one.
 */

import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import fs, { type FileHandle } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ChangedFileError } from './changedFileError';

/** What replacing needs of `node:fs/promises`; tests pass one that fails. */
export type ReplaceFs = Pick<
  typeof fs,
  'access' | 'open' | 'readFile' | 'realpath' | 'rename' | 'rm' | 'stat' | 'constants'
>;

/** Puts `after` in the place of `before`. Rejects with the platform's error, or a `ChangedFileError`. */
export async function replaceFile(
  file: string,
  before: Uint8Array,
  after: Uint8Array,
  disk: ReplaceFs = fs,
): Promise<void> {
  // A link stays one: what it leads to is replaced.
  const target = await disk.realpath(file);
  // A file that may not be written stays as it is, although its folder would allow to replace it.
  await disk.access(target, disk.constants.W_OK);
  const stats = await disk.stat(target);
  // Another name of the same file would keep the old content.
  if (stats.nlink > 1) return overwrite(target, before, after, disk);
  const draft = path.join(path.dirname(target), `.ci-job-${randomBytes(8).toString('hex')}.tmp`);
  const handle = await createFile(draft, disk);
  if (handle === undefined) return overwrite(target, before, after, disk);
  try {
    await writeDraft(handle, after, stats);
    await checkUnchanged(target, before, disk);
    await disk.rename(draft, target);
  } catch (error) {
    await disk.rm(draft, { force: true });
    throw error;
  }
  await flushFolder(path.dirname(target), disk);
}

/** Undefined where the folder takes no new file. */
async function createFile(file: string, disk: ReplaceFs): Promise<FileHandle | undefined> {
  try {
    return await disk.open(file, 'wx', 0o600);
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');
}

async function writeDraft(handle: FileHandle, content: Uint8Array, { uid, gid, mode }: Stats): Promise<void> {
  try {
    await handle.writeFile(content);
    const own = await handle.stat();
    // Only the administrator may give files away; the content matters more than whose it is.
    if (own.uid !== uid || own.gid !== gid) await handle.chown(uid, gid).catch(() => undefined);
    await handle.chmod(mode & 0o7777);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function checkUnchanged(target: string, before: Uint8Array, disk: ReplaceFs): Promise<void> {
  const now = await disk.readFile(target);
  if (!now.equals(before)) throw new ChangedFileError();
}

/**
 * The way for files that cannot be replaced. Nothing is cut off before everything is written, and what fails in
 * between is undone, for which there is always room. When the program is killed meanwhile, the backup is left.
 */
async function overwrite(
  target: string,
  before: Uint8Array,
  after: Uint8Array,
  disk: ReplaceFs,
): Promise<void> {
  await checkUnchanged(target, before, disk);
  const backup = await writeBackup(target, before, disk);
  const handle = await disk.open(target, 'r+');
  try {
    await writeAll(handle, after);
  } catch (error) {
    await writeAll(handle, before);
    throw error;
  } finally {
    await handle.close();
    await disk.rm(backup, { force: true });
  }
}

/** A copy of the old content beside the file, or with the temporary files where its folder takes none. */
async function writeBackup(target: string, content: Uint8Array, disk: ReplaceFs): Promise<string> {
  const name = `${path.basename(target)}.${randomBytes(8).toString('hex')}.ci-job-backup`;
  const own = path.join(path.dirname(target), name);
  const beside = await createFile(own, disk);
  const backup = beside === undefined ? path.join(os.tmpdir(), name) : own;
  const handle = beside ?? (await disk.open(backup, 'wx', 0o600));
  try {
    await handle.writeFile(content);
    await handle.sync();
  } catch (error) {
    await disk.rm(backup, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return backup;
}

async function writeAll(handle: FileHandle, content: Uint8Array): Promise<void> {
  for (let start = 0; start < content.length; ) {
    const { bytesWritten } = await handle.write(content, start, content.length - start, start);
    start += bytesWritten;
  }
  await handle.truncate(content.length);
  await handle.sync();
}

/** So that the new name survives a power cut. Some systems flush no folders. */
async function flushFolder(folder: string, disk: ReplaceFs): Promise<void> {
  try {
    const handle = await disk.open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The content itself is on the disk already.
  }
}
