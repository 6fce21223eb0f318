/**
 * The settings that the server knows, their defaults, and how they reach it.
 * A person writes them by hand, so anything may stand there: what makes no sense counts as not set.
 */
import type { Locale } from '../../l10n/language';
import type {
  FormatSettings,
  InlayHintSettings,
  SeverityOverride,
  ValidationSettings,
} from '../service/languageServiceTypes';

/** The section of all our settings. */
export const SETTINGS_SECTION = 'ciJob';

/** What the server does differently for this user. */
export interface ServerSettings {
  /** The language of messages; undefined for that of the editor. */
  readonly language: Locale | undefined;
  readonly validation: Required<ValidationSettings>;
  readonly inlayHints: Required<InlayHintSettings>;
  readonly format: Required<FormatSettings>;
}

/** The settings of a user who has set nothing. */
export const defaultSettings: ServerSettings = {
  language: undefined,
  validation: { enabled: true, severity: {} },
  inlayHints: { units: true, defaults: true, derived: true, overridden: true },
  format: { compactLeaves: false },
};

const severityOverrides: readonly SeverityOverride[] = ['error', 'warning', 'information', 'hint', 'off'];

/** Reads the value of the section `ciJob`, as `workspace/configuration` answers it. */
export function readSettings(section: unknown): ServerSettings {
  const hints = member(section, 'inlayHints');
  return {
    language: readLocale(member(section, 'language')),
    validation: {
      enabled: flag(member(section, 'validation'), 'enabled'),
      severity: readSeverity(member(member(section, 'diagnostics'), 'severity')),
    },
    inlayHints: {
      units: flag(hints, 'units'),
      defaults: flag(hints, 'defaults'),
      derived: flag(hints, 'derived'),
      overridden: flag(hints, 'overridden'),
    },
    format: { compactLeaves: flag(member(section, 'format'), 'compactLeaves', false) },
  };
}

/** Reads an object that holds the section: `didChangeConfiguration` and `initializationOptions` do. */
export function readSettingsObject(settings: unknown): ServerSettings {
  return readSettings(member(settings, SETTINGS_SECTION));
}

/** A language that is asked for by name; `auto` asks for none. */
function readLocale(value: unknown): Locale | undefined {
  return value === 'en' || value === 'zh-cn' ? value : undefined;
}

function flag(section: unknown, name: string, defaultValue = true): boolean {
  const value = member(section, name);
  return typeof value === 'boolean' ? value : defaultValue;
}

/** True when both lead to the same answers. */
export function sameSettings(left: ServerSettings, right: ServerSettings): boolean {
  return JSON.stringify(canonical(left)) === JSON.stringify(canonical(right));
}

function canonical(settings: ServerSettings): unknown {
  const { language, inlayHints, format } = settings;
  const { enabled, severity } = settings.validation;
  const { units, defaults, derived, overridden } = inlayHints;
  return [
    language,
    enabled,
    units,
    defaults,
    derived,
    overridden,
    format.compactLeaves,
    Object.entries(severity).sort(([left], [right]) => (left < right ? -1 : 1)),
  ];
}

function readSeverity(value: unknown): Readonly<Record<string, SeverityOverride>> {
  if (!isRecord(value)) return {};
  const entries = Object.entries(value).flatMap(([code, chosen]) => {
    const severity = severityOverrides.find((known) => known === chosen);
    return severity === undefined ? [] : [[code, severity] as const];
  });
  return Object.fromEntries(entries);
}

function member(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
