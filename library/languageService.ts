/**
 * The language service as a library: `getLanguageService` with the schemas of this package.
 */

import { english, type Language } from '../l10n/language';
import { getLanguageService as createLanguageService } from '../server/service/languageService';
import type { ClientCapabilities, LanguageService, SchemaSet } from '../server/service/languageServiceTypes';
import { bundledSchemaParts } from '../server/service/schema/bundledSchemaParts';
import { compileSchemaSet } from '../server/service/schema/compileSchemaSet';

export { TextDocument } from 'vscode-languageserver-textdocument';
export type { Language } from '../l10n/language';
export type * from '../server/service/languageServiceTypes';

/** What a language service is made for. */
export interface LanguageServiceOptions {
  /** What the answers are written in; English when absent. A `schemaSet` of one's own has its own. */
  readonly language?: Language;
  /** What is known of Tags and elements; the schemas of this package when absent. */
  readonly schemaSet?: SchemaSet;
  /** What the reader of the answers can show; the least when absent. */
  readonly clientCapabilities?: ClientCapabilities;
}

/** Makes a language service: pure, synchronous, without network and files. Making one takes a few milliseconds. */
export function getLanguageService({
  language = english,
  schemaSet = compileSchemaSet(bundledSchemaParts(), language),
  clientCapabilities = {},
}: LanguageServiceOptions = {}): LanguageService {
  return createLanguageService({ schemaSet, clientCapabilities });
}
