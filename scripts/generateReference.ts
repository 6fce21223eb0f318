/**
 * The reference under `docs/reference/`: the pages that the editor opens, as files in English.
 */

import { openReference } from '../server/service/reference/referencePages';
import { compileSchemaSet } from '../server/service/schema/compileSchemaSet';
import type { RawSchemaSet } from '../server/service/schema/rawSchemaTypes';

/** Tells who opens a generated page where its words come from. */
const NOTE = '<!-- Made by `npm run generate` from schemas/ and the language service. Do not edit. -->';

/** The pages by file name. */
export function generateReference(rawSchemaSet: RawSchemaSet): ReadonlyMap<string, string> {
  const { pages, readPage } = openReference(compileSchemaSet(rawSchemaSet));
  return new Map(pages.map(({ page }) => [`${page}.md`, `${NOTE}\n\n${readPage(page) ?? ''}`]));
}
