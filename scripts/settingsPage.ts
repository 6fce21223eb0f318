/**
 * `docs/settings.md` and its translation: every setting with its preset and what it does.
 */
import type { Language } from '../l10n/language';
import type { Texts } from '../settings/settingRecord';
import { markdownTable } from './markdownTable';
import { type SettingEntry, settingEntries, settingGroupList } from './settingEntries';
import { textIn } from './textIn';

const TEXTS = {
  heading: { en: '# Settings', 'zh-cn': '# 设置' },
  introduction: {
    en: `Made from \`settings/settings.ts\` by \`npm run generate\`.

“Project” says whether \`ci-job\` reads the setting from \`.ci-job.json\`, under its name without \`ciJob.\`: see [Command line](command-line.md#settings-of-a-project).`,
    'zh-cn': `由 \`npm run generate\` 根据 \`settings/settings.ts\` 生成。

“项目”一列说明 \`ci-job\` 是否从 \`.ci-job.json\` 读取该设置（名称不含 \`ciJob.\`）：请参见[命令行](command-line.md#settings-of-a-project)（英文）。`,
  },
  setting: { en: 'Setting', 'zh-cn': '设置' },
  preset: { en: 'Default', 'zh-cn': '默认值' },
  description: { en: 'Description', 'zh-cn': '说明' },
  project: { en: 'Project', 'zh-cn': '项目' },
  read: { en: 'yes', 'zh-cn': '是' },
  empty: { en: 'empty', 'zh-cn': '空' },
  renamed: { en: 'Called {0} before.', 'zh-cn': '原名 {0}。' },
  profile: { en: 'Each profile has:', 'zh-cn': '每个连接配置包含：' },
} as const satisfies Readonly<Record<string, Texts>>;

/** The page in one language. */
export function settingsPage(language: Language): string {
  const groups = settingGroupList.flatMap((group) => [
    `## ${textIn(language, group.title)}`,
    groupTable(
      settingEntries.filter((entry) => entry.group === group),
      language,
    ),
    ...settingEntries.filter((entry) => entry.group === group).flatMap((entry) => members(entry, language)),
  ]);
  return `${[textIn(language, TEXTS.heading), textIn(language, TEXTS.introduction), ...groups].join('\n\n')}\n`;
}

function groupTable(entries: readonly SettingEntry[], language: Language): string {
  const headings = [TEXTS.setting, TEXTS.preset, TEXTS.project, TEXTS.description];
  return markdownTable(
    headings.map((texts) => textIn(language, texts)),
    entries.map(({ name, record }) => [
      `\`ciJob.${name}\``,
      presetCell(record.default, language),
      typeof record.projectFile === 'object' ? textIn(language, TEXTS.read) : '',
      descriptionCell({ name, record }, language),
    ]),
  );
}

/** What an object in a list holds. */
function members({ record }: SettingEntry, language: Language): string[] {
  if (record.properties === undefined) return [];
  const rows = Object.entries(record.properties).map(([name, member]) => [
    `\`${name}\``,
    member.default === undefined ? '' : presetCell(member.default, language),
    descriptionCell({ name, record: member }, language),
  ]);
  return [
    textIn(language, TEXTS.profile),
    markdownTable(
      [TEXTS.setting, TEXTS.preset, TEXTS.description].map((texts) => textIn(language, texts)),
      rows,
    ),
  ];
}

function presetCell(preset: unknown, language: Language): string {
  if (preset === '') return textIn(language, TEXTS.empty);
  return `\`${typeof preset === 'string' ? preset : JSON.stringify(preset)}\``;
}

function descriptionCell(
  { record }: { readonly name: string; readonly record: SettingEntry['record'] | Member },
  language: Language,
): string {
  const choices = Object.entries(record.choices ?? {}).map(
    ([choice, texts]) => `\`${choice}\`: ${markdown(textIn(language, texts))}`,
  );
  const renamed =
    'renamedFrom' in record && record.renamedFrom !== undefined
      ? [textIn(language, TEXTS.renamed).replace('{0}', `\`ciJob.${record.renamedFrom}\``)]
      : [];
  return [markdown(textIn(language, record.description)), ...choices, ...renamed].join('<br>');
}

type Member = NonNullable<SettingEntry['record']['properties']>[string];

/** Markup in a text without code would vanish, and a bar would end the cell. */
function markdown(text: string): string {
  const escaped = text.includes('`') ? text : text.replaceAll(/<\/?[\w]*>?/g, (markup) => `\`${markup}\``);
  return escaped.replaceAll('|', '\\|');
}
