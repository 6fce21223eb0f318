/**
 * All translations into a language as one catalogue: those of the programs under `l10n/<locale>/`,
 * those of the schemas under `schemas/<locale>/`.
 */
import fs from 'node:fs';
import path from 'node:path';
import { type Catalogue, type Language, type Locale, languageOf } from '../l10n/language';
import { LOCALES } from '../l10n/locales';

/** Every file of translations by its path relative to the root. */
export function catalogueFiles(root: string, locale: Locale): ReadonlyMap<string, Catalogue> {
  const files = [`l10n/${locale}`, `schemas/${locale}`].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .map((file) => `${folder}/${file.split(path.sep).join('/')}`)
      .sort(),
  );
  // Their form is tested.
  return new Map(
    files.map((file) => [file, JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')) as Catalogue]),
  );
}

/** The texts of the programs alone: those of the schemas stand beside their parts. */
export function programCatalogue(root: string, locale: Locale): Catalogue {
  // The translations of a file of the schemas that programs without the schemas read: the API client.
  const readByPrograms = `schemas/${locale}/responses/errors.json`;
  const files = [...catalogueFiles(root, locale)].filter(
    ([file]) => file.startsWith('l10n/') || file === readByPrograms,
  );
  return Object.assign({}, ...files.map(([, catalogue]) => catalogue));
}

/** All of them in one catalogue. */
export function bundleCatalogue(root: string, locale: Locale): Catalogue {
  return Object.assign({}, ...catalogueFiles(root, locale).values());
}

/** Every language of the product, with all of its translations. */
export function languagesOf(root: string): readonly Language[] {
  return LOCALES.map((locale) => languageOf(locale, () => bundleCatalogue(root, locale)));
}
