/**
 * The answer about a job as a read-only XML document `<JobId>.xml`, which follows the job while it is open.
 */

import * as vscode from 'vscode';
import { type JobsDetail, parseJobsResponse } from '../../api/jobsDetail';
import type { LanguageClientService } from '../languageClientService';
import type { JobRecord } from './jobRecord';
import type { JobStore } from './jobStore';
import { jobsDetailText, type ResultsOf } from './jobsDetailText';
import { HEAD_ROWS } from './resultLines';
import { SCHEME, type VirtualDocuments } from './virtualDocuments';

/** A document is not kept waiting longer for what the language server makes of the answer. */
const PATIENCE_MS = 1000;

/** Shows responses of jobs. */
export class JobsDetailDocuments implements vscode.Disposable {
  readonly #documents: VirtualDocuments;
  readonly #store: JobStore;
  readonly #server: Pick<LanguageClientService, 'getResults'>;
  readonly #subscription: { dispose(): void };
  /** The latest question about the results in each document, counted. */
  readonly #latest = new Map<string, number>();
  #questions = 0;

  constructor(
    documents: VirtualDocuments,
    store: JobStore,
    server: Pick<LanguageClientService, 'getResults'>,
  ) {
    this.#documents = documents;
    this.#store = store;
    this.#server = server;
    this.#subscription = store.onDidChange((record) => this.#refresh(record));
  }

  /** Shows the latest answer about the job beside the active editor, without taking the focus. */
  async show({ jobId, responseXml }: JobRecord): Promise<void> {
    await this.showAnswer(jobId, responseXml ?? '');
  }

  /** Shows an answer that names no job, under the name of the request. */
  async showAnswer(name: string, responseXml: string): Promise<void> {
    const uri = uriOf(name);
    const text = await this.#textInTime(uri, responseXml, this.#nextQuestion(uri));
    const editor = await this.#documents.show(uri, text);
    // The name says XML already; a user's file associations might say otherwise.
    if (editor.document.languageId !== 'xml') {
      await vscode.languages.setTextDocumentLanguage(editor.document, 'xml');
    }
    // A job may have ended before its document was open.
    const record = this.#store.find(name);
    if (record !== undefined && record.responseXml !== responseXml) {
      this.#refresh(record);
    }
  }

  dispose(): void {
    this.#latest.clear();
    this.#subscription.dispose();
  }

  #refresh({ jobId, responseXml }: JobRecord): void {
    const uri = uriOf(jobId);
    const isOpen = vscode.workspace.textDocuments.some(
      (document) => document.uri.toString() === uri.toString(),
    );
    if (isOpen && responseXml !== undefined) {
      const asked = this.#nextQuestion(uri);
      void this.#textInTime(uri, responseXml, asked).then((text) => this.#setLatest(uri, text, asked));
    }
  }

  /** The text with what the job has found; without it where that takes long, and then it is put in later. */
  async #textInTime(uri: vscode.Uri, responseXml: string, asked: number): Promise<string> {
    const whole = this.#readResults(responseXml).then((resultsOf) => jobsDetailText(responseXml, resultsOf));
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
    const text = await Promise.race([whole, late]);
    if (text === undefined) {
      void whole.then((found) => this.#setLatest(uri, found, asked));
    }
    return text ?? jobsDetailText(responseXml);
  }

  /** A newer answer may have been faster. */
  #setLatest(uri: vscode.Uri, text: string, asked: number): void {
    if (this.#latest.get(uri.toString()) === asked) {
      this.#documents.set(uri, text);
    }
  }

  #nextQuestion(uri: vscode.Uri): number {
    this.#questions += 1;
    this.#latest.set(uri.toString(), this.#questions);
    return this.#questions;
  }

  async #readResults(responseXml: string): Promise<ResultsOf> {
    const answer = parseJobsResponse(responseXml);
    const jobs: readonly JobsDetail[] = answer.ok ? answer.value.jobs : [];
    const results = await Promise.all(jobs.map((job) => this.#server.getResults(job, HEAD_ROWS)));
    const byJob = new Map(jobs.map(({ jobId }, index) => [jobId, results[index] ?? []]));
    return ({ jobId }) => byJob.get(jobId) ?? [];
  }
}

function uriOf(jobId: string): vscode.Uri {
  // The service makes the id; whatever it is, it must not name another path.
  return vscode.Uri.from({ scheme: SCHEME, path: `${jobId.replaceAll(/[^\w-]/g, '_')}.xml` });
}
