/**
 * The documents that the client has open, kept up to date by its notifications.
 */
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import type { Range } from 'vscode-languageserver-types';
import { RequestTextDocument } from './requestTextDocument';
import type { ServerConnection } from './serverConnection';

/** The change, when it is one: what has another form says nothing, and the document stays as it was. */
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

/** Who wants to know. */
export interface DocumentListener {
  /** A document was opened or changed. */
  changed(document: RequestTextDocument): void;
  closed(uri: string): void;
}

/** The open documents. */
export class OpenDocuments {
  readonly #documents = new Map<string, RequestTextDocument>();

  /** The open document of this address. */
  get(uri: string): RequestTextDocument | undefined {
    return this.#documents.get(uri);
  }

  /** All of them. */
  all(): readonly RequestTextDocument[] {
    return [...this.#documents.values()];
  }

  /** Follows what the client does from now on. */
  listen(connection: ServerConnection, listener: DocumentListener): void {
    connection.onNotification('textDocument/didOpen', ({ textDocument }: DidOpenTextDocumentParams) => {
      const { uri, languageId, version, text } = textDocument;
      if (typeof text !== 'string') return;
      const document = new RequestTextDocument(uri, languageId, version, text);
      this.#documents.set(uri, document);
      listener.changed(document);
    });
    connection.onNotification('textDocument/didChange', (params: DidChangeTextDocumentParams) => {
      const document = this.#documents.get(params.textDocument.uri);
      const changes = params.contentChanges.flatMap(readChange);
      if (document === undefined || changes.length === 0) return;
      document.update(changes, params.textDocument.version ?? document.version);
      listener.changed(document);
    });
    connection.onNotification('textDocument/didClose', ({ textDocument }: DidCloseTextDocumentParams) => {
      if (this.#documents.delete(textDocument.uri)) listener.closed(textDocument.uri);
    });
  }
}
