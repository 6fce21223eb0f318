/**
 * How reports for other programs name a file: relative to the working folder and with slashes, wherever they run.
 */

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { STDIN_NAME } from '../requestFile';

/** The path below `cwd`, or the absolute one where the file is somewhere else. */
export function reportPath(file: string, cwd: string): string {
  if (file === STDIN_NAME) return 'stdin';
  const relative = path.relative(cwd, path.resolve(cwd, file));
  const outside = relative.startsWith('..') || path.isAbsolute(relative);
  return (outside ? path.resolve(cwd, file) : relative).split(path.sep).join('/');
}

/** The same as a URI reference. */
export function reportUri(file: string, cwd: string): string {
  const name = reportPath(file, cwd);
  return path.isAbsolute(name) ? pathToFileURL(name).href : name.split('/').map(encodeURIComponent).join('/');
}
