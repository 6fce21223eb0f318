// Runs the suite inside real VS Codes, the oldest and the newest promised, against the installed VSIX.
//   npm run test:vscode -- [--version VERSION] [--suite trusted|untrusted] [--grep TEXT] [--vsix FILE]
//                          [--artifacts DIR] [--screenshot] [--timeout SECONDS] [--verbose]
// Exit code: 0 all passed, 1 a test failed, 2 the run itself broke.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser } from './browser.mjs';
import { ensureVscode } from './getVscode.mjs';
import { bundleSuite, suites } from './runner/bundleSuite.mjs';
import { killAll, stopProcess } from './runner/processes.mjs';
import { ensureProduct, root } from './runner/product.mjs';
import { describeResult, reportTest } from './runner/report.mjs';
import { startSandbox } from './runner/sandbox.mjs';
import { runSession } from './runner/session.mjs';
import { newestVersion, oldestVersion } from './runner/versions.mjs';

const { values: options } = parseArgs({
  options: {
    version: { type: 'string', multiple: true, default: [oldestVersion, newestVersion] },
    suite: { type: 'string', multiple: true, default: Object.keys(suites) },
    grep: { type: 'string' },
    vsix: { type: 'string' },
    artifacts: { type: 'string', default: path.join(root, 'out', 'vscode-artifacts') },
    screenshot: { type: 'boolean', default: false },
    timeout: { type: 'string', default: '600' },
    verbose: { type: 'boolean', default: false },
  },
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    killAll();
    process.exit(2);
  });
}
process.once('exit', killAll);

async function main() {
  const product = await ensureProduct();
  const vsix = path.resolve(options.vsix ?? product.vsix);
  const browser = await ensureBrowser();
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const version of options.version) {
    const vscode = await ensureVscode(version);
    for (const suite of options.suite) {
      console.log(`\nVS Code ${version}, ${suite} workspace`);
      const result = await runSuite({ suite, vscode, browser, vsix }, product.sandbox);
      console.log(describeResult(result));
      for (const outcome of Object.keys(total)) total[outcome] += result[outcome];
    }
  }
  if (total.passed + total.failed === 0) throw new Error(`No test matches \`${options.grep}\`.`);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed === 0 ? 0 : 1;
}

// Each session has a sandbox of its own, so that no job of one run is seen in another.
async function runSuite(what, sandboxProgram) {
  const sandbox = await startSandbox(sandboxProgram);
  const entry = await bundleSuite(what.suite);
  try {
    return await runSession({
      ...what,
      entry,
      sandbox,
      grep: options.grep,
      artifacts: path.resolve(options.artifacts, `${what.vscode.version}-${what.suite}`),
      screenshot: options.screenshot,
      timeoutMs: Number(options.timeout) * 1000,
      verbose: options.verbose,
      log: console.log,
      onReport: reportTest,
    });
  } finally {
    await stopProcess(sandbox.service);
    fs.rmSync(path.dirname(entry), { recursive: true, force: true });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`test:vscode could not run: ${error.message}`);
  if (options.verbose) console.error(error.stack);
  process.exitCode = 2;
}
