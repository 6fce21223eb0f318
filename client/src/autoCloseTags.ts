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
  const typed = contentChanges[0]?.text;
  return (
    document.languageId === 'ci-job' &&
    reason === undefined &&
    editor.document === document &&
    (typed === '>' || typed === '/') &&
    contentChanges.length === editor.selections.length &&
    contentChanges.every(({ text, rangeLength }) => text === typed && rangeLength === 0)
  );
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
    const isEndTagOnly = !snippet.startsWith('$0');
    await editor.insertSnippet(new vscode.SnippetString(snippet), cursors, {
      undoStopBefore: true,
      undoStopAfter: !isEndTagOnly,
    });
    if (isEndTagOnly) {
      await layOutEndTags(editor);
    }
  }
}

/** An end tag that starts its line goes below its start tag, in one undo step with the rest. */
async function layOutEndTags(editor: vscode.TextEditor): Promise<void> {
  const { document, options, selections } = editor;
  const { version } = document;
  const ofCursors = await Promise.all(
    selections.map(({ active }) =>
      vscode.commands.executeCommand<readonly vscode.TextEdit[] | undefined>(
        'vscode.executeFormatOnTypeProvider',
        document.uri,
        active,
        '>',
        { tabSize: options.tabSize, insertSpaces: options.insertSpaces },
      ),
    ),
  );
  const edits = ofCursors.flatMap((found) => found ?? []);
  if (edits.length === 0 || document.version !== version) {
    return;
  }
  const layOut = (builder: vscode.TextEditorEdit): void => {
    for (const { range, newText } of edits) builder.replace(range, newText);
  };
  await editor.edit(layOut, { undoStopBefore: false, undoStopAfter: true });
}
