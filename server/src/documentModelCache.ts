/**
 * One parsed request per open document and state of its text: a keystroke is parsed once, however many features ask.
 */
import type { EarlierRequest, RequestDocument } from '../service/languageServiceTypes';
import type { RequestTextDocument } from './requestTextDocument';

/** Parses a document, with the help of what it was before its last change where that is known. */
export type ParseDocument = (
  document: RequestTextDocument,
  earlier: EarlierRequest | undefined,
) => RequestDocument;

interface Model {
  readonly revision: number;
  readonly request: RequestDocument;
}

/** The parsed requests of the open documents; those of closed ones are collected with them. */
export class DocumentModelCache {
  readonly #parse: ParseDocument;
  #models = new WeakMap<RequestTextDocument, Model>();

  constructor(parse: ParseDocument) {
    this.#parse = parse;
  }

  /** The parsed request of the text as it is. */
  get(document: RequestTextDocument): RequestDocument {
    const { revision } = document;
    const cached = this.#models.get(document);
    if (cached !== undefined && cached.revision === revision) return cached.request;
    const change = cached === undefined ? undefined : document.changeSince(cached.revision);
    const earlier =
      cached === undefined || change === undefined ? undefined : { request: cached.request, change };
    const request = this.#parse(document, earlier);
    document.forgetChange();
    this.#models.set(document, { revision, request });
    return request;
  }

  /** Forgets everything. */
  clear(): void {
    this.#models = new WeakMap();
  }
}
