/**
 * The language server as the rest of the extension uses it: it is started when it is first needed,
 * and its own requests (`ciJob/…`) are methods here.
 */

import type * as vscode from 'vscode';
import type {
  BaseLanguageClient,
  DocumentDiagnosticReport,
  LanguageClientOptions,
} from 'vscode-languageclient';
import { currentLocale } from '../../l10n/processLanguage';
import {
  type Autofix,
  CHECK_TEXT,
  type CheckTextResult,
  type CustomRequest,
  type DocumentKind,
  EXPLAIN_ANSWER,
  FIND_JOB_SYMBOLS,
  FIND_REFERENCE,
  type FindJobSymbolsParams,
  GET_AUTOFIX,
  GET_DOCUMENT_KIND,
  GET_JOB_LAYOUT,
  GET_JOB_OPERATION,
  GET_MATCHING_TAG,
  GET_REFERENCE_PAGE,
  GET_REQUEST_SNIPPETS,
  GET_RESULTS,
  GET_TAG_FACTS,
  GET_TAGS,
  type GetAutofixParams,
  type GetMatchingTagParams,
  type GetReferencePageParams,
  type GetResultsParams,
  type GetTagFactsResult,
  type JobLayout,
  type LayoutBox,
  LIST_REFERENCE_PAGES,
  MOVE_SHAPE,
  type ReferencePage,
  type ReferencePlace,
  type RequestSnippet,
  type ResultSection,
  TAG_COMPLETE,
  type TagCompleteParams,
} from '../../server/src/protocol';
import type { JobsDetail } from '../api/jobsDetail';
import { type DocumentElement, elementsOf, type OutlineElement } from './jobs/serviceErrors/documentElement';
import { SCHEME } from './jobs/virtualDocuments';
import type { Log } from './log/recordedLog';
import type { RequestCheck, RequestError } from './submit/submitTypes';

/** Makes the client for this kind of extension host; the module behind it is loaded only then. */
export type CreateLanguageClient = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** Requests of every scheme, be it files, untitled or virtual workspaces, and the answers that we show. */
export const SERVED_DOCUMENTS = [{ language: 'ci-job' }, { scheme: SCHEME, language: 'xml' }];

/** A snippet for the cursor, or one that replaces `range`. */
export interface TagEdit {
  readonly snippet: string;
  readonly range?: vscode.Range;
}

/** What fixes a document, in the editor's terms. */
export interface ClientAutofix extends Omit<Autofix, 'edits'> {
  readonly edits: readonly vscode.TextEdit[];
}

/** The command that links of hovers run. */
const OPEN_REFERENCE = 'ciJob.openReference';

/** LSP's number for the severity Error. */
const ERROR = 1;

/** Starts, asks and ends the language server. */
export class LanguageClientService {
  readonly #createClient: CreateLanguageClient;
  readonly #log: Log;
  /** What the language client writes itself. */
  readonly #channel: vscode.LogOutputChannel;

  #client: Promise<BaseLanguageClient> | undefined;
  #tags: Promise<readonly string[]> | undefined;

  constructor(createClient: CreateLanguageClient, log: Log, channel: vscode.LogOutputChannel) {
    this.#createClient = createClient;
    this.#log = log;
    this.#channel = channel;
  }

  /** Starts the server, once; resolves when it answers. */
  async start(): Promise<void> {
    await this.#connect();
  }

  async stop(): Promise<void> {
    // A client that never started has nothing to stop.
    const client = await this.#client?.catch(() => undefined);
    await client?.dispose();
  }

