/**
 * One handler for each LSP request about a document. They translate between the protocol and the service,
 * and nothing else; closed and foreign documents get the empty answer.
 */
import {
  type CancellationToken,
  CodeActionRequest,
  ColorPresentationRequest,
  CompletionRequest,
  type Connection,
  DocumentColorRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type GenericRequestHandler,
  HoverRequest,
  InlayHintRequest,
  LinkedEditingRangeRequest,
  LSPErrorCodes,
  PrepareRenameRequest,
  type ProtocolRequestType,
  RenameRequest,
  ResponseError,
  SelectionRangeRequest,
  type SymbolInformation,
  type TextDocumentIdentifier,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { limitFolds } from './foldingLimit';
import type { CustomRequest } from './protocol';
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
  { method }: { readonly method: string },
  fallback: NoInfer<Answer>,
  run: (open: OpenRequest, params: Params) => Answer,
): Handler<Params, Answer> {
  const handler = onUri(session, method, fallback, run);
  return (params, token) => handler(params.textDocument.uri, params, token);
}

/** The same for those of our requests that name the address alone. */
export function onDocumentOf<Params extends { readonly uri: string }, Answer>(
  session: Session,
  { method }: CustomRequest<Params, Answer>,
  fallback: NoInfer<Answer>,
  run: (open: OpenRequest, params: Params) => Answer,
): Handler<Params, Answer> {
  const handler = onUri(session, method, fallback, run);
  return (params, token) => handler(params.uri, params, token);
}

function onUri<Params, Answer>(
  session: Session,
  operation: string,
  fallback: Answer,
  run: (open: OpenRequest, params: Params) => Answer,
): (uri: string, params: Params, token: CancellationToken) => Answer | Cancelled {
  return (uri, params, token) => {
    const safeRun = (): Answer => {
      const open = session.find(uri);
      return open === undefined ? fallback : run(open, params);
    };
    return runSafe({ log: session.log, operation, uri, token, fallback, run: safeRun });
  };
}

/** Registers the handlers of all features that LSP names. */
export function registerFeatures(connection: Connection, session: Session): void {
  const answer: RegisterAnswer = (type, fallback, run) => {
    const handler: unknown = onDocument(session, type, fallback, run);
    // The compiler cannot compare what a handler may answer for all types at once.
    connection.onRequest(type.method, handler as GenericRequestHandler<unknown, void>);
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
type RegisterAnswer = <Params extends DocumentParams, Answer, Partial, Registration>(
  type: ProtocolRequestType<Params, Answer, Partial, void, Registration>,
  fallback: NoInfer<Answer>,
  run: (open: OpenRequest, params: Params) => NoInfer<Answer> | ResponseError<void>,
) => void;

function registerTyping(answer: RegisterAnswer, session: Session): void {
  answer(CompletionRequest.type, null, ({ document, request }, { position, context }) => {
    const typed = context?.triggerCharacter;
    if (typed !== undefined && !meansCompletion(typed, document, document.offsetAt(position))) return null;
    return session.service.doComplete(document, position, request);
  });
  answer(LinkedEditingRangeRequest.type, null, ({ document, request }, { position }) => {
    const ranges = session.service.findLinkedEditingRanges(document, position, request);
    return ranges === undefined ? null : { ranges };
  });
}

/** A slash and a brace also stand in addresses and paths; there nobody asked for a list. */
function meansCompletion(typed: string, document: TextDocument, offset: number): boolean {
  const before = document.getText().slice(Math.max(0, offset - 2), offset);
  if (typed === '/') return before === '</';
  return typed === '{' ? before === '${' : true;
}

function registerReading(answer: RegisterAnswer, session: Session): void {
  const { client } = session;
  answer(
    HoverRequest.type,
    null,
    ({ document, request }, { position }) => session.service.doHover(document, position, request) ?? null,
  );
  answer(DocumentSymbolRequest.type, [], ({ document, request }) => {
    const symbols = session.service.findDocumentSymbols(document, request);
    return client.hierarchicalSymbols ? symbols : flatten(symbols, document.uri, undefined);
  });
  answer(
    DocumentHighlightRequest.type,
    null,
    ({ document, request }, { position }) =>
      session.service.findDocumentHighlights(document, position, request) ?? null,
  );
  answer(InlayHintRequest.type, [], ({ document, request }, { range }) =>
    session.service.getInlayHints(document, range, request, session.settings.inlayHints),
  );
  answer(DocumentLinkRequest.type, [], ({ document, request }) =>
    session.service.findDocumentLinks(document, request),
  );
  answer(FoldingRangeRequest.type, [], ({ document, request }) => [
    ...limitFolds(session.service.getFoldingRanges(document, request), client.foldingRangeLimit),
  ]);
  answer(SelectionRangeRequest.type, null, ({ document, request }, { positions }) =>
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
  answer(CodeActionRequest.type, [], ({ document, request }, { range, context }) =>
    session.service.doCodeActions(document, range, context, request),
  );
  answer(DocumentFormattingRequest.type, [], ({ document }, { options }) =>
    session.service.format(document, undefined, options, session.settings.format),
  );
  answer(DocumentRangeFormattingRequest.type, [], ({ document }, { range, options }) =>
    session.service.format(document, range, options, session.settings.format),
  );
}

function registerOnTypeFormatting(answer: RegisterAnswer, session: Session): void {
  answer(DocumentOnTypeFormattingRequest.type, [], ({ document, request }, { position, ch, options }) =>
    session.service.formatOnType(document, position, ch, options, request),
  );
}

function registerRename(answer: RegisterAnswer, session: Session): void {
  answer(
    PrepareRenameRequest.type,
    null,
    ({ document, request }, { position }) =>
      session.service.prepareRename(document, position, request) ?? null,
  );
  answer(RenameRequest.type, null, ({ document, request }, { position, newName }) => {
    const result = session.service.doRename(document, position, newName, request);
    // Editors show the words of the error to the person who typed the name.
    return result.kind === 'edit'
      ? result.edit
      : new ResponseError(LSPErrorCodes.RequestFailed, result.message);
  });
}

function registerColors(answer: RegisterAnswer, session: Session): void {
  answer(DocumentColorRequest.type, [], ({ document, request }) =>
    session.service.findDocumentColors(document, request),
  );
  answer(ColorPresentationRequest.type, [], ({ document }, { color, range }) =>
    session.service.getColorPresentations(document, color, range),
  );
}

/** The open requests are all that the server knows of a workspace. */
function registerWorkspace(connection: Connection, session: Session): void {
  connection.onRequest(WorkspaceSymbolRequest.type, ({ query }, token) =>
    runSafe({
      log: session.log,
      operation: WorkspaceSymbolRequest.method,
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
