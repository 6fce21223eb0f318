/**
 * Inserts the end tag when a person types the `>` of a start tag or the `/` of `</`.
 */

import * as vscode from 'vscode';
import type { ClientSettings } from './clientSettings';
import type { LanguageServer } from './languageServer';

/** Listens to typing until it is disposed. */
export function registerAutoCloseTags(server: LanguageServer, settings: ClientSettings): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument((event) => {
    const typedAt = findTypedTagEnd(event);
    if (typedAt !== undefined && settings.isAutoClosing(event.document)) {
      void closeTag(server, event.document, typedAt);
    }
  });
}

/** The place after a single typed `>` or `/`; undefined for undo, paste, several cursors and anything else. */
function findTypedTagEnd(event: vscode.TextDocumentChangeEvent): vscode.Position | undefined {
  const { document, contentChanges, reason } = event;
  const [change] = contentChanges;
  const editor = vscode.window.activeTextEditor;
  if (
    document.languageId !== 'ci-job' ||
    reason !== undefined ||
    change === undefined ||
    contentChanges.length !== 1 ||
    (change.text !== '>' && change.text !== '/') ||
    change.rangeLength > 0 ||
    editor?.document !== document ||
    editor.selections.length !== 1
  ) {
    return undefined;
  }
  return change.range.start.translate(0, 1);
}

async function closeTag(
  server: LanguageServer,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<void> {
  const { version } = document;
  // The language client tells the server of this very change from a listener of its own, perhaps after ours.
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
  if (document.version !== version) {
    return;
  }
  const snippet = await server.completeTag(document, position);
  const editor = vscode.window.activeTextEditor;
  // Whoever typed on meanwhile wants no end tag in the middle of it.
  const isSettled =
    editor?.document === document &&
    document.version === version &&
    editor.selections.length === 1 &&
    editor.selection.active.isEqual(position);
  if (snippet !== undefined && isSettled) {
    await editor.insertSnippet(new vscode.SnippetString(snippet), position);
  }
}
