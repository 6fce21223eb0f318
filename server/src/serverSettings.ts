/**
 * The settings that the server uses and how they reach it; types and defaults are those of `settings/`.
 * Users write them by hand, so any value is possible: what makes no sense counts as not set.
 */
import type { Locale } from '../../l10n/language';
import { type SettingName, type SettingValues, settingTable } from '../../settings/settingTable';
import { settingOrPreset } from '../../settings/settingValue';
import type { FormatSettings, InlayHintSettings, ValidationSettings } from '../service/languageServiceTypes';

/** The section of all our settings. */
export const SETTINGS_SECTION = 'ciJob';

const SETTING_NAMES = Object.keys(settingTable) as readonly SettingName[];

/** What the server does differently for this user. */
export interface ServerSettings {
  /** The language of messages; undefined for that of the editor. */
  readonly language: Locale | undefined;
  readonly validation: Required<ValidationSettings>;
  readonly inlayHints: Required<InlayHintSettings>;
  readonly format: Required<FormatSettings>;
}

/** Reads the value of the section `ciJob`, as `workspace/configuration` answers it. */
export function readSettings(section: unknown): ServerSettings {
  const read = <Name extends SettingName>(name: Name): SettingValues[Name] =>
    settingOrPreset(name, name.split('.').reduce(member, section));
  const language = read('language');
  return {
    language: language === 'auto' ? undefined : language,
    validation: { enabled: read('validation.enabled'), severity: read('diagnostics.severity') },
    inlayHints: groupOf('inlayHints', read),
    format: groupOf('format', read),
  };
}

/** The settings whose names start with `Prefix.`, by the rest of their names. */
type SettingGroup<Prefix extends string> = {
  readonly [Name in SettingName as Name extends `${Prefix}.${infer Member}`
    ? Member
    : never]: SettingValues[Name];
};

function groupOf<Prefix extends string>(
  prefix: Prefix,
  read: (name: SettingName) => unknown,
): SettingGroup<Prefix> {
  const start = `${prefix}.`;
  const members = SETTING_NAMES.filter((name) => name.startsWith(start)).map((name) => [
    name.slice(start.length),
    read(name),
  ]);
  // The names and the types are made from one record.
  return Object.fromEntries(members) as SettingGroup<Prefix>;
}

/** The settings of a user who has set nothing. */
export const defaultSettings: ServerSettings = readSettings(undefined);

/** Reads an object that holds the section: `didChangeConfiguration` and `initializationOptions` do. */
export function readSettingsObject(settings: unknown): ServerSettings {
  return readSettings(member(settings, SETTINGS_SECTION));
}

/** True when both lead to the same answers. */
export function sameSettings(left: ServerSettings, right: ServerSettings): boolean {
  return JSON.stringify(canonical(left)) === JSON.stringify(canonical(right));
}

/** Both are made by `readSettings`, so that all but the severities stand in one order. */
function canonical({ validation, ...settings }: ServerSettings): unknown {
  const severity = Object.entries(validation.severity).sort(([left], [right]) => (left < right ? -1 : 1));
  return [settings, validation.enabled, severity];
}

function member(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
