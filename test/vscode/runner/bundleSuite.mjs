// Bundles a suite for the extension host: `index.cjs` is what VS Code loads, `tests.cjs` holds the test files.
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './product.mjs';

const options = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: 'inline',
  logLevel: 'warning',
  external: ['vscode', 'mocha'],
};

/** The suites by name: the folder of their test files. Each needs an editor of its own. */
export const suites = {
  trusted: 'test/vscode/suite',
  untrusted: 'test/vscode/suite/untrusted',
};

/** Promises the path of the bundled entry, made in a folder of this process alone. */
export async function bundleSuite(suite) {
  const folder = path.join(root, suites[suite]);
  const files = fs.readdirSync(folder).filter((file) => file.endsWith('.test.ts'));
  // Inside the repository, so that `mocha` is found.
  const outfolder = path.join(root, 'out', 'vscode-suite', `${suite}-${process.pid}`);
  const contents = files.map((file) => `import ${JSON.stringify(`./${file}`)};`).join('\n');
  await Promise.all([
    build({
      ...options,
      entryPoints: ['test/vscode/suite/support/index.ts'],
      outfile: path.join(outfolder, 'index.cjs'),
    }),
    build({
      ...options,
      stdin: { contents, resolveDir: folder, sourcefile: 'tests.ts' },
      outfile: path.join(outfolder, 'tests.cjs'),
    }),
  ]);
  return path.join(outfolder, 'index.cjs');
}
