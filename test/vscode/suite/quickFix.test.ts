/**
 * Quick fixes: one step that leaves the document without the mistake.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSample, openText, placeCursor, rangeOf, waitForDiagnostics } from './support/editor';
import { takeFirstFix } from './support/pageDriver';
import { until } from './support/until';

const withoutSlash = `<Request>
  <Tag>MediaInfo</Tag>
  <Input>
    <Object>a.mp4</Object>
  </Input>
  <CallBackFormat>JSON<CallBackFormat>
</Request>
`;

const mistakesOfTheSample = 6;

suite('quick fix', () => {
  test('inserts the slash of an end tag, chosen in the window', async () => {
    const editor = await openText(withoutSlash);
    await waitForDiagnostics(editor.document, [
      { code: 'end-tag-without-slash', severity: 'Error', text: '<CallBackFormat>' },
    ]);
    await placeCursor(editor, rangeOf(editor.document, 'JSON<CallBackFormat>').end.translate(0, -3));
    await takeFirstFix('Insert the missing slash');
    await waitForDiagnostics(editor.document, []);
    assert.equal(
      editor.document.getText(),
      withoutSlash.replace('JSON<CallBackFormat>', 'JSON</CallBackFormat>'),
    );
  });

  test('each mistake of the sample has a fix, and together they fix it', async () => {
    const { document } = await openSample('mistakes.cijob.xml');
    for (let left = mistakesOfTheSample; left > 0; left--) {
      const diagnostics = await waitForCount(document, left);
      const [first] = diagnostics;
      assert.ok(first);
      await applyPreferredFix(document, first);
    }
    await waitForDiagnostics(document, []);
  });
});

function waitForCount(document: vscode.TextDocument, count: number): Promise<readonly vscode.Diagnostic[]> {
  const diagnostics = (): readonly vscode.Diagnostic[] => vscode.languages.getDiagnostics(document.uri);
  return until({
    what: `${count} diagnostics`,
    look: () => (diagnostics().length === count ? diagnostics() : undefined),
    events: [vscode.languages.onDidChangeDiagnostics],
    state: () => diagnostics().map(({ message }) => message),
  });
}

async function applyPreferredFix(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
): Promise<void> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    diagnostic.range,
    vscode.CodeActionKind.QuickFix.value,
  );
  const fixes = actions.filter(({ edit }) => edit !== undefined);
  const fix = fixes.find(({ isPreferred }) => isPreferred) ?? fixes[0];
  assert.ok(fix?.edit, `\`${diagnostic.message}\` should have a fix`);
  assert.equal(await vscode.workspace.applyEdit(fix.edit), true);
}
