/**
 * Reads every file under `schemas/` and makes the one table that the products carry.
 * A broken file fails the build with its name and a JSON pointer.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { RawSchemaSet } from '../server/service/schema/rawSchemaTypes';
import { readSchemaFiles } from '../server/service/schema/readSchema';

/** The files below `schemas/` that hold facts: every JSON file but the meta-schema. */
const FACT_FILES = /^(?:(?:tags|types|groups|responses|results)\/[^/]+|otherTags|categories)\.json$/;

/** The raw schema set of `schemas/`, or the problems that keep it from being one. */
export type SchemaBundle =
  | { readonly ok: true; readonly schemaSet: RawSchemaSet }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads and checks all schema files; each problem is one line `file#pointer: message`. */
export function bundleSchemas(schemasFolder: string): SchemaBundle {
  const problems: string[] = [];
  const files = new Map<string, unknown>();
  for (const file of factFiles(schemasFolder)) {
    try {
      files.set(file, JSON.parse(fs.readFileSync(path.join(schemasFolder, file), 'utf8')));
    } catch (error) {
      problems.push(
        `schemas/${file}: is not JSON: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  const reading = readSchemaFiles(files);
  for (const { file, pointer, message } of reading.problems) {
    problems.push(`schemas/${file}#${pointer}: ${message}`);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, schemaSet: reading.raw };
}

/** Sorted, so that the bundle does not depend on the file system. */
function factFiles(schemasFolder: string): string[] {
  return fs
    .readdirSync(schemasFolder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => FACT_FILES.test(file))
    .sort();
}
