/**
 * One handler for each LSP request about a document. They translate between the protocol and the service,
 * and nothing else; closed and foreign documents get the empty answer.
 */
import { ResponseError } from 'vscode-jsonrpc';
import type {
  CancellationToken,
  CodeAction,
  CodeActionParams,
  ColorInformation,
  ColorPresentation,
  ColorPresentationParams,
  CompletionList,
  CompletionParams,
  DocumentFormattingParams,
  DocumentHighlight,
  DocumentLink,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  InlayHintParams,
  LinkedEditingRanges,
  LSPErrorCodes,
  PrepareRenameResult,
  RenameParams,
  SelectionRange,
  SelectionRangeParams,
  SymbolInformation,
  TextDocumentIdentifier,
  TextDocumentPositionParams,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbolParams,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { limitFolds } from './foldingLimit';
import { type Cancelled, runSafe } from './runSafe';
import type { ServerConnection } from './serverConnection';
import type { OpenRequest, Session } from './session';

const REQUEST_FAILED: typeof LSPErrorCodes.RequestFailed = -32803;

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
    return runSafe({ log: session.log, operation, uri, token, fallback, run: safeRun });
  };
}

/** Registers the handlers of all features that LSP names. */
export function registerFeatures(connection: ServerConnection, session: Session): void {
  const answer = <Params extends DocumentParams, Answer>(
    method: string,
    fallback: Answer,
    run: (open: OpenRequest, params: Params) => Answer,
  ): void => {
    const handle: Handler<Params, unknown> = onDocument(session, method, fallback, run);
    connection.onRequest(method, handle);
  };
  registerTyping(answer, session);
  registerReading(answer, session);
  registerEditing(answer, session);
  registerOnTypeFormatting(answer, session);
  registerRename(answer, session);
  registerColors(answer, session);
  registerWorkspace(connection, session);
}

/** Registers one handler for open requests. */
type RegisterAnswer = <Params extends DocumentParams, Answer>(
  method: string,
  fallback: Answer,
  run: (open: OpenRequest, params: Params) => Answer,
) => void;

function registerTyping(answer: RegisterAnswer, session: Session): void {
  answer<CompletionParams, CompletionList | null>(
    'textDocument/completion',
    null,
    ({ document, request }, { position, context }) => {
      const typed = context?.triggerCharacter;
      if (typed !== undefined && !meansCompletion(typed, document, document.offsetAt(position))) return null;
      return session.service.doComplete(document, position, request);
    },
  );
  answer<TextDocumentPositionParams, LinkedEditingRanges | null>(
    'textDocument/linkedEditingRange',
    null,
    ({ document, request }, { position }) => {
      const ranges = session.service.findLinkedEditingRanges(document, position, request);
      return ranges === undefined ? null : { ranges };
    },
  );
}

/** A slash and a brace also stand in addresses and paths; there nobody asked for a list. */
function meansCompletion(typed: string, document: TextDocument, offset: number): boolean {
  const before = document.getText().slice(Math.max(0, offset - 2), offset);
  if (typed === '/') return before === '</';
  return typed === '{' ? before === '${' : true;
}

function registerReading(answer: RegisterAnswer, session: Session): void {
  const { client } = session;
  answer<TextDocumentPositionParams, Hover | null>(
    'textDocument/hover',
    null,
    ({ document, request }, { position }) => session.service.doHover(document, position, request) ?? null,
  );
  answer<DocumentParams, DocumentSymbol[] | SymbolInformation[]>(
    'textDocument/documentSymbol',
    [],
    ({ document, request }) => {
      const symbols = session.service.findDocumentSymbols(document, request);
      return client.hierarchicalSymbols ? symbols : flatten(symbols, document.uri, undefined);
    },
  );
  answer<TextDocumentPositionParams, DocumentHighlight[] | null>(
    'textDocument/documentHighlight',
    null,
    ({ document, request }, { position }) =>
      session.service.findDocumentHighlights(document, position, request) ?? null,
  );
  answer<InlayHintParams, InlayHint[]>('textDocument/inlayHint', [], ({ document, request }, { range }) =>
    session.service.getInlayHints(document, range, request, session.settings.inlayHints),
  );
  answer<DocumentParams, DocumentLink[]>('textDocument/documentLink', [], ({ document, request }) =>
    session.service.findDocumentLinks(document, request),
  );
  answer<DocumentParams, readonly FoldingRange[]>('textDocument/foldingRange', [], ({ document, request }) =>
    limitFolds(session.service.getFoldingRanges(document, request), client.foldingRangeLimit),
  );
  answer<SelectionRangeParams, SelectionRange[] | null>(
    'textDocument/selectionRange',
    null,
    ({ document, request }, { positions }) =>
      session.service.getSelectionRanges(document, positions, request),
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

function registerEditing(answer: RegisterAnswer, session: Session): void {
  answer<CodeActionParams, CodeAction[]>(
    'textDocument/codeAction',
    [],
    ({ document, request }, { range, context }) =>
      session.service.doCodeActions(document, range, context, request),
  );
  answer<DocumentFormattingParams, TextEdit[]>('textDocument/formatting', [], ({ document }, { options }) =>
    session.service.format(document, undefined, options, session.settings.format),
  );
  answer<DocumentRangeFormattingParams, TextEdit[]>(
    'textDocument/rangeFormatting',
    [],
    ({ document }, { range, options }) =>
      session.service.format(document, range, options, session.settings.format),
  );
}

function registerOnTypeFormatting(answer: RegisterAnswer, session: Session): void {
  answer<DocumentOnTypeFormattingParams, TextEdit[]>(
    'textDocument/onTypeFormatting',
    [],
    ({ document, request }, { position, ch, options }) =>
      session.service.formatOnType(document, position, ch, options, request),
  );
}

function registerRename(answer: RegisterAnswer, session: Session): void {
  answer<TextDocumentPositionParams, PrepareRenameResult | null>(
    'textDocument/prepareRename',
    null,
    ({ document, request }, { position }) =>
      session.service.prepareRename(document, position, request) ?? null,
  );
  answer<RenameParams, WorkspaceEdit | ResponseError<never> | null>(
    'textDocument/rename',
    null,
    ({ document, request }, { position, newName }) => {
      const result = session.service.doRename(document, position, newName, request);
      // Editors show the words of the error to the person who typed the name.
      return result.kind === 'edit' ? result.edit : new ResponseError(REQUEST_FAILED, result.message);
    },
  );
}

function registerColors(answer: RegisterAnswer, session: Session): void {
  answer<DocumentParams, ColorInformation[]>('textDocument/documentColor', [], ({ document, request }) =>
    session.service.findDocumentColors(document, request),
  );
  answer<ColorPresentationParams, ColorPresentation[]>(
    'textDocument/colorPresentation',
    [],
    ({ document }, { color, range }) => session.service.getColorPresentations(document, color, range),
  );
}

/** The open requests are all that the server knows of a workspace. */
function registerWorkspace(connection: ServerConnection, session: Session): void {
  const operation = 'workspace/symbol';
  connection.onRequest(operation, ({ query }: WorkspaceSymbolParams, token: CancellationToken) =>
    runSafe({
      log: session.log,
      operation,
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
