/**
 * How the files of a history folder are named and bounded, on a disk and in the storage of a browser.
 */

/** The ending of a record. */
export const RECORD = '.json';
/** The ending of a record that is being written. */
export const DRAFT = '.draft';
/** The ending of an empty file beside a record: its end was reported. */
export const CLAIM = '.notified';
/** A draft that is older than this was left by a program that was killed. */
export const DRAFT_LIFETIME_MS = 60 * 60 * 1000;
/** In bytes. No entry comes near this; something else was put there. */
export const LARGEST_FILE = 64 * 1024;
/** How many records are read side by side. */
export const READ_AT_ONCE = 32;

/** The name of an entry's files, without ending. The service makes ids; none may name another folder. */
export function fileNameOf(id: string): string {
  const name = id.replaceAll(/[^A-Za-z0-9_-]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
  return name.slice(0, 200);
}
