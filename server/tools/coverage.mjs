// Reports how much of the vendor's pages the schemas hold, and what is missing.
//   node server/tools/coverage.mjs
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const outfile = path.join(root, 'out', 'tools', `coverage.${process.pid}.mjs`);
await build({
  absWorkingDir: root,
  entryPoints: ['server/tools/coverageCommand.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
});
try {
  const { reportCoverage } = await import(pathToFileURL(outfile).href);
  const tables = path.join(root, 'test', 'schema', 'vendorTables');
  const { lines, complete } = reportCoverage(path.join(root, 'schemas'), tables);
  for (const line of lines) console.log(line);
  process.exitCode = complete ? 0 : 1;
} finally {
  fs.rmSync(outfile, { force: true });
}
