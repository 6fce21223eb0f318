// Makes the npm package: the folder `out/npm/`, and of it `out/ci-job-request-<version>.tgz`.
// It holds the command line, the language server and both libraries, bundled: it depends on no other package.
//   node scripts/packageNpm.mjs [--built]    `--built` takes the programs that are under `out/` already
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { importBundled } from './importBundled.mjs';
import { bundleTypes } from './npmTypes.mjs';

const { locales, TRANSLATED_LOCALES } = await importBundled('l10n/locales.ts');

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const inRoot = (...parts) => path.join(root, ...parts);
const inPackage = (...parts) => inRoot('out', 'npm', ...parts);

/** The programs, by the names that they have in the package. */
const programs = {
  'ci-job.js': 'cli.js',
  'ci-job-language-server.js': 'server.js',
};
/** What they load from beside them. */
const loaded = [
  'service.js',
  'features.js',
  'xml.js',
  'sandbox.js',
  'tools.js',
  ...TRANSLATED_LOCALES.map((locale) => `${locale}.json`),
  'schemas.pack',
];
/** The libraries, by the names that people import. */
const entryPoints = {
  '.': 'index',
  './language-service': 'languageService',
  './ci-client': 'ciClient',
  ...Object.fromEntries(TRANSLATED_LOCALES.map((locale) => [`./${locale}`, locales[locale].library])),
};
const shebang = '#!/usr/bin/env node\n';

/** Runs a program of this project and ends with its exit code where it fails. */
function run(command, args, options = {}) {
  const { status, stdout } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    ...options,
  });
  if (status !== 0) {
    process.stderr.write(stdout ?? '');
    process.exit(status ?? 1);
  }
  return stdout;
}

/** One source of truth: whatever both packages say is said in the manifest of the project. */
function manifest() {
  const { name, version, license, keywords, engines, repository, homepage, bugs } = JSON.parse(
    fs.readFileSync(inRoot('package.json'), 'utf8'),
  );
  return {
    name,
    version,
    description:
      'Command line, language server and libraries for media-processing jobs of Tencent Cloud Infinite (CI) as <Request> XML.',
    license,
    keywords,
    repository,
    homepage,
    bugs,
    engines: { node: engines.node },
    bin: { 'ci-job': 'bin/ci-job.js', 'ci-job-language-server': 'bin/ci-job-language-server.js' },
    exports: {
      ...Object.fromEntries(Object.entries(entryPoints).map(([name, file]) => [name, conditions(file)])),
      './package.json': './package.json',
    },
    main: './lib/index.cjs',
    module: './lib/index.mjs',
    types: './lib/index.d.cts',
    sideEffects: false,
  };
}

function conditions(file) {
  return {
    import: { types: `./lib/${file}.d.mts`, default: `./lib/${file}.mjs` },
    require: { types: `./lib/${file}.d.cts`, default: `./lib/${file}.cjs` },
  };
}

function writePrograms() {
  fs.mkdirSync(inPackage('bin'), { recursive: true });
  for (const [name, built] of Object.entries(programs)) {
    const text = fs.readFileSync(inRoot('out', built), 'utf8');
    const started = text.startsWith('#!') ? text : `${shebang}${text}`;
    fs.writeFileSync(inPackage('bin', name), started, { mode: 0o755 });
  }
  for (const file of loaded) fs.copyFileSync(inRoot('out', file), inPackage('bin', file));
}

const readBuilt = (file) => JSON.parse(fs.readFileSync(inRoot('out', file), 'utf8'));

/** The library is in English; every other language has an entry point of its own. */
function englishParts() {
  const isTranslation = ([name]) => TRANSLATED_LOCALES.some((locale) => name.startsWith(`${locale}/`));
  return Object.fromEntries(
    Object.entries(readBuilt('schemaParts.json')).filter((part) => !isTranslation(part)),
  );
}

