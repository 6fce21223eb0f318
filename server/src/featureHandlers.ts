/**
 * One handler for each LSP request about a document. They translate between the protocol and the service,
 * and nothing else; closed and foreign documents get the empty answer.
 */
import {
  type CancellationToken,
  type Connection,
  type DocumentSymbol,
  LSPErrorCodes,
  ResponseError,
  type SymbolInformation,
  type TextDocumentIdentifier,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Cancelled, runSafe } from './runSafe';
import type { OpenRequest, Session } from './session';

/** Params that name a document, which all of these have. */
interface DocumentParams {
  readonly textDocument: TextDocumentIdentifier;
}

/** A request handler. */
export type Handler<Params, Answer> = (params: Params, token: CancellationToken) => Answer | Cancelled;

/** A handler that runs only for open requests, and safely. */
export function onDocument<Params extends DocumentParams, Answer>(
  session: Session,
  operation: string,
  fallback: Answer,
  run: (open: OpenRequest, params: Params) => Answer,
): Handler<Params, Answer> {
  return (params, token) => {
    const { uri } = params.textDocument;
    const safeRun = (): Answer => {
      const open = session.find(uri);
      return open === undefined ? fallback : run(open, params);
    };
    return runSafe({ log: session.connection.console, operation, uri, token, fallback, run: safeRun });
  };
}

/** Registers the handlers of all features that LSP names. */
export function registerFeatures(connection: Connection, session: Session): void {
  registerTyping(connection, session);
  registerReading(connection, session);
  registerEditing(connection, session);
  registerRename(connection, session);
  registerColors(connection, session);
  registerWorkspace(connection, session);
}

function registerTyping(connection: Connection, session: Session): void {
  connection.onCompletion(
    onDocument(session, 'textDocument/completion', null, ({ document, request }, { position, context }) => {
      const typed = context?.triggerCharacter;
      if (typed !== undefined && !meansCompletion(typed, document, document.offsetAt(position))) return null;
      return session.service.doComplete(document, position, request);
    }),
  );
  connection.languages.onLinkedEditingRange(
    onDocument(session, 'textDocument/linkedEditingRange', null, ({ document, request }, { position }) => {
      const ranges = session.service.findLinkedEditingRanges(document, position, request);
      return ranges === undefined ? null : { ranges };
    }),
  );
}

/** A slash and a brace also stand in addresses and paths; there nobody asked for a list. */
function meansCompletion(typed: string, document: TextDocument, offset: number): boolean {
  const before = document.getText().slice(Math.max(0, offset - 2), offset);
  if (typed === '/') return before === '</';
  return typed === '{' ? before === '${' : true;
}

function registerReading(connection: Connection, session: Session): void {
  const { client } = session;
  connection.onHover(
    onDocument(
      session,
      'textDocument/hover',
      null,
      ({ document, request }, { position }) => session.service.doHover(document, position, request) ?? null,
    ),
  );
  connection.onDocumentSymbol(
    onDocument(
      session,
      'textDocument/documentSymbol',
      [] as DocumentSymbol[] | SymbolInformation[],
      ({ document, request }) => {
        const symbols = session.service.findDocumentSymbols(document, request);
        return client.hierarchicalSymbols ? symbols : flatten(symbols, document.uri, undefined);
      },
    ),
  );
  connection.onDocumentHighlight(
    onDocument(
      session,
      'textDocument/documentHighlight',
      null,
      ({ document, request }, { position }) =>
        session.service.findDocumentHighlights(document, position, request) ?? null,
    ),
  );
  connection.onDocumentLinks(
    onDocument(session, 'textDocument/documentLink', [], ({ document, request }) =>
      session.service.findDocumentLinks(document, request),
    ),
  );
  connection.languages.inlayHint.on(
    onDocument(session, 'textDocument/inlayHint', [], ({ document, request }, { range }) =>
      session.service.getInlayHints(document, range, request, session.settings.inlayHints),
    ),
  );
  connection.onFoldingRanges(
    onDocument(session, 'textDocument/foldingRange', [], ({ document, request }) =>
      session.service.getFoldingRanges(document, request).slice(0, client.foldingRangeLimit),
    ),
  );
  connection.onSelectionRanges(
    onDocument(session, 'textDocument/selectionRange', null, ({ document, request }, { positions }) =>
      session.service.getSelectionRanges(document, positions, request),
    ),
  );
}

/** The outline for clients that know no tree. */
function flatten(
  symbols: readonly DocumentSymbol[],
  uri: string,
  containerName: string | undefined,
): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children }) => [
    { name, kind, location: { uri, range }, ...(containerName === undefined ? {} : { containerName }) },
    ...flatten(children ?? [], uri, name),
  ]);
}

function registerEditing(connection: Connection, session: Session): void {
  connection.onCodeAction(
    onDocument(session, 'textDocument/codeAction', [], ({ document, request }, { range, context }) =>
      session.service.doCodeActions(document, range, context, request),
    ),
  );
  connection.onDocumentFormatting(
    onDocument(session, 'textDocument/formatting', [], ({ document }, { options }) =>
      session.service.format(document, undefined, options),
    ),
  );
  connection.onDocumentRangeFormatting(
    onDocument(session, 'textDocument/rangeFormatting', [], ({ document }, { range, options }) =>
      session.service.format(document, range, options),
    ),
  );
}

function registerRename(connection: Connection, session: Session): void {
  connection.onPrepareRename(
    onDocument(
      session,
      'textDocument/prepareRename',
      null,
      ({ document, request }, { position }) =>
        session.service.prepareRename(document, position, request) ?? null,
    ),
  );
  connection.onRenameRequest(
    onDocument(
      session,
      'textDocument/rename',
      null as WorkspaceEdit | ResponseError<never> | null,
      ({ document, request }, { position, newName }) => {
        const result = session.service.doRename(document, position, newName, request);
        // Editors show the words of the error to the person who typed the name.
        return result.kind === 'edit'
          ? result.edit
          : new ResponseError(LSPErrorCodes.RequestFailed, result.message);
      },
    ),
  );
}

function registerColors(connection: Connection, session: Session): void {
  connection.onDocumentColor(
    onDocument(session, 'textDocument/documentColor', [], ({ document, request }) =>
      session.service.findDocumentColors(document, request),
    ),
  );
  connection.onColorPresentation(
    onDocument(session, 'textDocument/colorPresentation', [], ({ document }, { color, range }) =>
      session.service.getColorPresentations(document, color, range),
    ),
  );
}

/** The open requests are all that the server knows of a workspace. */
function registerWorkspace(connection: Connection, session: Session): void {
  connection.onWorkspaceSymbol(({ query }, token) =>
    runSafe({
      log: connection.console,
      operation: 'workspace/symbol',
      uri: undefined,
      token,
      fallback: [],
      run: () =>
        session.documents.all().flatMap(({ uri }) => {
          const open = session.find(uri);
          return open === undefined ? [] : session.service.findJobSymbols(open.document, query, open.request);
        }),
    }),
  );
}
