/**
 * Checking many files: which of them are requests, what is wrong with each, and what it adds up to.
 * Pure but for its dependencies, so that it runs in a unit test.
 */

import { text } from '../../../../l10n/language';
import { currentLocale, plural, t } from '../../../../l10n/processLanguage';
import { readRequestHead } from '../requestText';

/** A file that may be a request. */
export interface CandidateFile {
  readonly uri: string;
  /** For messages and for telling requests from other XML by name. */
  readonly path: string;
}

/** What checking needs. */
export interface CheckDependencies<Finding> {
  /** The text of a file; undefined when it cannot be read or is too large to be a request. */
  readonly read: (file: CandidateFile) => Promise<string | undefined>;
  readonly knownTags: readonly string[];
  readonly check: (file: CandidateFile, text: string) => Promise<readonly Finding[] | undefined>;
  /** Called before each file with the progress, in words. */
  readonly report: (detail: string) => void;
}

/** What was found in one request. */
export interface CheckedFile<Finding> {
  readonly file: CandidateFile;
  readonly findings: readonly Finding[];
}

/** What a run comes to. */
export interface CheckResult<Finding> {
  readonly checked: readonly CheckedFile<Finding>[];
  readonly unreadable: readonly CandidateFile[];
  readonly unreadableFolders: number;
  /** The person stopped it, or the language server does not answer any more. */
  readonly ended: 'complete' | 'cancelled' | 'noServer';
}

/** Checks one file after the other, so that the editor stays responsive and stopping is immediate. */
export async function checkFiles<Finding>(
  {
    files,
    unreadableFolders,
  }: { readonly files: readonly CandidateFile[]; readonly unreadableFolders: number },
  dependencies: CheckDependencies<Finding>,
  signal: AbortSignal,
): Promise<CheckResult<Finding>> {
  const checked: CheckedFile<Finding>[] = [];
  const unreadable: CandidateFile[] = [];
  const endedAs = (ended: CheckResult<Finding>['ended']): CheckResult<Finding> => ({
    checked,
    unreadable,
    unreadableFolders,
    ended,
  });
  for (const [index, file] of files.entries()) {
    if (signal.aborted) {
      return endedAs('cancelled');
    }
    dependencies.report(
      t('{0} of {1}: {2}', index + 1, files.length, file.path.slice(file.path.lastIndexOf('/') + 1)),
    );
    const text = await dependencies.read(file);
    if (text === undefined) {
      unreadable.push(file);
    } else if (isRequest(file, text, dependencies.knownTags)) {
      const findings = await dependencies.check(file, text);
      if (findings === undefined) {
        return endedAs('noServer');
      }
      checked.push({ file, findings });
    }
  }
  return endedAs('complete');
}

/** The text of a file: UTF-8, or UTF-16 with its mark. Throws for bytes that are neither. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

/** Our own names are always requests; other XML only when its root element and Tag say so. */
export function isRequest({ path }: CandidateFile, text: string, knownTags: readonly string[]): boolean {
  if (/\.(?:cijob|ci)\.xml$/i.test(path)) {
    return true;
  }
  const tag = readRequestHead(text)?.tag;
  return tag !== undefined && knownTags.includes(tag);
}

/** What a run comes to, in a sentence. */
export function summarize(result: CheckResult<unknown>, errorCount: number, warningCount: number): string {
  const { checked, unreadable, unreadableFolders, ended } = result;
  const requests = plural(checked.length, text('{0} request'), text('{0} requests'));
  const start =
    ended === 'complete'
      ? t('Checked {0}', requests)
      : ended === 'cancelled'
        ? t('Stopped after {0}', requests)
        : t('The language server stopped responding after {0}', requests);
  const errors = plural(errorCount, text('{0} error'), text('{0} errors'));
  const warnings = plural(warningCount, text('{0} warning'), text('{0} warnings'));
  return currentLocale().sentences(
    t('{0}: {1}, {2}.', start, errors, warnings),
    unreadable.length === 0
      ? ''
      : plural(unreadable.length, text('{0} file could not be read.'), text('{0} files could not be read.')),
    unreadableFolders === 0
      ? ''
      : plural(
          unreadableFolders,
          text('{0} folder could not be read, and its requests were not checked.'),
          text('{0} folders could not be read, and their requests were not checked.'),
        ),
  );
}
