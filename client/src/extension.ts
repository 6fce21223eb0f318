/**
 * Connects the parts with the editor and registers the commands. Nothing is decided here.
 * The entries are `node/extensionMain.ts` and `browser/extensionMain.ts`.
 */

import * as vscode from 'vscode';
import { clearCredentialsCommand, setCredentialsCommand } from './account/credentialCommands';
import { switchProfileCommand } from './account/profileCommands';
import { TargetStatusItem } from './account/targetStatusItem';
import { testCredentialsCommand } from './account/testCredentials';
import { registerAnswerHover } from './answerHover';
import { createServices } from './createServices';
import { registerAutoCloseTags } from './editing/autoCloseTags';
import { registerOfferFixes } from './editing/autofix/offerFixes';
import { goToMatchingTagCommand } from './editing/goToMatchingTag';
import { LanguageDetection } from './editing/languageDetection';
import { RequestStatus } from './editing/languageStatus/requestStatus';
import { newRequestCommand } from './editing/newRequest';
import { openSampleCommand } from './editing/openSample';
import { registerPasteAsRequest } from './editing/paste/pasteAsRequest';
import { openReferenceCommand } from './editing/reference/openReference';
import { registerReferenceFiles } from './editing/reference/referenceFiles';
import { RequestCodeLenses } from './editing/requestCodeLens';
import { WorkspaceCheck } from './editing/workspaceCheck/checkAllRequests';
import { registerClosedRequestSymbols } from './editing/workspaceSymbols/closedRequestSymbols';
import type { ExtensionHost } from './extensionHost';
import { followLanguage } from './extensionLanguage';
import { cancelJobCommand, describeJobCommand, showJobCommand } from './jobs/jobCommands';
import { jobListCommands } from './jobs/jobListCommands';
import { JobStatusItem } from './jobs/jobStatusItem';
import { JobsView } from './jobs/jobsView';
import { resumeJobs } from './jobs/resumeJobs';
import { showResultTableCommand } from './jobs/showResultTable';
import { type LanguageClientService, SERVED_DOCUMENTS } from './languageClientService';
import { copyDiagnosticsCommand } from './log/copyDiagnostics';
import { LayoutPreview } from './preview/layoutPreview';
import { SandboxCommands } from './sandbox/sandboxCommands';
import type { Services } from './services';
import { copyAsCurlCommand, copyAsSdkCodeCommand, dryRunCommand } from './submit/dryRun';
import { explainAuthorizationCommand } from './submit/explainAuthorization';
import { submitJobCommand } from './submit/submitJob';

let server: LanguageClientService | undefined;

/** Makes every command available; the language server starts with the first request that is open. */
export async function activateExtension(
  context: vscode.ExtensionContext,
  host: ExtensionHost,
): Promise<void> {
  // Before any text is shown.
  context.subscriptions.push(await followLanguage(context.extensionUri));
  const services = createServices(context, host);
  server = services.server;
  const { workspaceState, subscriptions } = context;
  const sandbox = new SandboxCommands(services);
  const view = new JobsView(services.jobs, services.watcher, services.settings);
  const workspaceCheck = new WorkspaceCheck(services);
  subscriptions.push(
    sandbox,
    view,
    workspaceCheck,
    vscode.commands.registerCommand('ciJob.checkAllRequests', () => workspaceCheck.run()),
    ...registerCommands(services, sandbox, view, String(context.extension.packageJSON.version), host.newId),
    registerAutoCloseTags(services.server, services.settings),
    registerPasteAsRequest(),
    registerOfferFixes(services),
    new LanguageDetection({ ...services, workspaceState }),
    registerAnswerHover(services.server),
    registerClosedRequestSymbols(services),
    registerReferenceFiles(services.server),
    new RequestCodeLenses(),
    new LayoutPreview({ ...services, extension: context.extensionUri, newId: host.newId }),
    new TargetStatusItem(services.settings),
    new RequestStatus(services),
    new JobStatusItem(services.jobs),
    resumeJobs(services),
    startWithFirstRequest(services.server),
  );
}

/** Ends the language server. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}

function registerCommands(
  services: Services,
  sandbox: SandboxCommands,
  view: JobsView,
  version: string,
  newId: () => string,
): readonly vscode.Disposable[] {
  const isTrusted = (): boolean => vscode.workspace.isTrusted;
  const commands: Readonly<Record<string, (argument?: unknown) => unknown>> = {
    'ciJob.submit': submitJobCommand(services, isTrusted),
    'ciJob.dryRun': dryRunCommand(services),
    'ciJob.copyAsCurl': copyAsCurlCommand(services),
    'ciJob.copyAsSdkCode': copyAsSdkCodeCommand(services),
    'ciJob.explainAuthorization': explainAuthorizationCommand(services),
    'ciJob.describe': describeJobCommand(services, isTrusted),
    'ciJob.cancel': cancelJobCommand(services, isTrusted),
    'ciJob.showJob': showJobCommand(services, isTrusted),
    'ciJob.showResultTable': showResultTableCommand(services, isTrusted, newId),
    'ciJob.newRequest': newRequestCommand(services),
    'ciJob.openSample': openSampleCommand(services),
    'ciJob.openReference': openReferenceCommand(services),
    'ciJob.goToMatchingTag': goToMatchingTagCommand(services),
    'ciJob.setCredentials': setCredentialsCommand(services),
    'ciJob.clearCredentials': clearCredentialsCommand(services),
    'ciJob.testCredentials': testCredentialsCommand(services, isTrusted),
    'ciJob.switchProfile': switchProfileCommand(services),
    'ciJob.copyDiagnostics': copyDiagnosticsCommand(services, version),
    'ciJob.startSandbox': () => sandbox.start(),
    'ciJob.stopSandbox': () => sandbox.stop(),
    ...jobListCommands(services, view, isTrusted),
  };
  return Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run));
}

/** Other XML must not cost a process: detection reads first lines itself. */
function startWithFirstRequest(languageServer: LanguageClientService): vscode.Disposable {
  const startFor = (document: vscode.TextDocument): void => {
    if (vscode.languages.match(SERVED_DOCUMENTS, document) > 0) {
      // A server that cannot start is in the log; commands that need it say so.
      languageServer.start().catch(() => undefined);
    }
  };
  vscode.workspace.textDocuments.forEach(startFor);
  return vscode.workspace.onDidOpenTextDocument(startFor);
}
