// One session: a fresh VS Code server with the installed VSIX, a page that shows it, one suite inside.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { openBrowserPage } from './browserPage.mjs';
import { openChannel } from './channel.mjs';
import { deadline } from './deadline.mjs';
import { createPageDriver, takeScreenshot } from './pageDriver.mjs';
import { stopProcess } from './processes.mjs';
import { root } from './product.mjs';
import { credentialVariables, sandboxSettings } from './sandbox.mjs';
import { installExtension, startVscodeServer, writeSettings } from './vscodeServer.mjs';

/**
 * Promises the result of one suite: `{ passed, failed, skipped, vscode, node }`.
 * Rejects when the run itself broke; everything it started is gone either way.
 */
export async function runSession(options) {
  // Everything lives in one temporary folder, so a session never sees another one's state.
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-vscode-'));
  const closers = [() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })];
  try {
    return await drive({ ...options, folder, onClose: (close) => closers.push(close) });
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

async function drive(options) {
  const { folder, onClose, browser, artifacts } = options;
  const run = { result: undefined, page: undefined };
  const channel = await openChannel((message) => handleMessage(message, run, options));
  onClose(() => channel.close());
  const server = await startServer(options, channel.url);
  onClose(() => stopProcess(server.service));
  const { context, page } = await openBrowserPage(browser, folder);
  onClose(() => context.close());
  run.page = createPageDriver(page, artifacts);
  try {
    const finished = endOfRun(page, server.service, options);
    await page.goto(server.address(testQuery(server.authority, options)));
    const end = await deadline(finished, options.timeoutMs, 'The suite did not come to its end');
    if (run.result === undefined) throw new Error(`${end} before the suite came to its end.`);
    if (options.screenshot) await takeScreenshot(page, artifacts, 'end');
    return run.result;
  } catch (error) {
    await keepEvidence(page, server.service, folder, artifacts);
    throw new Error(`${error.message} A picture and logs are in ${path.relative(root, artifacts)}.`);
  }
}

async function startServer({ vscode, vsix, folder, sandbox, suite, grep }, channelUrl) {
  const dataFolder = path.join(folder, 'data');
  writeSettings(dataFolder, sandboxSettings(sandbox));
  await installExtension(vscode, dataFolder, vsix);
  fs.cpSync(path.join(root, 'samples'), workspaceOf(folder), { recursive: true });
  return startVscodeServer(vscode, dataFolder, {
    env: {
      ...credentialVariables(sandbox.credentials),
      CI_JOB_TEST_CHANNEL: channelUrl,
      CI_JOB_TEST_GREP: grep ?? '',
    },
    args: ['--enable-smoke-test-driver', ...(suite === 'trusted' ? ['--disable-workspace-trust'] : [])],
  });
}

const workspaceOf = (folder) => path.join(folder, 'workspace');

function testQuery(authority, { folder, entry }) {
  const remote = (file) => `vscode-remote://${authority}${file}`;
  const payload = [
    // VS Code runs tests only beside an extension under development; this one is empty.
    ['extensionDevelopmentPath', remote(path.join(root, 'test/vscode/harness'))],
    ['extensionTestsPath', remote(entry)],
  ];
  return { folder: workspaceOf(folder), payload: JSON.stringify(payload) };
}

async function handleMessage(message, run, { onReport }) {
  switch (message.kind) {
    case 'test':
      return onReport(message.report);
    case 'result':
      run.result = message.result;
      return undefined;
    case 'page':
      return await run.page[message.action](message);
    default:
      throw new Error(`Unknown message \`${message.kind}\`.`);
  }
}

/** Promises what ended the run: the workbench calls the two functions that are exposed here. */
function endOfRun(page, service, { verbose }) {
  return new Promise((resolve, reject) => {
    const exposed = [
      page.exposeFunction('codeAutomationLog', (type, args) => {
        // Stacks of the editor's own warnings (no native modules here, no marketplace) would bury the rest.
        if (verbose) console.log(`[${type}] ${format(...args).split('\n', 1)[0]}`);
      }),
      page.exposeFunction('codeAutomationExit', (code) => resolve(`VS Code ended the run (${code})`)),
    ];
    Promise.all(exposed).catch(reject);
    page.once('crash', () => resolve('The page crashed'));
    page.once('close', () => resolve('The page was closed'));
    service.exited.then((code) => resolve(`VS Code ended (${code})`));
  });
}

async function keepEvidence(page, service, folder, artifacts) {
  fs.mkdirSync(artifacts, { recursive: true });
  fs.writeFileSync(path.join(artifacts, 'server.log'), service.output);
  const logs = path.join(folder, 'data', 'data', 'logs');
  if (fs.existsSync(logs)) fs.cpSync(logs, path.join(artifacts, 'logs'), { recursive: true });
  // A crashed page has no picture; the error that brought us here says more.
  await takeScreenshot(page, artifacts, 'broken').catch(() => undefined);
}
