/**
 * Where the command line gets the schemas from: the build puts them into the bundle.
 */

import { getLanguageService } from '../../server/service/languageService';
import type { LanguageService } from '../../server/service/languageServiceTypes';
import { bundledSchemaSet } from '../../server/service/schema/bundledSchemaSet';
import { compileSchemaSet } from '../../server/service/schema/compileSchemaSet';

/** The language service over the schemas of this bundle. */
export function bundledLanguageService(): LanguageService {
  return getLanguageService({ schemaSet: compileSchemaSet(bundledSchemaSet()) });
}
