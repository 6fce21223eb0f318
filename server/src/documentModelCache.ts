/**
 * One parsed request per open document and version: a keystroke is parsed once, however many features ask.
 */
import type { EarlierRequest, RequestDocument } from '../service/languageServiceTypes';
import type { RequestTextDocument } from './requestTextDocument';

/** Parses a document, with the help of what it was before its last change where that is known. */
export type ParseDocument = (
  document: RequestTextDocument,
  earlier: EarlierRequest | undefined,
) => RequestDocument;

/** The parsed requests of the open documents. */
export class DocumentModelCache {
  readonly #parse: ParseDocument;
  readonly #models = new Map<string, { readonly version: number; readonly request: RequestDocument }>();

  constructor(parse: ParseDocument) {
    this.#parse = parse;
  }

  /** The parsed request of this very version. */
  get(document: RequestTextDocument): RequestDocument {
    const cached = this.#models.get(document.uri);
    if (cached !== undefined && cached.version === document.version) return cached.request;
    const change = cached === undefined ? undefined : document.changeSince(cached.version);
    const earlier =
      cached === undefined || change === undefined ? undefined : { request: cached.request, change };
    const request = this.#parse(document, earlier);
    document.forgetChange();
    this.#models.set(document.uri, { version: document.version, request });
    return request;
  }

  /** Forgets everything. */
  clear(): void {
    this.#models.clear();
  }

  /** Must be called when a document closes: it may come back with other text under the same version. */
  forget(uri: string): void {
    this.#models.delete(uri);
  }
}
