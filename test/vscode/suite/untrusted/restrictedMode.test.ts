/**
 * In Restricted Mode everything about editing works. That submitting does not is a test of the window.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSample, replaceText, waitForDiagnostics } from '../support/editor';

suite('untrusted workspace', () => {
  test('requests are checked', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const editor = await openSample('mediainfo.cijob.xml');
    await replaceText(editor, '<Tag>MediaInfo</Tag>', '<Tag>MediaInf</Tag>');
    await waitForDiagnostics(editor.document, [{ code: 'unknown-tag', severity: 'Error', text: 'MediaInf' }]);
  });
});
