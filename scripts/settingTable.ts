/**
 * `settings/settingTable.ts`: what programs need of the settings at run time, without any text.
 */
import type { ValueRecord } from '../settings/settingRecord';
import { type SettingEntry, settingEntries } from './settingEntries';
import { fits, sourceKey, sourceLiteral, sourceRow } from './sourceRow';

const HEADER = `/**
 * The settings as programs read them: types, presets and choices, without texts.
 * Made from \`settings.ts\` by \`npm run generate\`; changes belong there.
 */
`;

/** The text of the file, as the formatter writes it. */
export function settingTable(): string {
  const types = settingEntries.map(typeLine);
  return `${HEADER}
/** The type of each setting. */
export interface SettingValues {
${types.join('\n')}
}

/** The name of a setting, without \`ciJob.\`. */
export type SettingName = keyof SettingValues;

/** What is known of each setting. */
export const settingTable = {
${settingEntries.map(row).join('\n')}
} as const;
`;
}

/** Broken where it is too long, as the formatter does. */
function typeLine({ name, record }: SettingEntry): string {
  const type = typeOf(record);
  const line = `  readonly ${sourceKey(name)}: ${type};`;
  return fits(line) ? line : line.replace(/<(.*)>;$/, '<\n    $1\n  >;');
}

function row({ name, record }: SettingEntry): string {
  const { type, choices, levels, renamedFrom, projectFile } = record;
  const members = [
    `type: ${sourceLiteral(type)}`,
    `preset: ${sourceLiteral(record.default)}`,
    ...(choices === undefined ? [] : [`choices: ${list(Object.keys(choices))}`]),
    ...(levels === undefined ? [] : [`choices: ${list(levels)}`]),
    ...(renamedFrom === undefined ? [] : [`renamedFrom: ${sourceLiteral(renamedFrom)}`]),
    `projectFile: ${sourceLiteral(projectFileUse(projectFile))}`,
  ];
  return sourceRow(name, members);
}

function projectFileUse(projectFile: SettingEntry['record']['projectFile']): string {
  if (projectFile === undefined) return 'editor';
  return projectFile === 'refused' ? projectFile : 'read';
}

function typeOf({ type, choices, levels = [] }: ValueRecord): string {
  switch (type) {
    case 'string':
    case 'boolean':
      return type;
    case 'choice':
      return Object.keys(choices ?? {})
        .map(sourceLiteral)
        .join(' | ');
    case 'map':
      return `Readonly<Record<string, ${levels.map(sourceLiteral).join(' | ')}>>`;
    case 'list':
      return 'readonly unknown[]';
  }
}

function list(words: readonly string[]): string {
  return `[${words.map(sourceLiteral).join(', ')}]`;
}
