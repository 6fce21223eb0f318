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

/** An editor shows pictures of a README only from the web; in the package they would be half of it, unseen. */
function writeReadmeWithoutPictures() {
  const text = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
  const readme = path.join('out', 'README.md');
  const picture = /^(?:!\[[^\]]*\]\(media\/[^)]*\)|<picture>[\s\S]*?<\/picture>)\n+/gm;
  fs.writeFileSync(path.join(root, readme), text.replace(picture, ''));
  return readme;
}

const readmePath = writeReadmeWithoutPictures();

// A slip in `.vscodeignore` would otherwise only be noticed by the people who install the file.
const files = await listFiles({ cwd: root, readmePath, dependencies: false });
const needed = [
  'package.json',
  readmePath,
  'LICENSE',
  'SECURITY.md',
  'THIRD_PARTY_NOTICES.md',
  'schemas/ci-job-settings.schema.json',
  'out/extension.js',
  'out/languageClient.js',
  'out/browserExtension.js',
  'out/serverWorker.js',
  'out/server.js',
  'out/reference.js',
  'out/cli.js',
  'out/sandbox.js',
  'out/zh-cn.json',
  'out/tools.js',
];
const missing = needed.filter((file) => !files.includes(file));
if (missing.length > 0) {
  console.error(`The package would lack ${missing.join(', ')}: see .vscodeignore.`);
  process.exit(1);
}

const packagePath = path.join(root, 'out', `${name}-${version}.vsix`);
await createVSIX({
  cwd: root,
  packagePath,
  readmePath,
  dependencies: false,
  rewriteRelativeLinks: false,
});
console.log(`${path.relative(root, packagePath)} ${(fs.statSync(packagePath).size / 1024).toFixed(0)} KB`);
