// The programs of the product, and how each becomes one file.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Where each program starts and what file it becomes; `external` is what its host brings. */
export const programs = [
  { entry: 'client/src/node/extensionMain.ts', outfile: 'out/extension.js', external: ['vscode'] },
  {
    entry: 'client/src/browser/extensionMain.ts',
    outfile: 'out/browserExtension.js',
    external: ['vscode'],
    browser: true,
    format: 'cjs',
  },
  { entry: 'server/src/node/serverMain.ts', outfile: 'out/server.js' },
  { entry: 'server/src/browser/serverMain.ts', outfile: 'out/serverWorker.js', browser: true },
  { entry: 'client/webview/main.ts', outfile: 'out/layoutPreview.js', browser: true },
  { tools: { cli: 'client/cli/main.ts', sandbox: 'sandbox/main.ts' }, outfile: 'out/tools.js' },
];

/** The files that a program starts with. */
export const entriesOf = ({ entry, tools: shared }) => (shared ? Object.values(shared) : [entry]);

/** A module with one function for each tool; what it needs is loaded when it is called. */
function toolsModule(shared) {
  const functions = Object.entries(shared).map(
    ([name, entry]) => `export const ${name} = () => import('./${entry}');`,
  );
  return { contents: functions.join('\n'), resolveDir: root };
}

/** The options of esbuild that decide what goes into a program. */
export function bundleOptions(program, schemaSetText, minify) {
  return {
    absWorkingDir: root,
    ...(program.tools ? { stdin: toolsModule(program.tools) } : { entryPoints: [program.entry] }),
    outfile: program.outfile,
    bundle: true,
    minify,
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
    // A program uses one of the two; the other leaves no trace in it.
    define: {
      CI_JOB_SCHEMA_SET: JSON.stringify(schemaSetText),
      CI_JOB_PACKED_SCHEMA_SET: JSON.stringify(pack(schemaSetText)),
    },
    ...(program.browser
      ? { platform: 'browser', target: 'es2022', format: program.format ?? 'iife' }
      : { platform: 'node', target: 'node20', format: 'cjs' }),
  };
}

/** The form that `packedSchemaSet.ts` reads. */
function pack(text) {
  return brotliCompressSync(text).toString('base64');
}
