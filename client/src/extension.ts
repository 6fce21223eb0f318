/**
 * The entry of the extension: makes the parts, connects them and registers the commands. Nothing is decided here.
 */

import * as vscode from 'vscode';
import { createCiClient } from '../api/ciClient';
import { registerAutoCloseTags } from './autoCloseTags';
import { ClientSettings } from './clientSettings';
import { clearCredentialsCommand, setCredentialsCommand } from './commands/credentialCommands';
import { dryRunCommand } from './commands/dryRun';
import { cancelJobCommand, describeJobCommand, showJobCommand } from './commands/jobCommands';
import { newRequestCommand } from './commands/newRequest';
import { SandboxCommands } from './commands/sandboxCommands';
import { submitJobCommand } from './commands/submitJob';
import { CredentialStore } from './credentials';
import type { ExtensionHost } from './extensionHost';
import { JobStatusItem } from './jobs/jobStatusItem';
import { JobStore } from './jobs/jobStore';
import { JobsDetailDocuments } from './jobs/jobsDetailDocument';
import { JobWatcher } from './jobs/jobWatcher';
import { VirtualDocuments } from './jobs/virtualDocuments';
import { watcherPorts } from './jobs/watcherPorts';
import { LanguageDetection } from './languageDetection';
import { LanguageServer, SERVED_DOCUMENTS } from './languageServer';
import { createNodeHost } from './node/nodeHost';
import type { Parts } from './parts';
import { registerPasteAsRequest } from './paste/pasteAsRequest';
import { RequestCodeLenses } from './requestCodeLens';
import { clientTarget } from './target';
import { TargetStatusItem } from './targetStatusItem';
import { createVscodeUi } from './vscodeUi';
import { WorkspaceCheck } from './workspaceCheck/checkAllRequests';

let server: LanguageServer | undefined;

/** Makes every command available; the language server starts with the first request that is open. */
export function activate(context: vscode.ExtensionContext): void {
  const parts = createParts(context, createNodeHost(context.extensionPath));
  server = parts.server;
  const { workspaceState, subscriptions } = context;
  const sandbox = new SandboxCommands(parts);
  const workspaceCheck = new WorkspaceCheck(parts);
  subscriptions.push(
    sandbox,
    workspaceCheck,
    vscode.commands.registerCommand('ciJob.checkAllRequests', () => workspaceCheck.run()),
    ...registerCommands(parts, sandbox),
    registerAutoCloseTags(parts.server, parts.settings),
    registerPasteAsRequest(),
    new LanguageDetection({ ...parts, workspaceState }),
    new RequestCodeLenses(),
    new TargetStatusItem(parts.settings),
    new JobStatusItem(parts.jobs),
    startWithFirstRequest(parts.server),
  );
}

/** Ends the language server. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}

function createParts(context: vscode.ExtensionContext, host: ExtensionHost): Parts {
  const log = vscode.window.createOutputChannel('CI Job Request', { log: true });
  const logFailure =
    (operation: string) =>
    (error: unknown): void =>
      log.error(`${operation}: ${String(error)}`);
  const settings = new ClientSettings();
  const credentials = new CredentialStore({
    secrets: context.secrets,
    environment: host.environmentCredentials,
    storageFailed: (operation, error) => logFailure(`secret storage, ${operation}`)(error),
  });
  const ui = createVscodeUi(log, () => setCredentialsCommand({ ui, settings, credentials })());
  const jobs = new JobStore(context.workspaceState, Date.now, logFailure('keeping jobs'));
  const watcher = new JobWatcher(watcherPorts({ ui, jobs, sleep: host.sleep, logFailure }));
  const documents = new VirtualDocuments();
  const jobDocuments = new JobsDetailDocuments(documents, jobs);
  context.subscriptions.push(log, settings, jobs, watcher, documents, jobDocuments);
  return {
    ui,
    log,
    settings,
    credentials,
    jobs,
    watcher,
    documents,
    jobDocuments,
    server: new LanguageServer(host.createLanguageClient, log),
    createClient: (target, owner) => createCiClient({ ...clientTarget(target), credentials: owner }),
    startSandbox: () => host.startSandbox((line) => log.info(`sandbox: ${line}`)),
  };
}

function registerCommands(parts: Parts, sandbox: SandboxCommands): readonly vscode.Disposable[] {
  const isTrusted = (): boolean => vscode.workspace.isTrusted;
  const commands: Readonly<Record<string, (argument?: unknown) => unknown>> = {
    'ciJob.submit': submitJobCommand(parts, isTrusted),
    'ciJob.dryRun': dryRunCommand(parts),
    'ciJob.describe': describeJobCommand(parts, isTrusted),
    'ciJob.cancel': cancelJobCommand(parts, isTrusted),
    'ciJob.showJob': showJobCommand(parts, isTrusted),
    'ciJob.newRequest': newRequestCommand(parts),
    'ciJob.setCredentials': setCredentialsCommand(parts),
    'ciJob.clearCredentials': clearCredentialsCommand(parts),
    'ciJob.startSandbox': () => sandbox.start(),
    'ciJob.stopSandbox': () => sandbox.stop(),
  };
  return Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run));
}

/** Other XML must not cost a process: detection reads first lines itself. */
function startWithFirstRequest(languageServer: LanguageServer): vscode.Disposable {
  const startFor = (document: vscode.TextDocument): void => {
    if (vscode.languages.match(SERVED_DOCUMENTS, document) > 0) {
      // A server that cannot start is in the log; commands that need it say so.
      languageServer.start().catch(() => undefined);
    }
  };
  vscode.workspace.textDocuments.forEach(startFor);
  return vscode.workspace.onDidOpenTextDocument(startFor);
}
