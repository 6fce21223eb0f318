/**
 * A whole request from a snippet: by the command, and by completion in an empty document.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSample, placeCursor, waitForDiagnostics } from './support/editor';
import { pick, press, readSuggestions, type } from './support/pageDriver';
import { until } from './support/until';

const tags = ['Transcode', 'VideoSynthesis', 'Concat', 'MediaInfo', 'VideoEnhance'];

suite('new request', () => {
  for (const tag of tags) {
    test(`${tag}: an untitled document opens with tab stops and no diagnostics`, async () => {
      const done = vscode.commands.executeCommand('ciJob.newRequest');
      await pick(tag);
      await done;
      const editor = await waitForRequest(tag);
      assert.equal(editor.document.languageId, 'ci-job');
      assert.ok(editor.document.isUntitled);
      await waitForDiagnostics(editor.document, []);
      // The first tab stop is selected: what is typed replaces its example.
      const example = editor.document.getText(editor.selection);
      assert.notEqual(example, '');
      await type('0');
      await until({
        what: 'the example is replaced',
        look: () => !editor.document.getText().includes(example) || undefined,
        events: [vscode.workspace.onDidChangeTextDocument],
      });
    });
  }

  test('completion in an empty document offers a whole request of each Tag', async () => {
    const editor = await openSample('empty.cijob.xml');
    await placeCursor(editor, new vscode.Position(0, 0));
    for (const tag of tags) {
      await press('Control+Space');
      await type(tag);
      const labels = await readSuggestions(tag);
      assert.ok(
        labels.some((label) => label.startsWith(tag)),
        `no request of ${tag} among ${labels.join(', ')}`,
      );
      await press('Escape');
      await press('ControlOrMeta+A');
      await press('Delete');
    }
  });
});

function waitForRequest(tag: string): Promise<vscode.TextEditor> {
  return until({
    what: `an editor with a ${tag} request is active`,
    look: () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.getText().includes(`<Tag>${tag}</Tag>`) ? editor : undefined;
    },
    events: [vscode.window.onDidChangeActiveTextEditor, vscode.workspace.onDidChangeTextDocument],
  });
}
