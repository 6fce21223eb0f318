/**
 * One parsed request per open document and version: a keystroke is parsed once, however many features ask.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { RequestDocument } from '../service/languageServiceTypes';

/** The parsed requests of the open documents. */
export class DocumentModelCache {
  readonly #parse: (document: TextDocument) => RequestDocument;
  readonly #models = new Map<string, { readonly version: number; readonly request: RequestDocument }>();

  constructor(parse: (document: TextDocument) => RequestDocument) {
    this.#parse = parse;
  }

  /** The parsed request of this very version. */
  get(document: TextDocument): RequestDocument {
    const cached = this.#models.get(document.uri);
    if (cached !== undefined && cached.version === document.version) return cached.request;
    const request = this.#parse(document);
    this.#models.set(document.uri, { version: document.version, request });
    return request;
  }

  /** Must be called when a document closes: it may come back with other text under the same version. */
  forget(uri: string): void {
    this.#models.delete(uri);
  }
}
