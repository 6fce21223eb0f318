/**
 * Which documents become `ci-job`: by name, by content; and that other XML is left alone.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSample, openText, replaceText, waitForDiagnostics } from './support/editor';
import { until } from './support/until';

suite('detection', () => {
  teardown(async () => {
    await vscode.workspace.getConfiguration('ciJob').update('detect', undefined, true);
  });

  test('a file by its name', async () => {
    const { document } = await openSample('empty.cijob.xml');
    assert.equal(document.languageId, 'ci-job');
  });

  test('an XML document by its content', async () => {
    const { document } = await openSample('detected.xml');
    await waitForLanguage(document.uri, 'ci-job');
  });

  test('an untitled XML document by its content', async () => {
    const content = '<!-- pasted -->\n<Request>\n  <Tag>MediaInfo</Tag>\n</Request>\n';
    const document = await vscode.workspace.openTextDocument({ content, language: 'xml' });
    await waitForLanguage(document.uri, 'ci-job');
  });

  test('an XML file when it is saved as a request', async () => {
    const editor = await openText('<!-- not yet -->\n', '.xml');
    await replaceText(editor, 'not yet -->', '--><Request><Tag>MediaInfo</Tag></Request>');
    await editor.document.save();
    await waitForLanguage(editor.document.uri, 'ci-job');
  });

  test('other XML stays XML, without diagnostics and completion of ours', async () => {
    const { document } = await openSample('ordinary.xml');
    // A request that was opened later has been seen: this one had its turn.
    const { document: request } = await openSample('mediainfo.cijob.xml');
    await waitForDiagnostics(request, []);
    assert.equal(document.languageId, 'xml');
    await waitForDiagnostics(document, []);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(3, 2),
    );
    const ours = list.items.filter(({ detail }) => detail !== undefined);
    assert.deepEqual(ours, []);
  });

  test('the body of a template stays XML', async () => {
    const content = '<Request>\n  <Tag>Transcode</Tag>\n  <Name>small</Name>\n</Request>\n';
    const { document } = await openText(content, '.xml');
    // A request that was opened later has been seen: this one had its turn.
    const { document: request } = await openSample('detected.xml');
    await waitForLanguage(request.uri, 'ci-job');
    assert.equal(document.languageId, 'xml');
  });

  test('a callback in another language is explained where it stands', async () => {
    const texts: readonly [extension: string, content: string][] = [
      ['.xml', '<Response>\n  <EventName>TaskFinish</EventName>\n  <JobsDetail/>\n</Response>\n'],
      ['.json', '{\n  "EventName": "TaskFinish",\n  "JobsDetail": {}\n}\n'],
    ];
    for (const [extension, content] of texts) {
      const { document } = await openText(content, extension);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        new vscode.Position(1, 6),
      );
      const words = hovers.flatMap(({ contents }) =>
        contents.map((part) => (typeof part === 'string' ? part : part.value)),
      );
      assert.ok(
        words.some((text) => text.includes('EventName')),
        extension,
      );
      assert.notEqual(document.languageId, 'ci-job');
    }
  });

  test('nothing is switched when the setting says `off`', async () => {
    await vscode.workspace.getConfiguration('ciJob').update('detect', 'off', true);
    const content = '<?xml version="1.0"?>\n<!-- XML -->\n<Request>\n  <Tag>MediaInfo</Tag>\n</Request>\n';
    const { document } = await openText(content, '.xml');
    const { document: request } = await openText('<Request>\n  <Tag>MediaInf</Tag>\n</Request>\n');
    await waitForDiagnostics(request, [{ code: 'unknown-tag', severity: 'Error', text: 'MediaInf' }]);
    assert.equal(document.languageId, 'xml');
  });
});

// Switching the language closes the document and opens it anew, so it is looked up by its address.
async function waitForLanguage(uri: vscode.Uri, language: string): Promise<void> {
  const find = (): vscode.TextDocument | undefined =>
    vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  await until({
    what: `the language of ${uri.path} is ${language}`,
    look: () => find()?.languageId === language || undefined,
    events: [vscode.workspace.onDidOpenTextDocument],
    state: () => find()?.languageId,
  });
}
