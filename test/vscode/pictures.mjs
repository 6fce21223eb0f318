// Takes the pictures of the README from the running editor into `media/readme/`: `NAME.png`, and `NAME-dark.png`
// of those that the README shows to people with a dark page, `NAME-contrast.png` in high contrast.
//   node test/vscode/pictures.mjs [--to FOLDER] [NAME…]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { ensureBrowser } from './browser.mjs';
import { ensureVscode } from './getVscode.mjs';
import { launchOptions, windowOptions } from './runner/browserPage.mjs';
import { contrastPictures, firstPictures, pictures as writingPictures } from './runner/pictureScenes.mjs';
import { killAll, stopAll } from './runner/processes.mjs';
import { ensureProduct, root } from './runner/product.mjs';
import { provokeFault, startSandbox } from './runner/sandbox.mjs';
import { serveEditor } from './runner/servedEditor.mjs';
import { submittingPictures } from './runner/submittingScenes.mjs';
import { newestVersion } from './runner/versions.mjs';
import { createUser } from './window/user.mjs';

// What moves or differs from run to run is switched off.
const stillSettings = {
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'editor.fontSize': 13,
  'explorer.openEditors.visible': 0,
  'outline.collapseItems': 'alwaysExpand',
  // The offer would lie over the picture.
  'ciJob.offerFixes': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.reduceMotion': 'on',
};

const tones = [
  {
    theme: 'Default Light Modern',
    suffix: '',
    scenes: { ...writingPictures, ...firstPictures, ...submittingPictures },
  },
  { theme: 'Default Dark Modern', suffix: '-dark', scenes: writingPictures },
  { theme: 'Default High Contrast', suffix: '-contrast', scenes: contrastPictures },
];
const pictures = { ...writingPictures, ...firstPictures, ...submittingPictures };

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
  for (const tone of tones) await takeAll({ ...product, vscode, browser }, tone);
  await browser.close();
}

async function takeAll({ browser, ...parts }, { theme, suffix, scenes }) {
  const chosen = Object.keys(scenes).filter((name) => names.length === 0 || names.includes(name));
  if (chosen.length === 0) return;
  const sandbox = await startSandbox(parts.sandbox);
  const user = { ...stillSettings, 'workbench.colorTheme': theme };
  const args = ['--disable-workspace-trust'];
  const own = path.join(folder, `editor${suffix}`);
  const editor = await serveEditor({ ...parts, folder: own, sandbox, user, args });
  for (const name of chosen) {
    const file = path.join(options.to, `${name}${suffix}.png`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await take({ browser, editor, sandbox }, scenes[name], file);
    console.log(path.relative(root, file));
  }
}

/** Each picture with a profile and a folder of its own, so that none shows what another left behind. */
async function take(
  { browser, editor, sandbox },
  { file, text, act, clip, viewport = windowOptions.viewport },
  target,
) {
  const parent = fs.mkdtempSync(path.join(folder, 'scene-'));
  const workspace = path.join(parent, 'samples');
  fs.cpSync(editor.workspace, workspace, { recursive: true });
  writeFailing(workspace);
  if (text !== undefined) fs.writeFileSync(path.join(workspace, file), text);
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(editor.addressOf(file, workspace));
  await page.locator('.view-line').first().waitFor();
  await act(createUser(page), { provokeFault: (fault) => provokeFault(sandbox, fault) });
  await page.screenshot({ path: target, clip, animations: 'disabled' });
  await context.close();
}

/** A request whose job fails in the sandbox, and whose message names an element. */
function writeFailing(workspace) {
  const text = fs.readFileSync(path.join(workspace, 'transcode.cijob.xml'), 'utf8');
  const failing = text.replace('originals/harbour-at-dawn.mov', 'originals/fail-Codec.mov');
  fs.writeFileSync(path.join(workspace, 'failing.cijob.xml'), failing);
}

try {
  await main();
} catch (error) {
  console.error(`pictures: ${error.message}`);
  process.exitCode = 2;
}
await stopAll();
