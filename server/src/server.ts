/**
 * The language server: puts the language service behind an LSP connection.
 * Nothing happens before `initialize`, because what is offered depends on what the client can take.
 */
import {
  type Connection,
  DocumentDiagnosticRequest,
  ErrorCodes,
  type InitializeParams,
  PublishDiagnosticsNotification,
  ResponseError,
} from 'vscode-languageserver';
import { type Locale, localeOf } from '../../l10n/language';
import type { ClientCapabilities, LanguageService } from '../service/languageServiceTypes';
import { type DiagnosticsSupport, pullDiagnostics, pushDiagnostics } from './diagnosticsSupport';
import { registerFeatures } from './featureHandlers';
import { answerOthers, type Lifecycle, refusalOf, whileRunning } from './lifecycle';
import { createOpenDocuments, followDocuments } from './openDocuments';
import { registerCustomRequests } from './protocolHandlers';
import { type OpenReference, registerReferenceRequests } from './referenceRequests';
import { orFallback, runSafe } from './runSafe';
import { getServerCapabilities, readClientSupport } from './serverCapabilities';
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
}

/** Serves one client until the connection ends. */
export function startServer(connection: Connection, runtime: ServerRuntime): void {
  const lifecycle: Lifecycle = { phase: 'new' };
  answerOthers(connection, lifecycle);
  connection.onInitialize((params) => {
    if (lifecycle.phase !== 'new')
      return new ResponseError(ErrorCodes.InvalidRequest, 'The server runs already.');
    const capabilities = getServerCapabilities(params.capabilities);
    openSession(whileRunning(connection, lifecycle), runtime, params, lifecycle);
    lifecycle.phase = 'running';
    return { capabilities, serverInfo: { name: 'ci-job-request' } };
  });
  connection.onShutdown(() => refusalOf(lifecycle));
  connection.listen();
}

function openSession(
  connection: Connection,
  runtime: ServerRuntime,
  params: InitializeParams,
  lifecycle: Lifecycle,
): void {
  const client = readClientSupport(params.capabilities, params.initializationOptions);
  const localeFor = ({ language }: ServerSettings): Locale => language ?? localeOf(params.locale ?? '');
  const documents = createOpenDocuments();
  const session = new Session(connection.console, documents, client, (settings) =>
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
    // A client that is gone needs no answer.
    if (client.refreshInlayHints) connection.languages.inlayHint.refresh().catch(() => undefined);
  });

  documents.onDidChangeContent(({ document }) => diagnostics.documentChanged(document));
  documents.onDidClose(({ document }) => diagnostics.documentClosed(document.uri));
  followDocuments(documents, connection);
  connection.onShutdown(() => {
    const refusal = refusalOf(lifecycle);
    if (refusal !== undefined) return refusal;
    lifecycle.phase = 'shutDown';
    return diagnostics.dispose();
  });
}

function startPush(connection: Connection, session: Session, startTimer: StartTimer): DiagnosticsSupport {
  return pushDiagnostics({
    send: (published) => void connection.sendDiagnostics(published).catch(() => undefined),
    findDocument: (uri) => session.documents.get(uri),
    openDocuments: () => session.documents.all(),
    validate: (document) =>
      orFallback({
        log: session.log,
        operation: PublishDiagnosticsNotification.method,
        uri: document.uri,
        fallback: [],
        run: () => session.validate(document),
      }),
    withVersion: session.client.diagnosticVersion,
    startTimer,
  });
}

function startPull(connection: Connection, session: Session): DiagnosticsSupport {
  return pullDiagnostics({
    onRequest: (handler) =>
      connection.onRequest(DocumentDiagnosticRequest.type, ({ textDocument }, token) =>
        handler(textDocument.uri, token),
      ),
    validate: (uri, token) =>
      runSafe({
        log: session.log,
        operation: DocumentDiagnosticRequest.method,
        uri,
        token,
        fallback: [],
        run: () => {
          const document = session.documents.get(uri);
          return document === undefined ? [] : (session.validate(document) ?? []);
        },
      }),
    refresh: session.client.refreshDiagnostics
      ? () => void connection.languages.diagnostics.refresh().catch(() => undefined)
      : undefined,
  });
}
