// The programs of the product, and how each becomes one file.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { droppableNamespaces } from './droppableNamespaces.mjs';
import { editorApi } from './editorApi.mjs';
import { featuresFile, serviceFile, sharedEntry, sharedFiles, xmlFile } from './sharedFiles.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The language client is two thirds of the extension, and read only when a request is opened. */
const languageClient = {
  entry: 'client/src/node/nodeLanguageClient.ts',
  outfile: 'out/languageClient.js',
  external: ['vscode'],
};

/**
 * Where each program starts and what file it becomes; `external` is what its host brings.
 * `apart` is a module of the program that is loaded from a file of its own, by Node;
 * `shares` are files that it loads instead of carrying what is in them.
 */
export const programs = [
  {
    entry: 'client/src/node/extensionMain.ts',
    outfile: 'out/extension.js',
    external: ['vscode'],
    apart: languageClient,
    shares: [xmlFile],
  },
  languageClient,
  {
    entry: 'client/src/browser/extensionMain.ts',
    outfile: 'out/browserExtension.js',
    external: ['vscode'],
    browser: true,
    format: 'cjs',
  },
  { entry: sharedEntry, outfile: serviceFile, shares: [serviceFile, featuresFile] },
  { entry: sharedEntry, outfile: xmlFile, shares: [xmlFile] },
  { entry: sharedEntry, outfile: featuresFile, shares: [serviceFile, featuresFile] },
  { entry: 'server/src/node/serverMain.ts', outfile: 'out/server.js', shares: [serviceFile, featuresFile] },
  { entry: 'server/src/browser/serverMain.ts', outfile: 'out/serverWorker.js', browser: true },
  { entry: 'client/webview/main.ts', outfile: 'out/layoutPreview.js', browser: true },
  {
    tools: { cli: 'cli/main.ts', sandbox: 'sandbox/main.ts' },
    outfile: 'out/tools.js',
    shares: [serviceFile, featuresFile, xmlFile],
  },
];

/** Programs that share most of what they need: one bundle, and a file by which each is started. */
export const sharing = programs.find((program) => program.tools);

/** The files that a program starts from. */
export const entriesOf = ({ entry, tools }) =>
  tools ? Object.values(tools) : [entry].filter((each) => each !== sharedEntry);

/** The options of esbuild that decide what goes into a program. */
export function bundleOptions(program, schemaParts, catalogues) {
  return {
    absWorkingDir: root,
    ...(program.tools ? { stdin: toolsModule(program.tools) } : { entryPoints: [program.entry] }),
    outfile: program.outfile,
    bundle: true,
    legalComments: 'none',
    logLevel: 'warning',
    external: program.external ?? [],
    mainFields: ['module', 'main'],
    // The client library brings its own copy, one patch older; one is enough, and of this form only what is used.
    alias: {
      'vscode-languageserver-types': path.join(
        root,
        'node_modules/vscode-languageserver-types/lib/esm/main.js',
      ),
    },
    // A program uses some of these; the others leave no trace in it.
    define: {
      CI_JOB_SCHEMA_PARTS: JSON.stringify(schemaParts),
      CI_JOB_CATALOGUES: JSON.stringify(catalogues),
      CI_JOB_SAMPLES: JSON.stringify(readSamples()),
    },
    // `require` and not `import()`: only that finds `vscode` in every editor.
    ...(program.apart ? { supported: { 'dynamic-import': false } } : {}),
    plugins: [
      ...(program.apart ? [loadedApart(program.apart)] : []),
      ...(program.shares ? [sharedFiles(program.outfile, program.shares)] : []),
      droppableNamespaces,
      editorApi,
    ],
    ...(program.browser
      ? { platform: 'browser', target: 'es2022', format: program.format ?? 'iife' }
      : { platform: 'node', target: 'node20', format: 'cjs' }),
  };
}

/** Leaves the module out of a bundle that imports it; the bundle beside it is loaded in its place. */
function loadedApart({ entry, outfile }) {
  const module = path.basename(entry, '.ts');
  return {
    name: 'loaded-apart',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^\\.{1,2}/(?:.*/)?${module}$`) }, () => ({
        path: `./${path.basename(outfile)}`,
        external: true,
      }));
    },
  };
}

/** A module with one function for each tool; what it needs is loaded when it is called. */
function toolsModule(tools) {
  const functions = Object.entries(tools).map(
    ([name, entry]) => `export const ${name} = () => import('./${entry}');`,
  );
  return { contents: functions.join('\n'), resolveDir: root };
}

/** The texts of the sample requests by file name; the empty one shows nothing. */
function readSamples() {
  const folder = path.join(root, 'samples');
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.cijob.xml'));
  const texts = names.map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]);
  return JSON.stringify(Object.fromEntries(texts.filter(([name]) => name !== 'empty.cijob.xml')));
}
