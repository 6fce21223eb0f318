// `npm start`: everything at once, to try the extension without an account.
//   npm start -- [--port PORT]     a VS Code in the browser, on 127.0.0.1
//   npm start -- --desktop         the VS Code of this machine (`code`), with a profile of its own
// Runs until Ctrl+C; then all that it started is ended and its folder is removed.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureVscode } from './getVscode.mjs';
import { openDesktopWindow } from './runner/desktopWindow.mjs';
import { openInBrowser } from './runner/openInBrowser.mjs';
import { killAll, stopAll } from './runner/processes.mjs';
import { ensureProduct, root } from './runner/product.mjs';
import { credentialVariables, sandboxSettings, startSandbox } from './runner/sandbox.mjs';
import { serveEditor } from './runner/servedEditor.mjs';
import { newestVersion } from './runner/versions.mjs';

// The sandbox's own, so that a terminal beside it can use them too; see `node out/sandbox.js --help`.
const demoCredentials = {
  secretId: 'AKIDSANDBOXDEMO000000000000000000000',
  secretKey: 'sandboxDemoSecretKey00000000000000',
};

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    desktop: { type: 'boolean', default: false },
  },
});

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-start-'));
process.once('exit', () => {
  killAll();
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const stopped = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve(undefined));
});

async function main() {
  const product = await ensureProduct(console.log);
  const sandbox = await startSandbox(product.sandbox, demoCredentials);
  const plan = { ...product, folder, sandbox };
  const editor = await (options.desktop ? openOnDesktop(plan) : serve(plan));
  console.log(guide(editor, sandbox));
  if (editor.address && openInBrowser(editor.address)) console.log('Opening it in your browser …\n');
  const ended = editor.service.exited.then((code) => {
    if (!options.desktop) throw new Error(`VS Code ended (${code}).\n${editor.service.output.slice(-2000)}`);
  });
  const sandboxEnded = sandbox.service.exited.then((code) => {
    throw new Error(`The sandbox ended (${code}).\n${sandbox.service.output.slice(-2000)}`);
  });
  await Promise.race([stopped, ended, sandboxEnded]);
}

async function serve(plan) {
  const vscode = await ensureVscode(newestVersion, console.log);
  // The samples are the project's own; the question whether they are trusted would only stand in the way.
  const args = ['--disable-workspace-trust'];
  const { service, addressOf } = await serveEditor({ ...plan, vscode, port: Number(options.port), args });
  return { service, address: addressOf('transcode.cijob.xml') };
}

async function openOnDesktop(plan) {
  const workspace = path.join(plan.folder, 'samples');
  fs.cpSync(path.join(root, 'samples'), workspace, { recursive: true });
  const settings = sandboxSettings(plan.sandbox);
  return openDesktopWindow({ ...plan, workspace, settings }, credentialVariables(plan.sandbox.credentials));
}

function guide({ address }, sandbox) {
  const where = address ? `Open ${address}` : 'Look at the VS Code window that has just opened.';
  return `
CI Job Request is running. ${where}

  transcode.cijob.xml   run "CI Job: Submit" from the editor's title bar or F1
  mistakes.cijob.xml    see what is wrong, fix it with Ctrl+.
  empty.cijob.xml       let Ctrl+Space write a request

Jobs are submitted to a sandbox on this machine (${sandbox.url}): nothing is sent to Tencent Cloud or billed.
The folder is a copy of samples/ that is removed at the end. Press Ctrl+C to stop.
`;
}

try {
  await main();
  console.log('Stopping …');
} catch (error) {
  console.error(`npm start: ${error.message}`);
  process.exitCode = 2;
}
await stopAll();
process.exit();
