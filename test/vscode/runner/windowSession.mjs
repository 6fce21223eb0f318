// One session of window tests: a VS Code as a user has it, without test hooks, each test in a fresh browser profile.
// The hooks of an extension test would refuse dialogs and hide notifications, which is what submitting is about.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { createUser } from '../window/user.mjs';
import { displayIn, launchOptions, windowOptions } from './browserPage.mjs';
import { deadline } from './deadline.mjs';
import { takeScreenshot } from './pageDriver.mjs';
import { stopProcess } from './processes.mjs';
import { root } from './product.mjs';
import { provokeFault } from './sandbox.mjs';
import { serveEditor } from './servedEditor.mjs';

/**
 * How many tests of a suite may have a second try: eyes wait for a time only, and a busy machine makes windows slow.
 * Every failure is shown, and those that passed then are counted apart.
 */
const mostSecondTries = 2;

/** Promises `{ passed, failed, skipped, unsteady, vscode }`; rejects when the run itself broke. */
export async function runWindowSession(options) {
  const { vscode, tests, sandbox, grep, artifacts, onReport, timeoutMs } = options;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-window-'));
  const result = { passed: 0, failed: 0, skipped: 0, unsteady: 0, vscode: vscode.version };
  const browser = await chromium.launch(launchOptions(options.browser));
  const fixture = await options.prepare?.(sandbox, folder);
  const editor = await serveEditor({ ...options, ...fixture, folder });
  const chosen = Object.entries(tests).filter(([title]) => grep === undefined || title.includes(grep));
  const tryOnce = async (title, test) => {
    const startMs = Date.now();
    const finished = runTest(test, { title, browser, editor, sandbox, fixture, artifacts });
    const error = await deadline(finished, timeoutMs, `\`${title}\` did not come to its end`);
    const outcome = error === undefined ? 'passed' : 'failed';
    return { title, outcome, milliseconds: Date.now() - startMs, error: error?.stack };
  };
  let secondTries = 0;
  try {
    for (const [title, test] of chosen) {
      let report = await tryOnce(title, test);
      if (report.outcome === 'failed' && secondTries < mostSecondTries) {
        secondTries++;
        onReport({ ...report, outcome: 'unsteady' });
        report = await tryOnce(title, test);
        if (report.outcome === 'passed') result.unsteady++;
      }
      result[report.outcome]++;
      onReport(report);
    }
    return result;
  } finally {
    await browser.close();
    await stopProcess(editor.service);
    await fixture?.close();
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Promises the error of a test that failed. */
async function runTest(
  { file, alone, settings, language, run },
  { title, browser, editor, sandbox, fixture, artifacts },
) {
  const contexts = [];
  const before = (await submissionsOf(sandbox)).length;
  // A folder of its own: what another test saved, submitted or left unsaved is remembered by folder.
  const workspace = fs.mkdtempSync(`${editor.workspace}-`);
  fs.cpSync(path.join(root, 'samples'), workspace, { recursive: true });
  if (settings !== undefined) writeSettings(workspace, settings);
  /** A window on the folder (or, `alone`, on the file only), in a browser profile of its own. */
  const openWindow = async () => {
    const context = await browser.newContext(windowOptions);
    contexts.push(context);
    const page = await context.newPage();
    if (language !== undefined) await displayIn(page, language);
    await page.goto(editor.addressOf(file, workspace, alone));
    await page.locator('.editor-group-container .view-lines').first().waitFor();
    return createUser(page);
  };
  try {
    await run({
      user: await openWindow(),
      openWindow,
      editor,
      workspace,
      sandbox,
      fixture,
      submissions: async () => (await submissionsOf(sandbox)).slice(before),
      provokeFault: (fault) => provokeFault(sandbox, fault),
    });
    return undefined;
  } catch (error) {
    const page = contexts.at(-1)?.pages()[0];
    if (page !== undefined) await takeScreenshot(page, artifacts, title);
    return error;
  } finally {
    for (const context of contexts) await context.close();
  }
}

/** The settings of the folder that the window shows. */
function writeSettings(workspace, settings) {
  const folder = path.join(workspace, '.vscode');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(settings));
}

/** The jobs that were sent, in order, as `METHOD path status`; looks that follow a job are left out. */
async function submissionsOf({ url }) {
  const response = await fetch(`${url}/sandbox/requests`);
  const received = await response.json();
  return received
    .filter(({ method }) => method === 'POST')
    .map(({ method, path: where, status }) => `${method} ${where} ${status}`);
}
