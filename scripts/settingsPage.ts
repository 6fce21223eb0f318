/**
 * `docs/settings.md` and its translation: every setting with its preset and what it does.
 */
import type { Texts } from '../settings/settingRecord';
import { markdownTable } from './markdownTable';
import { type SettingEntry, settingEntries, settingGroupList } from './settingEntries';

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
export function settingsPage(locale: keyof Texts): string {
  const groups = settingGroupList.flatMap((group) => [
    `## ${group.title[locale]}`,
    groupTable(
      settingEntries.filter((entry) => entry.group === group),
      locale,
    ),
    ...settingEntries.filter((entry) => entry.group === group).flatMap((entry) => members(entry, locale)),
  ]);
  return `${[TEXTS.heading[locale], TEXTS.introduction[locale], ...groups].join('\n\n')}\n`;
}

function groupTable(entries: readonly SettingEntry[], locale: keyof Texts): string {
  const headings = [TEXTS.setting, TEXTS.preset, TEXTS.project, TEXTS.description];
  return markdownTable(
    headings.map((texts) => texts[locale]),
    entries.map(({ name, record }) => [
      `\`ciJob.${name}\``,
      presetCell(record.default, locale),
      typeof record.projectFile === 'object' ? TEXTS.read[locale] : '',
      descriptionCell({ name, record }, locale),
    ]),
  );
}

/** What an object in a list holds. */
function members({ record }: SettingEntry, locale: keyof Texts): string[] {
  if (record.properties === undefined) return [];
  const rows = Object.entries(record.properties).map(([name, member]) => [
    `\`${name}\``,
    member.default === undefined ? '' : presetCell(member.default, locale),
    descriptionCell({ name, record: member }, locale),
  ]);
  return [
    TEXTS.profile[locale],
    markdownTable(
      [TEXTS.setting, TEXTS.preset, TEXTS.description].map((texts) => texts[locale]),
      rows,
    ),
  ];
}

function presetCell(preset: unknown, locale: keyof Texts): string {
  if (preset === '') return TEXTS.empty[locale];
  return `\`${typeof preset === 'string' ? preset : JSON.stringify(preset)}\``;
}

function descriptionCell(
  { record }: { readonly name: string; readonly record: SettingEntry['record'] | Member },
  locale: keyof Texts,
): string {
  const choices = Object.entries(record.choices ?? {}).map(
    ([choice, texts]) => `\`${choice}\`: ${markdown(texts[locale])}`,
  );
  const renamed =
    'renamedFrom' in record && record.renamedFrom !== undefined
      ? [TEXTS.renamed[locale].replace('{0}', `\`ciJob.${record.renamedFrom}\``)]
      : [];
  return [markdown(record.description[locale]), ...choices, ...renamed].join('<br>');
}

type Member = NonNullable<SettingEntry['record']['properties']>[string];

/** Markup in a text without code would vanish, and a bar would end the cell. */
function markdown(text: string): string {
  const escaped = text.includes('`') ? text : text.replaceAll(/<\/?[\w]*>?/g, (markup) => `\`${markup}\``);
  return escaped.replaceAll('|', '\\|');
}
