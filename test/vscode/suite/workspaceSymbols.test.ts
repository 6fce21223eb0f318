/**
 * The search over the workspace: jobs of files that are not open, each once.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSample, waitForDiagnostics } from './support/editor';

suite('symbols of the workspace', () => {
  test('find a job by Tag or by file, whether its file is open or not', async () => {
    const concat = ['Concat films/complete.mp4', 'concat.cijob.xml'];
    assert.deepEqual(await findSymbols('Concat films/complete'), [concat]);
    assert.deepEqual(await findSymbols('films/complete.mp4'), [concat]);
    const { document } = await openSample('concat.cijob.xml');
    await waitForDiagnostics(document, []);
    assert.deepEqual(await findSymbols('Concat films/complete'), [concat]);
    assert.deepEqual(await findSymbols('jazz'), []);
  });
});

async function findSymbols(query: string): Promise<readonly (readonly [string, string])[]> {
  const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
    'vscode.executeWorkspaceSymbolProvider',
    query,
  );
  return symbols.map(({ name, location }) => [name, location.uri.path.split('/').at(-1) ?? ''] as const);
}
