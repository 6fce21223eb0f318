/**
 * Simplified Chinese for the language service, as a separate entry point: programs without it do not load it.
 */

import { type Catalogue, type Language, simplifiedChinese as languageOfCatalogue } from '../l10n/language';

/** The texts of the programs and of the schemas, which the build of the package puts here. */
declare const CI_JOB_CATALOGUE: string;

/** For the option `language` of `getLanguageService`. */
export const simplifiedChinese: Language = languageOfCatalogue(
  // Written by our own build.
  JSON.parse(CI_JOB_CATALOGUE) as Catalogue,
);
