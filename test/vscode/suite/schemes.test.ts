/**
 * Requests that are no files of the disk: untitled, read-only as of source control, in a virtual file system.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitForDiagnostics } from './support/editor';

const request = `<Request>
  <Tag>MediaInfo</Tag>
  <Input>
    <Object>a.mp4</Object>
  </Input>
  <CallBackFormat>YAML</CallBackFormat>
</Request>
`;
const problem = { code: 'not-allowed', severity: 'Error', text: 'YAML' } as const;

/** Diagnostics, hover and completion, as in a file. */
async function checkServed(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await waitForDiagnostics(document, [problem]);
  const inTag = new vscode.Position(5, 4);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    inTag,
  );
  assert.ok(hovers.length > 0, 'there is no hover');
  const inValue = new vscode.Position(5, 18);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    inValue,
  );
  const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  assert.ok(labels.includes('JSON'), `completion offers ${labels.join(', ')}`);
}

/** A disk in memory with one file. */
class OneFile implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  watch = (): vscode.Disposable => new vscode.Disposable(() => undefined);
  stat = (): vscode.FileStat => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: request.length });
  readDirectory = (): [string, vscode.FileType][] => [];
  readFile = (): Uint8Array => new TextEncoder().encode(request);
  createDirectory = refuse;
  writeFile = refuse;
  delete = refuse;
  rename = refuse;
}

function refuse(): never {
  throw vscode.FileSystemError.NoPermissions();
}

suite('documents of every scheme', () => {
  const registrations: vscode.Disposable[] = [];

  teardown(() => {
    for (const registration of registrations.splice(0)) registration.dispose();
  });

  test('an untitled request is checked and helped', async () => {
    await checkServed(await vscode.workspace.openTextDocument({ content: request, language: 'ci-job' }));
  });

  test('so is an old version out of source control, which cannot be changed', async () => {
    const provider = { provideTextDocumentContent: () => request };
    registrations.push(vscode.workspace.registerTextDocumentContentProvider('old-version', provider));
    const uri = vscode.Uri.parse('old-version:/requests/old.cijob.xml?ref=HEAD');
    await checkServed(await vscode.workspace.openTextDocument(uri));
  });

  test('so is a file of a virtual file system', async () => {
    registrations.push(
      vscode.workspace.registerFileSystemProvider('virtual-disk', new OneFile(), { isReadonly: true }),
    );
    const uri = vscode.Uri.parse('virtual-disk:/requests/far.cijob.xml');
    await checkServed(await vscode.workspace.openTextDocument(uri));
  });
});
