// Runs the suite inside desktop VS Codes that `@vscode/test-electron` downloads, against the installed VSIX.
//   npm run test:desktop -- [--version VERSION|stable] [--executable FILE] [--grep TEXT] [--vsix FILE]
// Needs a screen (on Linux without one: `xvfb-run npm run test:desktop`) and access to VS Code's download site.
// The suite of untrusted workspaces is left out: test-electron always trusts. Exit codes as `test:vscode`.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
} from '@vscode/test-electron';
import { reportTest, runAllSessions } from './runner/allSessions.mjs';
import { connectToWindow } from './runner/browserPage.mjs';
import { bundleSuite } from './runner/bundleSuite.mjs';
import { openChannel } from './runner/channel.mjs';
import { freePort } from './runner/freePort.mjs';
import { createPageDriver } from './runner/pageDriver.mjs';
import { killAll, run, stopProcess } from './runner/processes.mjs';
import { ensureProduct, root } from './runner/product.mjs';
import { credentialVariables, sandboxSettings, startSandbox } from './runner/sandbox.mjs';
import { oldestVersion } from './runner/versions.mjs';
import { cleanEnvironment, quietSettings } from './runner/vscodeServer.mjs';

const { values: options } = parseArgs({
  options: {
    version: { type: 'string', multiple: true, default: [oldestVersion, 'stable'] },
    executable: { type: 'string' },
    grep: { type: 'string' },
    vsix: { type: 'string' },
  },
});

const artifacts = path.join(root, 'out', 'vscode-artifacts', 'desktop');

process.once('exit', killAll);

async function* sessions() {
  const product = await ensureProduct();
  const vsix = path.resolve(options.vsix ?? product.vsix);
  const common = { vsix, sandboxProgram: product.sandbox, suite: 'trusted' };
  if (options.executable) {
    yield { ...common, version: options.executable, executable: options.executable };
    return;
  }
  for (const version of options.version) {
    const executable = await downloadAndUnzipVSCode({ version, cachePath: path.join(root, '.vscode-test') });
    yield { ...common, version, executable };
  }
}

async function runOne(session) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-desktop-'));
  const sandbox = await startSandbox(session.sandboxProgram);
  const entry = await bundleSuite(session.suite);
  const window = createWindow(await freePort());
  let result;
  const channel = await openChannel(async (message) => {
    if (message.kind === 'test') reportTest(session, message.report);
    else if (message.kind === 'result') result = message.result;
    else return (await window.page())[message.action](message);
  });
  try {
    await launch({ ...session, folder, sandbox, entry, channel, debuggingPort: window.port });
    if (result === undefined) throw new Error('VS Code ended before the suite came to its end.');
    return result;
  } finally {
    await channel.close();
    await window.close();
    await stopProcess(sandbox.service);
    fs.rmSync(path.dirname(entry), { recursive: true, force: true });
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

// Connected to when the suite first asks: by then the window is there.
function createWindow(port) {
  let connection;
  return {
    port,
    page: async () => {
      connection ??= connectToWindow(port);
      return createPageDriver((await connection).page, artifacts);
    },
    close: async () => (await connection)?.browser.close(),
  };
}

async function launch({ executable, vsix, folder, sandbox, entry, channel, debuggingPort }) {
  const profile = [
    '--user-data-dir',
    path.join(folder, 'user'),
    '--extensions-dir',
    path.join(folder, 'ext'),
  ];
  const workspace = path.join(folder, 'workspace');
  fs.cpSync(path.join(root, 'samples'), workspace, { recursive: true });
  writeUserSettings(path.join(folder, 'user', 'User'), sandboxSettings(sandbox));
  // The path alone: the profile that the function adds is replaced by the session's own.
  const [cli] = resolveCliArgsFromVSCodeExecutablePath(executable);
  await run(cli, [...profile, '--install-extension', vsix], { env: cleanEnvironment() });
  await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: path.join(root, 'test', 'vscode', 'harness'),
    extensionTestsPath: entry,
    extensionTestsEnv: {
      ...credentialVariables(sandbox.credentials),
      CI_JOB_TEST_CHANNEL: channel.url,
      CI_JOB_TEST_GREP: options.grep ?? '',
    },
    launchArgs: [workspace, ...profile, `--remote-debugging-port=${debuggingPort}`],
  });
}

// On a desktop the user's settings are the machine's.
function writeUserSettings(folder, { user, machine }) {
  fs.mkdirSync(folder, { recursive: true });
  // Native dialogs could not be seen or answered.
  const settings = { ...quietSettings, ...user, ...machine, 'window.dialogStyle': 'custom' };
  fs.writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}

process.exitCode = await runAllSessions('test:desktop', sessions(), runOne);
