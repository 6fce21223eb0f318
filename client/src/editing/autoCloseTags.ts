/**
 * Inserts the end tag when a person types the `>` of a start tag or the `/` of `</`, and takes the end tag away
 * when a `/` makes an element empty, at every cursor.
 */

import * as vscode from 'vscode';
import type { ClientSettings } from '../clientSettings';
import type { LanguageClientService, TagEdit } from '../languageClientService';

/** Listens to typing until it is disposed. */
export function registerAutoCloseTags(
  server: LanguageClientService,
  settings: ClientSettings,
): vscode.Disposable {
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

async function closeTags(server: LanguageClientService, editor: vscode.TextEditor): Promise<void> {
  const { document } = editor;
  const { version } = document;
  // The language client notifies the server of this very change from a listener of its own, perhaps after ours;
  // the cursors move behind what was typed in the meantime.
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
  if (document.version !== version) {
    return;
  }
  const cursors = editor.selections.map(({ active }) => active);
  const found = await Promise.all(cursors.map((cursor) => server.completeTag(document, cursor)));
  const tagEdits = found.filter((edit) => edit !== undefined);
  // Whoever typed on meanwhile wants no end tag in the middle of it.
  const isSettled =
    vscode.window.activeTextEditor === editor &&
    document.version === version &&
    editor.selections.length === cursors.length &&
    editor.selections.every(
      ({ isEmpty, active }, index) => isEmpty && active.isEqual(cursors[index] ?? active),
    );
  const snippet = tagEdits[0]?.snippet;
  // One snippet goes to all cursors; where they need different end tags, or some need none, nobody expects them.
  const isForAll = tagEdits.length === cursors.length && tagEdits.every((edit) => edit.snippet === snippet);
  if (isSettled && snippet !== undefined && isForAll) {
    await insert(editor, snippet, cursors, tagEdits);
  }
}

/** What replaces something is one undo step with the character that was typed: without it the tags would not fit. */
async function insert(
  editor: vscode.TextEditor,
  snippet: string,
  cursors: readonly vscode.Position[],
  tagEdits: readonly TagEdit[],
): Promise<void> {
  const ranges = cursors.map((cursor, index) => tagEdits[index]?.range ?? new vscode.Range(cursor, cursor));
  const replaces = ranges.some(({ isEmpty }) => !isEmpty);
  const isEndTagOnly = !replaces && !snippet.startsWith('$0');
  await editor.insertSnippet(new vscode.SnippetString(snippet), ranges, {
    undoStopBefore: !replaces,
    undoStopAfter: !isEndTagOnly,
  });
  if (isEndTagOnly) {
    await layOutEndTags(editor);
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
