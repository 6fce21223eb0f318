/**
 * Hover: what an element is, read through the editor.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSample, rangeOf } from './support/editor';

suite('hover', () => {
  test('tells unit, range and the page of the vendor', async () => {
    const { document } = await openSample('transcode.cijob.xml');
    const words = await hoverText(document, rangeOf(document, '<Fps>').start.translate(0, 2));
    assert.match(words, /Fps/);
    assert.match(words, /\| Allowed \| Unit \|/);
    assert.match(words, /greater than 0 and at most 60 \| fps \|/);
    assert.match(words, /https:\/\//);
  });
});

async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}
