/**
 * A file that has changed since it was read. By itself, so that whoever only asks for it loads nothing that writes files.
 */

/** Another program has saved the file meanwhile. */
export class ChangedFileError extends Error {}
