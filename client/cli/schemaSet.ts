/**
 * Where the command line gets the schemas from: the build puts them into the bundle.
 */

import type { Language } from '../../l10n/language';
import type { SchemaSet } from '../../server/service/languageServiceTypes';
import { packedSchemaSet } from '../../server/service/node/packedSchemaSet';
import { compileSchemaSet } from '../../server/service/schema/compileSchemaSet';

/** The schemas of this bundle, in the given language. */
export function compiledSchemaSet(language: Language): SchemaSet {
  return compileSchemaSet(packedSchemaSet(), language);
}
