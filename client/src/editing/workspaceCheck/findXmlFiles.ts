/**
 * The XML files of the workspace: by the editor's search, else folder by folder, because a virtual workspace
 * may have no search and a broken one must not pass for an empty workspace.
 */

import * as vscode from 'vscode';
import type { Log } from '../../log/recordedLog';
import type { CandidateFile } from './checkFiles';

/** Folders that hold other people's files. */
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);
/** A tree that is deeper goes round in circles. */
const DEEPEST = 40;

/** The files by path. */
export async function findXmlFiles(log: Pick<Log, 'warn'>): Promise<readonly CandidateFile[]> {
  const found = (await search(log)) ?? (await walkAll(log));
  return found
    .map((uri) => ({ uri: uri.toString(), path: uri.path }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
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

async function walkAll(log: Pick<Log, 'warn'>): Promise<readonly vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return (await Promise.all(folders.map(({ uri }) => walk(uri, 0, log)))).flat();
}

async function walk(folder: vscode.Uri, depth: number, log: Pick<Log, 'warn'>): Promise<vscode.Uri[]> {
  if (depth > DEEPEST) {
    return [];
  }
  const found: vscode.Uri[] = [];
  for (const [name, type] of await entriesOf(folder, log)) {
    const uri = vscode.Uri.joinPath(folder, name);
    // Links to folders are left out: they may lead back up.
    if (type === vscode.FileType.Directory && !SKIPPED.has(name)) {
      found.push(...(await walk(uri, depth + 1, log)));
    } else if ((type & vscode.FileType.File) !== 0 && name.toLowerCase().endsWith('.xml')) {
      found.push(uri);
    }
  }
  return found;
}

async function entriesOf(
  folder: vscode.Uri,
  log: Pick<Log, 'warn'>,
): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch (error) {
    log.warn(`Reading ${folder.toString()} failed: ${String(error)}`);
    return [];
  }
}
