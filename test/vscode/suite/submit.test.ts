/**
 * Submit, answered by the sandbox: what is asked, what is sent, what is shown.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSample, replaceText } from './support/editor';
import { answerDialog, dismissDialog, readDialog, readNotification } from './support/hands';
import { provokeFault, submissions } from './support/service';
import { until } from './support/until';

suite('submit', () => {
  let before = 0;

  setup(async () => {
    before = (await submissions()).length;
  });

  const sent = async (): Promise<readonly string[]> =>
    (await submissions()).slice(before).map(({ method, path, status }) => `${method} ${path} ${status}`);

  test('names the job before it is sent, sends the text as it is, shows the answer beside it', async () => {
    const editor = await openSample('transcode.cijob.xml');
    await replaceText(editor, 'order 4711', 'not saved yet');
    const done = vscode.commands.executeCommand('ciJob.submit');
    const question = await readDialog();
    for (const fact of [
      'Transcode',
      'examplebucket-1250000000',
      'ap-chongqing',
      'originals/harbour-at-dawn.mov',
      'web/harbour-at-dawn.${ext}',
    ]) {
      assert.ok(question.includes(fact), `\`${fact}\` should be in: ${question}`);
    }
    assert.deepEqual(await sent(), []);
    await answerDialog('Submit');
    const answer = await waitForAnswer('<UserData>not saved yet</UserData>');
    await done;
    assert.deepEqual(await sent(), ['POST /jobs 200']);
    assert.equal(vscode.window.activeTextEditor?.document, editor.document);
    assert.notEqual(answer.viewColumn, editor.viewColumn);
    const [jobId] = /(?<=<JobId>)[^<]+/.exec(answer.document.getText()) ?? [];
    assert.ok(jobId);
    assert.match(await readNotification(jobId), /Submitted|Running|Success/);
    assert.equal(await answer.edit((edit) => edit.insert(new vscode.Position(0, 0), 'x')), false);
    await waitForAnswer('<State>Success</State>');
  });

  test('sends nothing when the question is not answered', async () => {
    await openSample('mediainfo.cijob.xml');
    const done = vscode.commands.executeCommand('ciJob.submit');
    await readDialog();
    await dismissDialog();
    await done;
    assert.deepEqual(await sent(), []);
  });

  test('refuses a document with errors and sends it only when told so explicitly', async () => {
    const editor = await openSample('mediainfo.cijob.xml');
    await replaceText(editor, '<Tag>MediaInfo</Tag>', '<Tag>MediaInfo</Tag><JobLevel>0</JobLevel>');
    const done = vscode.commands.executeCommand('ciJob.submit');
    assert.match(await readDialog(), /error/);
    await answerDialog('Submit Anyway');
    assert.match(await readDialog(), /MediaInfo/);
    await answerDialog('Submit');
    assert.match(await readNotification('InvalidArgument'), /JobLevel/);
    await done;
    assert.deepEqual(await sent(), ['POST /jobs 400']);
  });

  test('refuses a document with errors, and nothing is sent', async () => {
    await openSample('mistakes.cijob.xml');
    const done = vscode.commands.executeCommand('ciJob.submit');
    assert.match(await readDialog(), /5 errors/);
    await dismissDialog();
    await done;
    assert.deepEqual(await sent(), []);
  });

  test('tells what to do when the service is busy', async () => {
    await provokeFault('slow-down');
    await openSample('mediainfo.cijob.xml');
    const done = vscode.commands.executeCommand('ciJob.submit');
    await readDialog();
    await answerDialog('Submit');
    assert.match(await readNotification('Too many requests'), /again/);
    await done;
    assert.deepEqual(await sent(), ['POST /jobs 429']);
  });
});

/** Waits until a document of an answer is to be seen that holds the text. */
function waitForAnswer(text: string): Promise<vscode.TextEditor> {
  const answers = (): readonly vscode.TextEditor[] =>
    vscode.window.visibleTextEditors.filter(({ document }) => document.uri.scheme === 'ci-job');
  return until({
    what: `an answer is shown that holds ${text}`,
    look: () => answers().find(({ document }) => document.getText().includes(text)),
    events: [vscode.window.onDidChangeVisibleTextEditors, vscode.workspace.onDidChangeTextDocument],
    state: () => answers().map(({ document }) => document.getText()),
  });
}
