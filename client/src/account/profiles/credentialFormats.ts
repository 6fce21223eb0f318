/**
 * Reads the configuration files of other tools of Tencent Cloud, as far as they hold credentials.
 * No sentence quotes a value of a file.
 */

import { t } from '../../../../l10n/processLanguage';
import type { Credentials } from '../../../api/ciTypes';
import { failure, type Result, success } from '../../../api/result';

/** Credentials of a file, and until when they are valid where that is known. */
export interface FileCredentials {
  readonly credentials: Credentials;
  readonly expiresAtMs: number | undefined;
}

/** A file that credentials can come from. */
export type CredentialFileKind = 'coscli' | 'coscmd' | 'tccli';

/** What a file holds, or why it is of no use, as the end of a sentence about the file. */
export async function parseCredentialFile(
  kind: CredentialFileKind,
  content: string,
): Promise<Result<FileCredentials, string>> {
  switch (kind) {
    case 'coscli':
      return parseCoscli(content);
    case 'coscmd':
      return parseCoscmd(content);
    case 'tccli':
      return parseTccli(content);
  }
}

async function parseCoscli(content: string): Promise<Result<FileCredentials, string>> {
  const { readYaml } = await import('./readYaml');
  const config = readYaml(content);
  if (config === undefined) {
    return failure(t('is not valid YAML of coscli.'));
  }
  const base = textsOf(memberOf(memberOf(config, 'cos'), 'base'));
  const mode = base.get('mode')?.toLowerCase() ?? '';
  if (mode !== '' && mode !== 'secretkey') {
    return failure(t('has no keys: coscli reads them from elsewhere (`mode`).'));
  }
  const secretId = base.get('secretid') ?? '';
  // By default coscli encrypts what it writes; a SecretId in plain text is recognised by its beginning.
  if (secretId !== '' && !/^[AI]KID/.test(secretId)) {
    return failure(
      t(
        'has encrypted keys, which only coscli can read: turn off encryption there (`disableencryption`), or set the credentials here.',
      ),
    );
  }
  return complete(secretId, base.get('secretkey'), base.get('sessiontoken'), undefined);
}

function parseCoscmd(content: string): Result<FileCredentials, string> {
  const common = readIniSection(content, 'common');
  return complete(common.get('secret_id'), common.get('secret_key'), common.get('token'), undefined);
}

function parseTccli(content: string): Result<FileCredentials, string> {
  const fields = readJsonObject(content);
  if (fields === undefined) {
    return failure(t('is not valid JSON of tccli.'));
  }
  const member = (name: string): string | undefined => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const expiresAt = fields.get('expiresAt');
  const expiresAtMs = typeof expiresAt === 'number' && expiresAt > 0 ? expiresAt * 1000 : undefined;
  return complete(member('secretId'), member('secretKey'), member('token'), expiresAtMs);
}

function complete(
  secretId: string | undefined,
  secretKey: string | undefined,
  securityToken: string | undefined,
  expiresAtMs: number | undefined,
): Result<FileCredentials, string> {
  if (!secretId || !secretKey) {
    return failure(t('has no {0}.', secretId ? 'SecretKey' : 'SecretId'));
  }
  const credentials = { secretId, secretKey, ...(securityToken ? { securityToken } : {}) };
  return success({ credentials, expiresAtMs });
}

/** coscli does not care about the letter case of names. */
function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1]
    : undefined;
}

function textsOf(value: unknown): ReadonlyMap<string, string> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return new Map(
    entries.flatMap(([key, text]) => (typeof text === 'string' ? [[key.toLowerCase(), text.trim()]] : [])),
  );
}

/**
 * As Python's `configparser` reads it, which coscmd uses: `=` or `:`, and `;` and `#` are part of a value.
 * The package `ini` supports only `=` and cuts a value at `;` and `#`.
 */
function readIniSection(content: string, section: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let current = '';
  for (const line of content.split(/\r?\n/)) {
    const header = /^\s*\[([^\]]+)\]\s*$/.exec(line);
    const entry = /^\s*([A-Za-z_]\w*)\s*[=:]\s*(.*?)\s*$/.exec(line);
    if (header !== null) {
      current = header[1] ?? '';
    } else if (entry !== null && current === section) {
      found.set(entry[1]?.toLowerCase() ?? '', entry[2] ?? '');
    }
  }
  return found;
}

function readJsonObject(content: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
  } catch {
    // The message of a parse error quotes the text, which is secret.
    return undefined;
  }
}
