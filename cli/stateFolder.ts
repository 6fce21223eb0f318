/**
 * Where the program keeps what it remembers between runs, as the conventions of each system have it.
 */

import os from 'node:os';
import path from 'node:path';

const NAME = 'ci-job';

/** The folder, absolute; undefined for a user without a home folder. */
export function findStateFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string | undefined {
  const { XDG_STATE_HOME: chosen, LOCALAPPDATA: local } = env;
  // The convention: a relative path does not count.
  if (chosen !== undefined && path.isAbsolute(chosen)) {
    return path.join(chosen, NAME);
  }
  if (platform === 'win32' && local !== undefined && path.isAbsolute(local)) {
    return path.join(local, NAME);
  }
  const home = homeFolder();
  return home === undefined ? undefined : path.join(home, placeOf(platform), NAME);
}

/** Below the home folder; `path.join` takes the separators of the system. */
function placeOf(platform: NodeJS.Platform): string {
  switch (platform) {
    case 'win32':
      return 'AppData/Local';
    case 'darwin':
      return 'Library/Application Support';
    default:
      return '.local/state';
  }
}

function homeFolder(): string | undefined {
  try {
    return os.homedir() || undefined;
  } catch {
    // Node throws for a user of whom the system knows no home folder.
    return undefined;
  }
}
