/**
 * The XML files of the workspace: by the editor's search, else folder by folder, because a virtual workspace
 * may have no search and a broken one must not pass for an empty workspace.
 */

import * as vscode from 'vscode';
import type { Log } from '../../log/recordedLog';
import type { CandidateFile } from './checkFiles';
import { type FolderEntry, walkFolder } from './folderWalk';

/** The files by path, and how many folders could not be read. */
export interface FoundFiles {
  readonly files: readonly CandidateFile[];
  readonly unreadableFolders: number;
}

/** The files that the search finds, or where it finds none, those of the folders. */
export async function findXmlFiles(log: Pick<Log, 'warn'>): Promise<readonly CandidateFile[]> {
  return candidates((await search(log)) ?? (await walkAll(log, new AbortController().signal)).files);
}

/** Reads the folders in any case: the search skips those that it cannot read without a word. */
export async function findAllXmlFiles(log: Pick<Log, 'warn'>, signal: AbortSignal): Promise<FoundFiles> {
  const { files, unreadable } = await walkAll(log, signal);
  return { files: candidates((await search(log)) ?? files), unreadableFolders: unreadable };
}

function candidates(uris: readonly vscode.Uri[]): readonly CandidateFile[] {
  return uris
    .map((uri) => ({ uri: uri.toString(), path: uri.path }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

async function walkAll(log: Pick<Log, 'warn'>, signal: AbortSignal) {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const walks = await Promise.all(folders.map(({ uri }) => walk(uri, log, signal)));
  return {
    files: walks.flatMap(({ files }) => files),
    unreadable: walks.reduce((sum, { unreadable }) => sum + unreadable, 0),
  };
}

/** Undefined when the search found nothing: it honours what the user excludes, but it may also not work here. */
async function search(log: Pick<Log, 'warn'>): Promise<readonly vscode.Uri[] | undefined> {
  try {
    const found = await vscode.workspace.findFiles('**/*.xml');
    return found.length === 0 ? undefined : found;
  } catch (error) {
    log.warn(`Searching the workspace failed: ${String(error)}`);
    return undefined;
  }
}

async function walk(root: vscode.Uri, log: Pick<Log, 'warn'>, signal: AbortSignal) {
  const read = async (path: string): Promise<readonly FolderEntry[]> => {
    const folder = root.with({ path });
    try {
      const entries = await vscode.workspace.fs.readDirectory(folder);
      return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
    } catch (error) {
      log.warn(`Reading ${folder.toString()} failed: ${String(error)}`);
      throw error;
    }
  };
  const { files, unreadable } = await walkFolder(root.path.replace(/\/$/, ''), read, signal);
  return { files: files.map((path) => root.with({ path })), unreadable: unreadable.length };
}

function kindOf(type: vscode.FileType): FolderEntry['kind'] {
  if (type === vscode.FileType.Directory) return 'folder';
  return (type & vscode.FileType.File) === 0 ? 'other' : 'file';
}
