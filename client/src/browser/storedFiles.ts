/**
 * The files of a folder by the editor's own file system, which is all that a web extension host has.
 */

import * as vscode from 'vscode';
import type { StoredFiles } from './storedHistory';

/** The files of one folder. */
export function storedFiles(folder: vscode.Uri): StoredFiles {
  const { fs } = vscode.workspace;
  const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  return {
    async list() {
      const entries = await orUndefined(fs.readDirectory(folder));
      return (entries ?? []).map(([name]) => name);
    },
    async read(name) {
      try {
        return await fs.readFile(at(name));
      } catch {
        // Removed by another window a moment ago, or broken: either way there is no entry.
        return undefined;
      }
    },
    async write(name, content) {
      await fs.createDirectory(folder);
      await fs.writeFile(at(name), content);
    },
    move: async (name, to) => fs.rename(at(name), at(to), { overwrite: true }),
    async moveIfFree(name, to) {
      try {
        await fs.rename(at(name), at(to), { overwrite: false });
        return true;
      } catch (error) {
        if (error instanceof vscode.FileSystemError && error.code === 'FileExists') {
          return false;
        }
        throw error;
      }
    },
    async remove(name) {
      await orUndefined(fs.delete(at(name)));
    },
    modifiedMs: async (name) => (await orUndefined(fs.stat(at(name))))?.mtime,
  };
}

/** Missing is an answer; every other failure is one. */
async function orUndefined<T>(answer: Thenable<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
      return undefined;
    }
    throw error;
  }
}
