/**
 * Every file that the records of the settings make, by its path from the root.
 */
import type { Language } from '../l10n/language';
import { documentIn } from './documentIn';
import { manifestWithSettings, nlsWithSettings } from './settingsManifest';
import { settingsPage } from './settingsPage';
import { settingsSchema } from './settingsSchema';
import { settingTable } from './settingTable';

/** The files as they should be; `read` answers those of which only a part is made. */
export function settingsFiles(
  read: (file: string) => string,
  languages: readonly Language[],
): ReadonlyMap<string, string> {
  return new Map([
    ['settings/settingTable.ts', settingTable()],
    ['package.json', manifestWithSettings(read('package.json'))],
    ...languages.flatMap((language): [string, string][] => {
      const suffix = language.locale === 'en' ? '' : `.${language.locale}`;
      const texts = `package.nls${suffix}.json`;
      return [
        [texts, nlsWithSettings(read(texts), language)],
        [`schemas/ci-job-settings.schema${suffix}.json`, settingsSchema(language)],
        [documentIn(language, 'docs/settings.md'), settingsPage(language)],
      ];
    }),
  ]);
}
