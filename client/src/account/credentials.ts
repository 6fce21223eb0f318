/**
 * Finds and keeps credentials. Kept are they in the secret storage of the editor, by target, and nowhere else.
 * When the storage does not work they are kept in memory for this window, and the user is notified.
 */

import { text } from '../../../l10n/language';
import { t } from '../../../l10n/processLanguage';
import type { Credentials } from '../../api/ciTypes';
import type { Result } from '../../api/result';
import { createEventEmitter, type Disposable, type EventEmitter } from '../eventEmitter';
import type { CredentialProblem, CredentialSource, FoundCredentials } from '../submit/submitTypes';
import type { CredentialFileKind, FileCredentials } from './profiles/credentialFormats';
import { isExpired } from './profiles/expiry';
import type { Profile } from './profiles/profile';
import type { CredentialScope } from './target';

/** Where secrets are kept. `vscode.SecretStorage` fits. */
export interface SecretStorage {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
}

/** What the store needs. */
export interface CredentialDependencies {
  readonly secrets: SecretStorage;
  /** Credentials of the environment that the editor was started in. */
  readonly environment: () => Credentials | undefined;
  /** What another tool keeps in the home folder; the failure is a sentence. */
  readonly readFile: (
    kind: CredentialFileKind,
    tccliProfile: string,
  ) => Promise<Result<FileCredentials, string>>;
  /** The profile of this name, as the settings have it now. */
  readonly profile: (name: string) => Profile | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The storage failed; called with the failure, which names no secret. */
  readonly storageFailed: (operation: string, error: unknown) => void;
}

type Kept = FileCredentials;

/** Finds, keeps and forgets credentials. */
export class CredentialStore implements CredentialSource {
  readonly #dependencies: CredentialDependencies;
  readonly #memory = new Map<CredentialScope, Kept>();
  readonly #sandbox = new Map<CredentialScope, Credentials>();
  /** Where sandboxes of this window have run: what listens there now is not known. */
  readonly #endedSandboxes = new Set<CredentialScope>();
  readonly #problems = new Map<CredentialScope, CredentialProblem>();
  readonly #wasSet: EventEmitter<CredentialScope> = createEventEmitter();
  /** Whether the storage failed when it was last read. */
  #isUnreadable = false;

  constructor(dependencies: CredentialDependencies) {
    this.#dependencies = dependencies;
  }

  async find(scope: CredentialScope): Promise<FoundCredentials | undefined> {
    const found = await this.#findFor(scope);
    if (found === undefined && this.#isUnreadable && !this.#problems.has(scope)) {
      this.#problems.set(scope, { message: t(STORAGE_BROKEN), canBeSet: true });
    }
    return found;
  }

  /** Why the last `find` found none, when there is more to say than that. */
  problem(scope: CredentialScope): CredentialProblem | undefined {
    return this.#problems.get(scope);
  }

  async #findFor(scope: CredentialScope): Promise<FoundCredentials | undefined> {
    this.#problems.delete(scope);
    // First of all: ports are used again, and what was stored for another sandbox opens nothing here.
    const sandbox = this.#sandbox.get(scope);
    if (sandbox !== undefined) {
      return { credentials: sandbox, source: 'sandbox' };
    }
    const profile = profileOf(scope, this.#dependencies);
    switch (profile?.credentials) {
      case 'environment':
        return this.#findInEnvironment(scope);
      case 'coscli':
      case 'coscmd':
      case 'tccli':
        return this.#findInFile(scope, profile.credentials, profile.tccliProfile);
      case 'stored':
        return this.#findKept(scope, scope);
      default:
        return this.#findAnywhere(scope);
    }
  }

  /** Keeps credentials; `memory` means that the storage failed and they are gone with this window. */
  async set(
    scope: CredentialScope,
    credentials: Credentials,
    expiresAtMs?: number,
  ): Promise<'stored' | 'memory'> {
    const place = await this.#keep(scope, credentials, expiresAtMs);
    this.#wasSet.send(scope);
    return place;
  }

  /** Hears of each scope whose credentials were set. */
  onDidSet(listener: (scope: CredentialScope) => void): Disposable {
    return this.#wasSet.listen(listener);
  }

