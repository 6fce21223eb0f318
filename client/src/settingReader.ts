/**
 * The one way in which the extension reads a setting: typed, and under its former name where only that is set.
 */
import type { SettingName, SettingValues } from '../../settings/settingTable';
import { formerName, settingOrPreset } from '../../settings/settingValue';

/** The section of all our settings. */
export const SETTINGS_SECTION = 'ciJob';

/** A section of settings, as the editor answers it. */
export interface SettingsSection {
  get(name: string): unknown;
  inspect(name: string): object | undefined;
}

/** The value in force; the preset where what is set makes no sense. */
export function readSetting<Name extends SettingName>(
  section: SettingsSection,
  name: Name,
): SettingValues[Name] {
  const former = formerName(name);
  const readsFormer = former !== undefined && !isSet(section, name) && isSet(section, former);
  return settingOrPreset(name, section.get(readsFormer ? former : name));
}

/** Whether somebody has set it, in any place: a preset alone does not count. */
function isSet(section: SettingsSection, name: string): boolean {
  return Object.entries(section.inspect(name) ?? {}).some(
    ([place, value]) => /value$/i.test(place) && !/^default/.test(place) && value !== undefined,
  );
}
