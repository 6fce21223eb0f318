// The two packages of the extension, by the Marketplace's own means: a universal one, and one with `web` as its target.
// An editor in a browser takes that one; every other editor takes the universal one. Neither carries the other's programs.
import fs from 'node:fs';
import path from 'node:path';
import { importBundled } from './importBundled.mjs';
import { marketplaceReadme } from './marketplaceReadme.mjs';

const { TRANSLATED_LOCALES } = await importBundled('l10n/locales.ts');

/** `target` is the Marketplace's, `dropped` what the manifest says for other editors only, `programs` what it needs of `out/`. */
export const packages = [
  {
    kind: 'universal',
    dropped: ['browser'],
    programs: [
      'extension.js',
      'languageClient.js',
      'server.js',
      'service.js',
      'features.js',
      'xml.js',
      'tools.js',
      'cli.js',
      'sandbox.js',
      ...TRANSLATED_LOCALES.map((locale) => `${locale}.json`),
      'schemas.pack',
    ],
  },
  {
    kind: 'web',
    target: 'web',
    dropped: ['main', 'bin'],
    programs: ['browserExtension.js', 'serverWorker.js'],
  },
];

/** Files of `out/` that run in every editor: pages of a webview. */
const pages = ['layoutPreview.js'];

/** Besides programs: without these the package is not what people expect. */
const documents = [
  'package.json',
  'README.md',
  'LICENSE',
  'SECURITY.md',
  'THIRD_PARTY_NOTICES.md',
  'schemas/ci-job-settings.schema.json',
  ...TRANSLATED_LOCALES.map((locale) => `schemas/ci-job-settings.schema.${locale}.json`),
];

/** `.vscodeignore` cannot tell translations from what builds and benchmarks note. */
const notShipped = (file) => ['out/schemaParts.json', 'out/bench.json'].includes(file);

const inOut = (names) => names.map((name) => `out/${name}`);

/** What goes into a package of all `files` that may go into one; throws where something is missing or nobody's. */
export function filesOf({ kind, programs }, files) {
  const everybodys = packages.flatMap((each) => each.programs);
  const unknown = files.filter(
    (file) =>
      file.startsWith('out/') && !notShipped(file) && !inOut([...everybodys, ...pages]).includes(file),
  );
  if (unknown.length > 0) throw new Error(`No package asks for ${unknown.join(', ')}: see packages.mjs.`);
  const own = inOut([...programs, ...pages]);
  const missing = [...documents, ...own].filter((file) => !files.includes(file));
  if (missing.length > 0) {
    throw new Error(`The ${kind} package would lack ${missing.join(', ')}: see .vscodeignore.`);
  }
  return files.filter((file) => !file.startsWith('out/') || own.includes(file));
}

/** The manifest of a package: without what others need of it, and without what only developers do. */
function manifestOf({ dropped }, manifest) {
  const unused = ['scripts', 'devDependencies', ...dropped];
  return Object.fromEntries(Object.entries(manifest).filter(([name]) => !unused.includes(name)));
}

/** Fills `folder` with a package as it will be packed; `hasAddress` as for `marketplaceReadme`. */
export function stagePackage(wanted, { root, files, folder, manifest, hasAddress }) {
  fs.rmSync(folder, { recursive: true, force: true });
  for (const file of filesOf(wanted, files)) {
    fs.cpSync(path.join(root, file), path.join(folder, file), { preserveTimestamps: true });
  }
  const write = (file, text) => fs.writeFileSync(path.join(folder, file), text);
  write('package.json', `${JSON.stringify(manifestOf(wanted, manifest), undefined, 2)}\n`);
  const readme = fs.readFileSync(path.join(root, 'client', 'README.md'), 'utf8');
  write('README.md', marketplaceReadme(readme, hasAddress));
}
