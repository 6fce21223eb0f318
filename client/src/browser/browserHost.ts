/**
 * What the extension takes from a web extension host. What needs a machine is answered by what to do instead.
 */

import * as vscode from 'vscode';
import { text } from '../../../l10n/language';
import { t } from '../../../l10n/processLanguage';
import { failure } from '../../api/result';
import { fetchTransport } from '../../api/transport';
import type { ExtensionHost } from '../extensionHost';
import { storedFiles } from './storedFiles';
import { createStoredHistory } from './storedHistory';
import { createStoredRecords } from './storedRecords';

/** The host whose programs are in `out/` under the extension's address. */
export function createBrowserHost(extensionUri: vscode.Uri): ExtensionHost {
  return {
    // A page has none.
    environmentCredentials: () => undefined,
    async createLanguageClient(options) {
      // The library is the larger part of the bundle and not needed before a request is opened.
      const { createBrowserLanguageClient } = await import('./browserLanguageClient');
      return createBrowserLanguageClient(
        vscode.Uri.joinPath(extensionUri, 'out', 'serverWorker.js'),
        options,
      );
    },
    transport: fetchTransport,
    describeProxy: () => 'left to the browser',
    startSandbox: () => Promise.reject(new Error(t(NO_SANDBOX))),
    readCredentialFile: async (kind) => failure(noFile(kind)),
    openHistory: (folder) => createStoredHistory(storedFiles(folder), newId),
    openRecords: (folder) => createStoredRecords(storedFiles(folder), newId),
    // No page can see whether another one still runs.
    sender: { id: newId(), hasEnded: () => undefined },
    mayRepeatRequests: true,
    newId,
    platform: 'web extension host',
  };
}

const NO_SANDBOX = text(
  'A browser cannot start programs. Start the sandbox in a terminal with `ci-job sandbox --cors --port 8080` and set `ciJob.endpoint` to the address that it prints.',
);

function noFile(tool: string): string {
  return t(
    'The credentials of {0} cannot be read: in a browser the editor has no access to your home folder. Choose another source of credentials for this profile.',
    tool,
  );
}

/** Not `crypto.randomUUID`: pages over plain `http` lack it. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
