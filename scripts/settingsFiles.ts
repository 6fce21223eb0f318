/**
 * Every file that the records of the settings make, by its path from the root.
 */
import { english, type Language } from '../l10n/language';
import { manifestWithSettings, nlsWithSettings } from './settingsManifest';
import { settingsPage } from './settingsPage';
import { settingsSchema } from './settingsSchema';
import { settingTable } from './settingTable';

/** The files as they should be; `read` answers those of which only a part is made. */
export function settingsFiles(
  read: (file: string) => string,
  chinese: Language,
): ReadonlyMap<string, string> {
  return new Map([
    ['settings/settingTable.ts', settingTable()],
    ['package.json', manifestWithSettings(read('package.json'))],
    ['package.nls.json', nlsWithSettings(read('package.nls.json'), 'en')],
    ['package.nls.zh-cn.json', nlsWithSettings(read('package.nls.zh-cn.json'), 'zh-cn')],
    ['schemas/ci-job-settings.schema.json', settingsSchema(english)],
    ['schemas/ci-job-settings.schema.zh-cn.json', settingsSchema(chinese)],
    ['docs/settings.md', settingsPage('en')],
    ['docs/settings.zh-CN.md', settingsPage('zh-cn')],
  ]);
}
