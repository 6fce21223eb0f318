/**
 * Keeps credentials: in the secret storage of the editor, by target, and nowhere else.
 * When the storage does not work they are kept in memory for this window, and the person is told.
 */

import type { Credentials } from '../api/ciTypes';
import type { CredentialSource, FoundCredentials } from './submit/submitTypes';
import type { CredentialScope } from './target';

/** Where secrets are kept. `vscode.SecretStorage` fits. */
export interface SecretStorage {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
}

/** What the store needs. */
export interface CredentialPorts {
  readonly secrets: SecretStorage;
  /** Credentials of the environment that the editor was started in. */
  readonly environment: () => Credentials | undefined;
  /** The storage failed; called with the failure, which names no secret. */
  readonly storageFailed: (operation: string, error: unknown) => void;
}

/** Finds, keeps and forgets credentials. */
export class CredentialStore implements CredentialSource {
  private readonly memory = new Map<CredentialScope, Credentials>();
  private readonly sandbox = new Map<CredentialScope, Credentials>();

  constructor(private readonly ports: CredentialPorts) {}

  async find(scope: CredentialScope): Promise<FoundCredentials | undefined> {
    // First of all: ports are used again, and what was stored for another sandbox opens nothing here.
    const sandbox = this.sandbox.get(scope);
    if (sandbox !== undefined) {
      return { credentials: sandbox, source: 'sandbox' };
    }
    const inMemory = this.memory.get(scope);
    if (inMemory !== undefined) {
      return { credentials: inMemory, source: 'memory' };
    }
    const stored = await this.read(scope);
    if (stored !== undefined) {
      return { credentials: stored, source: 'stored' };
    }
    const environment = this.ports.environment();
    return environment === undefined ? undefined : { credentials: environment, source: 'environment' };
  }

  /** Keeps credentials; `memory` means that the storage failed and they are gone with this window. */
  async set(scope: CredentialScope, credentials: Credentials): Promise<'stored' | 'memory'> {
    try {
      await this.ports.secrets.store(keyOf(scope), JSON.stringify(credentials));
      this.memory.delete(scope);
      return 'stored';
    } catch (error) {
      this.ports.storageFailed('store', error);
      this.memory.set(scope, credentials);
      return 'memory';
    }
  }

  /** Forgets the credentials of a scope; false when the storage did not let go of them. */
  async clear(scope: CredentialScope): Promise<boolean> {
    this.memory.delete(scope);
    try {
      await this.ports.secrets.delete(keyOf(scope));
      return true;
    } catch (error) {
      this.ports.storageFailed('delete', error);
      return false;
    }
  }

  /** Credentials that live as long as a sandbox of this window; undefined ends them. */
  useForSandbox(scope: CredentialScope, credentials: Credentials | undefined): void {
    if (credentials === undefined) {
      this.sandbox.delete(scope);
    } else {
      this.sandbox.set(scope, credentials);
    }
  }

  private async read(scope: CredentialScope): Promise<Credentials | undefined> {
    try {
      return parseCredentials(await this.ports.secrets.get(keyOf(scope)));
    } catch (error) {
      this.ports.storageFailed('read', error);
      return undefined;
    }
  }
}

function keyOf(scope: CredentialScope): string {
  return `ciJob.credentials:${scope}`;
}

function parseCredentials(text: string | undefined): Credentials | undefined {
  const value = text === undefined ? undefined : readJson(text);
  if (typeof value !== 'object' || value === null || !('secretId' in value) || !('secretKey' in value)) {
    return undefined;
  }
  const { secretId, secretKey } = value;
  const securityToken = 'securityToken' in value ? value.securityToken : undefined;
  if (typeof secretId !== 'string' || typeof secretKey !== 'string') {
    return undefined;
  }
  return { secretId, secretKey, ...(typeof securityToken === 'string' ? { securityToken } : {}) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The message of a parse error quotes the text, which is secret: whatever it is, it is no key.
    return undefined;
  }
}
