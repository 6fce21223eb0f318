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
import { readSchemaShapes } from '../../server/service/schema/readSchema';
import type { SchemaSet } from '../../server/service/schema/schemaTypes';

/** The files that hold facts: all but the meta-schema, the translations and what is generated. */
const FACT_FILES = /^(?:(?:tags|types|groups|responses|results)\/[^/]+|otherTags|categories)\.json$/;

/** The files below `schemas/` by relative path, parsed. */
export function schemaFiles(): Map<string, unknown> {
  const files = fs
    .readdirSync('schemas', { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => FACT_FILES.test(file))
    .sort();
  return new Map(
    files.map((file) => [file, JSON.parse(fs.readFileSync(path.join('schemas', file), 'utf8'))]),
  );
}

/** The raw schema set of the folder; the test fails when a file is broken. That the files fit together is a test of its own. */
export function rawSchemaSet(): RawSchemaSet {
  const { raw, problems } = readSchemaShapes(schemaFiles());
  assert.deepEqual(problems, []);
  return raw;
}

/** A Tag that the service has and the schemas have not: an invented one, so that no new schema takes it away. */
const daydream = { tag: 'Daydream', documentation: 'Dreams of a video.' };

function withDaydream(raw: RawSchemaSet): RawSchemaSet {
  return { ...raw, otherTags: { ...raw.otherTags, tags: [...raw.otherTags.tags, daydream] } };
}

let compiled: SchemaSet | undefined;

/** The compiled schema set with one Tag more that has no schema, made once for all tests of a file. */
export function schemaSet(): SchemaSet {
  compiled ??= compileSchemaSet(withDaydream(rawSchemaSet()));
  return compiled;
}

/** A language service on the real schemas. */
export function languageService(): LanguageService {
  return getLanguageService({ schemaSet: schemaSet() });
}
