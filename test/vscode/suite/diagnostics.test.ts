/**
 * Diagnostics in the editor: they appear, follow the text, and vanish.
 */
import * as vscode from 'vscode';
import { openSample, openText, replaceText, waitForDiagnostics } from './support/editor';

const goodSamples = [
  'transcode.cijob.xml',
  'concat.cijob.xml',
  'mediainfo.cijob.xml',
  'videoenhance.cijob.xml',
  'videosynthesis.cijob.xml',
];

suite('diagnostics', () => {
  test('every mistake of a request is underlined where it is', async () => {
    const { document } = await openSample('mistakes.cijob.xml');
    await waitForDiagnostics(document, [
      { code: 'not-multiple', severity: 'Error', text: '1281' },
      { code: 'unknown-element', severity: 'Warning', text: 'Heigth' },
      { code: 'out-of-range', severity: 'Error', text: '75' },
      { code: 'missing-element', severity: 'Error', text: 'Output' },
      { code: 'not-allowed', severity: 'Error', text: '3' },
      { code: 'end-tag-without-slash', severity: 'Error', text: '<CallBackFormat>' },
    ]);
  });

  test('a diagnostic vanishes when the text is fixed and comes back when it is broken', async () => {
    const editor = await openSample('mediainfo.cijob.xml');
    await replaceText(editor, '<Tag>MediaInfo</Tag>', '<Tag>MediaInf</Tag>');
    await waitForDiagnostics(editor.document, [{ code: 'unknown-tag', severity: 'Error', text: 'MediaInf' }]);
    await replaceText(editor, '<Tag>MediaInf</Tag>', '<Tag>MediaInfo</Tag>');
    await waitForDiagnostics(editor.document, []);
  });

  for (const sample of goodSamples) {
    test(`${sample} has none, and gets one for a surplus element`, async () => {
      const editor = await openSample(sample);
      // An empty list alone could be a list that has not come yet.
      await replaceText(editor, '</Request>', '<Tag>Concat</Tag></Request>');
      await waitForDiagnostics(editor.document, [
        { code: 'repeated-element', severity: 'Error', text: 'Tag' },
      ]);
      await vscode.commands.executeCommand('undo');
      await waitForDiagnostics(editor.document, []);
    });
  }

  test('each part of a broken request has its own', async () => {
    const { document } = await openText('<Request>\n  <Tag>Transcode</Tag>\n</Requst>\n');
    await waitForDiagnostics(document, [
      { code: 'missing-element', severity: 'Error', text: 'Request' },
      { code: 'missing-element', severity: 'Error', text: 'Request' },
      { code: 'end-tag-mismatch', severity: 'Error', text: 'Requst' },
    ]);
  });
});
