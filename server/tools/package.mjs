// Packs the extension that people install: `out/ci-job-request-<version>.vsix`.
// Everything is bundled, so no node_modules go into it.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX, listFiles } from '@vscode/vsce';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

const built = spawnSync(process.execPath, [path.join(root, 'server/tools/build.mjs'), '--production'], {
  cwd: root,
  stdio: 'inherit',
});
if (built.status !== 0) process.exit(built.status ?? 1);

// A slip in `.vscodeignore` would otherwise only be noticed by the people who install the file.
const files = await listFiles({ cwd: root, dependencies: false });
const needed = [
  'package.json',
  'README.md',
  'LICENSE',
  'out/extension.js',
  'out/server.js',
  'out/cli.js',
  'out/sandbox.js',
  'out/zh-cn.json',
];
const missing = needed.filter((file) => !files.includes(file));
if (missing.length > 0) {
  console.error(`The package would lack ${missing.join(', ')}: see .vscodeignore.`);
  process.exit(1);
}

const packagePath = path.join(root, 'out', `${name}-${version}.vsix`);
await createVSIX({ cwd: root, packagePath, dependencies: false, rewriteRelativeLinks: false });
console.log(`${path.relative(root, packagePath)} ${(fs.statSync(packagePath).size / 1024).toFixed(0)} KB`);
