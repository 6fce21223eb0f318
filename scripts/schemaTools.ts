/**
 * What `build.mjs` runs of this folder: it bundles this file and imports the result.
 */
export { TRANSLATED_LOCALES } from '../l10n/locales';
export { languagesOf, programCatalogue } from './bundleCatalogue';
export { bundleParts, packParts } from './bundleParts';
export { bundleSchemas } from './bundleSchemas';
export { codePage } from './codeTable';
export { documentIn } from './documentIn';
export { generateReference } from './generateReference';
export { generateSnippets } from './generateSnippets';
export { settingsFiles } from './settingsFiles';
