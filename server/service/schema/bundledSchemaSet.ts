/**
 * The schema files that the build put into this bundle; for hosts only, features get a compiled set passed in.
 * The build replaces the constant by the text of `out/schemaSet.json`, which parses faster than a literal.
 */
import type { RawSchemaSet } from './rawSchemaTypes';

declare const CI_JOB_SCHEMA_SET: string;

/** The raw schema set of this bundle. Throws outside of a bundle: tests read the folder instead. */
export function bundledSchemaSet(): RawSchemaSet {
  if (typeof CI_JOB_SCHEMA_SET === 'undefined')
    throw new Error('The schemas are only inside a built bundle.');
  // `readSchemaFiles` checked it when the bundle was built.
  return JSON.parse(CI_JOB_SCHEMA_SET) as RawSchemaSet;
}
