/**
 * The entry of the extension: makes the parts, connects them and registers the commands. Nothing is decided here.
 */

import * as vscode from 'vscode';
import { createCiClient } from '../api/ciClient';
import { registerAutoCloseTags } from './autoCloseTags';
import { ClientSettings } from './clientSettings';
import { clearCredentialsCommand, setCredentialsCommand } from './commands/credentialCommands';
import { copyAsCurlCommand, dryRunCommand } from './commands/dryRun';
import { explainAuthorizationCommand } from './commands/explainAuthorization';
import { cancelJobCommand, describeJobCommand, showJobCommand } from './commands/jobCommands';
import { jobListCommands } from './commands/jobListCommands';
import { newRequestCommand } from './commands/newRequest';
import { switchProfileCommand } from './commands/profileCommands';
import { SandboxCommands } from './commands/sandboxCommands';
import { submitJobCommand } from './commands/submitJob';
import { testCredentialsCommand } from './commands/testCredentials';
import { CredentialStore } from './credentials';
import type { ExtensionHost } from './extensionHost';
import { JobStatusItem } from './jobs/jobStatusItem';
import { JobStore } from './jobs/jobStore';
import { JobsDetailDocuments } from './jobs/jobsDetailDocument';
import { JobsView } from './jobs/jobsView';
import { JobWatcher } from './jobs/jobWatcher';
import { resumeJobs, timerClock } from './jobs/resumeJobs';
import { VirtualDocuments } from './jobs/virtualDocuments';
import { watcherPorts } from './jobs/watcherPorts';
import { LanguageDetection } from './languageDetection';
import { LanguageServer } from './languageServer';
import { createNodeHost } from './node/nodeHost';
import type { Parts } from './parts';
import { RequestCodeLenses } from './requestCodeLens';
import { SessionClocks } from './sessionClocks';
import { clientTarget } from './target';
import { TargetStatusItem } from './targetStatusItem';
import { showNotice } from './ui';
import { createVscodeUi } from './vscodeUi';

let server: LanguageServer | undefined;

/** Makes every command available; the language server starts with the first request that is open. */
export function activate(context: vscode.ExtensionContext): void {
  const parts = createParts(context, createNodeHost(context.extensionPath));
  server = parts.server;
  const { workspaceState, subscriptions } = context;
  const sandbox = new SandboxCommands(parts);
  const view = new JobsView(parts.jobs);
  subscriptions.push(
    sandbox,
    view,
    ...registerCommands(parts, sandbox, view),
    registerAutoCloseTags(parts.server, parts.settings),
    new LanguageDetection({ ...parts, workspaceState }),
    new RequestCodeLenses(),
    new TargetStatusItem(parts.settings),
    new JobStatusItem(parts.jobs),
    resumeJobs(parts),
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
  const settings = new ClientSettings(context.workspaceState);
  const credentials = new CredentialStore({
    secrets: context.secrets,
    environment: host.environmentCredentials,
    readFile: host.readCredentialFile,
    profile: (name) => settings.profile(name),
    now: Date.now,
    storageFailed: (operation, error) => logFailure(`secret storage, ${operation}`)(error),
  });
  const ui = createVscodeUi(log, () => setCredentialsCommand({ ui, settings, credentials })());
  const jobs = new JobStore({
    history: host.openHistory(historyFolder(context)),
    now: Date.now,
    newId: host.newId,
    reportFailure: logFailure('keeping jobs'),
  });
  const clocks = new SessionClocks(Date.now, (message) => {
    log.warn(message);
    void showNotice(ui, { severity: 'warning', message, buttons: [] });
  });
  const createClient: Parts['createClient'] = (target, owner) =>
    clocks.correct(target.endpoint ?? 'service', (now) =>
      createCiClient({ ...clientTarget(target), credentials: owner, now }),
    );
  const watcher = new JobWatcher(
    watcherPorts({ ui, jobs, clock: timerClock, credentials, createClient, logFailure }),
  );
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
    createClient,
    startSandbox: () => host.startSandbox((line) => log.info(`sandbox: ${line}`)),
  };
}

function registerCommands(
  parts: Parts,
  sandbox: SandboxCommands,
  view: JobsView,
): readonly vscode.Disposable[] {
  const isTrusted = (): boolean => vscode.workspace.isTrusted;
  const commands: Readonly<Record<string, (argument?: unknown) => unknown>> = {
    'ciJob.submit': submitJobCommand(parts, isTrusted),
    'ciJob.dryRun': dryRunCommand(parts),
    'ciJob.copyAsCurl': copyAsCurlCommand(parts),
    'ciJob.explainAuthorization': explainAuthorizationCommand(parts),
    'ciJob.describe': describeJobCommand(parts, isTrusted),
    'ciJob.cancel': cancelJobCommand(parts, isTrusted),
    'ciJob.showJob': showJobCommand(parts, isTrusted),
    'ciJob.newRequest': newRequestCommand(parts),
    'ciJob.setCredentials': setCredentialsCommand(parts),
    'ciJob.clearCredentials': clearCredentialsCommand(parts),
    'ciJob.testCredentials': testCredentialsCommand(parts, isTrusted),
    'ciJob.switchProfile': switchProfileCommand(parts),
    'ciJob.startSandbox': () => sandbox.start(),
    'ciJob.stopSandbox': () => sandbox.stop(),
    ...jobListCommands(parts, view, isTrusted),
  };
  return Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run));
}

/** Jobs of a workspace stay with it; those of a window without one are shared by all such windows. */
function historyFolder({ storageUri, globalStorageUri }: vscode.ExtensionContext): string {
  return vscode.Uri.joinPath(storageUri ?? globalStorageUri, 'jobs').fsPath;
}

/** Other XML must not cost a process: detection reads first lines itself. */
function startWithFirstRequest(languageServer: LanguageServer): vscode.Disposable {
  const startFor = ({ languageId }: vscode.TextDocument): void => {
    if (languageId === 'ci-job') {
      // A server that cannot start is in the log; commands that need it say so.
      languageServer.start().catch(() => undefined);
    }
  };
  vscode.workspace.textDocuments.forEach(startFor);
  return vscode.workspace.onDidOpenTextDocument(startFor);
}
