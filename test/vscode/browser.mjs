// Finds a Chrome or Chromium to drive, or installs Debian's where that is possible.
// The variable CHROMIUM names another one.
import fs from 'node:fs';
import path from 'node:path';
import { run } from './runner/processes.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const otherPlaces = [
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const advice = [
  'No Chrome or Chromium was found. One of these helps:',
  '  Debian, Ubuntu:  sudo apt-get update && sudo apt-get install -y chromium',
  '  Fedora:          sudo dnf install chromium',
  '  macOS:           brew install --cask chromium',
  '  elsewhere:       install Google Chrome, or set CHROMIUM to the path of a Chrome or Chromium',
  'The tests also run in a desktop VS Code: npm run test:desktop',
].join('\n');

/** Promises the path of a browser that can be driven; rejects with what to install. */
export async function ensureBrowser(log = console.error) {
  const chosen = process.env.CHROMIUM;
  if (chosen) {
    if (!fs.existsSync(chosen)) throw new Error(`CHROMIUM names \`${chosen}\`, which does not exist.`);
    return chosen;
  }
  return findBrowser() ?? (await installBrowser(log));
}

function findBrowser() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  for (const folder of ['/usr/bin', ...folders]) {
    const found = names.map((name) => path.join(folder, name)).find((file) => fs.existsSync(file));
    if (found) return found;
  }
  return otherPlaces.find((file) => fs.existsSync(file));
}

async function installBrowser(log) {
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) throw new Error(advice);
  log('No Chrome or Chromium found: installing the Debian package `chromium` …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
  } catch (error) {
    throw new Error(`${error.message}\n${advice}`);
  }
  const installed = findBrowser();
  if (!installed) throw new Error(`The package \`chromium\` brought no browser.\n${advice}`);
  return installed;
}
