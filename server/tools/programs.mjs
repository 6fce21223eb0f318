// The programs of the product, and how each becomes one file.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Where each program starts and what file it becomes; `external` is what its host brings. */
export const programs = [
  { entry: 'client/src/extension.ts', outfile: 'out/extension.js', external: ['vscode'] },
  { entry: 'server/src/node/serverMain.ts', outfile: 'out/server.js' },
  { entry: 'server/src/browser/serverMain.ts', outfile: 'out/serverWorker.js', browser: true },
  { entry: 'client/cli/main.ts', outfile: 'out/cli.js', executable: true },
  { entry: 'sandbox/main.ts', outfile: 'out/sandbox.js' },
];

/** The options of esbuild that decide what goes into a program. */
export function bundleOptions(program, schemaSetText) {
  return {
    absWorkingDir: root,
    entryPoints: [program.entry],
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
    // A program uses one of the two; the other leaves no trace in it.
    define: {
      CI_JOB_SCHEMA_SET: JSON.stringify(schemaSetText),
      CI_JOB_PACKED_SCHEMA_SET: JSON.stringify(pack(schemaSetText)),
    },
    banner: program.executable ? { js: '#!/usr/bin/env node' } : {},
    ...(program.browser
      ? { platform: 'browser', target: 'es2022', format: 'iife' }
      : { platform: 'node', target: 'node20', format: 'cjs' }),
  };
}

/** The form that `packedSchemaSet.ts` reads. */
function pack(text) {
  return brotliCompressSync(text).toString('base64');
}
