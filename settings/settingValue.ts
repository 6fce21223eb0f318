/**
 * Values of settings as programs take them. People write settings by hand, so any value is possible.
 */
import { type SettingName, type SettingValues, settingTable } from './settingTable';

/** The value, where it is one that the setting takes; of a map the entries that make sense. */
export function settingValue<Name extends SettingName>(
  name: Name,
  value: unknown,
): SettingValues[Name] | undefined {
  // The table and the types are made from one record.
  return checked(name, value) as SettingValues[Name] | undefined;
}

/** The value, or the preset where it makes no sense. */
export function settingOrPreset<Name extends SettingName>(name: Name, value: unknown): SettingValues[Name] {
  return settingValue(name, value) ?? presetOf(name);
}

/** What counts where nobody has set anything. */
export function presetOf<Name extends SettingName>(name: Name): SettingValues[Name] {
  return settingTable[name].preset as SettingValues[Name];
}

/** The words that the setting takes; none where it takes others. */
export function choicesOf(name: SettingName): readonly string[] {
  const row = settingTable[name];
  return 'choices' in row ? row.choices : [];
}

/** The name that the setting had before. */
export function formerName(name: SettingName): string | undefined {
  const row = settingTable[name];
  return 'renamedFrom' in row ? row.renamedFrom : undefined;
}

function checked(name: SettingName, value: unknown): unknown {
  switch (settingTable[name].type) {
    case 'string':
      return typeof value === 'string' ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'choice':
      return choicesOf(name).find((choice) => choice === value);
    case 'list':
      return Array.isArray(value) ? value : undefined;
    case 'map':
      return isRecord(value)
        ? Object.fromEntries(
            Object.entries(value).filter(([, level]) => choicesOf(name).some((choice) => choice === level)),
          )
        : undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
