/**
 * Where the command line gets the schemas from: they stand in a file beside the program.
 */

import type { Language } from '../l10n/language';
import type { SchemaSet } from '../server/service/languageServiceTypes';
import { packedSchemaParts } from '../server/service/node/packedSchemaParts';
import { compileSchemaSet } from '../server/service/schema/compileSchemaSet';

/** The schemas beside the program, in the given language. */
export function compiledSchemaSet(language: Language, programDir: string): SchemaSet {
  return compileSchemaSet(packedSchemaParts(programDir), language);
}
