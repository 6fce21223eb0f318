/**
 * Read-only documents that the extension makes: responses and dry runs, scheme `ci-job`.
 */

import * as vscode from 'vscode';
import { t } from '../../../l10n/processLanguage';

/** The scheme of all documents of the extension. */
export const SCHEME = 'ci-job';

/** A tab that was opened longer ago says how to ask again. */
const KEPT = 100;

/** Holds the content of the documents and serves it to the editor. */
export class VirtualDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #contents = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  /** Sets the content; an open document shows it at once. */
  set(uri: vscode.Uri, content: string): void {
    const key = uri.toString();
    this.#contents.delete(key);
    this.#contents.set(key, content);
    for (const oldest of [...this.#contents.keys()].slice(0, -KEPT)) {
      this.#contents.delete(oldest);
    }
    this.#changed.fire(uri);
  }

  /** Shows the document beside what is being edited; the focus stays where it is. */
  async show(uri: vscode.Uri, content: string): Promise<vscode.TextEditor> {
    this.set(uri, content);
    const document = await vscode.workspace.openTextDocument(uri);
    return vscode.window.showTextDocument(document, {
      viewColumn: columnFor(uri),
      preserveFocus: true,
      preview: false,
    });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.#contents.get(uri.toString()) ??
      t(
        '<!-- Kept only in memory, and this window was reloaded: run “CI Job: Describe Job…” to look it up again. -->\n',
      )
    );
  }

  dispose(): void {
    vscode.Disposable.from(this.#registration, this.#changed).dispose();
  }
}

/** Where it is shown already, else beside the active editor. */
function columnFor(uri: vscode.Uri): vscode.ViewColumn {
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
  );
  return group?.viewColumn ?? vscode.ViewColumn.Beside;
}
