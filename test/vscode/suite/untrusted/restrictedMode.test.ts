/**
 * In Restricted Mode: everything about editing works, submitting does not.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSample, replaceText, waitForDiagnostics } from '../support/editor';
import { readNotification } from '../support/hands';
import { submissions } from '../support/service';

suite('untrusted workspace', () => {
  test('requests are checked', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const editor = await openSample('mediainfo.cijob.xml');
    await replaceText(editor, '<Tag>MediaInfo</Tag>', '<Tag>MediaInf</Tag>');
    await waitForDiagnostics(editor.document, [{ code: 'unknown-tag', severity: 'Error', text: 'MediaInf' }]);
  });

  test('submitting is refused, and nothing is sent', async () => {
    await openSample('mediainfo.cijob.xml');
    const done = vscode.commands.executeCommand('ciJob.submit');
    assert.match(await readNotification('trust'), /trusted workspace/);
    await done;
    assert.deepEqual(await submissions(), []);
  });
});