  /** The known Tags; none when the server does not answer. */
  getTags(): Promise<readonly string[]> {
    this.#tags ??= this.#request(GET_TAGS, undefined).then((tags) => {
      // The next question may have more luck.
      this.#tags = tags === undefined ? undefined : this.#tags;
      return tags ?? [];
    });
    return this.#tags;
  }

  /** The requests that a new document can start with; undefined when the server does not answer. */
  getRequestSnippets(): Promise<readonly RequestSnippet[] | undefined> {
    return this.#request(GET_REQUEST_SNIPPETS, {});
  }

  /** The snippet that closes the tag which was just typed before the position, and what it replaces. */
  async completeTag(document: vscode.TextDocument, position: vscode.Position): Promise<TagEdit | undefined> {
    const client = await this.#connect();
    const params: TagCompleteParams = client.code2ProtocolConverter.asTextDocumentPositionParams(
      document,
      position,
    );
    const found = await this.#request(TAG_COMPLETE, params);
    if (found === undefined || found === null) {
      return undefined;
    }
    return typeof found === 'string'
      ? { snippet: found }
      : { snippet: found.snippet, range: client.protocol2CodeConverter.asRange(found.range) };
  }

  /** The place in the other tag of the element at the position. */
  async findMatchingTag(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Position | undefined> {
    const client = await this.#connect();
    const params: GetMatchingTagParams = client.code2ProtocolConverter.asTextDocumentPositionParams(
      document,
      position,
    );
    const found = await this.#request(GET_MATCHING_TAG, params);
    return found === undefined || found === null
      ? undefined
      : client.protocol2CodeConverter.asPosition(found);
  }

  /**
   * What the open request draws, of several jobs the one at the position; undefined without a known Tag, or when the
   * server does not answer.
   */
  async getJobLayout(uri: string, position?: vscode.Position): Promise<JobLayout | undefined> {
    const at =
      position === undefined ? {} : { position: { line: position.line, character: position.character } };
    return (await this.#request(GET_JOB_LAYOUT, { uri, ...at })) ?? undefined;
  }

  /** The edits that put a shape of the layout somewhere else; none when it is gone. */
  async moveShape(
    uri: string,
    id: string,
    from: LayoutBox,
    to: LayoutBox,
  ): Promise<readonly vscode.TextEdit[]> {
    const edits = await this.#request(MOVE_SHAPE, { uri, id, from, to });
    const client = await this.#connected();
    return edits === undefined || client === undefined
      ? []
      : client.protocol2CodeConverter.asTextEdits([...edits]);
  }

  /**
   * What the server says about the text that the document has now; undefined when it does not answer.
   * The document is checked also where validation is switched off.
   */
  async check(document: vscode.TextDocument, isValidated: boolean): Promise<RequestCheck | undefined> {
    const uri = document.uri.toString();
    const [operation, diagnostics] = await Promise.all([
      this.#request(GET_JOB_OPERATION, { uri }),
      isValidated
        ? this.#diagnosticsNow(uri)
        : this.#request(CHECK_TEXT, {
            uri,
            text: document.getText(),
            always: true,
          }),
    ]);
    if (operation === undefined || diagnostics === undefined) {
      return undefined;
    }
    const errors = diagnostics.flatMap(toError);
    return operation !== null && 'noJob' in operation
      ? { operation: undefined, noJob: operation.noJob, errors }
      : { operation: operation ?? undefined, errors };
  }

  /** Asked for, not read from the editor: what the editor shows may be about an earlier text. */
  async #diagnosticsNow(uri: string): Promise<CheckTextResult | undefined> {
    const report = await this.#requestMethod<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report?.kind === 'full' ? report.items : undefined;
  }

  /** The elements that the document has now; undefined when the server does not answer. */
  async readElements(document: vscode.TextDocument): Promise<readonly DocumentElement[] | undefined> {
    const text = document.getText();
    const outline = await this.#requestMethod<readonly OutlineElement[]>('textDocument/documentSymbol', {
      textDocument: { uri: document.uri.toString() },
    });
    const converter = (await this.#client?.catch(() => undefined))?.protocol2CodeConverter;
    return outline === undefined || converter === undefined
      ? undefined
      : elementsOf(outline, text, (position) => document.offsetAt(converter.asPosition(position)));
  }

  /** What fixes the document as it is now; undefined where nothing can be fixed without asking. */
  async getAutofix(document: vscode.TextDocument): Promise<ClientAutofix | undefined> {
    const client = await this.#connected();
    const params: GetAutofixParams = { textDocument: { uri: document.uri.toString() } };
    const autofix = await this.#request(GET_AUTOFIX, params);
    if (client === undefined || autofix === undefined || autofix === null) {
      return undefined;
    }
    return { ...autofix, edits: await client.protocol2CodeConverter.asTextEdits([...autofix.edits]) };
  }

  /** What a document is that is not open as a request; undefined when the server does not answer. */
  async getDocumentKind(uri: string, text: string): Promise<DocumentKind | undefined> {
    const params = { uri, text };
    const kind = await this.#request(GET_DOCUMENT_KIND, params);
    return kind ?? undefined;
  }

  /** What an answer of the service says at a place; undefined for any other document. */
  async explainAnswer(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const client = await this.#connected();
    if (client === undefined) return undefined;
    const params = {
      uri: document.uri.toString(),
      text: document.getText(),
      position: client.code2ProtocolConverter.asPosition(position),
    };
    const hover = await this.#request(EXPLAIN_ANSWER, params);
    return client.protocol2CodeConverter.asHover(hover);
  }

  /** What is known about a Tag; null for one that it is unknown, undefined when the server does not answer. */
  getTagFacts(tag: string): Promise<GetTagFactsResult | undefined> {
    return this.#request(GET_TAG_FACTS, { tag });
  }

  /** What a job has found, for people to read; empty where nothing is known, and when the server does not answer. */
  async getResults({ tag, operation }: JobsDetail, mostRows: number): Promise<readonly ResultSection[]> {
    if (tag === undefined || operation === '') return [];
    const params: GetResultsParams = { tag, operation, mostRows };
    return (await this.#request(GET_RESULTS, params)) ?? [];
  }

  /** Where the reference describes the element at the position. */
  async findReference(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<ReferencePlace | undefined> {
    const client = await this.#connected();
    const params = client?.code2ProtocolConverter.asTextDocumentPositionParams(document, position);
    if (params === undefined) return undefined;
    return (await this.#request(FIND_REFERENCE, params)) ?? undefined;
  }

  /** The pages of the reference; undefined when the server does not answer. */
  listReferencePages(): Promise<readonly ReferencePage[] | undefined> {
    return this.#request(LIST_REFERENCE_PAGES, undefined);
  }

  /** A page of the reference as Markdown; undefined for an unknown one, or when the server does not answer. */
  async getReferencePage(name: string): Promise<string | undefined> {
    const params: GetReferencePageParams = { name };
    return (await this.#request(GET_REFERENCE_PAGE, params)) ?? undefined;
  }

  /** The jobs of a text that is not open; undefined when the server does not answer. */
  async findJobSymbols(uri: string, text: string): Promise<readonly vscode.SymbolInformation[] | undefined> {
    const params: FindJobSymbolsParams = { uri, text };
    const found = await this.#request(FIND_JOB_SYMBOLS, params);
    const client = await this.#connected();
    return found === undefined ? undefined : client?.protocol2CodeConverter.asSymbolInformations([...found]);
  }

  /** What is wrong with a text that is not open; undefined when the server does not answer. */
  async checkText(uri: string, text: string): Promise<readonly vscode.Diagnostic[] | undefined> {
    const found = await this.#request(CHECK_TEXT, { uri, text });
    const client = await this.#connected();
    return found === undefined || client === undefined
      ? undefined
      : client.protocol2CodeConverter.asDiagnostics([...found]);
  }

  #request<Params, Result>(
    { method }: CustomRequest<Params, Result>,
    params: Params,
  ): Promise<Result | undefined> {
    return this.#requestMethod<Result>(method, params);
  }

  async #requestMethod<Result>(method: string, params: unknown): Promise<Result | undefined> {
    try {
      const client = await this.#connect();
      return await client.sendRequest<Result>(method, params);
    } catch (error) {
      this.#log.error(`${method} failed: ${String(error)}`);
      return undefined;
    }
  }

  /** The client that answered; undefined when there is none. */
  #connected(): Promise<BaseLanguageClient | undefined> {
    return this.#connect().catch(() => undefined);
  }

  #connect(): Promise<BaseLanguageClient> {
    this.#client ??= this.#launch().catch((error: unknown) => {
      this.#client = undefined;
      this.#log.error(`The language server could not be started: ${String(error)}`);
      throw error;
    });
    return this.#client;
  }

  async #launch(): Promise<BaseLanguageClient> {
    const client = await this.#createClient({
      documentSelector: SERVED_DOCUMENTS,
      outputChannel: this.#channel,
      initializationOptions: {
        ciJob: { language: currentLocale().locale },
        openReferenceCommand: OPEN_REFERENCE,
      },
      // No other command runs from what the server writes.
      markdown: { isTrusted: { enabledCommands: [OPEN_REFERENCE] } },
      diagnosticPullOptions: { onChange: true, onSave: false, onTabs: false },
    });
    await client.start();
    return client;
  }
}

function toError({
  severity,
  message,
  range,
}: {
  readonly severity?: number;
  readonly message: string | { readonly value: string };
  readonly range: { readonly start: { readonly line: number } };
}): readonly RequestError[] {
  // LSP leaves a missing severity to the client; the careful reading is Error.
  if ((severity ?? ERROR) !== ERROR) {
    return [];
  }
  return [{ message: typeof message === 'string' ? message : message.value, line: range.start.line + 1 }];
}
