/**
 * The settings of a project: `.ci-job.json`, with the names that the editor's settings have after `ciJob.`.
 * A mistake in it is told and not ignored, so that a check never runs with other rules than those written.
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
import { type LanguageSetting, languageSettings } from './cliLanguage';
import { describeUnknownCode } from './diagnosticCode';
import { findJsonMistake } from './jsonMistake';

/** What a project says about its requests. */
export interface ProjectSettings {
  readonly bucket?: string;
  readonly region?: string;
  readonly validation: ValidationSettings;
  readonly format: FormatSettings;
  readonly language?: LanguageSetting;
  /** The settings that are there and that only the editor uses. */
  readonly editorSettings: readonly string[];
}

/** The settings where nobody has set anything. */
export const NO_SETTINGS: ProjectSettings = { validation: {}, format: {}, editorSettings: [] };

/** What a team may have written down for its editors: it means nothing here and does no harm. */
export const EDITOR_SETTINGS: readonly string[] = [
  'profiles',
  'jobs.grouped',
  'detect',
  'autoClosingTags',
  'offerToMend',
  'inlayHints.units',
  'inlayHints.defaults',
  'inlayHints.derived',
  'inlayHints.overridden',
  'trace.server',
];

/** The levels of a diagnostic code. */
export const SEVERITIES: readonly SeverityOverride[] = ['error', 'warning', 'information', 'hint', 'off'];

/** The setting as it will be, or a sentence that says what is wrong with the value. */
type ReadSetting = (
  value: unknown,
  settings: ProjectSettings,
  name: string,
) => Result<ProjectSettings, string>;

const settingReaders: Readonly<Record<string, ReadSetting>> = {
  // For editors, which find a schema by it.
  $schema: (_value, settings) => success(settings),
  bucket: (value, settings, name) =>
    typeof value === 'string'
      ? success({ ...settings, bucket: value })
      : failure(mustBe(name, t('text in quotes'))),
  region: (value, settings, name) =>
    typeof value === 'string'
      ? success({ ...settings, region: value })
      : failure(mustBe(name, t('text in quotes'))),
  language: (value, settings, name) => {
    const language = languageSettings.find((known) => known === value);
    return language === undefined
      ? failure(mustBe(name, currentLocale().or(quoteAll(languageSettings))))
      : success({ ...settings, language });
  },
  'validation.enabled': (value, settings, name) =>
    typeof value === 'boolean'
      ? success({ ...settings, validation: { ...settings.validation, enabled: value } })
      : failure(mustBe(name, '`true` or `false`')),
  'format.compactLeaves': (value, settings, name) =>
    typeof value === 'boolean'
      ? success({ ...settings, format: { compactLeaves: value } })
      : failure(mustBe(name, '`true` or `false`')),
  'diagnostics.severity': (value, settings) => {
    const severity = readSeverities(value);
    return severity.ok
      ? success({ ...settings, validation: { ...settings.validation, severity: severity.value } })
      : severity;
  },
};

/** Reads the text of a settings file; the failure is a sentence. */
export function readSettingsText(text: string): Result<ProjectSettings, string> {
  const json = parseJson(text);
  return json.ok ? readGroup(json.value, '', NO_SETTINGS) : json;
}

/** Names may be written as the editor does (`"diagnostics.severity"`) or as objects in objects. */
function readGroup(
  value: unknown,
  prefix: string,
  settings: ProjectSettings,
): Result<ProjectSettings, string> {
  if (!isRecord(value)) {
    return failure(
      prefix === '' ? t('it must hold one object') : mustBe(prefix.slice(0, -1), t('an object')),
    );
  }
  let read = settings;
  for (const [key, member] of Object.entries(value)) {
    const next = readMember(`${prefix}${key}`, member, read);
    if (!next.ok) return next;
    read = next.value;
  }
  return success(read);
}

function readMember(
  name: string,
  value: unknown,
  settings: ProjectSettings,
): Result<ProjectSettings, string> {
  if (Object.hasOwn(settingReaders, name)) {
    return settingReaders[name]?.(value, settings, name) ?? success(settings);
  }
  if (EDITOR_SETTINGS.includes(name)) {
    return success({ ...settings, editorSettings: [...settings.editorSettings, name] });
  }
  return [...Object.keys(settingReaders), ...EDITOR_SETTINGS].some((known) => known.startsWith(`${name}.`))
    ? readGroup(value, `${name}.`, settings)
    : failure(unknownSetting(name));
}

function unknownSetting(name: string): string {
  if (name === 'endpoint') {
    return t(
      '`endpoint` is not possible here, because a project must not redirect signed requests; use the option `--endpoint`',
    );
  }
  if (/secret|token|key/i.test(name)) {
    return t('`{0}` is not possible here: credentials come from the environment only; remove it', name);
  }
  const known = Object.keys(settingReaders).filter((setting) => setting !== '$schema');
  return t('`{0}` is not a setting; the settings are {1}', name, currentLocale().and(quoteAll(known)));
}

function readSeverities(value: unknown): Result<Readonly<Record<string, SeverityOverride>>, string> {
  if (!isRecord(value))
    return failure(mustBe('diagnostics.severity', t('an object with a level for each code')));
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
    ? failure(t('the level of `{0}` must be {1}', code, currentLocale().or(quoteAll(SEVERITIES))))
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
    return failure(t('it is not JSON: look at line {0}, column {1}', lines.length, column));
  }
}

function mustBe(name: string, what: string): string {
  return t('`{0}` must be {1}', name, what);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
