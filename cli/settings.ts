/**
 * The settings of a project: `.ci-job.json`, with the names that the editor's settings have after `ciJob.`.
 * A mistake in it is reported and not ignored, so that a check never runs with other rules than those written.
 */

import { failure, type Result, success } from '../client/api/result';
import { currentLocale, t } from '../l10n/processLanguage';
import { isDiagnosticCode } from '../server/service/diagnostics/diagnosticCodes';
import type {
  FormatSettings,
  SeverityOverride,
  ValidationSettings,
} from '../server/service/languageServiceTypes';
import { quoteAll } from '../server/service/schema/words';
import { type SettingName, type SettingValues, settingTable } from '../settings/settingTable';
import { choicesOf, formerName, settingValue } from '../settings/settingValue';
import { describeUnknownCode } from './diagnosticCode';
import { findJsonMistake } from './jsonMistake';

/** What a project says about its requests. */
export interface ProjectSettings {
  readonly bucket?: string;
  readonly region?: string;
  readonly validation: ValidationSettings;
  readonly format: FormatSettings;
  readonly language?: SettingValues['language'];
  /** The settings that are there and that only the editor uses. */
  readonly editorSettings: readonly string[];
}

/** The settings where nobody has set anything. */
export const NO_SETTINGS: ProjectSettings = { validation: {}, format: {}, editorSettings: [] };

const NAMES = Object.keys(settingTable) as readonly SettingName[];

/** What a team may have written down for its editors, former names too: it means nothing here and does no harm. */
export const EDITOR_SETTINGS: readonly string[] = NAMES.filter(
  (name) => settingTable[name].projectFile === 'editor',
).flatMap((name) => [name, ...[formerName(name) ?? []].flat()]);

/** The levels of a diagnostic code. */
export const SEVERITIES: readonly SeverityOverride[] = settingTable['diagnostics.severity'].choices;

/** The settings that this program reads. */
const READ_SETTINGS: readonly SettingName[] = NAMES.filter(
  (name) => settingTable[name].projectFile === 'read',
);

/** What was read so far. */
interface ReadSettings {
  readonly values: Partial<SettingValues>;
  readonly editorSettings: readonly string[];
}

/** Reads the text of a settings file; the failure is a sentence. */
export function readSettingsText(text: string): Result<ProjectSettings, string> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const read = readGroup(json.value, '', { values: {}, editorSettings: [] });
  return read.ok ? success(projectSettings(read.value)) : read;
}

/** The settings as the commands take them. */
function projectSettings({ values, editorSettings }: ReadSettings): ProjectSettings {
  const { bucket, region, language } = values;
  const enabled = values['validation.enabled'];
  const severity = values['diagnostics.severity'];
  const compactLeaves = values['format.compactLeaves'];
  return {
    ...(bucket === undefined ? {} : { bucket }),
    ...(region === undefined ? {} : { region }),
    ...(language === undefined ? {} : { language }),
    validation: {
      ...(enabled === undefined ? {} : { enabled }),
      ...(severity === undefined ? {} : { severity }),
    },
    format: compactLeaves === undefined ? {} : { compactLeaves },
    editorSettings,
  };
}

/** Names may be written as the editor does (`"diagnostics.severity"`) or as objects in objects. */
function readGroup(value: unknown, prefix: string, settings: ReadSettings): Result<ReadSettings, string> {
  if (!isRecord(value)) {
    return failure(prefix === '' ? t('it must be one object') : mustBe(prefix.slice(0, -1), t('an object')));
  }
  let read = settings;
  for (const [key, member] of Object.entries(value)) {
    const next = readMember(`${prefix}${key}`, member, read);
    if (!next.ok) return next;
    read = next.value;
  }
  return success(read);
}

function readMember(name: string, value: unknown, settings: ReadSettings): Result<ReadSettings, string> {
  // For editors, which find a schema by it.
  if (name === '$schema') return success(settings);
  const setting = READ_SETTINGS.find((known) => known === name);
  if (setting !== undefined) {
    const read = readValue(setting, value);
    return read.ok ? success({ ...settings, values: { ...settings.values, ...read.value } }) : read;
  }
  if (EDITOR_SETTINGS.includes(name)) {
    return success({ ...settings, editorSettings: [...settings.editorSettings, name] });
  }
  return [...READ_SETTINGS, ...EDITOR_SETTINGS].some((known) => known.startsWith(`${name}.`))
    ? readGroup(value, `${name}.`, settings)
    : failure(unknownSetting(name));
}

/** The setting with its value, or what is wrong with it. */
function readValue(name: SettingName, value: unknown): Result<Partial<SettingValues>, string> {
  if (settingTable[name].type === 'map') {
    const severity = readSeverities(value);
    return severity.ok ? success({ [name]: severity.value }) : severity;
  }
  const read = settingValue(name, value);
  return read === undefined ? failure(mustBe(name, expectedValue(name))) : success({ [name]: read });
}

function expectedValue(name: SettingName): string {
  const choices = choicesOf(name);
  if (choices.length > 0) return currentLocale().or(quoteAll(choices));
  return settingTable[name].type === 'boolean' ? '`true` or `false`' : t('text in quotes');
}

function unknownSetting(name: string): string {
  if (name === 'endpoint') {
    return t(
      '`endpoint` is not allowed here, because a project must not redirect signed requests; use the option `--endpoint`',
    );
  }
  if (/secret|token|key/i.test(name)) {
    return t('`{0}` is not allowed here: credentials come only from the environment; remove it', name);
  }
  return t(
    '`{0}` is not a setting; the settings are {1}',
    name,
    currentLocale().and(quoteAll(READ_SETTINGS)),
  );
}

function readSeverities(value: unknown): Result<Readonly<Record<string, SeverityOverride>>, string> {
  if (!isRecord(value))
    return failure(mustBe('diagnostics.severity', t('an object with a severity for each code')));
  const read: Record<string, SeverityOverride> = {};
  for (const [code, level] of Object.entries(value)) {
    const severity = readSeverity(code, level);
    if (!severity.ok) return failure(t('{0}: {1}', '`diagnostics.severity`', severity.error));
    read[code] = severity.value;
  }
  return success(read);
}

/** The level of one code, or what is wrong with either. */
export function readSeverity(code: string, level: unknown): Result<SeverityOverride, string> {
  if (!isDiagnosticCode(code)) return failure(describeUnknownCode(code));
  const severity = SEVERITIES.find((known) => known === level);
  return severity === undefined
    ? failure(t('the severity of `{0}` must be {1}', code, currentLocale().or(quoteAll(SEVERITIES))))
    : success(severity);
}

function parseJson(text: string): Result<unknown, string> {
  try {
    const value: unknown = JSON.parse(text);
    return success(value);
  } catch {
    // The platform throws for what is not JSON, and nothing else; the place is found by own means.
    const lines = text.slice(0, findJsonMistake(text)).split(/\r\n|\r|\n/);
    const column = (lines.at(-1) ?? '').length + 1;
    return failure(t('it is not JSON: see line {0}, column {1}', lines.length, column));
  }
}

function mustBe(name: string, what: string): string {
  return t('`{0}` must be {1}', name, what);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
