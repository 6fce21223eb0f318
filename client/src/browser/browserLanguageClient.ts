/**
 * The language client of a web extension host: the server is a worker beside it.
 */

import type { Uri } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { LanguageClient } from 'vscode-languageclient/browser';

/**
 * Starts the server's worker and makes the client for it; rejects with why its program could not be read.
 * The client's id leads to the setting `ciJob.trace.server`.
 */
export async function createBrowserLanguageClient(
  program: Uri,
  options: LanguageClientOptions,
): Promise<BaseLanguageClient> {
  return new LanguageClient('ciJob', 'CI Job Request', await startWorker(program), options);
}

async function startWorker(program: Uri): Promise<Worker> {
  const address = program.toString(true);
  if (program.scheme !== 'vscode-remote') {
    return new Worker(address);
  }
  // The page of a remote machine's editor reads the file there, but starts no worker from its address.
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`the server's program could not be read (HTTP ${response.status})`);
  }
  const source = new Blob([await response.text()], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(source));
}
