// Builds the product: schemas → one checked table, TypeScript → one file per program under `out/`.
//   node scripts/build.mjs                all programs, minified
//   node scripts/build.mjs --debug        with source maps, not minified
//   node scripts/build.mjs --watch        as --debug, again on every change
//   node scripts/build.mjs --production   as the first, and a missing program is an error
//   node scripts/build.mjs --generate     only what is generated and committed: snippets, the tables of codes,
//                                              docs/reference/, what settings/settings.ts makes, THIRD_PARTY_NOTICES.md
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { importBundled } from './importBundled.mjs';
import { bundleOptions, entriesOf, programs, sharing } from './programs.mjs';
import { thirdPartyNotices } from './thirdPartyNotices.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const inRoot = (...parts) => path.join(root, ...parts);

const flags = new Set(process.argv.slice(2));
const known = ['--watch', '--debug', '--production', '--generate'];
const unknown = [...flags].filter((flag) => !known.includes(flag));
if (unknown.length > 0) {
  console.error(`Unknown option ${unknown.join(', ')}. Known are ${known.join(', ')}.`);
  process.exit(2);
}
const watching = flags.has('--watch');
const debug = watching || flags.has('--debug');

/** Other runs in the same folder and readers of `out/` must never see half a file. */
function writeWhole(file, contents, mode = 0o644) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  fs.writeFileSync(draft, contents, { mode });
  fs.renameSync(draft, file);
}

/** The schema tools, which are TypeScript. */
const loadSchemaTools = () => importBundled('scripts/schemaTools.ts');

/** Writes `out/schemas.pack`, and the same as JSON for the npm package, and answers the parts in it, or undefined after telling what is wrong. */
function writeSchemas(tools) {
  const bundle = tools.bundleSchemas(inRoot('schemas'));
  if (!bundle.ok) {
    for (const problem of bundle.problems) console.error(`error: ${problem}`);
    return undefined;
  }
  const parts = tools.bundleParts(bundle.schemaSet, tools.languagesOf(root));
  writeWhole(inRoot('out', 'schemas.pack'), tools.packParts(parts));
  const byName = Object.fromEntries(parts);
  writeWhole(inRoot('out', 'schemaParts.json'), JSON.stringify(byName));
  return byName;
}

/** Writes the translations that programs read when they need them, and answers their texts by locale. */
function writeCatalogues(tools) {
  const catalogues = tools.TRANSLATED_LOCALES.map((locale) => [
    locale,
    JSON.stringify(tools.programCatalogue(root, locale)),
  ]);
  for (const [locale, text] of catalogues) writeWhole(inRoot('out', `${locale}.json`), text);
  return Object.fromEntries(catalogues);
}

function writeSnippets(tools) {
  const bundle = tools.bundleSchemas(inRoot('schemas'));
  if (!bundle.ok) throw new Error(bundle.problems.join('\n'));
  const file = inRoot('snippets', 'ci-job.code-snippets');
  writeWhole(file, tools.generateSnippets(bundle.schemaSet));
  console.log(path.relative(root, file));
}

/** The other tools need the table, so that it is made first, and without them. */
async function writeDiagnosticCodes() {
  const name = 'server/service/diagnostics/diagnosticCodes.ts';
  const { withDiagnosticCodeTable } = await importBundled('scripts/diagnosticCodeTable.ts');
  writeWhole(inRoot(name), withDiagnosticCodeTable(fs.readFileSync(inRoot(name), 'utf8')));
  console.log(name);
}

function writeCodePages(tools) {
  for (const language of tools.languagesOf(root)) {
    const name = tools.documentIn(language, 'docs/diagnostics.md');
    writeWhole(inRoot(name), tools.codePage(language));
    console.log(name);
  }
}

/** What the records of the settings make. */
function writeSettings(tools) {
  const read = (name) => fs.readFileSync(inRoot(name), 'utf8');
  const files = tools.settingsFiles(read, tools.languagesOf(root));
  for (const [name, text] of files) {
    writeWhole(inRoot(name), text);
    console.log(name);
  }
}