  async #keep(
    scope: CredentialScope,
    credentials: Credentials,
    expiresAtMs: number | undefined,
  ): Promise<'stored' | 'memory'> {
    const { secretId, secretKey, securityToken } = credentials;
    try {
      await this.#dependencies.secrets.store(
        keyOf(scope),
        JSON.stringify({ secretId, secretKey, securityToken, expiresAtMs }),
      );
      this.#memory.delete(scope);
      return 'stored';
    } catch (error) {
      this.#dependencies.storageFailed('store', error);
      this.#memory.set(scope, { credentials, expiresAtMs });
      return 'memory';
    }
  }

  /** Forgets the credentials of a scope; false when the storage did not let go of them. */
  async clear(scope: CredentialScope): Promise<boolean> {
    this.#memory.delete(scope);
    try {
      await this.#dependencies.secrets.delete(keyOf(scope));
      return true;
    } catch (error) {
      this.#dependencies.storageFailed('delete', error);
      return false;
    }
  }

  /** Credentials that live as long as a sandbox of this window; undefined ends them. */
  useForSandbox(scope: CredentialScope, credentials: Credentials | undefined): void {
    if (credentials === undefined) {
      this.#sandbox.delete(scope);
      this.#endedSandboxes.add(scope);
    } else {
      this.#sandbox.set(scope, credentials);
      this.#endedSandboxes.delete(scope);
    }
  }

  async #findAnywhere(scope: CredentialScope): Promise<FoundCredentials | undefined> {
    const own = await this.#findKept(scope, scope);
    if (own !== undefined || this.#problems.has(scope)) {
      return own;
    }
    if (this.#endedSandboxes.has(scope)) {
      this.#problems.set(scope, { message: t('The sandbox at this address has stopped.'), canBeSet: true });
      return undefined;
    }
    const shared = scope.startsWith('profile:') ? await this.#findKept('service', scope) : undefined;
    return shared ?? (this.#problems.has(scope) ? undefined : this.#findInEnvironment(scope));
  }

  /** What is kept under one scope; a problem with it is noted for the scope that was asked for. */
  async #findKept(scope: CredentialScope, askedFor: CredentialScope): Promise<FoundCredentials | undefined> {
    const inMemory = this.#memory.get(scope);
    const kept = inMemory ?? (await this.#read(scope));
    return kept === undefined
      ? undefined
      : this.#valid(askedFor, kept, inMemory === undefined ? 'stored' : 'memory', true);
  }

  #findInEnvironment(scope: CredentialScope): FoundCredentials | undefined {
    const credentials = this.#dependencies.environment();
    if (credentials === undefined && scope.startsWith('profile:')) {
      this.#problems.set(scope, { message: t(NO_ENVIRONMENT), canBeSet: true });
    }
    return credentials === undefined ? undefined : { credentials, source: 'environment' };
  }

  async #findInFile(
    scope: CredentialScope,
    kind: CredentialFileKind,
    tccliProfile: string,
  ): Promise<FoundCredentials | undefined> {
    const read = await this.#dependencies.readFile(kind, tccliProfile);
    if (!read.ok) {
      this.#problems.set(scope, { message: read.error, canBeSet: false });
      return undefined;
    }
    return this.#valid(scope, read.value, kind, false);
  }

  #valid(
    scope: CredentialScope,
    { credentials, expiresAtMs }: Kept,
    source: FoundCredentials['source'],
    canBeSet: boolean,
  ): FoundCredentials | undefined {
    if (isExpired(expiresAtMs, this.#dependencies.now())) {
      const since = new Date(expiresAtMs ?? 0).toISOString();
      this.#problems.set(scope, { message: t('The temporary credentials expired at {0}.', since), canBeSet });
      return undefined;
    }
    return { credentials, source, ...(expiresAtMs === undefined ? {} : { expiresAtMs }) };
  }

  async #read(scope: CredentialScope): Promise<Kept | undefined> {
    try {
      const kept = await this.#dependencies.secrets.get(keyOf(scope));
      this.#isUnreadable = false;
      return parseKept(kept);
    } catch (error) {
      this.#dependencies.storageFailed('read', error);
      this.#isUnreadable = true;
      return undefined;
    }
  }
}

const STORAGE_BROKEN = text(
  'The secret storage of the editor is not available, so stored credentials cannot be read. Credentials that you set now are kept until this window is closed.',
);
const NO_ENVIRONMENT = text(
  'No credentials are set, and the environment of the editor does not have `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`.',
);

function profileOf(scope: CredentialScope, { profile }: CredentialDependencies): Profile | undefined {
  return scope.startsWith('profile:') ? profile(scope.slice('profile:'.length)) : undefined;
}

function keyOf(scope: CredentialScope): string {
  return `ciJob.credentials:${scope}`;
}

function parseKept(text: string | undefined): Kept | undefined {
  const value = text === undefined ? undefined : readJson(text);
  if (typeof value !== 'object' || value === null || !('secretId' in value) || !('secretKey' in value)) {
    return undefined;
  }
  const { secretId, secretKey } = value;
  const securityToken = 'securityToken' in value ? value.securityToken : undefined;
  const expiresAtMs = 'expiresAtMs' in value ? value.expiresAtMs : undefined;
  if (typeof secretId !== 'string' || typeof secretKey !== 'string') {
    return undefined;
  }
  const credentials = {
    secretId,
    secretKey,
    ...(typeof securityToken === 'string' ? { securityToken } : {}),
  };
  return { credentials, expiresAtMs: typeof expiresAtMs === 'number' ? expiresAtMs : undefined };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The message of a parse error quotes the text, which is secret: whatever it is, it is no key.
    return undefined;
  }
}
