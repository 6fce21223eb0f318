/**
 * The real schemas, read from the folder directly: tests never depend on a built file.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { getLanguageService } from '../../server/service/languageService';
import type { LanguageService } from '../../server/service/languageServiceTypes';
import { compileSchemaSet } from '../../server/service/schema/compileSchemaSet';
import type { RawSchemaSet } from '../../server/service/schema/rawSchemaTypes';
import { readSchemaFiles } from '../../server/service/schema/readSchema';
import type { SchemaSet } from '../../server/service/schema/schemaTypes';

/** The files below `schemas/` by relative path, parsed. */
export function schemaFiles(): Map<string, unknown> {
  const folders = ['tags', 'types', 'groups', 'responses'];
  const files = folders.flatMap((folder) =>
    fs
      .readdirSync(path.join('schemas', folder))
      .filter((file) => file.endsWith('.json'))
      .map((file) => `${folder}/${file}`),
  );
  return new Map(
    [...files, 'otherTags.json', 'categories.json'].map((file) => [
      file,
      JSON.parse(fs.readFileSync(path.join('schemas', file), 'utf8')),
    ]),
  );
}

/** The raw schema set of the folder; the test fails when a file is broken. */
export function rawSchemaSet(): RawSchemaSet {
  const { raw, problems } = readSchemaFiles(schemaFiles());
  assert.deepEqual(problems, []);
  return raw;
}

let compiled: SchemaSet | undefined;

/** The compiled schema set, made once for all tests of a file. */
export function schemaSet(): SchemaSet {
  compiled ??= compileSchemaSet(rawSchemaSet());
  return compiled;
}

/** A language service on the real schemas. */
export function languageService(): LanguageService {
  return getLanguageService({ schemaSet: schemaSet() });
}
