/**
 * What `coverage.mjs` runs: the pages and the schemas from their folders, the report as lines.
 */
import fs from 'node:fs';
import path from 'node:path';
import { compileSchemaSet } from '../server/service/schema/compileSchemaSet';
import { bundleSchemas } from './bundleSchemas';
import { coverageOf, coverageReport } from './coverage';
import { readVendorPages } from './vendorTables';

/** The report, and whether the schemas hold everything that the pages say. */
export function reportCoverage(
  schemasFolder: string,
  tablesFolder: string,
): { readonly lines: readonly string[]; readonly complete: boolean } {
  const bundle = bundleSchemas(schemasFolder);
  if (!bundle.ok) return { lines: bundle.problems, complete: false };
  const files = fs.readdirSync(tablesFolder).sort();
  const pages = readVendorPages(files.map((file) => fs.readFileSync(path.join(tablesFolder, file), 'utf8')));
  const facts = coverageOf(pages, compileSchemaSet(bundle.schemaSet));
  return {
    lines: coverageReport(facts),
    complete: facts.every(({ problem }) => problem === undefined),
  };
}
