// Lines for people: what each test did, and what a session amounts to.
const marks = { passed: '✔', failed: '✖', skipped: '-' };

/** Prints one test as it happens, with its error below where it failed. */
export function reportTest({ title, outcome, milliseconds, error }) {
  const time = milliseconds === undefined ? '' : ` (${milliseconds} ms)`;
  console.log(`  ${marks[outcome]} ${title}${time}`);
  if (error) console.log(error.replaceAll(/^/gm, '      '));
}

/** One line about a session; not the closing line of the whole run. */
export function describeResult({ vscode, node, passed, failed, skipped }) {
  return `  in VS Code ${vscode}, extension host on Node ${node}: ${passed} ok, ${failed} not, ${skipped} left out`;
}
