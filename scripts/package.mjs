// Packs the extension that people install: `out/ci-job-request-<version>.vsix` for editors with Node,
// and `out/ci-job-request-web-<version>.vsix` for those in a browser. All is bundled, so no node_modules go into them.
//   node scripts/package.mjs
//   node scripts/package.mjs --stage FOLDER    only what goes into each, as folders, of what is built already
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createVSIX, listFiles } from '@vscode/vsce';
import { packages, stagePackage } from './packages.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const ignoreFile = path.join(root, '.vscodeignore');

const { values: options } = parseArgs({ options: { stage: { type: 'string' } } });

function buildPrograms() {
  const builder = path.join(root, 'scripts/build.mjs');
  const { status } = spawnSync(process.execPath, [builder, '--production'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** Makes the folder of each package below `folder`. */
async function stage(folder) {
  const files = await listFiles({ cwd: root, ignoreFile, dependencies: false });
  for (const each of packages) stagePackage(each, { root, files, folder: path.join(folder, each.kind) });
}

/** vsce names a package of a target by it. */
async function pack({ kind, target }, folder) {
  const packagePath = path.join(root, 'out', `${[name, target, version].filter(Boolean).join('-')}.vsix`);
  await createVSIX({
    cwd: path.join(folder, kind),
    packagePath,
    ignoreFile,
    ...(target === undefined ? {} : { target }),
    dependencies: false,
    rewriteRelativeLinks: false,
  });
  console.log(`${path.relative(root, packagePath)} ${(fs.statSync(packagePath).size / 1024).toFixed(0)} KB`);
}

if (options.stage === undefined) {
  buildPrograms();
  const folder = path.join(root, 'out', 'package');
  await stage(folder);
  for (const each of packages) await pack(each, folder);
} else await stage(path.resolve(options.stage));
