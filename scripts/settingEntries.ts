/**
 * The records of the settings as lists, for everything that is made of them.
 */
import type { SettingGroup, SettingRecord } from '../settings/settingRecord';
import { settingGroups } from '../settings/settings';

/** A setting with its name, without `ciJob.`, and the group that shows it. */
export interface SettingEntry {
  readonly name: string;
  readonly record: SettingRecord;
  readonly group: SettingGroup;
}

/** The groups in the order in which they are shown. */
export const settingGroupList: readonly SettingGroup[] = settingGroups;

/** The settings in the order in which they are shown. */
export const settingEntries: readonly SettingEntry[] = settingGroupList.flatMap((group) =>
  Object.entries(group.settings).map(([name, record]) => ({ name, record, group })),
);
