// Puts a real VS Code server, and the Node that it is built for, into `.vscode-test/`.
// Needs nothing but npm. Safe to run twice, side by side, and after an interruption.
//   node test/vscode/getVscode.mjs [VERSION…]      without a version: all that the tests use
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './runner/lock.mjs';
import { unpackPackage } from './runner/npmPackage.mjs';
import { run } from './runner/processes.mjs';
import { newestVersion, oldestVersion, pinnedNode, pinnedVersion } from './runner/versions.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const cache = path.join(root, '.vscode-test');

// Services of the server that no test uses and that make half of its size.
const unneeded = [
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
];

/** Promises `{ version, node, folder, main }` of a VS Code server that is ready to be started. */
export async function ensureVscode(version, log = console.error) {
  const pinned = pinnedVersion(version);
  const node = await ensureNode(pinned.node, log);
  const home = path.join(cache, `vscode-server-${version}`);
  const folder = path.join(home, 'lib', 'vscode');
  await once(home, `VS Code ${version}`, log, () => installServer(pinned, home, folder));
  return { version, node, folder, main: path.join(folder, 'out', 'server-main.js') };
}

// The server refuses nothing, but its modules are built for one line of Node.
async function ensureNode(version, log) {
  const major = version.split('.')[0];
  if (process.versions.node.split('.')[0] === major) return process.execPath;
  const pinned = pinnedNode(version);
  if (pinned === undefined) {
    throw new Error(
      `This VS Code runs on Node ${major}, and npm has none for ${process.platform} ${process.arch}. ` +
        `Run the command with Node ${major}, or run the tests in a desktop VS Code: npm run test:desktop`,
    );
  }
  const home = path.join(cache, `node-${version}`);
  await once(home, `Node ${version}`, log, () => unpackPackage(pinned, home));
  return path.join(home, 'bin', 'node');
}

async function installServer({ codeServer, integrity }, home, folder) {
  const unpacked = path.join(home, 'package.json');
  // An interrupted run left the package: only its modules are missing.
  if (!fs.existsSync(unpacked))
    await unpackPackage({ name: 'code-server', version: codeServer, integrity }, home);
  // Not `npm ci`: the package's shrinkwrap is incomplete. What it names keeps its version and integrity.
  // No install scripts: they would download binaries that the tests do not use.
  await run(
    'npm',
    ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--loglevel=error'],
    { cwd: folder, hint: 'What was fetched is kept: run the command again to go on.' },
  );
  for (const part of unneeded) fs.rmSync(path.join(folder, part), { recursive: true, force: true });
}

// The stamp is written last, so a folder without it is unfinished work.
async function once(home, what, log, install) {
  const stamp = path.join(home, '.ready');
  if (fs.existsSync(stamp)) return;
  const onWait = (owner) => log(`Another run (process ${owner}) is fetching ${what}; waiting for it …`);
  await withLock(`${home}.lock`, onWait, async () => {
    if (fs.existsSync(stamp)) return;
    log(`Fetching ${what} from the npm registry, once …`);
    await install();
    fs.writeFileSync(stamp, '');
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const versions = process.argv.length > 2 ? process.argv.slice(2) : [oldestVersion, newestVersion];
  try {
    for (const version of versions) console.log((await ensureVscode(version)).folder);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
}
