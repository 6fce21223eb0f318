/**
 * The files of this machine, as the command line sees them.
 */

import { type Dirent, type Stats, statSync } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileAccess, FolderEntry, PathKind } from './environment';
import { readFileBounded } from './readBounded';

/** Node's file system. */
export const nodeFiles: FileAccess = {
  readFile: (file) => readFileBounded(file),
  // Most runs write nothing, and what writing needs of Node takes as long to load as a check.
  replaceFile: async (file, before, after) =>
    (await import('./replaceFile')).replaceFile(file, before, after),
  kindOf: async (file) => {
    try {
      return knownKind(statSync(file)) ?? 'other';
    } catch {
      // Reading says why, where somebody asked for this very path.
      return (await isLink(file)) ? 'brokenLink' : undefined;
    }
  },
  listFolder: async (folder) => {
    // As bytes: a name that is not UTF-8 would come as that of another file, or of none.
    const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' });
    return Promise.all(entries.map((entry) => folderEntry(folder, entry)));
  },
  realPath: (file) => realpath(file),
};

async function isLink(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isSymbolicLink();
  } catch {
    // There is nothing at all, or nobody may look.
    return false;
  }
}

async function folderEntry(folder: string, entry: Dirent<Buffer>): Promise<FolderEntry> {
  const name = entry.name.toString('utf8');
  const isSpecial = entry.isFIFO() || entry.isSocket() || entry.isCharacterDevice() || entry.isBlockDevice();
  const kind = knownKind(entry) ?? (isSpecial ? 'other' : 'unknown');
  if (Buffer.from(name).equals(entry.name)) return { name, kind };
  // Nobody can ask for it by its name later.
  return { name, kind: kind === 'unknown' ? await kindOfBytes(folder, entry.name) : kind, isNotUtf8: true };
}

async function kindOfBytes(folder: string, name: Buffer): Promise<PathKind> {
  try {
    return knownKind(await stat(Buffer.concat([Buffer.from(folder + path.sep), name]))) ?? 'other';
  } catch {
    // It is a link, which the listing has seen.
    return 'brokenLink';
  }
}

function knownKind(entry: Dirent<Buffer> | Stats): PathKind | undefined {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : undefined;
}
