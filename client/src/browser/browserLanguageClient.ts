/**
 * The language client of a web extension host: the server is a worker beside it.
 */

import type { Uri } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { LanguageClient } from 'vscode-languageclient/browser';

/** Makes the client for the server's worker at an address. Its id leads to the setting `ciJob.trace.server`. */
export function createBrowserLanguageClient(worker: Uri, options: LanguageClientOptions): BaseLanguageClient {
  // Started with the client, and ended by it.
  const start = async (): Promise<Worker> => new Worker(worker.toString(true));
  return new LanguageClient('ciJob', 'CI Job Request', start, options);
}
