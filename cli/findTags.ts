/**
 * Tags by the words that people look for them with, for the commands that take a Tag.
 */

import { currentLocale, t } from '../l10n/processLanguage';
import { bestHits, wordSearch } from '../l10n/wordSearch';
import { byCategory, categoryOf } from '../server/service/features/tagFacts';
import type { SchemaSet } from '../server/service/languageServiceTypes';
import type { RequestSchema } from '../server/service/schema/schemaTypes';
import type { CompletionWord } from './command';
import { displayWidth, padEndShown } from './displayWidth';

/** What is known about the Tags. */
export type TagSchemas = Pick<SchemaSet, 'tags' | 'categories'>;

/** The Tags that are named so or that make such a thing, best first: `gif`, `视频封面`, `text to speech`. */
export function findTags(words: string, schemas: TagSchemas): readonly RequestSchema[] {
  const search = wordSearch(byCategory(schemas), ({ tag, chineseName, keywords }) => ({
    names: [tag, ...(chineseName === undefined ? [] : [chineseName])],
    keywords,
  }));
  return bestHits(search(words));
}

/** A line for each Tag: its name, and what the job does. */
export function tagLines(schemas: readonly RequestSchema[]): string {
  const width = Math.max(0, ...schemas.map(({ tag }) => displayWidth(tag)));
  return schemas
    .map(({ tag, documentation }) => `  ${padEndShown(tag, width)}  ${firstSentence(documentation)}\n`)
    .join('');
}

/** Lines below the heading of their category; without a heading where their Tags have none. */
export function underCategories<Row>(
  rows: readonly Row[],
  schemaOf: (row: Row) => RequestSchema | undefined,
  lineOf: (row: Row, indent: string) => string,
  schemas: TagSchemas,
): string {
  let heading: string | undefined;
  return rows
    .map((row) => {
      const category = categoryOf(schemaOf(row)?.category, schemas).category;
      const line = lineOf(row, category === undefined ? '' : '  ');
      if (category === undefined || category.name === heading) return line;
      const gap = heading === undefined ? '' : '\n';
      heading = category.name;
      return `${gap}${t('{0}: {1}', category.name, category.documentation)}\n${line}`;
    })
    .join('');
}

/** The Tags as words that a shell offers. */
export function tagCompletions(schemas: TagSchemas): readonly CompletionWord[] {
  return byCategory(schemas).map(({ tag, documentation, category }) => {
    const group = categoryOf(category, schemas).category?.name;
    return {
      word: tag,
      description: firstSentence(documentation).replace(/[.。]$/, ''),
      ...(group === undefined ? {} : { group }),
    };
  });
}

/** What a line of a terminal has room for. */
function firstSentence(documentation: string): string {
  const end = currentLocale().locale === 'en' ? /^.*?\.(?=\s|$)/s : /^.*?。/s;
  return (end.exec(documentation)?.[0] ?? documentation).replaceAll('`', '');
}
