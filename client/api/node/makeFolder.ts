/**
 * Makes a folder of records, with those around it.
 */

import fs from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes the folder where it is missing; new ones get the mode. Rejects with the platform's error. One after the other,
 * because Node's `recursive` never ends below a folder that takes no entries, such as `/proc`.
 */
export async function makeFolder(folder: string, mode = 0o777): Promise<void> {
  try {
    await fs.mkdir(folder, mode);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const parent = path.dirname(folder);
    if (code === 'ENOENT' && parent !== folder) {
      await makeFolder(parent, mode);
      // Another program may have made it by now.
      await fs.mkdir(folder, mode).catch((again: unknown) => acceptFolder(folder, again));
    } else {
      await acceptFolder(folder, error);
    }
  }
}

/** The error is none where the folder is there, whoever made it. */
async function acceptFolder(folder: string, error: unknown): Promise<void> {
  const isThere = await fs.stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isThere) throw error;
}
