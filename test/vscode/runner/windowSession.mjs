// One session of window tests: a VS Code as a person has it, without test hooks, each test in a fresh browser profile.
// The hooks of an extension test would refuse dialogs and hide notifications, which is what submitting is about.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { createPerson } from '../window/person.mjs';
import { launchOptions, windowSize } from './browserPage.mjs';
import { deadline } from './deadline.mjs';
import { takeScreenshot } from './hands.mjs';
import { stopProcess } from './processes.mjs';
import { root } from './product.mjs';
import { serveEditor } from './servedEditor.mjs';

/** Promises `{ passed, failed, skipped, vscode }`; rejects when the run itself broke. */
export async function runWindowSession(options) {
  const { vscode, tests, sandbox, grep, artifacts, onReport, timeoutMs } = options;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-window-'));
  const result = { passed: 0, failed: 0, skipped: 0, vscode: vscode.version };
  const browser = await chromium.launch(launchOptions(options.browser));
  const editor = await serveEditor({ ...options, folder, args: options.args });
  const chosen = Object.entries(tests).filter(([title]) => grep === undefined || title.includes(grep));
  try {
    for (const [title, test] of chosen) {
      const startMs = Date.now();
      const finished = runTest(test, { title, browser, editor, sandbox, artifacts });
      const error = await deadline(finished, timeoutMs, `\`${title}\` did not come to its end`);
      result[error === undefined ? 'passed' : 'failed']++;
      const outcome = error === undefined ? 'passed' : 'failed';
      onReport({ title, outcome, milliseconds: Date.now() - startMs, error: error?.stack });
    }
    return result;
  } finally {
    await browser.close();
    await stopProcess(editor.service);
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Promises the error of a test that failed. */
async function runTest({ file, settings, run }, { title, browser, editor, sandbox, artifacts }) {
  const context = await browser.newContext({ viewport: windowSize });
  const page = await context.newPage();
  const before = (await submissionsOf(sandbox)).length;
  // A folder of its own: what another test saved, submitted or left unsaved is remembered by folder.
  const workspace = fs.mkdtempSync(`${editor.workspace}-`);
  fs.cpSync(path.join(root, 'samples'), workspace, { recursive: true });
  if (settings !== undefined) writeSettings(workspace, settings);
  try {
    await page.goto(editor.addressOf(file, workspace));
    await page.locator('.editor-group-container .view-lines').first().waitFor();
    await run({
      person: createPerson(page),
      workspace,
      sandbox,
      submissions: async () => (await submissionsOf(sandbox)).slice(before),
      provokeFault: (fault) => provokeFault(sandbox, fault),
    });
    return undefined;
  } catch (error) {
    await takeScreenshot(page, artifacts, title);
    return error;
  } finally {
    await context.close();
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

async function provokeFault({ url }, fault) {
  const response = await fetch(`${url}/sandbox/faults`, { method: 'POST', body: fault });
  if (!response.ok) throw new Error(`The sandbox knows no fault \`${fault}\`.`);
}
