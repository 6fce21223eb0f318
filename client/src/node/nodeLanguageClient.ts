/**
 * The language client of a Node extension host: the server is a process of its own, reached over IPC.
 */

import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

/** Makes the client for the server program at a path. Its id leads to the setting `ciJob.trace.server`. */
export function createNodeLanguageClient(module: string, options: LanguageClientOptions): BaseLanguageClient {
  const run = { module, transport: TransportKind.ipc };
  return new LanguageClient(
    'ciJob',
    'CI Job Request',
    { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } } },
    options,
  );
}
