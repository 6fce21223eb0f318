// Packs the extension that people install: `out/ci-job-request-<version>.vsix` for editors with Node,
// and `out/ci-job-request-web-<version>.vsix` for those in a browser. All is bundled, so no node_modules go into them.
//   node scripts/package.mjs
//   node scripts/package.mjs --stage FOLDER     only what goes into each, as folders, of what is built already
//   node scripts/package.mjs --built            of what is built already
//   node scripts/package.mjs --out FOLDER       packages into another folder than out/
//   node scripts/package.mjs --repository URL   as if package.json named this repository
//   node scripts/package.mjs --base-url URL     where files of the repository can be read, if it is not on GitHub or GitLab
//   node scripts/package.mjs --pre-release      packages of the Marketplace's pre-release channel
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createVSIX, listFiles } from '@vscode/vsce';
import { packages, stagePackage } from './packages.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const ignoreFile = path.join(root, '.vscodeignore');

const { values: options } = parseArgs({
  options: {
    stage: { type: 'string' },
    built: { type: 'boolean' },
    out: { type: 'string', default: path.join(root, 'out') },
    repository: { type: 'string' },
    'base-url': { type: 'string' },
    'pre-release': { type: 'boolean' },
  },
});

const manifest = {
  ...JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')),
  ...(options.repository === undefined ? {} : { repository: { type: 'git', url: options.repository } }),
};
const { name, version } = manifest;
/** vsce makes addresses of these alone. */
const hasAddress = options['base-url'] !== undefined || /git(?:hub|lab)\./.test(repositoryUrl() ?? '');

function repositoryUrl() {
  const { repository } = manifest;
  return typeof repository === 'string' ? repository : repository?.url;
}

function buildPrograms() {
  const builder = path.join(root, 'scripts/build.mjs');
  const { status } = spawnSync(process.execPath, [builder, '--production'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** Makes the folder of each package below `folder`. */
async function stage(folder) {
  const files = await listFiles({ cwd: root, ignoreFile, dependencies: false });
  for (const each of packages) {
    stagePackage(each, { root, files, folder: path.join(folder, each.kind), manifest, hasAddress });
  }
}

/** vsce names a package of a target by it. */
async function pack({ kind, target }, folder) {
  const packagePath = path.join(
    path.resolve(options.out),
    `${[name, target, version].filter(Boolean).join('-')}.vsix`,
  );
  await createVSIX({
    cwd: path.join(folder, kind),
    packagePath,
    ignoreFile,
    ...(target === undefined ? {} : { target }),
    dependencies: false,
    rewriteRelativeLinks: hasAddress,
    ...(options['base-url'] === undefined ? {} : { baseContentUrl: options['base-url'] }),
    preRelease: options['pre-release'] ?? false,
  });
  console.log(`${path.relative(root, packagePath)} ${(fs.statSync(packagePath).size / 1024).toFixed(0)} KB`);
}

if (options.stage === undefined) {
  if (!options.built) buildPrograms();
  fs.mkdirSync(path.resolve(options.out), { recursive: true });
  const folder = path.join(path.resolve(options.out), 'package');
  await stage(folder);
  for (const each of packages) await pack(each, folder);
} else await stage(path.resolve(options.stage));
