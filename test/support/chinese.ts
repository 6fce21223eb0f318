/**
 * Simplified Chinese on the real schemas, from the catalogues of the repository: tests never depend on a built file.
 */
import { type Language, simplifiedChinese } from '../../l10n/language';
import { bundleCatalogue } from '../../scripts/bundleCatalogue';
import { getLanguageService } from '../../server/service/languageService';
import type { LanguageService } from '../../server/service/languageServiceTypes';
import { compileSchemaSet } from '../../server/service/schema/compileSchemaSet';
import { rawSchemaSet } from './schemaSet';

let language: Language | undefined;
let service: LanguageService | undefined;

/** The language with all translations, made once for all tests of a file. */
export function chinese(): Language {
  language ??= simplifiedChinese(bundleCatalogue('.', 'zh-cn'));
  return language;
}

/** A language service that speaks it. */
export function chineseService(): LanguageService {
  service ??= getLanguageService({ schemaSet: compileSchemaSet(rawSchemaSet(), chinese()) });
  return service;
}
