/**
 * The entry that VS Code loads inside the extension host: runs the bundled test files with mocha
 * and reports each test to the runner.
 */
import path from 'node:path';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { closeEditors, openText, waitForDiagnostics } from './editor';
import { screenshot } from './pageDriver';
import { notifyRunner, type TestReport } from './runner';

// The runner prints; a reporter of mocha's would say it again in the developer console.
class Silent extends Mocha.reporters.Base {}

// A user waits for the first underline before asking for more; so does the suite.
async function waitForServer(): Promise<void> {
  const { document } = await openText('<Request></Request>\n');
  await waitForDiagnostics(document, [{ code: 'missing-tag', severity: 'Error', text: 'Request' }]);
}

/** Called by VS Code; the run is over when the promise settles. */
export async function run(): Promise<void> {
  const grep = process.env.CI_JOB_TEST_GREP;
  // What never comes is reported by whoever waits for it; this ends a test that hangs in another way.
  const mocha = new Mocha({
    ui: 'tdd',
    timeout: 180_000,
    retries: 1,
    reporter: Silent,
    ...(grep ? { grep } : {}),
  });
  mocha.rootHooks({
    beforeAll: waitForServer,
    beforeEach: closeEditors,
    // Before anything is tidied up, so that the picture shows what went wrong.
    async afterEach(this: Mocha.Context) {
      if (this.currentTest?.isFailed()) await screenshot(this.currentTest.fullTitle());
    },
  });
  mocha.addFile(path.join(__dirname, 'tests.cjs'));
  // One after the other, so that lines come in the order of the tests.
  let sent: Promise<unknown> = Promise.resolve();
  const send = (report: TestReport): void => {
    sent = sent.then(() => notifyRunner({ kind: 'test', report }));
  };
  const retried = new Set<string>();
  const counts = { passed: 0, failed: 0, skipped: 0, unsteady: 0 };
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on('pass', (test) => {
        counts.passed++;
        if (retried.has(test.fullTitle())) counts.unsteady++;
        send({ title: test.fullTitle(), outcome: 'passed', milliseconds: test.duration ?? 0 });
      })
      // A busy machine makes windows slow; a second try is shown, and counted apart.
      .on('retry', (test, error: Error) => {
        retried.add(test.fullTitle());
        send({ title: test.fullTitle(), outcome: 'unsteady', error: error.stack ?? String(error) });
      })
      .on('fail', (test, error: Error) => {
        counts.failed++;
        send({ title: test.fullTitle(), outcome: 'failed', error: error.stack ?? String(error) });
      })
      .on('pending', (test) => {
        counts.skipped++;
        send({ title: test.fullTitle(), outcome: 'skipped' });
      });
  });
  await sent;
  const result = { ...counts, vscode: vscode.version, node: process.versions.node };
  await notifyRunner({ kind: 'result', result });
}
