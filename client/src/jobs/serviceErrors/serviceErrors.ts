/**
 * What the service said about an element of a request, as diagnostics on that element.
 * Each stays until its element is edited, whatever else is: only the service can say that it is right now.
 */

import * as vscode from 'vscode';
import type { JobRecord } from '../jobRecord';
import type { JobStore } from '../jobStore';
import type { DocumentElement } from './documentElement';
import { moveSpan, shiftOf } from './moveSpan';
import { findNamedElements } from './namedElements';
import { type ServiceDiagnostic, serviceDiagnosticOfJob } from './serviceDiagnostic';

/** The code of the diagnostics. The others are checks of our own; this one is hearsay. */
export const SERVICE_ERROR = 'service-error';

interface Mark extends Pick<DocumentElement, 'whole' | 'mark'> {
  readonly message: string;
}

/** The elements of a document as it is now; undefined when they are unknown. */
export type ReadElements = (document: vscode.TextDocument) => Promise<readonly DocumentElement[] | undefined>;

/** Keeps the diagnostics and lets them follow their elements. */
export class ServiceErrors implements vscode.Disposable {
  readonly #readElements: ReadElements;
  readonly #collection = vscode.languages.createDiagnosticCollection('ci-job service');
  readonly #marks = new Map<string, readonly Mark[]>();
  readonly #subscription: vscode.Disposable;

  /** `jobs` says which jobs fail later. */
  constructor(readElements: ReadElements, jobs: Pick<JobStore, 'onDidChange'>) {
    this.#readElements = readElements;
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((event) => this.#follow(event)),
      jobs.onDidChange((record) => void this.#showFailure(record)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.clear(uri.toString())),
    );
  }

  /** Points at what the serviceDiagnostic names in each open document that still has this very text; else does nothing. */
  async show(text: string, serviceDiagnostic: ServiceDiagnostic): Promise<void> {
    const documents = vscode.workspace.textDocuments.filter(
      (document) => document.languageId === 'ci-job' && document.getText() === text,
    );
    await Promise.all(documents.map((document) => this.#mark(document, serviceDiagnostic)));
  }

  /** Takes back what was said about a document. */
  clear(uri: string): void {
    this.#marks.delete(uri);
    this.#collection.delete(vscode.Uri.parse(uri));
  }

  dispose(): void {
    vscode.Disposable.from(this.#collection, this.#subscription).dispose();
  }

  async #showFailure(record: JobRecord): Promise<void> {
    const serviceDiagnostic = serviceDiagnosticOfJob(record);
    if (serviceDiagnostic !== undefined && record.requestXml !== undefined) {
      await this.show(record.requestXml, serviceDiagnostic);
    }
  }

  async #mark(document: vscode.TextDocument, { words, message }: ServiceDiagnostic): Promise<void> {
    const { version } = document;
    const elements = await this.#readElements(document);
    if (elements === undefined || document.isClosed || document.version !== version) {
      return;
    }
    const marks = findNamedElements(words, elements).map(({ whole, mark }) => ({ whole, mark, message }));
    // The service names one mistake at a time: what it said about other elements is not taken back by that.
    const others = (this.#marks.get(document.uri.toString()) ?? []).filter((known) =>
      marks.every(({ whole }) => whole.start !== known.whole.start),
    );
    this.#set(document, [...others, ...marks]);
  }

  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const marks = this.#marks.get(document.uri.toString());
    if (marks === undefined || contentChanges.length === 0) {
      return;
    }
    const moved = contentChanges.reduce(
      (current, change) =>
        current.flatMap(({ whole, mark, message }) => {
          const shift = shiftOf(whole, change);
          return shift === undefined
            ? []
            : [{ whole: moveSpan(whole, shift), mark: moveSpan(mark, shift), message }];
        }),
      marks,
    );
    this.#set(document, moved);
  }

  #set(document: vscode.TextDocument, marks: readonly Mark[]): void {
    if (marks.length === 0) {
      this.clear(document.uri.toString());
      return;
    }
    this.#marks.set(document.uri.toString(), marks);
    this.#collection.set(
      document.uri,
      marks.map(({ mark, message }) => toDiagnostic(document, mark, message)),
    );
  }
}

function toDiagnostic(document: vscode.TextDocument, mark: Mark['mark'], message: string): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(mark.start), document.positionAt(mark.end));
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = 'ci-job';
  diagnostic.code = SERVICE_ERROR;
  return diagnostic;
}
