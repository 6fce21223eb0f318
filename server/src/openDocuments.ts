/**
 * The documents that the client has open, kept up to date by its notifications.
 */
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver';
import { RequestTextDocument } from './requestTextDocument';
import type { ServerConnection } from './serverConnection';

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
      const document = new RequestTextDocument(uri, languageId, version, text);
      this.#documents.set(uri, document);
      listener.changed(document);
    });
    connection.onNotification('textDocument/didChange', (params: DidChangeTextDocumentParams) => {
      const document = this.#documents.get(params.textDocument.uri);
      if (document === undefined || params.contentChanges.length === 0) return;
      document.update(params.contentChanges, params.textDocument.version ?? document.version);
      listener.changed(document);
    });
    connection.onNotification('textDocument/didClose', ({ textDocument }: DidCloseTextDocumentParams) => {
      if (this.#documents.delete(textDocument.uri)) listener.closed(textDocument.uri);
    });
  }
}
