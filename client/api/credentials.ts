/**
 * Checks credentials before they are used, and keeps them out of everything that is shown or returned.
 */

import { t } from '../../l10n/processLanguage';
import type { Credentials } from './ciTypes';

// What a header can carry. A space or a line break is what pasting adds.
const KEY_CHARACTERS = /^[\x21-\x7e]+$/;

/** What is wrong with credentials, in a sentence that does not quote them; undefined when they can be used. */
export function checkCredentials(credentials: Credentials): string | undefined {
  const { secretId, secretKey, securityToken } = credentials;
  // A program without types may pass the value of a variable that is not set.
  if (!secretId || !secretKey) {
    return t(
      'No {0} is set: both the SecretId and the SecretKey of an API key are required.',
      secretId ? 'SecretKey' : 'SecretId',
    );
  }
  return (
    checkCharacters('SecretId', secretId) ??
    checkCharacters('SecretKey', secretKey) ??
    (securityToken ? checkCharacters(t('token of temporary credentials'), securityToken) : undefined)
  );
}

/** A SecretId of which enough is left to recognize it. */
export function maskSecretId(secretId: string): string {
  return secretId.length < 16 ? '****' : `${secretId.slice(0, 4)}****${secretId.slice(-4)}`;
}

/**
 * A function that removes the credentials and further secrets from a text, however their characters are written there:
 * as they are, percent-encoded, as character references of XML or as escapes of JSON.
 */
export function createRedactor(
  { secretId, secretKey, securityToken }: Credentials,
  ...further: readonly string[]
): (text: string) => string {
  const masks = [
    [secretKey, '****'],
    [securityToken ?? '', '****'],
    ...further.map((secret) => [secret, '****'] as const),
    [secretId, maskSecretId(secretId)],
  ] as const;
  const patterns = masks
    // A very short text is no real secret and would occur in any answer by chance.
    .filter(([secret]) => secret.length >= 8)
    .map(([secret, mask]) => [anyForm(secret), mask] as const);
  // A mask may hold `$&`, which would put the secret back where it is not the answer of a function.
  return (text) =>
    patterns.reduce((redacted, [pattern, mask]) => redacted.replaceAll(pattern, () => mask), text);
}

/** The characters that XML has names for. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['&', 'amp'],
  ['<', 'lt'],
  ['>', 'gt'],
  ['"', 'quot'],
  ["'", 'apos'],
]);

function anyForm(secret: string): RegExp {
  return new RegExp([...secret].map(anyFormOfCharacter).join(''), 'g');
}

function anyFormOfCharacter(character: string): string {
  const code = character.charCodeAt(0);
  const hex = code.toString(16).padStart(2, '0');
  const anyCase = hex.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  const name = NAMED.get(character);
  const references = [
    `#0*${code}`,
    `#[xX]0*${anyCase.replace(/^0/, '')}`,
    ...(name === undefined ? [] : [name]),
  ];
  return `(?:${[
    `\\x${hex}`,
    // What was encoded twice is read by whoever decodes it twice.
    `%(?:25)*${anyCase}`,
    `&(?:amp;)*(?:${references.join('|')});`,
    `\\\\u00${anyCase}`,
    ...(/[/"\\]/.test(character) ? [`\\\\\\x${hex}`] : []),
  ].join('|')})`;
}

function checkCharacters(name: string, value: string): string | undefined {
  return KEY_CHARACTERS.test(value)
    ? undefined
    : t('The {0} contains a space, a line break or an invalid character: copy it again.', name);
}
