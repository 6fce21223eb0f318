/**
 * What differs between kinds of extension hosts, as an interface.
 */

import type { Credentials } from '../api/ciTypes';
import type { CreateLanguageClient } from './languageServer';
import type { RunningSandbox } from './node/sandboxProcess';

/** Given by the entry of the extension. */
export interface ExtensionHost {
  readonly createLanguageClient: CreateLanguageClient;
  /** Credentials of the environment that the editor was started in. */
  readonly environmentCredentials: () => Credentials | undefined;
  /** Starts a sandbox for this window; rejects with a sentence when it cannot. */
  readonly startSandbox: (log: (line: string) => void) => Promise<RunningSandbox>;
  /** Resolves after `ms` milliseconds, earlier with a rejection when the signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}
