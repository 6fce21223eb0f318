/**
 * `ciJob.goToMatchingTag`: from a tag to its other one. The editor's own "Go to Bracket" does not support tags;
 * it gets its turn where no tag matches, in a comment or a `${…}` for example.
 */

import * as vscode from 'vscode';
import type { Services } from '../services';

/** Makes the command. */
export function goToMatchingTagCommand({ server }: Pick<Services, 'server'>): () => Promise<void> {
  return async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== 'ci-job') {
      return;
    }
    const { document, selections } = editor;
    const { version } = document;
    const found = await Promise.all(selections.map(({ active }) => server.findMatchingTag(document, active)));
    if (found.every((position) => position === undefined)) {
      await vscode.commands.executeCommand('editor.action.jumpToBracket');
    } else if (document.version === version) {
      editor.selections = selections.map(
        (selection, index) =>
          new vscode.Selection(found[index] ?? selection.active, found[index] ?? selection.active),
      );
      editor.revealRange(editor.selection);
    }
  };
}
