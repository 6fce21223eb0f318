/**
 * The schemas as the products carry them: each part as JSON by its name, and beside it its translations, so that a
 * program reads what its documents need and nothing else.
 */
import type { Language } from '../l10n/language';
import type { RawSchemaSet } from '../server/service/schema/rawSchemaTypes';
import { partsByName, translationPartOf } from '../server/service/schema/schemaParts';
import { textsOf } from '../server/service/schema/translateSchemaSet';

/** The JSON of all parts by name, and what each of the languages says in place of the English texts. */
export function bundleParts(raw: RawSchemaSet, languages: readonly Language[]): ReadonlyMap<string, string> {
  const parts = partsByName(raw);
  const english = [...parts].map(([name, content]) => [name, JSON.stringify(content)] as const);
  const translations = languages
    .filter(({ locale }) => locale !== 'en')
    .flatMap(({ locale, t }) =>
      [...parts].map(([name, content]) => {
        const texts = textsOf(content).map((text) => [text, t(text)]);
        return [translationPartOf(name, locale), JSON.stringify(Object.fromEntries(texts))] as const;
      }),
    );
  return new Map([...english, ...translations]);
}

/**
 * All parts in one file: the length of a table in eight digits, the table of where each part begins and how long it
 * is, and the parts. The index comes first, so that a start reads the beginning of the file.
 */
export function packParts(parts: ReadonlyMap<string, string>): Buffer {
  const contents = [...parts].map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
  let next = 0;
  const table: Record<string, readonly [start: number, length: number]> = {};
  for (const { name, bytes } of contents) {
    table[name] = [next, bytes.length];
    next += bytes.length;
  }
  const head = Buffer.from(JSON.stringify(table));
  const length = Buffer.from(String(head.length).padStart(8, '0'));
  return Buffer.concat([length, head, ...contents.map(({ bytes }) => bytes)]);
}
