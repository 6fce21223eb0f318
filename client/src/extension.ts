/**
 * Connects the parts with the editor and registers the commands. Nothing is decided here.
 * The entries are `node/extensionMain.ts` and `browser/extensionMain.ts`.
 */

import * as vscode from 'vscode';
import { registerAnswerHover } from './answerHover';
import { registerAutoCloseTags } from './autoCloseTags';
import { copyDiagnosticsCommand } from './commands/copyDiagnostics';
import { clearCredentialsCommand, setCredentialsCommand } from './commands/credentialCommands';
import { copyAsCurlCommand, copyAsSdkCodeCommand, dryRunCommand } from './commands/dryRun';
import { explainAuthorizationCommand } from './commands/explainAuthorization';
import { goToMatchingTagCommand } from './commands/goToMatchingTag';
import { cancelJobCommand, describeJobCommand, showJobCommand } from './commands/jobCommands';
import { jobListCommands } from './commands/jobListCommands';
import { newRequestCommand } from './commands/newRequest';
import { openSampleCommand } from './commands/openSample';
import { switchProfileCommand } from './commands/profileCommands';
import { SandboxCommands } from './commands/sandboxCommands';
import { submitJobCommand } from './commands/submitJob';
import { testCredentialsCommand } from './commands/testCredentials';
import { createParts } from './createParts';
import type { ExtensionHost } from './extensionHost';
import { followLanguage } from './extensionLanguage';
import { JobStatusItem } from './jobs/jobStatusItem';
import { JobsView } from './jobs/jobsView';
import { resumeJobs } from './jobs/resumeJobs';
import { LanguageDetection } from './languageDetection';
import { type LanguageServer, SERVED_DOCUMENTS } from './languageServer';
import { RequestStatus } from './languageStatus/requestStatus';
import { registerOfferToMend } from './mending/offerToMend';
import type { Parts } from './parts';
import { registerPasteAsRequest } from './paste/pasteAsRequest';
import { LayoutPreview } from './preview/layoutPreview';
import { openReferenceCommand } from './reference/openReference';
import { registerReferenceFiles } from './reference/referenceFiles';
import { RequestCodeLenses } from './requestCodeLens';
import { TargetStatusItem } from './targetStatusItem';
import { WorkspaceCheck } from './workspaceCheck/checkAllRequests';
import { registerClosedRequestSymbols } from './workspaceSymbols/closedRequestSymbols';

let server: LanguageServer | undefined;

/** Makes every command available; the language server starts with the first request that is open. */
export async function activateExtension(
  context: vscode.ExtensionContext,
  host: ExtensionHost,
): Promise<void> {
  // Before anything is said.
  context.subscriptions.push(await followLanguage(context.extensionUri));
  const parts = createParts(context, host);
  server = parts.server;
  const { workspaceState, subscriptions } = context;
  const sandbox = new SandboxCommands(parts);
  const view = new JobsView(parts.jobs, parts.watcher, parts.settings);
  const workspaceCheck = new WorkspaceCheck(parts);
  subscriptions.push(
    sandbox,
    view,
    workspaceCheck,
    vscode.commands.registerCommand('ciJob.checkAllRequests', () => workspaceCheck.run()),
    ...registerCommands(parts, sandbox, view, String(context.extension.packageJSON.version)),
    registerAutoCloseTags(parts.server, parts.settings),
    registerPasteAsRequest(),
    registerOfferToMend(parts),
    new LanguageDetection({ ...parts, workspaceState }),
    registerAnswerHover(parts.server),
    registerClosedRequestSymbols(parts),
    registerReferenceFiles(parts.server),
    new RequestCodeLenses(),
    new LayoutPreview({ ...parts, extension: context.extensionUri, newId: host.newId }),
    new TargetStatusItem(parts.settings),
    new RequestStatus(parts),
    new JobStatusItem(parts.jobs),
    resumeJobs(parts),
    startWithFirstRequest(parts.server),
  );
}

/** Ends the language server. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}

function registerCommands(
  parts: Parts,
  sandbox: SandboxCommands,
  view: JobsView,
  version: string,
): readonly vscode.Disposable[] {
  const isTrusted = (): boolean => vscode.workspace.isTrusted;
  const commands: Readonly<Record<string, (argument?: unknown) => unknown>> = {
    'ciJob.submit': submitJobCommand(parts, isTrusted),
    'ciJob.dryRun': dryRunCommand(parts),
    'ciJob.copyAsCurl': copyAsCurlCommand(parts),
    'ciJob.copyAsSdkCode': copyAsSdkCodeCommand(parts),
    'ciJob.explainAuthorization': explainAuthorizationCommand(parts),
    'ciJob.describe': describeJobCommand(parts, isTrusted),
    'ciJob.cancel': cancelJobCommand(parts, isTrusted),
    'ciJob.showJob': showJobCommand(parts, isTrusted),
    'ciJob.newRequest': newRequestCommand(parts),
    'ciJob.openSample': openSampleCommand(parts),
    'ciJob.openReference': openReferenceCommand(parts),
    'ciJob.goToMatchingTag': goToMatchingTagCommand(parts),
    'ciJob.setCredentials': setCredentialsCommand(parts),
    'ciJob.clearCredentials': clearCredentialsCommand(parts),
    'ciJob.testCredentials': testCredentialsCommand(parts, isTrusted),
    'ciJob.switchProfile': switchProfileCommand(parts),
    'ciJob.copyDiagnostics': copyDiagnosticsCommand(parts, version),
    'ciJob.startSandbox': () => sandbox.start(),
    'ciJob.stopSandbox': () => sandbox.stop(),
    ...jobListCommands(parts, view, isTrusted),
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