/** All translations into a language, those of the schemas included. */
function catalogueOf(locale) {
  const parts = Object.entries(readBuilt('schemaParts.json'));
  const ofSchemas = parts
    .filter(([name]) => name.startsWith(`${locale}/`))
    .map(([, text]) => JSON.parse(text));
  return Object.assign({}, ...ofSchemas, readBuilt(`${locale}.json`));
}

/** Bundles files of `library/` so that they run in Node, in browsers and in workers. */
function buildLibrary(files, { format, ending, define }) {
  return build({
    absWorkingDir: root,
    entryPoints: files.map((file) => `library/${file}.ts`),
    outdir: inPackage('lib'),
    outExtension: { '.js': ending },
    bundle: true,
    minify: true,
    format,
    platform: 'neutral',
    target: 'es2022',
    mainFields: ['module', 'main'],
    define,
    legalComments: 'none',
    logLevel: 'warning',
  });
}

async function writeLibraries() {
  const libraries = [
    {
      files: ['languageService', 'ciClient'],
      define: { CI_JOB_SCHEMA_PARTS: JSON.stringify(englishParts()) },
    },
    ...TRANSLATED_LOCALES.map((locale) => ({
      files: [locales[locale].library],
      define: { CI_JOB_CATALOGUE: JSON.stringify(JSON.stringify(catalogueOf(locale))) },
    })),
  ];
  for (const [format, ending] of [
    ['esm', '.mjs'],
    ['cjs', '.cjs'],
  ]) {
    for (const { files, define } of libraries) await buildLibrary(files, { format, ending, define });
  }
  // Whoever takes both entry points must not get everything twice.
  fs.writeFileSync(
    inPackage('lib', 'index.mjs'),
    "export * from './ciClient.mjs';\nexport * from './languageService.mjs';\n",
  );
  fs.writeFileSync(
    inPackage('lib', 'index.cjs'),
    "'use strict';\nObject.assign(exports, require('./ciClient.cjs'), require('./languageService.cjs'));\n",
  );
}

function writeTypes() {
  run(process.execPath, [inRoot('node_modules', 'typescript', 'bin', 'tsc'), '-b', 'library']);
  const names = Object.values(entryPoints);
  bundleTypes({
    names,
    from: inRoot('out', 'types', 'library'),
    to: inPackage('types'),
    config: inRoot('client', 'api', 'tsconfig.json'),
  });
  for (const name of names) {
    for (const ending of ['.d.mts', '.d.cts']) {
      fs.writeFileSync(inPackage('lib', `${name}${ending}`), `export * from '../types/${name}.js';\n`);
    }
  }
}

/** Its links are right where it lies in the project; in the package it lies one folder higher. */
function writeReadme() {
  const text = fs.readFileSync(inRoot('docs', 'npm.md'), 'utf8');
  fs.writeFileSync(inPackage('README.md'), text.replaceAll('](reference/', '](docs/reference/'));
}

if (!process.argv.includes('--built')) {
  run(process.execPath, [inRoot('scripts', 'build.mjs'), '--production']);
}
fs.rmSync(inPackage(), { recursive: true, force: true });
writePrograms();
await writeLibraries();
writeTypes();
fs.writeFileSync(inPackage('package.json'), `${JSON.stringify(manifest(), undefined, 2)}\n`);
fs.copyFileSync(inRoot('LICENSE'), inPackage('LICENSE'));
writeReadme();
fs.cpSync(inRoot('docs', 'reference'), inPackage('docs', 'reference'), { recursive: true });
fs.copyFileSync(inRoot('THIRD_PARTY_NOTICES.md'), inPackage('THIRD_PARTY_NOTICES.md'));
const [packed] = JSON.parse(
  run('npm', ['pack', '--json', '--loglevel=error', '--pack-destination', inRoot('out')], {
    cwd: inPackage(),
  }),
);
console.log(`out/${packed.filename} ${(packed.size / 1024).toFixed(0)} KB`);
