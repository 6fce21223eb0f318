/**
 * The schema files in parts, of which a program reads those that its documents need: an index that says which Tags
 * there are, and everything else by name (`tags/Transcode`, `types/Video`).
 */
import type { Catalogue, Locale } from '../../../l10n/language';
import type {
  Category,
  RawElement,
  RawOperation,
  RawOtherTags,
  RawSchemaSet,
  RawSnippet,
  RawTag,
  Source,
} from './rawSchemaTypes';

/** What is known of a Tag before anybody asks for its elements. */
export type TagHeading = Pick<
  RawTag,
  'tag' | 'documentation' | 'chineseName' | 'deprecated' | 'category' | 'keywords' | 'chineseKeywords'
> & { readonly page: Source; readonly operation: RawOperation };

/** What a program reads when it starts. */
export interface SchemaIndex {
  readonly tags: readonly TagHeading[];
  readonly otherTags: RawOtherTags;
  readonly categories: readonly Category[];
  /** The sources that types and groups bring, which every file may name. */
  readonly sources: readonly Source[];
  /** The files about answers, by the name of the root element. */
  readonly responses: readonly { readonly root: string; readonly file: string }[];
  /** The Tags with results of their own. */
  readonly results: readonly string[];
  /** Every element name, so that a name has the same number whatever has been read. */
  readonly names: readonly string[];
}

/** The snippets of all Tags, by Tag. */
export type SnippetsByTag = Readonly<Record<string, readonly RawSnippet[]>>;

/** The parts of the schema files. */
export interface SchemaParts {
  readonly index: SchemaIndex;
  /** The content of a part as it is written, in English; undefined for one that does not exist. */
  readonly read: (part: string) => unknown;
  /** The translations of a part; undefined where all of them are in the catalogue of the language. */
  readonly catalogueOf?: (part: string, locale: Locale) => Catalogue | undefined;
}

/** The part that holds the index. */
export const INDEX_PART = 'index';

/** The part that holds the snippets of all Tags. */
export const SNIPPETS_PART = 'snippets';

/** The part that holds the translations of another one, text by text. */
export function translationPartOf(part: string, locale: Locale): string {
  return `${locale}/${part}`;
}

/** The root element of every request. */
export const REQUEST = 'Request';

/** The element that chooses the schema. */
export const TAG = 'Tag';

/** All parts by name. */
export function partsByName(raw: RawSchemaSet): ReadonlyMap<string, unknown> {
  const { tags, types, groups, responses = {}, results = {} } = raw;
  const snippets = Object.fromEntries(Object.values(tags).map((tag) => [tag.tag, tag.snippets]));
  const withoutSnippets = Object.fromEntries(
    Object.entries(tags).map(([name, { snippets: _apart, ...tag }]) => [name, tag]),
  );
  const folders = { tags: withoutSnippets, types, groups, responses, results };
  const files = Object.entries(folders).flatMap(([folder, content]) =>
    Object.entries(content).map(([name, file]): [string, unknown] => [`${folder}/${name}`, file]),
  );
  return new Map<string, unknown>([[INDEX_PART, indexOf(raw)], [SNIPPETS_PART, snippets], ...files]);
}

/** The parts of files that are all in memory. */
export function partsOf(raw: RawSchemaSet): SchemaParts {
  const parts = partsByName(raw);
  return { index: indexOf(raw), read: (part) => parts.get(part) };
}

function indexOf(raw: RawSchemaSet): SchemaIndex {
  const shared = [...Object.values(raw.types), ...Object.values(raw.groups)];
  const sources = new Map(shared.flatMap((file) => file.sources ?? []).map((source) => [source.id, source]));
  return {
    tags: Object.values(raw.tags).map(headingOf),
    otherTags: raw.otherTags,
    categories: raw.categories?.categories ?? [],
    sources: [...sources.values()],
    responses: Object.entries(raw.responses ?? {}).map(([file, { root }]) => ({ root, file })),
    results: Object.keys(raw.results ?? {}),
    names: collectNames(raw),
  };
}

function headingOf(raw: RawTag): TagHeading {
  const { tag, documentation, chineseName, deprecated, category, keywords, chineseKeywords } = raw;
  return {
    tag,
    documentation,
    ...(chineseName === undefined ? {} : { chineseName }),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(category === undefined ? {} : { category }),
    ...(keywords === undefined ? {} : { keywords }),
    ...(chineseKeywords === undefined ? {} : { chineseKeywords }),
    page: raw.sources[0] ?? { id: '', url: '' },
    operation: raw.operation,
  };
}

/** `Request` comes first, so that its id is known without a look-up; what only answers have comes last. */
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
  for (const { has, lacks = [] } of raw.otherTags.otherRequests ?? []) {
    for (const name of [...has, ...lacks].flatMap((path) => path.split('/'))) names.add(name);
  }
  if (raw.otherTags.severalJobs !== undefined) names.add(raw.otherTags.severalJobs.element);
  return [...names];
}
