/**
 * Links raw schema files into the schema set. It trusts its input: `readSchema.ts` has checked it at build time.
 */

import { english, type Language } from '../../../l10n/language';
import { compileResults } from './compileResults';
import { firstSource, RootCompiler } from './compileRoot';
import type { RawElement, RawResponse, RawSchemaSet, RawTag } from './rawSchemaTypes';
import type { ErrorCode, RequestSchema, SchemaSet } from './schemaTypes';
import { translateSchemaSet } from './translateSchemaSet';

/** The root element of every request. */
export const REQUEST = 'Request';

/** The element that chooses the schema. */
export const TAG = 'Tag';

/** Links all files, their texts in the given language. The result is immutable and shared by every document. */
export function compileSchemaSet(written: RawSchemaSet, language: Language = english): SchemaSet {
  const raw = language === english ? written : translateSchemaSet(written, language);
  const names = collectNames(raw);
  const nameIds = new Map(names.map((name, id) => [name, id]));
  const tags = new Map<string, RequestSchema>();
  for (const rawTag of Object.values(raw.tags)) {
    tags.set(rawTag.tag, compileTag(raw, rawTag, nameIds, language));
  }
  const otherTags = new Map(raw.otherTags.tags.map((other) => [other.tag, other.documentation]));
  const answers = Object.values(raw.responses ?? {});
  const responses = new Map(
    answers.map((response) => [
      response.root,
      new RootCompiler(raw, response, nameIds, language).compile(response.root).root,
    ]),
  );
  const errorCodes = compileErrorCodes(answers);
  const categories = raw.categories?.categories ?? [];
  const results = compileResults(
    raw,
    (facts, name) => new RootCompiler(raw, facts, nameIds, language).compile(name).root,
  );
  return { language, tags, otherTags, categories, responses, results, errorCodes, names, nameIds };
}

function compileTag(
  raw: RawSchemaSet,
  tag: RawTag,
  nameIds: ReadonlyMap<string, number>,
  language: Language,
): RequestSchema {
  return {
    tag: tag.tag,
    documentation: tag.documentation,
    chineseName: tag.chineseName,
    deprecated: tag.deprecated,
    category: tag.category,
    keywords: [...(tag.keywords ?? []), ...(tag.chineseKeywords ?? [])],
    page: firstSource(tag.sources),
    sources: tag.sources,
    operation: tag.operation,
    summary: tag.summary ?? {},
    ...new RootCompiler(raw, tag, nameIds, language).compile(REQUEST),
    strictLimitsWhen: tag.strictLimitsWhen,
    snippets: tag.snippets,
    discrepancies: tag.discrepancies ?? [],
  };
}

function compileErrorCodes(answers: readonly RawResponse[]): Map<string, ErrorCode> {
  const codes = new Map<string, ErrorCode>();
  for (const { sources, errorCodes = [] } of answers) {
    for (const raw of errorCodes) {
      const code = { ...raw, source: sources.find(({ id }) => id === raw.source) };
      for (const name of [raw.code, ...(raw.numbers ?? [])]) codes.set(String(name), code);
    }
  }
  return codes;
}

/** `Request` comes first, so that its id is known without a look-up. */
function collectNames(raw: RawSchemaSet): string[] {
  const names = new Set<string>([REQUEST, TAG]);
  const visit = (children: Readonly<Record<string, RawElement>> | undefined): void => {
    for (const [name, element] of Object.entries(children ?? {})) {
      names.add(name);
      visit(element.children);
    }
  };
  for (const tag of Object.values(raw.tags)) visit(tag.children);
  for (const type of Object.values(raw.types)) visit(type.children);
  for (const group of Object.values(raw.groups)) visit(group.children);
  for (const response of Object.values(raw.responses ?? {})) visit(response.children);
  for (const { children, input } of Object.values(raw.results ?? {})) {
    visit(children);
    visit(input);
  }
  return [...names];
}
