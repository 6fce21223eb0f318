/**
 * What `build.mjs` runs of this folder: it bundles this file and imports the result.
 */
export { english, simplifiedChinese } from '../l10n/language';
export { bundleCatalogue, programCatalogue } from './bundleCatalogue';
export { bundleParts, packParts } from './bundleParts';
export { bundleSchemas } from './bundleSchemas';
export { codePage } from './codeTable';
export { generateReference } from './generateReference';
export { generateSnippets } from './generateSnippets';
export { settingsFiles } from './settingsFiles';
