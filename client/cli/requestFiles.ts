/**
 * From the arguments of a command to files: names, folders, patterns and standard input.
 */

import path from 'node:path';
import { t } from '../../l10n/processLanguage';
import { failure, type Result, success } from '../api/result';
import type { CliEnvironment } from './environment';
import { globMatcher, isGlob, splitGlob } from './glob';
import { STDIN } from './requestFile';

/** What a folder is searched for: the names that the editor takes for requests. */
const REQUEST_NAMES = '**/*.{cijob,ci}.xml';

/** Nobody keeps requests there, and it can be very large. */
const SKIPPED_FOLDER = 'node_modules';

/** What the arguments of a command stand for. */
export interface FoundFiles {
  readonly files: readonly string[];
  /** A sentence for each argument that stands for nothing. */
  readonly failures: readonly string[];
}

/** The files that all arguments stand for. What a folder or pattern finds again is not repeated. */
export async function findAllRequestFiles(
  args: readonly string[],
  environment: CliEnvironment,
): Promise<FoundFiles> {
  const files: string[] = [];
  const failures: string[] = [];
  const seen = new Set<string>();
  for (const argument of args) {
    const result = await findRequestFiles(argument, environment);
    if (!result.ok) failures.push(result.error);
    for (const file of result.ok ? result.value : []) {
      const absolute = path.resolve(environment.cwd, file);
      if (file === argument || !seen.has(absolute)) files.push(file);
      seen.add(absolute);
    }
  }
  return { files, failures };
}

/** The files that one argument stands for, sorted; the failure is a sentence. */
async function findRequestFiles(
  argument: string,
  environment: CliEnvironment,
): Promise<Result<readonly string[], string>> {
  if (argument === STDIN) return success([argument]);
  const kind = await environment.kindOf(argument);
  if (kind === 'folder') {
    const files = await search(argument, REQUEST_NAMES, environment);
    return found(files, t('`{0}` holds no request: no file is named `*.cijob.xml` or `*.ci.xml`.', argument));
  }
  if (kind === 'file' || !isGlob(argument)) return success([argument]);
  // Windows writes paths with backslashes; elsewhere a backslash is part of a name.
  const pattern = path.sep === '\\' ? argument.replaceAll('\\', '/') : argument;
  const { base, rest } = splitGlob(pattern);
  return found(await search(base, rest, environment), t('No file matches `{0}`.', argument));
}

function found(files: readonly string[], complaint: string): Result<readonly string[], string> {
  return files.length === 0 ? failure(complaint) : success(files);
}

async function search(
  base: string,
  pattern: string,
  environment: CliEnvironment,
): Promise<readonly string[]> {
  const matches = globMatcher(pattern);
  const enters = (name: string): boolean =>
    name.startsWith('.')
      ? /(?:^|[/{,])\./.test(pattern)
      : name !== SKIPPED_FOLDER || pattern.includes(SKIPPED_FOLDER);
  const depth = pattern.includes('**') ? Number.POSITIVE_INFINITY : pattern.split('/').length;
  const files: string[] = [];
  const walk = async (folder: string, level: number): Promise<void> => {
    for (const { name, isFolder } of await listed(path.join(base, folder), environment)) {
      const below = folder === '' ? name : `${folder}/${name}`;
      if (!isFolder) {
        if (matches(below)) files.push(path.join(base, below));
      } else if (level < depth && enters(name)) {
        await walk(below, level + 1);
      }
    }
  };
  await walk('', 1);
  return files.sort();
}

/** A folder that nobody may look into holds nothing for us, as for a shell. */
async function listed(folder: string, environment: CliEnvironment): ReturnType<CliEnvironment['listFolder']> {
  try {
    return await environment.listFolder(folder === '' ? '.' : folder);
  } catch {
    return [];
  }
}
