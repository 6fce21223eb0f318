/**
 * `ciJob.setCredentials`, `ciJob.clearCredentials`: for where jobs of the active document go now.
 */

import { text } from '../../../l10n/language';
import { t } from '../../../l10n/processLanguage';
import type { Credentials } from '../../api/ciTypes';
import { maskSecretId } from '../../api/credentials';
import type { Services } from '../services';
import { sourceNames } from '../submit/submitMessages';
import { type Notice, showNotice, type UserInterface } from '../ui';
import { checkSecret, type SecretKind } from './credentialCheck';
import { checkExpiry, parseExpiry } from './profiles/expiry';
import type { Profile } from './profiles/profile';
import { type CredentialScope, credentialScope } from './target';

type CredentialServices = Pick<Services, 'ui' | 'credentials' | 'activeDocumentUri'> & {
  readonly settings: Pick<Services['settings'], 'current' | 'profile'>;
};

/** Makes `ciJob.setCredentials`. */
export function setCredentialsCommand(services: CredentialServices): () => Promise<void> {
  return () => setCredentialsFor(services, currentScope(services));
}

/** Asks for the credentials of a scope, which need not be the one that is in use. */
export async function setCredentialsFor(services: CredentialServices, scope: CredentialScope): Promise<void> {
  const elsewhere = scope.startsWith('profile:')
    ? services.settings.profile(scope.slice('profile:'.length))
    : undefined;
  if (elsewhere !== undefined && elsewhere.credentials !== 'auto' && elsewhere.credentials !== 'stored') {
    void showNotice(services.ui, elsewhereNotice(elsewhere));
    return;
  }
  const typed = await promptCredentials(services.ui, nameOf(scope));
  if (typed === undefined) {
    return;
  }
  const { credentials, expiresAtMs } = typed;
  const kept = await services.credentials.set(scope, credentials, expiresAtMs);
  const who = t('The credentials {0} for {1}', maskSecretId(credentials.secretId), nameOf(scope));
  void showNotice(
    services.ui,
    kept === 'stored'
      ? {
          severity: 'information',
          message: t('{0} are in the secret storage of the editor.', who),
          buttons: [],
        }
      : {
          severity: 'warning',
          message: t(
            '{0} are kept until this window is closed, because the secret storage of the editor is not available.',
            who,
          ),
          buttons: [{ label: text('Show Log'), action: { kind: 'showLog' } }],
        },
  );
}

/** Makes `ciJob.clearCredentials`. */
export function clearCredentialsCommand(services: CredentialServices): () => Promise<void> {
  return async () => {
    const scope = currentScope(services);
    const isGone = await services.credentials.clear(scope);
    const left = await services.credentials.find(scope);
    const rest =
      left === undefined ? '' : t(' Other credentials are now used: {0}.', t(sourceNames[left.source]));
    void showNotice(
      services.ui,
      isGone
        ? {
            severity: 'information',
            message: t('The credentials for {0} were cleared.{1}', nameOf(scope), rest),
            buttons: [],
          }
        : {
            severity: 'error',
            message: t(
              'The credentials for {0} could not be deleted from the secret storage of the editor. Try again, or remove them in the keychain of your system.',
              nameOf(scope),
            ),
            buttons: [{ label: text('Show Log'), action: { kind: 'showLog' } }],
          },
    );
  };
}

/** The scope of where jobs of the active document go now. */
function currentScope({ settings, activeDocumentUri }: CredentialServices): CredentialScope {
  return credentialScope(settings.current(activeDocumentUri()));
}

function nameOf(scope: CredentialScope): string {
  if (scope === 'service') {
    return t('Tencent Cloud');
  }
  return scope.startsWith('profile:')
    ? t('the profile `{0}`', scope.slice('profile:'.length))
    : t('the sandbox at {0}', scope);
}

function elsewhereNotice({ name, credentials }: Profile): Notice {
  return {
    severity: 'information',
    message: t(
      'The profile `{0}` uses credentials from {1}: credentials that are set here would not be used. Change `credentials` of the profile to `stored` first.',
      name,
      credentials,
    ),
    buttons: [{ label: text('Open Settings'), action: { kind: 'openSettings' } }],
  };
}

interface TypedCredentials {
  readonly credentials: Credentials;
  readonly expiresAtMs: number | undefined;
}

async function promptCredentials(ui: UserInterface, where: string): Promise<TypedCredentials | undefined> {
  const secretId = await askSecret(ui, 'SecretId', t('SecretId for {0} (1 of 3)', where));
  if (secretId === undefined) {
    return undefined;
  }
  const secretKey = await askSecret(ui, 'SecretKey', t('SecretKey (2 of 3)'), secretId);
  if (secretKey === undefined) {
    return undefined;
  }
  const securityToken = await askSecret(
    ui,
    'token of temporary credentials',
    t('Token of temporary credentials (3 of 3)'),
  );
  if (securityToken === undefined) {
    return undefined;
  }
  if (securityToken === '') {
    return { credentials: { secretId, secretKey }, expiresAtMs: undefined };
  }
  const expiry = await ui.askText({
    title: t('When do they expire?'),
    prompt: t(
      'For example `2h` from now, or `2026-01-31T12:00:00+08:00`. Leave it empty if you do not know.',
    ),
    validate: (text) => checkExpiry(text, Date.now()),
  });
  return expiry === undefined
    ? undefined
    : { credentials: { secretId, secretKey, securityToken }, expiresAtMs: parseExpiry(expiry, Date.now()) };
}

const prompts: Readonly<Record<SecretKind, string>> = {
  SecretId: text('From the console: Access Management, API Keys. It starts with AKID.'),
  SecretKey: text('The console shows it only once, when the key is created.'),
  'token of temporary credentials': text(
    'Only temporary credentials have one. Leave it empty for a permanent key.',
  ),
};

async function askSecret(
  ui: UserInterface,
  kind: SecretKind,
  title: string,
  secretId?: string,
): Promise<string | undefined> {
  const typed = await ui.askText({
    title,
    prompt: t(prompts[kind]),
    secret: true,
    validate: (text) => checkSecret(kind, text, secretId),
  });
  return typed?.trim();
}
