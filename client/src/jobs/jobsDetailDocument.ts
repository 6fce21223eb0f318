/**
 * The answer about a job as a read-only XML document `<JobId>.xml`, which follows the job while it is open.
 */

import * as vscode from 'vscode';
import type { JobRecord } from './jobRecord';
import type { JobStore } from './jobStore';
import { jobsDetailText } from './jobsDetailText';
import { SCHEME, type VirtualDocuments } from './virtualDocuments';

/** Shows responses of jobs. */
export class JobsDetailDocuments implements vscode.Disposable {
  private readonly subscription: { dispose(): void };

  constructor(
    private readonly documents: VirtualDocuments,
    store: JobStore,
  ) {
    this.subscription = store.onDidChange((record) => this.refresh(record));
  }

  /** Shows the latest answer about the job beside the active editor, without taking the focus. */
  async show({ jobId, responseXml }: JobRecord): Promise<void> {
    await this.showAnswer(jobId, responseXml ?? '');
  }

  /** Shows an answer that names no job, under the name of the request. */
  async showAnswer(name: string, responseXml: string): Promise<void> {
    const editor = await this.documents.show(uriOf(name), jobsDetailText(responseXml));
    // The name says XML already; a user's file associations might say otherwise.
    if (editor.document.languageId !== 'xml') {
      await vscode.languages.setTextDocumentLanguage(editor.document, 'xml');
    }
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private refresh({ jobId, responseXml }: JobRecord): void {
    const uri = uriOf(jobId);
    const isOpen = vscode.workspace.textDocuments.some(
      (document) => document.uri.toString() === uri.toString(),
    );
    if (isOpen && responseXml !== undefined) {
      this.documents.set(uri, jobsDetailText(responseXml));
    }
  }
}

function uriOf(jobId: string): vscode.Uri {
  // The service makes the id; whatever it is, it must not name another path.
  return vscode.Uri.from({ scheme: SCHEME, path: `${jobId.replaceAll(/[^\w-]/g, '_')}.xml` });
}
