/**
 * Completion as a user meets it: the list in the window, and what accepting an entry does.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openText, placeCursor } from './support/editor';
import { acceptSuggestion, press, readSuggestions, type } from './support/pageDriver';
import { until } from './support/until';

suite('completion', () => {
  test('offers the elements that are allowed here and still missing', async () => {
    const editor = await openText(
      '<Request>\n  <Tag>MediaInfo</Tag>\n  <Input>\n    <Object>a.mp4</Object>\n  </Input>\n  \n</Request>\n',
    );
    await placeCursor(editor, new vscode.Position(5, 2));
    await press('Control+Space');
    const labels = await readSuggestions('QueueType');
    assert.deepEqual(labels, [
      'Operation',
      'CallBack',
      'CallBackFormat',
      'CallBackType',
      'CallBackMqConfig',
      'CallBackKafkaConfig',
      'QueueId',
      'QueueType',
    ]);
  });

  test('offers the Tags, and puts the chosen one in place of what is there', async () => {
    const editor = await openText('<Request>\n  <Tag>x</Tag>\n</Request>\n');
    await placeCursor(editor, new vscode.Position(1, 8));
    await press('Backspace');
    await press('Control+Space');
    // The list shows a dozen rows at a time, in the order of the alphabet.
    const labels = await readSuggestions('Concat');
    const first = ['Animation', 'Concat'];
    assert.deepEqual(
      labels.filter((label) => first.includes(label)),
      first,
    );
    await type('Conc');
    await acceptSuggestion('Concat');
    // What the window shows reaches the extension host a moment later.
    await until({
      what: 'the Tag is the chosen one',
      look: () => editor.document.getText() === '<Request>\n  <Tag>Concat</Tag>\n</Request>\n' || undefined,
      events: [vscode.workspace.onDidChangeTextDocument],
      state: () => editor.document.getText(),
    });
  });
});
