/**
 * The schemas that the build put into this bundle, for programs that have no folder to read from; for hosts only,
 * features get a compiled set passed in. Each part is a text of JSON, which costs little until it is read.
 */
import type { Catalogue } from '../../../l10n/language';
import { INDEX_PART, type SchemaIndex, type SchemaParts, translationPartOf } from './schemaParts';

/** The JSON of each part by its name. */
declare const CI_JOB_SCHEMA_PARTS: Readonly<Record<string, string>>;

/** The parts of this bundle. Throws outside of a bundle: tests read the folder instead. */
export function bundledSchemaParts(): SchemaParts {
  if (typeof CI_JOB_SCHEMA_PARTS === 'undefined')
    throw new Error('The schemas are only inside a built bundle.');
  const parts = CI_JOB_SCHEMA_PARTS;
  const read = (part: string): unknown => {
    const text = Object.hasOwn(parts, part) ? parts[part] : undefined;
    return text === undefined ? undefined : JSON.parse(text);
  };
  return {
    // `readSchemaFiles` checked it when the bundle was built.
    index: read(INDEX_PART) as SchemaIndex,
    read,
    catalogueOf: (part, locale) => read(translationPartOf(part, locale)) as Catalogue | undefined,
  };
}
