/**
 * Creates the services of the extension and passes them to each other.
 */

import * as vscode from 'vscode';
import { createCiClient } from '../api/ciClient';
import { createSubmissionLog, type SubmissionLog } from '../api/submissionLog';
import { ClockSkew } from './account/clockSkew';
import { setCredentialsFor } from './account/credentialCommands';
import { CredentialStore } from './account/credentials';
import { clientTarget, type Target } from './account/target';
import { ClientSettings } from './clientSettings';
import { activeDocumentUri } from './editing/requestDocuments';
import type { ExtensionHost } from './extensionHost';
import { JobStore } from './jobs/jobStore';
import { JobsDetailDocuments } from './jobs/jobsDetailDocument';
import { JobWatcher } from './jobs/jobWatcher';
import { timerClock } from './jobs/resumeJobs';
import { ServiceErrors } from './jobs/serviceErrors/serviceErrors';
import { VirtualDocuments } from './jobs/virtualDocuments';
import { watcherDependencies } from './jobs/watcherDependencies';
import { LanguageClientService } from './languageClientService';
import { RecordedLog } from './log/recordedLog';
import type { Services } from './services';
import { showNotice } from './ui';
import { createVscodeUi } from './vscodeUi';

/** Makes the services; those that end with the window are handed to the context. */
export function createServices(context: vscode.ExtensionContext, host: ExtensionHost): Services {
  const channel = vscode.window.createOutputChannel('CI Job Request', { log: true });
  const log = new RecordedLog(channel, Date.now);
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
  const ui = createVscodeUi(channel, (scope) =>
    setCredentialsFor({ ui, settings, credentials, activeDocumentUri }, scope),
  );
  const jobs = new JobStore({
    history: host.openHistory(historyFolder(context)),
    now: Date.now,
    newId: host.newId,
    reportFailure: logFailure('keeping jobs'),
  });
  const clocks = new ClockSkew(Date.now, (message) => {
    log.warn(message);
    void showNotice(ui, { severity: 'warning', message, buttons: [] });
  });
  const createClient = clientMaker(clocks, host);
  const watcher = new JobWatcher(
    watcherDependencies({ ui, jobs, clock: timerClock, credentials, createClient, logFailure }),
  );
  const documents = new VirtualDocuments();
  const server = new LanguageClientService(host.createLanguageClient, log, channel);
  const jobDocuments = new JobsDetailDocuments(documents, jobs, server);
  const serviceErrors = new ServiceErrors((document) => server.readElements(document), jobs);
  context.subscriptions.push(channel, settings, jobs, watcher, documents, jobDocuments, serviceErrors);
  return {
    ui,
    log,
    settings,
    credentials,
    jobs,
    watcher,
    documents,
    jobDocuments,
    serviceErrors,
    submissionLog: openSubmissionLog(context, host),
    submissionLogFailed: logFailure('keeping what was sent'),
    mayRepeatRequests: host.mayRepeatRequests,
    server,
    activeDocumentUri,
    createClient,
    serviceTime: (target, ms) => clocks.serviceTime(placeOf(target), ms),
    platform: host.platform,
    describeProxy: host.describeProxy,
    startSandbox: () => host.startSandbox((line) => log.info(`sandbox: ${line}`)),
  };
}

/** Makes clients whose clock is corrected for the session once the service says that it is wrong. */
function clientMaker(clocks: ClockSkew, { transport }: ExtensionHost): Services['createClient'] {
  return (target, credentials) =>
    clocks.correct(placeOf(target), (now) =>
      createCiClient({ ...clientTarget(target), credentials, now, transport }),
    );
}

/** Whose clock it is. */
function placeOf({ endpoint }: Target): string {
  return endpoint ?? 'service';
}

/** One log for all windows: the same file may be open in several workspaces. */
function openSubmissionLog(
  { globalStorageUri }: vscode.ExtensionContext,
  { openRecords, sender }: ExtensionHost,
): SubmissionLog {
  const folder = openRecords(vscode.Uri.joinPath(globalStorageUri, 'submissions'));
  return createSubmissionLog({ folder, sender, now: Date.now });
}

/** Jobs of a workspace stay with it; those of a window without one are shared by all such windows. */
function historyFolder({ storageUri, globalStorageUri }: vscode.ExtensionContext): vscode.Uri {
  return vscode.Uri.joinPath(storageUri ?? globalStorageUri, 'jobs');
}
