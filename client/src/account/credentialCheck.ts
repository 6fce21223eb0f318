/**
 * What can be said about a SecretId or SecretKey by looking at it, before it is kept. No sentence quotes it.
 */
import { t } from '../../../l10n/processLanguage';

/** Which of the two, or the token of temporary credentials. */
export type SecretKind = 'SecretId' | 'SecretKey' | 'token of temporary credentials';

/** Real ones are longer; this only notices a slip such as a key that was copied in part. */
const SHORTEST = 16;

/** What is wrong with a secret as it was typed, in a sentence; undefined when it can be kept. */
export function checkSecret(kind: SecretKind, typed: string, secretId?: string): string | undefined {
  const text = typed.trim();
  if (text === '') {
    return kind === 'token of temporary credentials'
      ? undefined
      : t('The {0} is empty: paste it from the console.', kind);
  }
  if (!/^[\x21-\x7e]+$/.test(text)) {
    return t('The {0} contains a space or an invalid character: copy it again.', t(kind));
  }
  if (text.length < SHORTEST) {
    return t(
      'The {0} is too short: it must have at least {1} characters. Copy all of it.',
      t(kind),
      SHORTEST,
    );
  }
  if (kind === 'SecretKey' && (text === secretId || /^[AI]KID/.test(text))) {
    return t('This is a SecretId. The SecretKey is the other value, which the console shows only once.');
  }
  if (kind === 'SecretId' && !/^[A-Za-z0-9_-]+$/.test(text)) {
    return t('This is not a SecretId: it must be letters and digits and start with AKID or IKID.');
  }
  return undefined;
}
