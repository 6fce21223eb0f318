// Takes the pictures of the README from the running editor into `media/readme/`, each in a light and a dark theme.
//   node test/vscode/pictures.mjs [--to FOLDER] [NAME…]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { ensureBrowser } from './browser.mjs';
import { ensureVscode } from './getVscode.mjs';
import { launchOptions, windowSize } from './runner/browserPage.mjs';
import { pictures } from './runner/pictureScenes.mjs';
import { killAll, stopAll } from './runner/processes.mjs';
import { ensureProduct, root } from './runner/product.mjs';
import { startSandbox } from './runner/sandbox.mjs';
import { serveEditor } from './runner/servedEditor.mjs';
import { newestVersion } from './runner/versions.mjs';
import { createPerson } from './window/person.mjs';

// What moves or differs from run to run is switched off.
const stillSettings = {
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'editor.fontSize': 13,
  'explorer.openEditors.visible': 0,
  'outline.collapseItems': 'alwaysExpand',
  // The offer would lie over the picture.
  'ciJob.offerToMend': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.reduceMotion': 'on',
};

const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern' };

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    to: { type: 'string', default: path.join(root, 'media', 'readme') },
  },
});

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-pictures-'));
process.once('exit', () => {
  killAll();
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function main() {
  const unknown = names.filter((name) => !Object.hasOwn(pictures, name));
  if (unknown.length > 0) {
    throw new Error(`no picture ${unknown.join(', ')}. Known are ${Object.keys(pictures).join(', ')}.`);
  }
  const product = await ensureProduct();
  const vscode = await ensureVscode(newestVersion);
  const browser = await chromium.launch(launchOptions(await ensureBrowser()));
  fs.mkdirSync(options.to, { recursive: true });
  for (const [tone, theme] of Object.entries(themes)) {
    const sandbox = await startSandbox(product.sandbox);
    const editor = await serveEditor({
      ...product,
      vscode,
      sandbox,
      folder: path.join(folder, tone),
      user: { ...stillSettings, 'workbench.colorTheme': theme },
      args: ['--disable-workspace-trust'],
    });
    for (const name of names.length > 0 ? names : Object.keys(pictures)) {
      const file = path.join(options.to, `${name}-${tone}.png`);
      await take(browser, editor, pictures[name], file);
      console.log(path.relative(root, file));
    }
  }
  await browser.close();
}

/** Each picture in a profile of its own, so that none shows what another left behind. */
async function take(browser, { addressOf, workspace }, { file, text, act, clip }, target) {
  if (text !== undefined) fs.writeFileSync(path.join(workspace, file), text);
  const context = await browser.newContext({ viewport: windowSize });
  const page = await context.newPage();
  await page.goto(addressOf(file));
  await page.locator('.view-line').first().waitFor();
  await act(createPerson(page));
  await page.screenshot({ path: target, clip, animations: 'disabled' });
  await context.close();
}

try {
  await main();
} catch (error) {
  console.error(`pictures: ${error.message}`);
  process.exitCode = 2;
}
await stopAll();
