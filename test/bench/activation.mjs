// The third part: what the extension's activation costs in a real VS Code, as its own page of running extensions tells.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../vscode/browser.mjs';
import { ensureVscode } from '../vscode/getVscode.mjs';
import { launchOptions, windowSize } from '../vscode/runner/browserPage.mjs';
import { killAll, stopProcess } from '../vscode/runner/processes.mjs';
import { ensureProduct } from '../vscode/runner/product.mjs';
import { startSandbox } from '../vscode/runner/sandbox.mjs';
import { serveEditor } from '../vscode/runner/servedEditor.mjs';
import { newestVersion } from '../vscode/runner/versions.mjs';
import { createPerson } from '../vscode/window/person.mjs';
import { median } from './rounds.mjs';

/** Loading the code and the call of `activate`, in milliseconds, in a window of its own. */
async function activationIn(browser, address) {
  const context = await browser.newContext({ viewport: windowSize });
  try {
    const page = await context.newPage();
    const person = createPerson(page);
    await page.goto(address);
    await person.waitForExtension();
    await person.runCommand('Show Running Extensions');
    const row = '.runtime-extensions-editor .monaco-list-row:has-text("CI Job Request")';
    await person.waitFor(`${row}:has-text("Activation")`);
    return Number(/Activation: (\d+)ms/.exec(await person.textOf(row))?.[1] ?? Number.NaN);
  } finally {
    await context.close();
  }
}

/** Promises `{ vscode, milliseconds }`: the version, and the median of several fresh windows. */
export async function measureActivation(rounds) {
  process.once('exit', killAll);
  const product = await ensureProduct();
  const vscode = await ensureVscode(newestVersion);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-bench-'));
  const sandbox = await startSandbox(product.sandbox);
  const browser = await chromium.launch(launchOptions(await ensureBrowser()));
  const args = ['--disable-workspace-trust'];
  const editor = await serveEditor({ vscode, vsix: product.vsix, folder, sandbox, args });
  try {
    const times = [];
    for (let round = 0; round < rounds; round++) {
      times.push(await activationIn(browser, editor.addressOf('concat.cijob.xml')));
    }
    return { vscode: vscode.version, milliseconds: median(times) };
  } finally {
    await browser.close();
    await stopProcess(editor.service);
    await stopProcess(sandbox.service);
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