/** The pages of Tags that are gone go too. */
function writeReference(tools) {
  const bundle = tools.bundleSchemas(inRoot('schemas'));
  if (!bundle.ok) throw new Error(bundle.problems.join('\n'));
  const pages = tools.generateReference(bundle.schemaSet);
  const folder = inRoot('docs', 'reference');
  fs.mkdirSync(folder, { recursive: true });
  for (const file of fs.readdirSync(folder)) {
    if (!pages.has(file)) fs.rmSync(path.join(folder, file));
  }
  for (const [file, text] of pages) {
    writeWhole(path.join(folder, file), text);
    console.log(path.relative(root, path.join(folder, file)));
  }
}

async function writeNotices() {
  const file = inRoot('THIRD_PARTY_NOTICES.md');
  writeWhole(file, await thirdPartyNotices());
  console.log(path.relative(root, file));
}

/** Tells an editor's task (`tasks.json`) when a round of builds begins and ends. */
const round = {
  running: 0,
  begin() {
    if (watching && this.running++ === 0) console.log('[watch] build started');
  },
  end() {
    if (watching && --this.running === 0) console.log('[watch] build finished');
  },
};

/** esbuild writes nothing itself: see `writeWhole`. */
function writerPlugin(program) {
  return {
    name: 'write-whole-files',
    setup(pluginBuild) {
      pluginBuild.onStart(() => round.begin());
      pluginBuild.onEnd(({ errors, outputFiles = [] }) => {
        if (errors.length === 0) {
          for (const file of outputFiles) writeWhole(file.path, file.contents);
          if (program.tools) writeStarters();
        }
        round.end();
      });
    },
  };
}

/** `out/cli.js` and `out/sandbox.js`. */
function writeStarters() {
  for (const name of Object.keys(sharing.tools)) {
    const start = `#!/usr/bin/env node\nrequire('./${path.basename(sharing.outfile)}').${name}();\n`;
    writeWhole(inRoot('out', `${name}.js`), start, 0o755);
  }
}

function optionsOf(program, schemaParts, catalogues) {
  const options = bundleOptions(program, schemaParts, catalogues);
  return {
    ...options,
    write: false,
    minify: !debug,
    sourcemap: debug ? 'linked' : false,
    plugins: [...options.plugins, writerPlugin(program)],
  };
}

/** The programs whose entry exists; a missing one is only an error for a product that people get. */
function presentPrograms() {
  const missing = programs.filter((program) =>
    entriesOf(program).some((entry) => !fs.existsSync(inRoot(entry))),
  );
  for (const { outfile } of missing) console.error(`skipped: ${outfile}, a source of it is not there`);
  if (missing.length > 0 && flags.has('--production')) process.exit(1);
  return programs.filter((program) => !missing.includes(program));
}

async function buildOnce() {
  const tools = await loadSchemaTools();
  const schemaParts = writeSchemas(tools);
  if (schemaParts === undefined) process.exit(1);
  const catalogues = writeCatalogues(tools);
  const present = presentPrograms();
  const results = await Promise.allSettled(
    present.map((program) => build(optionsOf(program, schemaParts, catalogues))),
  );
  if (results.some(({ status }) => status === 'rejected')) process.exit(1);
  for (const { outfile } of present) {
    console.log(`${outfile.padEnd(24)} ${(fs.statSync(inRoot(outfile)).size / 1024).toFixed(0)} KB`);
  }
}

/** Schemas and translations are part of bundles by `define`, so a changed one starts the contexts anew. */
async function watch() {
  const tools = await loadSchemaTools();
  let contexts = [];
  const restart = async () => {
    await Promise.all(contexts.map((each) => each.dispose()));
    contexts = [];
    const schemaParts = writeSchemas(tools);
    if (schemaParts === undefined) return;
    const catalogues = writeCatalogues(tools);
    contexts = await Promise.all(
      presentPrograms().map((each) => context(optionsOf(each, schemaParts, catalogues))),
    );
    await Promise.all(contexts.map((each) => each.watch()));
  };
  let timer;
  let restarting = restart();
  for (const folder of ['schemas', 'l10n']) {
    fs.watch(inRoot(folder), { recursive: true }, () => {
      // An editor saves in several steps.
      clearTimeout(timer);
      timer = setTimeout(() => {
        restarting = restarting.then(restart);
      }, 100);
    });
  }
}

if (flags.has('--generate')) {
  await writeDiagnosticCodes();
  const tools = await loadSchemaTools();
  writeSnippets(tools);
  writeCodePages(tools);
  writeReference(tools);
  writeSettings(tools);
  await writeNotices();
} else if (watching) await watch();
else await buildOnce();
