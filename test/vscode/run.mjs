// Runs the suite inside real VS Codes, the oldest and the newest promised, against the installed package.
//   npm run test:vscode -- [--version VERSION] [--suite NAME] [--grep TEXT] [--vsix FILE]
//                          [--artifacts DIR] [--screenshot] [--timeout SECONDS] [--lanes N] [--verbose]
// Exit code: 0 all passed, 1 a test failed, 2 the run itself broke.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser } from './browser.mjs';
import { ensureVscode } from './getVscode.mjs';
import { reportTest, runAllSessions } from './runner/allSessions.mjs';
import { bundleSuite, suites } from './runner/bundleSuite.mjs';
import { killAll, stopProcess } from './runner/processes.mjs';
import { ensureProduct, root } from './runner/product.mjs';
import { startSandbox } from './runner/sandbox.mjs';
import { runSession } from './runner/session.mjs';
import { newestVersion, oldestVersion } from './runner/versions.mjs';
import { runWindowSession } from './runner/windowSession.mjs';
import { windowSuites } from './window/index.mjs';

const { values: options } = parseArgs({
  options: {
    version: { type: 'string', multiple: true, default: [oldestVersion, newestVersion] },
    suite: {
      type: 'string',
      multiple: true,
      default: [...Object.keys(suites), ...Object.keys(windowSuites)],
    },
    grep: { type: 'string' },
    vsix: { type: 'string' },
    artifacts: { type: 'string', default: path.join(root, 'out', 'vscode-artifacts') },
    screenshot: { type: 'boolean', default: false },
    timeout: { type: 'string', default: '600' },
    // Windows mostly wait: two at a time take little longer than one, as long as there are two cores.
    lanes: { type: 'string', default: String(Math.min(2, os.cpus().length)) },
    verbose: { type: 'boolean', default: false },
  },
});

process.once('exit', killAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(2));

async function* sessions() {
  const product = await ensureProduct();
  const common = {
    sandboxProgram: product.sandbox,
    browser: await ensureBrowser(),
  };
  for (const version of options.version) {
    const vscode = await ensureVscode(version);
    for (const suite of options.suite) {
      const own = windowSuites[suite]?.inBrowser ? product.webVsix : product.vsix;
      yield { ...common, version, vscode, suite, vsix: path.resolve(options.vsix ?? own) };
    }
  }
}

// Each session has a sandbox of its own, so that no job of one run is seen in another.
async function runOne({ sandboxProgram, ...session }) {
  const windowSuite = windowSuites[session.suite];
  const sandbox = await startSandbox(sandboxProgram, { args: windowSuite?.sandboxArgs });
  const common = {
    ...session,
    sandbox,
    grep: options.grep,
    artifacts: path.resolve(options.artifacts, `${session.version}-${session.suite}`),
    timeoutMs: Number(options.timeout) * 1000,
    onReport: (report) => reportTest(session, report),
  };
  try {
    return windowSuite === undefined
      ? await runInside(common)
      : await runWindowSession({ ...common, ...windowSuite });
  } finally {
    await stopProcess(sandbox.service);
  }
}

async function runInside(session) {
  const entry = await bundleSuite(session.suite);
  const { screenshot, verbose } = options;
  try {
    return await runSession({ ...session, entry, screenshot, verbose });
  } finally {
    fs.rmSync(path.dirname(entry), { recursive: true, force: true });
  }
}

process.exitCode = await runAllSessions('test:vscode', sessions(), runOne, Number(options.lanes));
