/**
 * Patterns of file names as shells write them: `*`, `?`, `**`, `[abc]`, `{a,b}`. Paths are joined by `/`.
 * Node 20 brings no such matcher, and shells on Windows expand nothing. Limits stand around the library,
 * because a pattern may come from anywhere and must never keep the program busy.
 */

import { braceExpand, Minimatch, type MinimatchOptions } from 'minimatch';
import { failure, type Result, success } from '../client/api/result';
import { t } from '../l10n/processLanguage';

/** Longer than any path that a system takes. */
const LONGEST_PATTERN = 4096;
/** So many patterns may braces stand for. */
const MOST_ALTERNATIVES = 1000;

/** What other shells give a meaning to is a name here, and paths are joined by `/` on every system. */
const OPTIONS: MinimatchOptions = { noext: true, nonegate: true, nocomment: true, platform: 'linux' };

/** Whether a name holds anything that a pattern gives a meaning to. */
export function isGlob(text: string): boolean {
  return /[*?[{]/.test(text);
}

/** The folder that every match is in, and the pattern below it. */
export function splitGlob(pattern: string): { readonly base: string; readonly rest: string } {
  const parts = pattern.split('/');
  const first = parts.findIndex(isGlob);
  const base = parts.slice(0, first).join('/');
  return { base: base === '' && pattern.startsWith('/') ? '/' : base, rest: parts.slice(first).join('/') };
}

/** A pattern that is ready to be compared with paths from its base. */
export interface Glob {
  /** Names that start with a dot match only where the pattern writes the dot. */
  readonly matches: (path: string) => boolean;
  /** Whether the pattern can match anything below a folder. */
  readonly leadsInto: (folder: string) => boolean;
}

/** A pattern, or why it cannot be used as the end of a sentence. */
export function compileGlob(pattern: string): Result<Glob, string> {
  if (pattern.length > LONGEST_PATTERN) {
    return failure(t('it is longer than {0} characters', LONGEST_PATTERN));
  }
  const alternatives = braceExpand(writeForLibrary(pattern), { braceExpandMax: MOST_ALTERNATIVES + 1 });
  if (alternatives.length > MOST_ALTERNATIVES) {
    return failure(t('its braces expand to more than {0} patterns', MOST_ALTERNATIVES));
  }
  const globs = alternatives.map((alternative) => new Minimatch(alternative, { ...OPTIONS, nobrace: true }));
  return success({
    matches: (path) => globs.some((glob) => glob.match(path)),
    leadsInto: (folder) => globs.some((glob) => leadsInto(glob, folder)),
  });
}

/** Where the folder itself matches, there must be something left for what is below it. */
function leadsInto(glob: Minimatch, folder: string): boolean {
  return glob.match(folder, true) && (!glob.match(folder) || glob.match(`${folder}/-`, true));
}

/** A backslash is part of a name, and braces around one word are that word. */
function writeForLibrary(pattern: string): string {
  return pattern.replaceAll('\\', '\\\\').replace(/\{((?:(?!\.\.)[^{},])*)\}/g, '$1');
}
