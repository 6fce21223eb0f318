/**
 * What the extension takes from a Node extension host; another kind of host brings its own.
 */

import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describeProxy } from '../../api/node/describeProxy';
import { createEditorTransport } from '../../api/node/editorTransport';
import type { NetworkSettings } from '../../api/node/networkSettings';
import { createNodeTransport } from '../../api/node/nodeTransport';
import { createProcessSender, createRecordFolder } from '../../api/node/recordFolder';
import type { ExtensionHost } from '../extensionHost';
import { createCredentialFileReader } from './credentialFiles';
import { readEnvironmentCredentials } from './environmentCredentials';
import { createHistoryFolder } from './historyFolder';
import { startSandboxProcess } from './sandboxProcess';

/** The editor's settings of the network, and whether it runs where its user sits. */
export interface EditorNetwork {
  readonly settings: () => NetworkSettings;
  /** There the editor knows more than its settings say: the proxy of the system, a person to ask for a sign-in. */
  readonly isLocal: boolean;
}

/** The host whose programs are in `out/` under the extension's folder. */
export function createNodeHost(extensionPath: string, network: EditorNetwork): ExtensionHost {
  const program = (name: string): string => path.join(extensionPath, 'out', name);
  return {
    environmentCredentials: () => readEnvironmentCredentials(process.env),
    async createLanguageClient(options) {
      // A bundle of its own (`out/languageClient.js`): it is twice the rest, and not needed before a request is opened.
      // Loading it is work of some tens of milliseconds, which neither the activation nor other extensions wait for.
      await nextTurn();
      const { createNodeLanguageClient } = await import('./nodeLanguageClient');
      return createNodeLanguageClient(program('server.js'), options);
    },
    transport: createNodeTransport({
      settings: network.settings,
      environment: process.env,
      platform: network.isLocal ? createEditorTransport() : undefined,
    }),
    describeProxy: () => describeProxy(network.settings()),
    startSandbox: (log) => startSandboxProcess(program('sandbox.js'), log),
    readCredentialFile: createCredentialFileReader(os.homedir()),
    openHistory: ({ fsPath }) => createHistoryFolder(fsPath),
    openRecords: ({ fsPath }) => createRecordFolder(fsPath),
    sender: createProcessSender(),
    mayRepeatRequests: false,
    newId: randomUUID,
    platform: `${process.platform} ${process.arch}, Node ${process.version}`,
  };
}
