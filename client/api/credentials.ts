/**
 * Checks credentials before they are used, and keeps them out of everything that is shown or returned.
 */

import { t } from '../../l10n/processLanguage';
import type { Credentials } from './ciTypes';
import { urlEncode } from './signature';

// What a header can carry. A space or a line break is what pasting adds.
const KEY_CHARACTERS = /^[\x21-\x7e]+$/;

/** What is wrong with credentials, in a sentence that does not quote them; undefined when they can be used. */
export function checkCredentials(credentials: Credentials): string | undefined {
  const { secretId, secretKey, securityToken } = credentials;
  // A program without types may pass the value of a variable that is not set.
  if (!secretId || !secretKey) {
    return t(
      'No {0} is set: both the SecretId and the SecretKey of an API key are needed.',
      secretId ? 'SecretKey' : 'SecretId',
    );
  }
  return (
    checkCharacters('SecretId', secretId) ??
    checkCharacters('SecretKey', secretKey) ??
    (securityToken ? checkCharacters(t('security token'), securityToken) : undefined)
  );
}

/** A SecretId of which enough is left to recognise it. */
export function maskSecretId(secretId: string): string {
  return secretId.length < 16 ? '****' : `${secretId.slice(0, 4)}****${secretId.slice(-4)}`;
}

/** A function that removes the credentials from a text, in plain and in URL-encoded form. */
export function createRedactor(credentials: Credentials): (text: string) => string {
  const { secretId, secretKey, securityToken } = credentials;
  const masks = new Map<string, string>();
  for (const [secret, mask] of [
    [secretKey, '****'],
    [securityToken ?? '', '****'],
    [secretId, maskSecretId(secretId)],
  ] as const) {
    // A very short text is no real secret and would occur in any answer by chance.
    if (secret.length >= 8) {
      masks.set(secret, mask);
      masks.set(urlEncode(secret), mask);
    }
  }
  return (text) => {
    let redacted = text;
    for (const [secret, mask] of masks) {
      redacted = redacted.replaceAll(secret, mask);
    }
    return redacted;
  };
}

function checkCharacters(name: string, value: string): string | undefined {
  return KEY_CHARACTERS.test(value)
    ? undefined
    : t('The {0} holds a space, a line break or a character that no key has: copy it again.', name);
}
