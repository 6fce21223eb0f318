/**
 * Reads a request from a file or from standard input, and says clearly why it cannot.
 */

import { isAscii } from 'node:buffer';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { failure, type Result, success } from '../client/api/result';
import { text } from '../l10n/language';
import { t } from '../l10n/processLanguage';
import { ChangedFileError } from './changedFileError';
import type { CliEnvironment } from './environment';
import { fileDocument, REQUEST_LANGUAGE } from './fileDocument';
import { LARGEST_INPUT_MB, SilentPipeError, TooLargeError } from './readBounded';

/** A request as it was read. */
export interface RequestFile {
  /** What messages call it. */
  readonly name: string;
  /** Without a byte order mark, unless there are two. */
  readonly document: TextDocument;
  /** The content as it was read, byte order mark and all. */
  readonly bytes: Uint8Array;
}

/** The argument that means standard input. */
export const STDIN = '-';

/** Why nobody can ask for a file by its name, as the end of a sentence. */
export const NOT_UTF8_NAME = text('its name is not UTF-8; rename it');

/** What messages call standard input. */
export const STDIN_NAME = '<stdin>';

/** Reads `file` as UTF-8; the failure is a sentence. */
export async function readRequestFile(
  file: string,
  environment: CliEnvironment,
): Promise<Result<RequestFile, string>> {
  const name = file === STDIN ? (environment.stdinFile ?? STDIN_NAME) : file;
  const bytes = await readBytes(file, environment);
  if (!bytes.ok) {
    return failure(t('`{0}` cannot be read: {1}.', name, bytes.error));
  }
  const content = decode(bytes.value);
  if (!content.ok) {
    return failure(t('`{0}` cannot be read: {1}.', name, content.error));
  }
  const document =
    file === STDIN
      ? TextDocument.create('untitled:stdin', REQUEST_LANGUAGE, 1, content.value)
      : fileDocument(file, content.value);
  return success({ name, document, bytes: bytes.value });
}

/** Writes another text into the file that was read, as UTF-8; answers the new bytes. The failure is a sentence. */
export async function rewriteRequestFile(
  file: string,
  content: string,
  { bytes }: RequestFile,
  environment: CliEnvironment,
): Promise<Result<Uint8Array, string>> {
  const after = new TextEncoder().encode(hasByteOrderMark(bytes) ? `\ufeff${content}` : content);
  try {
    await environment.replaceFile(file, bytes, after);
    return success(after);
  } catch (error) {
    if (error instanceof ChangedFileError) {
      return failure(
        t('`{0}` is unchanged: another program has saved it meanwhile. Run the command again.', file),
      );
    }
    // Writing fails for reasons outside of this program; each has a code.
    return failure(t('`{0}` cannot be written: {1}.', file, fileFailure(error, 'write')));
  }
}

async function readBytes(file: string, environment: CliEnvironment): Promise<Result<Uint8Array, string>> {
  try {
    return success(file === STDIN ? await environment.readStdin() : await environment.readFile(file));
  } catch (error) {
    // Reading fails for reasons outside of this program; each has a code.
    return failure(readFailure(file, error));
  }
}

/** Node knows names as text only: what is no UTF-8 in one becomes U+FFFD, and no file has that name. */
function readFailure(file: string, error: unknown): string {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return isMissing && file.includes('\ufffd') ? t(NOT_UTF8_NAME) : fileFailure(error, 'read');
}

function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Why the platform could not do it, as the end of a sentence. */
export function fileFailure(error: unknown, attempt: 'read' | 'write'): string {
  if (error instanceof TooLargeError) {
    return t('it is larger than {0} MB, the maximum of a request', LARGEST_INPUT_MB);
  }
  if (error instanceof SilentPipeError) return t('it is a pipe, and no program writes to it');
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    // A file stands where a folder was named.
    case 'ENOTDIR':
      return t('the file does not exist');
    case 'EISDIR':
      return t('it is a folder');
    case 'EACCES':
    case 'EPERM':
      return attempt === 'read'
        ? t('you have no permission to read it')
        : t('you have no permission to write it');
    case 'ENOSPC':
      return t('no space is left on the device');
    case 'ENXIO':
      return t('it is not a file');
    case 'EDQUOT':
      return t('your disk quota is used up');
    case 'EFBIG':
      return t('it would exceed the maximum file size');
    case 'EROFS':
      return t('the file system is read-only');
    case 'ENAMETOOLONG':
      return t('its name is too long');
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

const MARK = '\uFEFF';

function decode(bytes: Uint8Array): Result<string, string> {
  if (isUtf16(bytes)) {
    return failure(t('it is UTF-16, and a request must be UTF-8; save it as UTF-8'));
  }
  // Most requests are, and a decoder takes longer to load than a check.
  if (isAscii(bytes)) {
    return success(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  }
  try {
    // The decoder also removes a byte order mark, which the service must not get.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // A second one is a mistake that the check should see, so the first one stays with it.
    return success(text.startsWith(MARK) ? MARK + text : text);
  } catch {
    // The only thing that a fatal decoder throws for.
    return failure(t('it is not UTF-8; save it as UTF-8'));
  }
}

/** A mark says so, or the zeros of two ASCII characters. */
function isUtf16([first, second, third, fourth]: Uint8Array): boolean {
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return (first === 0 && third === 0) || (second === 0 && fourth === 0);
}

/** What is sent of a request. */
export function bodyOf({ document }: RequestFile): string {
  return document.getText().replace(/^\uFEFF+/, '');
}
