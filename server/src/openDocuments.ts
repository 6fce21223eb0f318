/**
 * The documents that the client has open: those of `vscode-languageserver`, of our class. What a notification must have
 * is looked at before, because the library trusts it: what has another form says nothing, and the document stays as
 * it was.
 */
import {
  type Connection,
  type DidChangeTextDocumentParams,
  type TextDocumentContentChangeEvent,
  TextDocuments,
} from 'vscode-languageserver';
import type { Range } from 'vscode-languageserver-types';
import { RequestTextDocument } from './requestTextDocument';

/** The open documents. */
export type OpenDocuments = TextDocuments<RequestTextDocument>;

/** No documents yet. */
export function createOpenDocuments(): OpenDocuments {
  return new TextDocuments({
    create: (uri, languageId, version, text) => new RequestTextDocument(uri, languageId, version, text),
    update(document, changes, version) {
      document.update(changes, version);
      return document;
    },
  });
}

/** Follows what the client does from now on. */
export function followDocuments(documents: OpenDocuments, connection: Connection): void {
  const nothing = { dispose: () => undefined };
  documents.listen({
    ...connection,
    // Nothing is done about saving, so requests about it have no handler.
    onWillSaveTextDocument: () => nothing,
    onWillSaveTextDocumentWaitUntil: () => nothing,
    onDidSaveTextDocument: () => nothing,
    onDidOpenTextDocument: (handler) =>
      connection.onDidOpenTextDocument((params) => {
        if (typeof params.textDocument.text === 'string') handler(params);
      }),
    onDidChangeTextDocument: (handler) =>
      connection.onDidChangeTextDocument((params) => handler(readChanges(params, documents))),
  });
}

/** Only the changes that are some; where the client names no version, it stays the same. */
function readChanges(
  { textDocument, contentChanges }: DidChangeTextDocumentParams,
  documents: OpenDocuments,
): DidChangeTextDocumentParams {
  const version = textDocument.version ?? documents.get(textDocument.uri)?.version;
  return { textDocument: { ...textDocument, version }, contentChanges: contentChanges.flatMap(readChange) };
}

function readChange(received: unknown): TextDocumentContentChangeEvent[] {
  const { text, range } = (received ?? {}) as { readonly text?: unknown; readonly range?: unknown };
  if (typeof text !== 'string') return [];
  if (range === undefined || range === null) return [{ text }];
  return isRange(range) ? [{ range, text }] : [];
}

function isRange(value: object): value is Range {
  const { start, end } = value as Partial<Record<'start' | 'end', unknown>>;
  return isPosition(start) && isPosition(end);
}

function isPosition(value: unknown): boolean {
  const { line, character } = (value ?? {}) as { readonly line?: unknown; readonly character?: unknown };
  return Number.isInteger(line) && Number.isInteger(character);
}
