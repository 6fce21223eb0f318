/**
 * `ciJob.setCredentials`, `ciJob.clearCredentials`: for where jobs of the active document go now.
 */

import type { Credentials } from '../../api/ciTypes';
import { maskSecretId } from '../../api/credentials';
import { checkSecret, type SecretKind } from '../credentialCheck';
import type { Parts } from '../parts';
import { activeDocumentUri } from '../requestDocuments';
import { type CredentialScope, credentialScope } from '../target';
import { showNotice, type UserInterface } from '../ui';

type CredentialParts = Pick<Parts, 'ui' | 'settings' | 'credentials'>;

/** Makes `ciJob.setCredentials`. */
export function setCredentialsCommand(parts: CredentialParts): () => Promise<void> {
  return async () => {
    const scope = currentScope(parts);
    const typed = await promptCredentials(parts.ui, nameOf(scope));
    if (typed === undefined) {
      return;
    }
    const kept = await parts.credentials.set(scope, typed);
    const who = `The credentials ${maskSecretId(typed.secretId)} for ${nameOf(scope)}`;
    void showNotice(
      parts.ui,
      kept === 'stored'
        ? { severity: 'information', message: `${who} are in the secret storage of the editor.`, buttons: [] }
        : {
            severity: 'warning',
            message: `${who} are kept until this window is closed, because the secret storage of the editor does not work.`,
            buttons: [{ label: 'Show Log', action: { kind: 'showLog' } }],
          },
    );
  };
}

/** Makes `ciJob.clearCredentials`. */
export function clearCredentialsCommand(parts: CredentialParts): () => Promise<void> {
  return async () => {
    const scope = currentScope(parts);
    const isGone = await parts.credentials.clear(scope);
    const left = await parts.credentials.find(scope);
    const rest =
      left?.source === 'environment'
        ? ' Those of the environment that the editor was started in remain.'
        : '';
    void showNotice(
      parts.ui,
      isGone
        ? {
            severity: 'information',
            message: `The credentials for ${nameOf(scope)} are forgotten.${rest}`,
            buttons: [],
          }
        : {
            severity: 'error',
            message: `The secret storage of the editor did not let go of the credentials for ${nameOf(scope)}. Try again, or remove them in the keychain of your system.`,
            buttons: [{ label: 'Show Log', action: { kind: 'showLog' } }],
          },
    );
  };
}

function currentScope({ settings }: CredentialParts): CredentialScope {
  return credentialScope(settings.current(activeDocumentUri()));
}

function nameOf(scope: CredentialScope): string {
  if (scope === 'service') {
    return 'Tencent Cloud';
  }
  return scope.startsWith('profile:')
    ? `the profile \`${scope.slice('profile:'.length)}\``
    : `the sandbox at ${scope}`;
}

async function promptCredentials(ui: UserInterface, where: string): Promise<Credentials | undefined> {
  const secretId = await askSecret(ui, 'SecretId', `SecretId for ${where} (1 of 3)`);
  if (secretId === undefined) {
    return undefined;
  }
  const secretKey = await askSecret(ui, 'SecretKey', 'SecretKey (2 of 3)', secretId);
  if (secretKey === undefined) {
    return undefined;
  }
  const securityToken = await askSecret(ui, 'security token', 'Security token (3 of 3)');
  if (securityToken === undefined) {
    return undefined;
  }
  return { secretId, secretKey, ...(securityToken === '' ? {} : { securityToken }) };
}

const prompts: Readonly<Record<SecretKind, string>> = {
  SecretId: 'From the console: Access Management, API Keys. It starts with AKID.',
  SecretKey: 'The console shows it once, when the key is made.',
  'security token': 'Only temporary credentials have one. Leave it empty for a permanent key.',
};

async function askSecret(
  ui: UserInterface,
  kind: SecretKind,
  title: string,
  secretId?: string,
): Promise<string | undefined> {
  const typed = await ui.askText({
    title,
    prompt: prompts[kind],
    secret: true,
    validate: (text) => checkSecret(kind, text, secretId),
  });
  return typed?.trim();
}
