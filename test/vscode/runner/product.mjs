// What is tested: the programs under `out/` and the packages that people install. Made anew when a source is younger.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './processes.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

// All that the programs and the package are made of.
const sources = [
  'package.json',
  'package-lock.json',
  '.vscodeignore',
  'CHANGELOG.md',
  'LICENSE',
  'cli',
  'client',
  'server',
  'sandbox',
  'schemas',
  'scripts',
  'settings',
  'snippets',
  'media',
  'l10n',
];

/**
 * Promises the paths of packages that are younger than every source, and of the sandbox built with them:
 * `vsix` is the universal package, `webVsix` that of editors in a browser.
 */
export async function ensureProduct(log = console.error) {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const vsix = path.join(root, 'out', `${name}-${version}.vsix`);
  const webVsix = path.join(root, 'out', `${name}-web-${version}.vsix`);
  const sandbox = path.join(root, 'out', 'sandbox.js');
  const youngest = Math.max(...sources.map((source) => modifiedMs(path.join(root, source))));
  if (Math.min(modifiedMs(vsix), modifiedMs(webVsix)) <= youngest || !fs.existsSync(sandbox)) {
    log('Building the extension and its packages …');
    await run('npm', ['run', '--silent', 'package'], { cwd: root });
  }
  return { vsix, webVsix, sandbox };
}

/** The youngest change in a file or folder in milliseconds; 0 where there is none. */
function modifiedMs(file) {
  const facts = fs.statSync(file, { throwIfNoEntry: false });
  if (facts === undefined) return 0;
  if (!facts.isDirectory()) return facts.mtimeMs;
  // A folder's own time changes when a file comes or goes.
  return Math.max(facts.mtimeMs, ...fs.readdirSync(file).map((entry) => modifiedMs(path.join(file, entry))));
}
