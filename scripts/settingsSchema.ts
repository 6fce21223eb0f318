/**
 * The JSON Schema of the settings file `.ci-job.json`, made from the records of the settings and of the codes.
 * What a program reads there is decided in `cli/settings.ts`; a test compares the two.
 */
import type { Language } from '../l10n/language';
import { codeRecords } from '../server/service/diagnostics/codes/index';
import type { SettingRecord, Texts } from '../settings/settingRecord';
import { settingEntries } from './settingEntries';
import { textIn } from './textIn';

const TEXTS = {
  title: { en: 'CI Job Request: settings of a project', 'zh-cn': 'CI Job Request：项目设置' },
  description: {
    en: '`ci-job` reads the nearest `.ci-job.json` in the folder of a request or above it.',
    'zh-cn': '`ci-job` 读取请求所在文件夹或其上级文件夹中最近的 `.ci-job.json`。',
  },
  schema: { en: 'The address of this schema.', 'zh-cn': '此架构的地址。' },
  editor: {
    en: 'A setting of the editor; `ci-job` does not use it.',
    'zh-cn': '编辑器的设置；`ci-job` 不使用。',
  },
} as const satisfies Readonly<Record<string, Texts>>;

/** The text of `schemas/ci-job-settings.schema.json`, or of its translation. */
export function settingsSchema(language: Language): string {
  const settings = { $schema: { description: textIn(language, TEXTS.schema) }, ...allSettings(language) };
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: textIn(language, TEXTS.title),
    description: textIn(language, TEXTS.description),
    type: 'object',
    additionalProperties: false,
    properties: {
      ...settings,
      ...groupsOf(settings),
    },
    definitions: {
      severity: { type: 'object', additionalProperties: false, properties: severities(language) },
    },
  };
  // Lists stand in one line, as the formatter writes them.
  const text = JSON.stringify(schema, undefined, 2).replaceAll(
    /\[[^[\]{}]*\]/g,
    (list) => `[${list.slice(1, -1).trim().replaceAll(/\s+/g, ' ')}]`,
  );
  return `${text}\n`;
}

/** Each setting by its whole name; those of the editor may stand there, too. */
function allSettings(language: Language): Readonly<Record<string, object>> {
  const editors = { description: textIn(language, TEXTS.editor) };
  const rows = settingEntries.flatMap(({ name, record }): [string, object][] => {
    const { projectFile, renamedFrom } = record;
    if (projectFile === 'refused') return [];
    const schema =
      projectFile === undefined
        ? editors
        : { ...valueSchema(record), description: textIn(language, projectFile) };
    return renamedFrom === undefined
      ? [[name, schema]]
      : [
          [name, schema],
          [renamedFrom, { ...schema, deprecated: true }],
        ];
  });
  return Object.fromEntries(rows);
}

function valueSchema(record: SettingRecord): object {
  switch (record.type) {
    case 'map':
      return { $ref: '#/definitions/severity' };
    case 'choice':
      return { enum: Object.keys(record.choices ?? {}), default: record.default };
    case 'boolean':
      return { type: 'boolean', default: record.default };
    default:
      return { type: 'string' };
  }
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

function severities({ t }: Language): object {
  const levels = settingEntries.find(({ record }) => record.type === 'map')?.record.levels;
  const rows = Object.entries(codeRecords).map(([code, { severity, title }]) => [
    code,
    { enum: levels, default: severity, description: t(title) },
  ]);
  return Object.fromEntries(rows);
}
