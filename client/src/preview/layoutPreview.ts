/**
 * The panel beside a request that draws what its job will make. One panel; it follows the active request.
 */

import * as vscode from 'vscode';
import { t } from '../../../l10n/processLanguage';
import type { JobLayout } from '../../../server/src/protocol';
import type { FromPreview, ToPreview } from '../../webview/previewMessages';
import { documentAt } from '../editing/requestDocuments';
import { readRequestHead } from '../editing/requestText';
import type { LanguageClientService } from '../languageClientService';
import { type IdentifiedLayoutItem, itemAt, layoutItemsOf } from './layoutItems';
import { previewLabels } from './previewLabels';
import { previewPage, previewRoots } from './previewPage';

/** Typing goes on while the panel waits this long, milliseconds. */
const PATIENCE = 60;

/** What the preview needs of the extension. */
export interface PreviewServices {
  readonly server: LanguageClientService;
  readonly extension: vscode.Uri;
  readonly newId: () => string;
}

/** Shows the layout of requests in a panel beside them. */
export class LayoutPreview implements vscode.Disposable {
  readonly #services: PreviewServices;
  #panel: vscode.WebviewPanel | undefined;
  #uri: string | undefined;
  #items: readonly IdentifiedLayoutItem[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isReady = false;
  /** Which of several jobs is drawn: then the cursor decides. */
  #job: JobLayout['job'];
  readonly #subscription: vscode.Disposable;

  constructor(services: PreviewServices) {
    this.#services = services;
    this.#subscription = vscode.Disposable.from(
      vscode.commands.registerCommand('ciJob.showLayoutPreview', () => this.#open()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#onChange(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#onChange(document)),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        if (kind !== undefined) this.#onSelect(textEditor);
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
    this.#panel?.dispose();
  }

  #open(): void {
    this.#follow(vscode.window.activeTextEditor);
    if (this.#panel !== undefined) {
      this.#panel.reveal(undefined, true);
      return;
    }
    const { extension, newId } = this.#services;
    const panel = vscode.window.createWebviewPanel(
      'ciJob.layoutPreview',
      t('Layout'),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: previewRoots(extension) },
    );
    panel.webview.onDidReceiveMessage((message: FromPreview) => this.#receive(message));
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#isReady = false;
    });
    panel.webview.html = previewPage(panel.webview, extension, newId());
    this.#panel = panel;
  }

  /** Other documents leave the panel as it is. */
  #follow(editor: vscode.TextEditor | undefined): void {
    if (editor?.document.languageId !== 'ci-job') return;
    const uri = editor.document.uri.toString();
    if (uri === this.#uri) return;
    this.#uri = uri;
    this.#draw(0);
  }

  #onChange(document: vscode.TextDocument): void {
    if (document.uri.toString() === this.#uri) this.#draw(PATIENCE);
  }

  #onSelect(editor: vscode.TextEditor): void {
    this.#select(editor);
    if (this.#job !== undefined && editor.document.uri.toString() === this.#uri) this.#draw(PATIENCE);
  }

  #draw(delay: number): void {
    if (!this.#isReady) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#drawNow(), delay);
  }

  async #drawNow(): Promise<void> {
    const uri = this.#uri;
    const document = uri === undefined ? undefined : documentAt(uri);
    if (document === undefined || document.languageId !== 'ci-job') {
      this.#show('', undefined, t('Open a request to see its layout.'));
      return;
    }
    const { version } = document;
    const editor = editorOf(document);
    const layout = await this.#services.server.getJobLayout(
      document.uri.toString(),
      editor?.selection.active,
    );
    // A newer text has a drawing of its own on the way.
    if (uri !== this.#uri || document.version !== version) return;
    const isEmpty =
      layout === undefined || (!layout.result && !layout.source && !layout.timeline && !layout.grid);
    const file = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
    const { job } = layout ?? {};
    this.#job = job;
    const name = job === undefined ? file : t('{0}: job {1}, {2}', file, job.number, job.tag);
    const tag = job?.tag ?? readRequestHead(document.getText())?.tag;
    this.#show(name, isEmpty ? undefined : layout, emptyMessage(layout, tag));
    if (editor !== undefined) this.#select(editor);
  }

  #show(name: string, layout: JobLayout | undefined, message: string): void {
    this.#items = layoutItemsOf(layout);
    if (this.#panel !== undefined) this.#panel.title = name === '' ? t('Layout') : t('Layout {0}', name);
    this.#post({ kind: 'layout', name, layout, message });
  }

  #select(editor: vscode.TextEditor): void {
    if (editor.document.uri.toString() !== this.#uri) return;
    this.#post({ kind: 'select', id: itemAt(this.#items, editor.selection.active)?.id });
  }

  #post(message: ToPreview): void {
    void this.#panel?.webview.postMessage(message);
  }

  #receive(message: FromPreview): void {
    if (message.kind === 'ready') {
      this.#isReady = true;
      this.#post({ kind: 'words', words: previewLabels() });
      this.#draw(0);
    } else if (message.kind === 'reveal') {
      void this.#reveal(message);
    } else {
      void this.#move(message);
    }
  }

  /** Goes to the element of a thing. Only its start is brought into view: the end of a long line would hide it. */
  async #reveal({ id, focus }: Extract<FromPreview, { kind: 'reveal' }>): Promise<void> {
    const thing = this.#items.find((each) => each.id === id);
    const document = this.#uri === undefined ? undefined : documentAt(this.#uri);
    if (thing === undefined || document === undefined) return;
    const { line, character } = thing.range.start;
    const start = new vscode.Position(line, character);
    const selection = new vscode.Selection(start, start);
    const editor = editorOf(document);
    if (editor === undefined || focus) {
      const viewColumn = editor?.viewColumn ?? vscode.ViewColumn.One;
      await vscode.window.showTextDocument(document, { viewColumn, preserveFocus: !focus, selection });
      return;
    }
    editor.selection = selection;
    editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** One step of undo. A text that changed meanwhile is drawn again instead. */
  async #move({ id, from, to }: Extract<FromPreview, { kind: 'move' }>): Promise<void> {
    const document = this.#uri === undefined ? undefined : documentAt(this.#uri);
    if (document === undefined) return;
    const { version } = document;
    const edits = await this.#services.server.moveShape(document.uri.toString(), id, from, to);
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, [...edits]);
    const isDone =
      edits.length > 0 && document.version === version && (await vscode.workspace.applyEdit(edit));
    if (!isDone) this.#draw(0);
  }
}

function emptyMessage(layout: JobLayout | undefined, tag: string | undefined): string {
  if (layout === undefined) return t('Choose a Tag first: the layout depends on it.');
  return layout.canDraw
    ? t('There is nothing to draw yet: sizes, videos, watermarks and files to join appear here as you type.')
    : t('A {0} job has no sizes, watermarks or files to join: there is nothing to draw.', tag ?? '');
}

function editorOf(document: vscode.TextDocument): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find((editor) => editor.document === document);
}
