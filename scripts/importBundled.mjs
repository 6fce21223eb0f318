// Runs TypeScript of the project in a script: bundles one file and imports the result.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Promises the module that `entry`, a path from the root, bundles to. */
export async function importBundled(entry) {
  const name = path.basename(entry, '.ts');
  // Two runs side by side never see each other's bundle.
  const outfile = path.join(root, 'out', 'tools', `${name}.${process.pid}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    fs.rmSync(outfile, { force: true });
  }
}
