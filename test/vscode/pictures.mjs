// Takes the pictures of the README from the running editor into `media/readme/`, each light and dark.
//   node test/vscode/pictures.mjs [NAME…]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureVscode } from './getVscode.mjs';
import { openBrowserPage } from './runner/browserPage.mjs';
import { pictures } from './runner/pictureScenes.mjs';
import { killAll, stopAll } from './runner/processes.mjs';
import { ensureProduct, root } from './runner/product.mjs';
import { credentialVariables, sandboxSettings, startSandbox } from './runner/sandbox.mjs';
import { newestVersion } from './runner/versions.mjs';
import { installExtension, startVscodeServer, writeSettings } from './runner/vscodeServer.mjs';

const themes = { '': 'Default Light Modern', '-dark': 'Default Dark Modern' };

// What moves or differs from run to run is switched off.
const stillSettings = {
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'editor.fontSize': 13,
  'explorer.openEditors.visible': 0,
  'files.hotExit': 'off',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.reduceMotion': 'on',
};

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-pictures-'));
process.once('exit', () => {
  killAll();
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function main(names) {
  const unknown = names.filter((name) => !Object.hasOwn(pictures, name));
  if (unknown.length > 0) {
    throw new Error(`no picture ${unknown.join(', ')}. Known are ${Object.keys(pictures).join(', ')}.`);
  }
  const product = await ensureProduct();
  const browser = await ensureBrowser();
  const vscode = await ensureVscode(newestVersion);
  fs.mkdirSync(path.join(root, 'media', 'readme'), { recursive: true });
  for (const [suffix, theme] of Object.entries(themes)) {
    const editor = await openEditor({ ...product, browser, vscode, theme, home: path.join(folder, theme) });
    for (const name of names.length > 0 ? names : Object.keys(pictures)) {
      const file = path.join('media', 'readme', `${name}${suffix}.png`);
      await editor.take(pictures[name], path.join(root, file));
      console.log(file);
    }
    await editor.close();
  }
}

/** Promises an editor that shows a file and a picture of it as often as asked. */
async function openEditor({ vsix, sandbox: program, browser, vscode, theme, home }) {
  const workspace = path.join(home, 'samples');
  fs.cpSync(path.join(root, 'samples'), workspace, { recursive: true });
  const sandbox = await startSandbox(program);
  const { user, machine } = sandboxSettings(sandbox);
  const dataFolder = path.join(home, 'data');
  writeSettings(dataFolder, { user: { ...user, ...stillSettings, 'workbench.colorTheme': theme }, machine });
  await installExtension(vscode, dataFolder, vsix);
  const server = await startVscodeServer(vscode, dataFolder, {
    env: credentialVariables(sandbox.credentials),
    args: ['--disable-workspace-trust'],
  });
  const { context, page } = await openBrowserPage(browser, home, { deviceScaleFactor: 2 });
  const take = async ({ file, act, clip }, target) => {
    const first = `vscode-remote://${server.authority}${path.join(workspace, file)}`;
    const payload = JSON.stringify([['openFile', first]]);
    await page.goto(server.address({ folder: workspace, payload }));
    await page.locator('.view-line').first().waitFor();
    await act(page);
    await page.screenshot({ path: target, clip, animations: 'disabled' });
  };
  const close = async () => {
    await context.close();
    await stopAll();
  };
  return { take, close };
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(`pictures: ${error.message}`);
  process.exitCode = 2;
}
await stopAll();
