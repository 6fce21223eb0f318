/**
 * Finds and reads the configuration files of other tools in the home folder. They are read, never written.
 */

import fs from 'node:fs/promises';
import path from 'node:path';
import { text } from '../../../l10n/language';
import { t } from '../../../l10n/processLanguage';
import { failure, type Result } from '../../api/result';
import {
  type CredentialFileKind,
  type FileCredentials,
  parseCredentialFile,
} from '../account/profiles/credentialFormats';

/** Reads credentials that another tool keeps; the failure is a sentence that quotes nothing of the file. */
export type ReadCredentialFile = (
  kind: CredentialFileKind,
  tccliProfile: string,
) => Promise<Result<FileCredentials, string>>;

/** In bytes. What these tools write is a few thousand; reading much more would take seconds. */
const LARGEST_FILE = 128 * 1024;

/** Reads under this home folder. */
export function createCredentialFileReader(home: string): ReadCredentialFile {
  return async (kind, tccliProfile) => {
    if (kind === 'tccli' && !/^[\w-][\w.-]*$/.test(tccliProfile)) {
      return failure(t('The name of the tccli profile contains an invalid character.'));
    }
    const name = nameOf(kind, tccliProfile);
    const content = await readFile(path.join(home, name));
    if (content === undefined) {
      return failure(t('`~/{0}` does not exist or cannot be read. {1}', name, t(ADVICE[kind])));
    }
    const parsed = await parseCredentialFile(kind, content);
    return parsed.ok ? parsed : failure(`\`~/${name}\` ${parsed.error}`);
  };
}

const ADVICE: Readonly<Record<CredentialFileKind, string>> = {
  coscli: text('Run `coscli config init`, or choose another source of credentials for this profile.'),
  coscmd: text('Run `coscmd config`, or choose another source of credentials for this profile.'),
  tccli: text('Run `tccli configure`, or choose another source of credentials for this profile.'),
};

function nameOf(kind: CredentialFileKind, tccliProfile: string): string {
  switch (kind) {
    case 'coscli':
      return '.cos.yaml';
    case 'coscmd':
      return '.cos.conf';
    case 'tccli':
      return `.tccli/${tccliProfile}.credential`;
  }
}

async function readFile(file: string): Promise<string | undefined> {
  try {
    const { size } = await fs.stat(file);
    return size > LARGEST_FILE ? undefined : await fs.readFile(file, 'utf8');
  } catch {
    // Most people do not have the file; the sentence of the caller covers every reason.
    return undefined;
  }
}
