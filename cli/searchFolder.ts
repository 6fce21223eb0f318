/**
 * Searches a folder and the folders below it for files whose path matches a pattern.
 * Links to folders are followed and never round in circles; what may not be read is reported, so that nothing
 * counts as seen that was not.
 */

import path from 'node:path';
import { t } from '../l10n/processLanguage';
import type { FileAccess, FolderEntry } from './environment';
import { compileGlob, type Glob } from './glob';
import { fileFailure, NOT_UTF8_NAME } from './requestFile';

/** Nobody keeps requests there, and it can be very large. */
const SKIPPED_FOLDER = 'node_modules';
/** So much of a pattern stands in a message. */
const SHOWN_PATTERN = 80;

/** What was found. */
export interface FoundFiles {
  readonly files: readonly string[];
  /** A sentence for each thing that stands for nothing or could not be looked into. */
  readonly failures: readonly string[];
}

type Disk = Pick<FileAccess, 'kindOf' | 'listFolder' | 'realPath'>;

/** A folder that is to be looked into. */
interface Visit {
  /** The path below the base, with slashes; empty for the base. */
  readonly below: string;
  /** The absolute path without links. */
  readonly real: string;
  /** Real paths that need no visit (any more): a link there would lead round in circles. */
  readonly seen: Set<string>;
}

/** A search under way. */
interface Search {
  readonly base: string;
  readonly disk: Disk;
  readonly wants: (below: string) => boolean;
  readonly enters: (below: string) => boolean;
  /** Whether it means nothing to the pattern on which way a folder was reached. */
  readonly visitsOnce: boolean;
  readonly folders: Visit[];
  readonly linked: Visit[];
  readonly files: string[];
  readonly failures: string[];
}

/** The regular files below `base` that match, sorted. */
export async function searchFolder(base: string, pattern: string, disk: Disk): Promise<FoundFiles> {
  const glob = compileGlob(pattern);
  if (!glob.ok) {
    return {
      files: [],
      failures: [t('The pattern `{0}` cannot be used: {1}.', shorten(pattern), glob.error)],
    };
  }
  const search = startSearch(base, pattern, glob.value, disk);
  const { folders, linked, files, failures } = search;
  const real = await attempt(search, base, disk.realPath);
  if (real !== undefined) folders.push({ below: '', real, seen: new Set() });
  // Links come last, so that files have the names that they have without them.
  for (let visit = folders.pop(); visit !== undefined; visit = folders.pop() ?? linked.shift()) {
    await lookInto(visit, search);
  }
  return { files: files.sort(), failures };
}

/** A pattern as a message shows it: whoever wrote it knows how it goes on. */
function shorten(pattern: string): string {
  return pattern.length > SHOWN_PATTERN ? `${pattern.slice(0, SHOWN_PATTERN)}…` : pattern;
}

function startSearch(base: string, pattern: string, glob: Glob, disk: Disk): Search {
  const skips = pattern.includes(SKIPPED_FOLDER)
    ? (): boolean => false
    : (below: string): boolean => path.posix.basename(below) === SKIPPED_FOLDER;
  return {
    base,
    disk,
    wants: glob.matches,
    enters: (below) => glob.leadsInto(below) && !skips(below),
    visitsOnce: pattern.startsWith('**/'),
    folders: [],
    linked: [],
    files: [],
    failures: [],
  };
}

async function lookInto(visit: Visit, search: Search): Promise<void> {
  if (visit.seen.has(visit.real)) return;
  visit.seen.add(visit.real);
  const entries = await attempt(search, path.join(search.base, visit.below), search.disk.listFolder);
  for (const entry of entries ?? []) {
    const below = visit.below === '' ? entry.name : `${visit.below}/${entry.name}`;
    if (search.wants(below) || search.enters(below)) await take(entry, below, visit, search);
  }
}

async function take(entry: FolderEntry, below: string, from: Visit, search: Search): Promise<void> {
  const { base, disk, folders, linked } = search;
  const file = path.join(base, below);
  if (entry.isNotUtf8 === true) {
    const isMeant = search.wants(below) ? entry.kind !== 'other' : false;
    if (isMeant || (entry.kind === 'folder' && search.enters(below))) {
      search.failures.push(t('`{0}` cannot be read: {1}.', file, t(NOT_UTF8_NAME)));
    }
    return;
  }
  const kind = entry.kind === 'unknown' ? await disk.kindOf(file) : entry.kind;
  // Reading says what is wrong with a link that leads nowhere.
  if (search.wants(below) && (kind === 'file' || kind === 'brokenLink')) search.files.push(file);
  if (kind !== 'folder' || !search.enters(below)) return;
  const seen = search.visitsOnce ? from.seen : new Set(from.seen);
  if (entry.kind === 'folder') {
    folders.push({ below, real: path.join(from.real, entry.name), seen });
    return;
  }
  const real = await attempt(search, file, disk.realPath);
  if (real !== undefined) linked.push({ below, real, seen });
}

/** What the disk answers. A base that is not there holds nothing; whatever else fails is for the user to know. */
async function attempt<Answer>(
  { base, failures }: Search,
  folder: string,
  ask: (name: string) => Promise<Answer>,
): Promise<Answer | undefined> {
  const name = folder === '' ? '.' : folder;
  try {
    return await ask(name);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
    if (!isMissing) failures.push(t('`{0}` cannot be read: {1}.', name, fileFailure(error, 'read')));
    else if (folder !== base)
      failures.push(t('`{0}` cannot be read: {1}.', name, t('it is no longer there')));
    return undefined;
  }
}
