/**
 * The part of the manifest that the settings make: `contributes.configuration`, what a workspace that is not trusted
 * cannot set, and the texts of both in `package.nls*.json`. Everything else in these files stays as it is.
 */
import type { Language } from '../l10n/language';
import type { Texts, ValueRecord } from '../settings/settingRecord';
import { type SettingEntry, settingEntries, settingGroupList } from './settingEntries';
import { textIn } from './textIn';

type Json = Readonly<Record<string, unknown>>;

/** Keys of texts that belong to settings, and to nothing else. */
const SETTING_KEY = /^settings?\./;

/** The text of `package.json` with the settings as their records say. */
export function manifestWithSettings(text: string): string {
  // Our own file, whose shape npm and vsce check.
  const manifest = JSON.parse(text) as { capabilities: { untrustedWorkspaces: Json }; contributes: Json };
  const restricted = settingEntries.filter(({ record }) => record.restricted).map(({ name }) => id(name));
  const { capabilities, contributes } = manifest;
  return toText({
    ...manifest,
    capabilities: {
      ...capabilities,
      untrustedWorkspaces: { ...capabilities.untrustedWorkspaces, restrictedConfigurations: restricted },
    },
    contributes: { ...contributes, configuration: configuration() },
  });
}

/** The text of a `package.nls*.json` with the texts of the settings in its language. */
export function nlsWithSettings(text: string, language: Language): string {
  const others = Object.entries(JSON.parse(text) as Json).filter(([key]) => !SETTING_KEY.test(key));
  const own = [...settingTexts()].map(([key, texts]) => [key, textIn(language, texts)]);
  return toText(Object.fromEntries([...others, ...own]));
}

function toText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function id(name: string): string {
  return `ciJob.${name}`;
}

function configuration(): object[] {
  return settingGroupList.map((group, index) => {
    const named = settingEntries.filter((entry) => entry.group === group).flatMap(namesOf);
    return {
      id: `ciJob.${group.id}`,
      title: `%settings.${group.id}%`,
      order: index + 1,
      properties: Object.fromEntries(
        named.map(({ name, property }, order) => [id(name), { ...property, order: order + 1 }]),
      ),
    };
  });
}

/** The setting, and its former name, which the editor strikes through. */
function namesOf({ name, record }: SettingEntry): { readonly name: string; readonly property: object }[] {
  const key = `setting.${name}`;
  const property = { ...valueSchema(key, record), scope: record.scope ?? 'window' };
  if (record.renamedFrom === undefined) return [{ name, property }];
  const former = { ...property, markdownDeprecationMessage: `%${key}.renamed%` };
  return [
    { name, property },
    { name: record.renamedFrom, property: former },
  ];
}

const jsonTypes = {
  string: 'string',
  boolean: 'boolean',
  choice: 'string',
  map: 'object',
  list: 'array',
} as const;

/** A value as JSON Schema in the editor's dialect; `key` is the key of its description. */
function valueSchema(key: string, value: ValueRecord): Json {
  const { choices, levels, minLength, pattern, properties: members, required } = value;
  return {
    type: jsonTypes[value.type],
    ...(choices === undefined ? {} : choiceSchema(key, choices)),
    ...(minLength === undefined ? {} : { minLength }),
    ...(pattern === undefined ? {} : { pattern: pattern.regex, patternErrorMessage: `%${key}.pattern%` }),
    ...(value.default === undefined ? {} : { default: value.default }),
    [describedBy('description', value.description)]: `%${key}%`,
    ...(levels === undefined ? {} : { additionalProperties: { type: 'string', enum: levels } }),
    ...(members === undefined
      ? {}
      : {
          items: {
            type: 'object',
            required,
            additionalProperties: false,
            properties: Object.fromEntries(
              Object.entries(members).map(([name, member]) => [name, valueSchema(`${key}.${name}`, member)]),
            ),
          },
        }),
  };
}

function choiceSchema(key: string, choices: Readonly<Record<string, Texts>>): Json {
  const names = Object.keys(choices);
  const isMarkdown = Object.values(choices).some(({ en }) => en.includes('`'));
  return {
    enum: names,
    [isMarkdown ? 'markdownEnumDescriptions' : 'enumDescriptions']: names.map((name) => `%${key}.${name}%`),
  };
}

/** In Markdown `<Request>` would be markup, so only texts with code are. */
function describedBy(property: 'description', { en }: Texts): string {
  return en.includes('`') ? 'markdownDescription' : property;
}

/** Every text of the settings by its key. */
function settingTexts(): ReadonlyMap<string, Texts> {
  const texts = new Map<string, Texts>();
  for (const group of settingGroupList) texts.set(`settings.${group.id}`, group.title);
  for (const { name, record } of settingEntries) {
    addTexts(texts, `setting.${name}`, record);
    if (record.renamedFrom !== undefined) texts.set(`setting.${name}.renamed`, renamedTexts(name));
  }
  return texts;
}

function addTexts(texts: Map<string, Texts>, key: string, value: ValueRecord): void {
  texts.set(key, value.description);
  if (value.pattern !== undefined) texts.set(`${key}.pattern`, value.pattern.message);
  for (const [choice, choiceTexts] of Object.entries(value.choices ?? {})) {
    texts.set(`${key}.${choice}`, choiceTexts);
  }
  for (const [name, member] of Object.entries(value.properties ?? {})) {
    addTexts(texts, `${key}.${name}`, member);
  }
}

function renamedTexts(name: string): Texts {
  return {
    en: `Renamed to \`#${id(name)}#\`; this name will be removed in the next version.`,
    'zh-cn': `已更名为 \`#${id(name)}#\`；下一版本将移除此名称。`,
  };
}
