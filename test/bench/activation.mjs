// The third part: what the extension's activation costs in a real VS Code.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../vscode/browser.mjs';
import { ensureVscode } from '../vscode/getVscode.mjs';
import { launchOptions, windowOptions } from '../vscode/runner/browserPage.mjs';
import { killAll, stopProcess } from '../vscode/runner/processes.mjs';
import { ensureProduct } from '../vscode/runner/product.mjs';
import { startSandbox } from '../vscode/runner/sandbox.mjs';
import { serveEditor } from '../vscode/runner/servedEditor.mjs';
import { newestVersion } from '../vscode/runner/versions.mjs';
import { createUser } from '../vscode/window/user.mjs';
import { median } from './rounds.mjs';

/** Stands in for the extension's entry, and writes down what that takes until it is ready. */
const stopwatch = (log) => `
const start = performance.now();
const extension = require('./timedExtension.js');
const loading = performance.now() - start;
exports.deactivate = extension.deactivate;
exports.activate = async (context) => {
  const called = performance.now();
  await extension.activate(context);
  const milliseconds = loading + performance.now() - called;
  require('node:fs').appendFileSync(${JSON.stringify(log)}, milliseconds + '\\n');
};
`;

/** Puts the stopwatch into the installed extension; returns the file that it writes to. */
function timeExtension(dataFolder) {
  const entry = fs
    .readdirSync(dataFolder, { recursive: true })
    .find((file) => file.endsWith(path.join('out', 'extension.js')));
  const file = path.join(dataFolder, entry);
  const log = path.join(dataFolder, 'activation.log');
  fs.renameSync(file, path.join(path.dirname(file), 'timedExtension.js'));
  fs.writeFileSync(file, stopwatch(log));
  return log;
}

/** Activates the extension in a window of its own; answers what VS Code says that took, in milliseconds. */
async function activationIn(browser, address) {
  const context = await browser.newContext(windowOptions);
  try {
    const page = await context.newPage();
    const user = createUser(page);
    await page.goto(address);
    await user.waitForExtension();
    await user.runCommand('Show Running Extensions');
    const row = '.runtime-extensions-editor .monaco-list-row:has-text("CI Job Request")';
    await user.waitFor(`${row}:has-text("Activation")`);
    return Number(/Activation: (\d+)ms/.exec(await user.textOf(row))?.[1] ?? Number.NaN);
  } finally {
    await context.close();
  }
}

/**
 * Promises `{ vscode, milliseconds, shown }`, medians of several fresh windows: the extension's own work until it is
 * ready, and what VS Code shows, which holds what else it does at that time, such as to load other extensions.
 */
export async function measureActivation(rounds) {
  process.once('exit', killAll);
  const product = await ensureProduct();
  const vscode = await ensureVscode(newestVersion);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-bench-'));
  const sandbox = await startSandbox(product.sandbox);
  const browser = await chromium.launch(launchOptions(await ensureBrowser()));
  const args = ['--disable-workspace-trust'];
  const editor = await serveEditor({ vscode, vsix: product.vsix, folder, sandbox, args });
  const log = timeExtension(editor.dataFolder);
  try {
    const shown = [];
    for (let round = 0; round < rounds; round++) {
      shown.push(await activationIn(browser, editor.addressOf('concat.cijob.xml')));
    }
    const own = fs.readFileSync(log, 'utf8').trim().split('\n').map(Number);
    return { vscode: vscode.version, milliseconds: median(own), shown: median(shown) };
  } finally {
    await browser.close();
    await stopProcess(editor.service);
    await stopProcess(sandbox.service);
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
