// Reports how much of the vendor's pages the schemas hold, and what is missing.
//   node scripts/coverage.mjs
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { importBundled } from './importBundled.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { reportCoverage } = await importBundled('scripts/coverageCommand.ts');
const tables = path.join(root, 'test', 'service', 'schema', 'vendorTables');
const { lines, complete } = reportCoverage(path.join(root, 'schemas'), tables);
for (const line of lines) console.log(line);
process.exitCode = complete ? 0 : 1;
