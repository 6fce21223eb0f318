/**
 * The language server: puts the language service behind an LSP connection.
 * Nothing happens before `initialize`, because what is offered depends on what the client can take.
 */
import { type CancellationToken, ErrorCodes, ResponseError } from 'vscode-jsonrpc';
import type { DocumentDiagnosticParams, InitializeResult } from 'vscode-languageserver';
import { type Locale, localeOf } from '../../l10n/language';
import type { ClientCapabilities, LanguageService } from '../service/languageServiceTypes';
import { type DiagnosticsSupport, pullDiagnostics, pushDiagnostics } from './diagnosticsSupport';
import { registerFeatures } from './featureHandlers';
import { type ReadInitializeParams, readInitializeParams } from './initializeParams';
import { answerOthers, type Lifecycle, whileRunning } from './lifecycle';
import { OpenDocuments } from './openDocuments';
import { registerCustomRequests } from './protocolHandlers';
import { type OpenReference, registerReferenceRequests } from './referenceRequests';
import { orFallback, runSafe } from './runSafe';
import { getServerCapabilities, readClientSupport } from './serverCapabilities';
import { clientLog, notify, type ServerConnection } from './serverConnection';
import { readSettingsObject, type ServerSettings } from './serverSettings';
import { Session } from './session';
import { registerSettings } from './settingsSupport';
import type { StartTimer } from './timer';

/** What a host passes in. */
export interface ServerRuntime {
  /** Called with what the client can take, once for each language that is wanted. */
  readonly createLanguageService: (clientCapabilities: ClientCapabilities, locale: Locale) => LanguageService;
  readonly openReference: OpenReference;
  readonly startTimer: StartTimer;
  /** The client's process; when it ends nobody needs the server any more. */
  readonly watchClient: (processId: number) => void;
  /** The client says goodbye: ending from now on is no failure. */
  readonly shutDown: () => void;
  readonly exit: () => void;
}

/** Serves one client until the connection ends. */
export function startServer(connection: ServerConnection, runtime: ServerRuntime): void {
  const lifecycle: Lifecycle = { phase: 'new' };
  answerOthers(connection, lifecycle);
  connection.onRequest('initialize', (received: unknown): InitializeResult | ResponseError<never> => {
    if (lifecycle.phase !== 'new')
      return new ResponseError(ErrorCodes.InvalidRequest, 'The server runs already.');
    const params = readInitializeParams(received);
    const capabilities = getServerCapabilities(params.capabilities);
    openSession(whileRunning(connection, lifecycle), runtime, params, lifecycle);
    lifecycle.phase = 'running';
    if (params.processId !== null) runtime.watchClient(params.processId);
    return { capabilities, serverInfo: { name: 'ci-job-request' } };
  });
  connection.onNotification('exit', runtime.exit);
  connection.listen();
}

function openSession(
  connection: ServerConnection,
  runtime: ServerRuntime,
  params: ReadInitializeParams,
  lifecycle: Lifecycle,
): void {
  const client = readClientSupport(params.capabilities, params.initializationOptions);
  const localeFor = ({ language }: ServerSettings): Locale => language ?? localeOf(params.locale);
  const documents = new OpenDocuments();
  const session = new Session(clientLog(connection), documents, client, (settings) =>
    runtime.createLanguageService(client.service, localeFor(settings)),
  );
  session.settings = readSettingsObject(params.initializationOptions);

  const diagnostics = client.pullDiagnostics
    ? startPull(connection, session)
    : startPush(connection, session, runtime.startTimer);
  registerFeatures(connection, session);
  registerCustomRequests(connection, session);
  registerReferenceRequests(connection, session, runtime.openReference, () => localeFor(session.settings));
  registerSettings(connection, session, () => {
    diagnostics.settingsChanged();
    if (client.refreshInlayHints)
      void connection.sendRequest('workspace/inlayHint/refresh').catch(() => undefined);
  });

  documents.listen(connection, {
    changed: (document) => diagnostics.documentChanged(document),
    closed: (uri) => diagnostics.documentClosed(uri),
  });
  connection.onRequest('shutdown', () => {
    lifecycle.phase = 'shutDown';
    diagnostics.dispose();
    runtime.shutDown();
    return null;
  });
}

function startPush(
  connection: ServerConnection,
  session: Session,
  startTimer: StartTimer,
): DiagnosticsSupport {
  return pushDiagnostics({
    send: (published) => notify(connection, 'textDocument/publishDiagnostics', published),
    findDocument: (uri) => session.documents.get(uri),
    openDocuments: () => session.documents.all(),
    validate: (document) =>
      orFallback({
        log: session.log,
        operation: 'textDocument/publishDiagnostics',
        uri: document.uri,
        fallback: [],
        run: () => session.validate(document),
      }),
    withVersion: session.client.diagnosticVersion,
    startTimer,
  });
}

function startPull(connection: ServerConnection, session: Session): DiagnosticsSupport {
  return pullDiagnostics({
    onRequest: (handler) =>
      connection.onRequest(
        'textDocument/diagnostic',
        ({ textDocument }: DocumentDiagnosticParams, token: CancellationToken) =>
          handler(textDocument.uri, token),
      ),
    validate: (uri, token) =>
      runSafe({
        log: session.log,
        operation: 'textDocument/diagnostic',
        uri,
        token,
        fallback: [],
        run: () => {
          const document = session.documents.get(uri);
          return document === undefined ? [] : (session.validate(document) ?? []);
        },
      }),
    refresh: session.client.refreshDiagnostics
      ? () => void connection.sendRequest('workspace/diagnostic/refresh').catch(() => undefined)
      : undefined,
  });
}
