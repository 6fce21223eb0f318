/**
 * The JSON Schema of the settings file `.ci-job.json`, made from the registry of codes.
 * What a program reads there is decided in `cli/settings.ts`; a test compares the two.
 */
import { diagnosticCodes } from '../server/service/diagnostics/diagnosticCodes';

const LEVELS = ['error', 'warning', 'information', 'hint', 'off'];

const LANGUAGES = ['auto', 'en', 'zh-cn'];

/** What a team may have written down for its editors. */
const EDITOR_SETTINGS = [
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

/** The text of `schemas/ci-job-settings.schema.json`. */
export function settingsSchema(): string {
  const settings = allSettings();
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'CI Job Request: settings of a project',
    description: 'The nearest `.ci-job.json` in the folder of a request or above it counts for `ci-job`.',
    type: 'object',
    additionalProperties: false,
    properties: {
      ...settings,
      ...groupsOf(settings),
    },
    definitions: {
      severity: { type: 'object', additionalProperties: false, properties: severities() },
    },
  };
  // Lists stand in one line, as the formatter writes them.
  const text = JSON.stringify(schema, undefined, 2).replaceAll(
    /\[[^[\]{}]*\]/g,
    (list) => `[${list.slice(1, -1).trim().replaceAll(/\s+/g, ' ')}]`,
  );
  return `${text}\n`;
}

/** Each setting by its whole name. */
function allSettings(): Readonly<Record<string, object>> {
  const ofEditors = EDITOR_SETTINGS.map((name) => [
    name,
    { description: 'A setting of the editor; `ci-job` does not use it.' },
  ]);
  return {
    $schema: { description: 'The address of this schema.' },
    bucket: {
      type: 'string',
      description: 'Name and APPID, for example `examplebucket-1250000000`.',
    },
    region: { type: 'string', description: 'Region of the bucket, for example `ap-chongqing`.' },
    language: {
      enum: LANGUAGES,
      default: 'auto',
      description: 'The language that `ci-job` speaks; `auto` is that of the terminal.',
    },
    'validation.enabled': {
      type: 'boolean',
      default: true,
      description: 'Whether `ci-job check` checks requests; `ci-job submit` always does.',
    },
    'format.compactLeaves': {
      type: 'boolean',
      default: false,
      description: 'Whether `ci-job format` writes one-line values right between their tags.',
    },
    'diagnostics.severity': {
      description:
        'Severity by diagnostic code; `off` drops the diagnostic. `ci-job explain` lists the codes.',
      $ref: '#/definitions/severity',
    },
    ...Object.fromEntries(ofEditors),
  };
}

/** Names may be written as objects in objects too. */
function groupsOf(settings: Readonly<Record<string, object>>): object {
  const groups: Record<
    string,
    { type: 'object'; additionalProperties: false; properties: Record<string, object> }
  > = {};
  for (const [name, setting] of Object.entries(settings)) {
    const [group, member] = name.split('.');
    if (group === undefined || member === undefined) continue;
    groups[group] ??= { type: 'object', additionalProperties: false, properties: {} };
    groups[group].properties[member] = setting;
  }
  return groups;
}

function severities(): object {
  const rows = Object.entries(diagnosticCodes).map(([code, { severity, title }]) => [
    code,
    { enum: LEVELS, default: severity, description: title },
  ]);
  return Object.fromEntries(rows);
}
