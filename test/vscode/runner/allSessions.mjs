// Runs suites side by side, adds up and closes with the line that tools read: `N passed, N failed`.
const marks = { passed: '✔', failed: '✖', skipped: '-', unsteady: '~ failed, tried again:' };

/** How many of the slowest tests are listed at the end. */
const shownSlowest = 10;

/** All tests so far, for what is printed at the end. */
const reports = [];

/** Prints one test as it happens, with its error below where it failed. */
export function reportTest({ version, suite }, { title, outcome, milliseconds, error }) {
  const time = milliseconds === undefined ? '' : ` (${milliseconds} ms)`;
  const line = `${version} ${suite}: ${marks[outcome]} ${title}${time}`;
  const text = error ? `${line}\n${error.replaceAll(/^/gm, '      ')}` : line;
  console.log(text);
  reports.push({ line, text, outcome, milliseconds: milliseconds ?? 0 });
}

/** The slowest, and once more what failed: a log of hundreds of lines is read from its end. */
function reportEnd() {
  const slowest = [...reports].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, shownSlowest);
  console.log(`\nslowest tests:\n${slowest.map(({ line }) => `  ${line}`).join('\n')}`);
  const failed = reports.filter(({ outcome }) => ['failed', 'unsteady'].includes(outcome));
  if (failed.length > 0) console.log(`\nfailed tests:\n${failed.map(({ text }) => text).join('\n')}`);
}

/**
 * Promises the exit code of the whole run: 0 all passed, 1 a test failed, 2 the run itself broke.
 * `lanes`: how many suites run at a time. Each has an editor, a browser and a sandbox of its own.
 */
export async function runAllSessions(command, sessions, runSession, lanes = 1) {
  const total = { passed: 0, failed: 0, skipped: 0, unsteady: 0 };
  const runLane = async () => {
    for await (const session of sessions) {
      const result = await runSession(session);
      console.log(describe(session, result));
      for (const outcome of Object.keys(total)) total[outcome] += result[outcome] ?? 0;
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, runLane));
    if (total.passed + total.failed === 0) throw new Error('no test matches the options.');
  } catch (error) {
    console.error(`${command} could not run: ${error.message}`);
    return 2;
  }
  reportEnd();
  if (total.unsteady > 0) console.log(`\nunsteady: ${total.unsteady} of them passed at the second try only`);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed === 0 ? 0 : 1;
}

// Worded unlike the closing line, which a reader of the output must find once.
function describe({ version, suite }, { vscode, node, passed, failed, skipped }) {
  const host = node === undefined ? '' : `, extension host on Node ${node}`;
  return `${version} ${suite}: VS Code ${vscode}${host}, ${passed} ok, ${failed} not ok, ${skipped} left out`;
}
