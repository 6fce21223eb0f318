/**
 * The XML files below a folder, and the folders that could not be read. Pure but for how a folder is read.
 */

/** An entry of a folder. A link to a folder is neither: it may lead back up. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'folder' | 'file' | 'other';
}

/** What a walk found, as paths. */
export interface WalkResult {
  readonly files: readonly string[];
  readonly unreadable: readonly string[];
}

/** Folders that hold other people's files. */
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);
/** A tree that is deeper goes round in circles. */
const DEEPEST = 40;

/** Reads folder by folder, until `signal` is aborted. A folder whose reading rejects, or that is too deep, is unreadable. */
export async function walkFolder(
  root: string,
  read: (folder: string) => Promise<readonly FolderEntry[]>,
  signal: AbortSignal,
): Promise<WalkResult> {
  const files: string[] = [];
  const unreadable: string[] = [];
  const pending = [{ path: root, depth: 0 }];
  for (let folder = pending.pop(); folder !== undefined && !signal.aborted; folder = pending.pop()) {
    const { path, depth } = folder;
    const entries = depth > DEEPEST ? undefined : await read(path).catch(() => undefined);
    if (entries === undefined) {
      unreadable.push(path);
      continue;
    }
    for (const { name, kind } of entries) {
      if (kind === 'folder' && !SKIPPED.has(name)) {
        pending.push({ path: `${path}/${name}`, depth: depth + 1 });
      } else if (kind === 'file' && name.toLowerCase().endsWith('.xml')) {
        files.push(`${path}/${name}`);
      }
    }
  }
  return { files, unreadable };
}
