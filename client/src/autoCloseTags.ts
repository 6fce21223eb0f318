/**
 * Inserts the end tag when a person types the `>` of a start tag or the `/` of `</`, at every cursor.
 */

import * as vscode from 'vscode';
import type { ClientSettings } from './clientSettings';
import type { LanguageServer } from './languageServer';

/** Listens to typing until it is disposed. */
export function registerAutoCloseTags(server: LanguageServer, settings: ClientSettings): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument((event) => {
    const editor = vscode.window.activeTextEditor;
    if (editor !== undefined && isTypedTagEnd(event, editor) && settings.isAutoClosing(event.document)) {
      void closeTags(server, editor);
    }
  });
}

/** Whether a `>` or `/` was typed at each cursor; not so for undo, redo, paste and anything else. */
function isTypedTagEnd(
  { document, contentChanges, reason }: vscode.TextDocumentChangeEvent,
  editor: vscode.TextEditor,
): boolean {
  const typed = contentChanges[0]?.text.slice(-1);
  return (
    document.languageId === 'ci-job' &&
    reason === undefined &&
    editor.document === document &&
    (typed === '>' || typed === '/') &&
    contentChanges.length === editor.selections.length &&
    contentChanges.every((change) => isOneCharacter(change, typed) || isReindented(change, typed))
  );
}

function isOneCharacter(
  { text, rangeLength }: vscode.TextDocumentContentChangeEvent,
  typed: string,
): boolean {
  return text === typed && rangeLength === 0;
}

/** The `/` of a `</` that starts its line: the editor moves it below its start tag, and tells both as one change. */
function isReindented({ text, range }: vscode.TextDocumentContentChangeEvent, typed: string): boolean {
  return typed === '/' && /^[ \t]*<\/$/.test(text) && range.isSingleLine && range.start.character === 0;
}

async function closeTags(server: LanguageServer, editor: vscode.TextEditor): Promise<void> {
  const { document } = editor;
  const { version } = document;
  // The language client tells the server of this very change from a listener of its own, perhaps after ours;
  // the cursors move behind what was typed in the meantime.
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
  if (document.version !== version) {
    return;
  }
  const cursors = editor.selections.map(({ active }) => active);
  const snippets = await Promise.all(cursors.map((cursor) => server.completeTag(document, cursor)));
  // Whoever typed on meanwhile wants no end tag in the middle of it.
  const isSettled =
    vscode.window.activeTextEditor === editor &&
    document.version === version &&
    editor.selections.length === cursors.length &&
    editor.selections.every(
      ({ isEmpty, active }, index) => isEmpty && active.isEqual(cursors[index] ?? active),
    );
  const [snippet] = snippets;
  // One snippet goes to all cursors; where they need different end tags, or some need none, nobody expects them.
  if (isSettled && snippet !== undefined && snippets.every((other) => other === snippet)) {
    await editor.insertSnippet(new vscode.SnippetString(snippet), cursors);
  }
}
