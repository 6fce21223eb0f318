/**
 * What the server holds while it serves one client: the open documents, what they parse to, and the settings.
 * Handlers get everything from here and keep nothing themselves.
 */
import type { Diagnostic, Hover, Position, SymbolInformation } from 'vscode-languageserver';
import type { DocumentKind, LanguageService, RequestDocument } from '../service/languageServiceTypes';
import { NONE } from '../service/parser/xmlNodes';
import { fitDiagnostic } from './diagnosticsSupport';
import { DocumentModelCache } from './documentModelCache';
import type { OpenDocuments } from './openDocuments';
import { RequestTextDocument } from './requestTextDocument';
import type { ErrorLog } from './runSafe';
import type { ClientSupport } from './serverCapabilities';
import { defaultSettings, type ServerSettings } from './serverSettings';

/** The language that is ours whatever the text. */
const OWN_LANGUAGE = 'ci-job';

/** Answers are in this language, and requests too in editors without our language id; the root distinguishes them. */
const XML_LANGUAGE = 'xml';

/**
 * Longer documents are left alone: parsing one may take minutes and gigabytes, and no request is a thousandth of it.
 * In characters.
 */
export const LONGEST_DOCUMENT = 32 * 1024 * 1024;

/** An open document that is ours, a request or an answer of the service, with what it parses to. */
export interface OpenRequest {
  readonly document: RequestTextDocument;
  readonly request: RequestDocument;
}

/** One client's session. */
export class Session {
  readonly log: ErrorLog;
  readonly documents: OpenDocuments;
  readonly client: ClientSupport;
  #settings: ServerSettings = defaultSettings;
  #service: LanguageService | undefined;
  readonly #tooLong = new WeakSet<RequestTextDocument>();
  readonly #createService: (settings: ServerSettings) => LanguageService;
  readonly #models = new DocumentModelCache((document, earlier) =>
    this.service.parseRequestDocument(document, earlier),
  );

  constructor(
    log: ErrorLog,
    documents: OpenDocuments,
    client: ClientSupport,
    createService: (settings: ServerSettings) => LanguageService,
  ) {
    this.log = log;
    this.documents = documents;
    this.client = client;
    this.#createService = createService;
  }

  get settings(): ServerSettings {
    return this.#settings;
  }

  /** In another language all texts are rendered again. */
  set settings(settings: ServerSettings) {
    if (settings.language !== this.#settings.language) {
      this.#service = undefined;
      this.#models.clear();
    }
    this.#settings = settings;
  }

  /** Made when it is first needed: linking the schemas takes as long as half of the handshake. */
  get service(): LanguageService {
    this.#service ??= this.#createService(this.#settings);
    return this.#service;
  }

  /** The open request of this address; undefined when it is closed or none of our business. */
  find(uri: string): OpenRequest | undefined {
    const document = this.documents.get(uri);
    return document === undefined ? undefined : this.#own(document);
  }

  /** The diagnostics that this client gets; undefined when the document is none of our business. */
  validate(document: RequestTextDocument): Diagnostic[] | undefined {
    const open = this.#own(document);
    if (open === undefined || open.request.response !== undefined) return undefined;
    return this.service
      .doValidation(document, open.request, this.settings.validation)
      .map((diagnostic) => fitDiagnostic(diagnostic, this.client));
  }

  /** The diagnostics of a text that is not open: nothing of it is kept. */
  validateText(uri: string, text: string, always: boolean): Diagnostic[] {
    const { document, request } = this.#parseText(uri, text);
    const { validation } = this.settings;
    return this.service
      .doValidation(document, request, always ? { ...validation, enabled: true } : validation)
      .map((diagnostic) => fitDiagnostic(diagnostic, this.client));
  }

  /** The job of a text that is not open: nothing of it is kept. */
  findJobSymbols(uri: string, text: string): SymbolInformation[] {
    const { document, request } = this.#parseText(uri, text);
    return this.service.findJobSymbols(document, '', request);
  }

  /** Once for each document, so that missing diagnostics are not read as a clean document. */
  #reportTooLong(document: RequestTextDocument): void {
    if (this.#tooLong.has(document)) return;
    this.#tooLong.add(document);
    this.log.error(`${document.uri} is not checked: it has more than ${LONGEST_DOCUMENT} characters.`);
  }

  /** What a text is that is not open: nothing of it is kept. */
  getDocumentKind(uri: string, text: string): DocumentKind {
    return this.service.getDocumentKind(this.#parseText(uri, text).request);
  }

  /** What an answer that is not open says at a place: nothing of it is kept. */
  explainAnswer(uri: string, text: string, position: Position): Hover | undefined {
    const { document, request } = this.#parseText(uri, text);
    const isAnswer = this.service.getDocumentKind(request) === 'answer';
    return isAnswer ? this.service.doHover(document, position, request) : undefined;
  }

  #parseText(uri: string, text: string): OpenRequest {
    const document = new RequestTextDocument(uri, OWN_LANGUAGE, 0, text);
    return { document, request: this.service.parseRequestDocument(document) };
  }

  #own(document: RequestTextDocument): OpenRequest | undefined {
    if (document.length > LONGEST_DOCUMENT) {
      this.#reportTooLong(document);
      return undefined;
    }
    if (document.languageId !== OWN_LANGUAGE && document.languageId !== XML_LANGUAGE) return undefined;
    const request = this.#models.get(document);
    const isOurs = request.request !== NONE || request.response !== undefined;
    if (document.languageId !== OWN_LANGUAGE && !isOurs) return undefined;
    return { document, request };
  }
}
