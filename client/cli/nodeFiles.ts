/**
 * The files of this machine, as the command line sees them.
 */

import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import type { FileAccess, FolderEntry, PathKind } from './environment';

/** Node's file system. */
export const nodeFiles: FileAccess = {
  readFile: (file) => readFile(file),
  writeFile: (file, text) => writeFile(file, text),
  kindOf: async (file) => {
    try {
      return knownKind(await stat(file)) ?? 'other';
    } catch {
      // Reading says why, where somebody asked for this very path.
      return (await isLink(file)) ? 'brokenLink' : undefined;
    }
  },
  listFolder: async (folder) => (await readdir(folder, { withFileTypes: true })).map(folderEntry),
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

function folderEntry(entry: Dirent): FolderEntry {
  const isSpecial = entry.isFIFO() || entry.isSocket() || entry.isCharacterDevice() || entry.isBlockDevice();
  return { name: entry.name, kind: knownKind(entry) ?? (isSpecial ? 'other' : 'unknown') };
}

function knownKind(entry: Dirent | Stats): PathKind | undefined {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : undefined;
}
