/**
 * From the arguments of a command to files: names, folders, patterns and standard input.
 */

import path from 'node:path';
import { t } from '../l10n/processLanguage';
import type { CliEnvironment } from './environment';
import { isGlob, splitGlob } from './glob';
import { STDIN } from './requestFile';
import { type FoundFiles, searchFolder } from './searchFolder';

/** What a folder is searched for: the names that the editor takes for requests. */
const REQUEST_NAMES = '**/*.{cijob,ci}.xml';

type Disk = Pick<CliEnvironment, 'cwd' | 'kindOf' | 'listFolder' | 'realPath'>;

/** The files that all arguments stand for. What a folder or pattern finds again is not repeated. */
export async function findAllRequestFiles(args: readonly string[], disk: Disk): Promise<FoundFiles> {
  const files: string[] = [];
  const failures: string[] = [];
  const seen = new Set<string>();
  for (const argument of args) {
    const found = await findRequestFiles(argument, disk);
    failures.push(...found.failures);
    for (const file of found.files) {
      const absolute = path.resolve(disk.cwd, file);
      if (file === argument || !seen.has(absolute)) files.push(file);
      seen.add(absolute);
    }
  }
  return { files, failures };
}

/** The files that one argument stands for, sorted. Whatever is named itself is taken, be it a file or not. */
async function findRequestFiles(argument: string, disk: Disk): Promise<FoundFiles> {
  if (argument === STDIN) return named(argument);
  const kind = await disk.kindOf(argument);
  if (kind === 'folder') {
    const found = await searchFolder(argument, REQUEST_NAMES, disk);
    return orFailure(
      found,
      t('`{0}` has no request: no file name matches `*.cijob.xml` or `*.ci.xml`.', argument),
    );
  }
  if (kind !== undefined || !isGlob(argument)) return named(argument);
  // Windows writes paths with backslashes; elsewhere a backslash is part of a name.
  const pattern = path.sep === '\\' ? argument.replaceAll('\\', '/') : argument;
  const { base, rest } = splitGlob(pattern);
  return orFailure(await searchFolder(base, rest, disk), t('No file matches `{0}`.', argument));
}

function named(file: string): FoundFiles {
  return { files: [file], failures: [] };
}

/** Nothing found is a failure, unless it is known why. */
function orFailure(found: FoundFiles, message: string): FoundFiles {
  return found.files.length + found.failures.length > 0 ? found : { files: [], failures: [message] };
}
