/**
 * The language server: puts the language service behind an LSP connection.
 * Nothing happens before `initialize`, because what is offered depends on what the client can take.
 */
import {
  type Connection,
  ErrorCodes,
  type InitializeParams,
  ResponseError,
  TextDocuments,
  type TextDocumentsConfiguration,
} from 'vscode-languageserver';
import type { ClientCapabilities, LanguageService } from '../service/languageServiceTypes';
import { registerCustomRequests } from './customRequests';
import { type DiagnosticsSupport, pullDiagnostics, pushDiagnostics } from './diagnosticsSupport';
import { registerFeatures } from './featureHandlers';
import { RequestTextDocument } from './requestTextDocument';
import { orFallback, runSafe } from './runSafe';
import { getServerCapabilities, readClientSupport } from './serverCapabilities';
import { readSettingsObject } from './serverSettings';
import { Session } from './session';
import { registerSettings } from './settingsSupport';
import type { StartTimer } from './timer';

/** What a host passes in. */
export interface ServerRuntime {
  /** Called once, with what the client can take. */
  readonly createLanguageService: (clientCapabilities: ClientCapabilities) => LanguageService;
  readonly startTimer: StartTimer;
}

/** Serves one client until the connection ends. */
export function startServer(connection: Connection, runtime: ServerRuntime): void {
  const state = { initialized: false };
  connection.onInitialize((params) => {
    if (state.initialized) return new ResponseError(ErrorCodes.InvalidRequest, 'The server runs already.');
    state.initialized = true;
    openSession(connection, runtime, params);
    return {
      capabilities: getServerCapabilities(params.capabilities),
      serverInfo: { name: 'ci-job-request' },
    };
  });
  connection.listen();
}

/** How open documents are made and changed. */
const editedDocuments: TextDocumentsConfiguration<RequestTextDocument> = {
  create: (uri, languageId, version, text) => new RequestTextDocument(uri, languageId, version, text),
  update: (document, changes, version) => {
    document.update(changes, version);
    return document;
  },
};

function openSession(connection: Connection, runtime: ServerRuntime, params: InitializeParams): void {
  const client = readClientSupport(params.capabilities);
  const documents = new TextDocuments(editedDocuments);
  const session = new Session(connection, documents, client, () =>
    runtime.createLanguageService(client.service),
  );
  session.settings = readSettingsObject(params.initializationOptions);

  const diagnostics = client.pullDiagnostics
    ? startPull(connection, session)
    : startPush(connection, session, runtime.startTimer);
  registerFeatures(connection, session);
  registerCustomRequests(connection, session);
  registerSettings(connection, session, () => {
    diagnostics.settingsChanged();
    if (client.refreshInlayHints) void connection.languages.inlayHint.refresh().catch(() => undefined);
  });

  documents.onDidChangeContent(({ document }) => diagnostics.documentChanged(document));
  documents.onDidClose(({ document }) => {
    session.forget(document.uri);
    diagnostics.documentClosed(document.uri);
  });
  connection.onShutdown(() => diagnostics.dispose());
  documents.listen(connection);
}

function startPush(connection: Connection, session: Session, startTimer: StartTimer): DiagnosticsSupport {
  return pushDiagnostics({
    // A client that is gone needs no diagnostics.
    send: (published) => void connection.sendDiagnostics(published).catch(() => undefined),
    findDocument: (uri) => session.documents.get(uri),
    openDocuments: () => session.documents.all(),
    validate: (document) =>
      orFallback({
        log: connection.console,
        operation: 'textDocument/publishDiagnostics',
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
      connection.languages.diagnostics.on(({ textDocument }, token) => handler(textDocument.uri, token)),
    validate: (uri, token) =>
      runSafe({
        log: connection.console,
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
      ? () => void connection.languages.diagnostics.refresh().catch(() => undefined)
      : undefined,
  });
}
