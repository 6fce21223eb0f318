/**
 * Links schema files into the schema set, each when it is first needed.
 * It trusts its input: `readSchema.ts` has checked it at build time.
 */

import { english, type Language, languageOf } from '../../../l10n/language';
import { LazyMap } from '../util/lazyMap';
import { compileOtherTags } from './compileOtherTags';
import { compileResults, resultPlaces } from './compileResults';
import { RootCompiler, type RootFacts, type SharedFiles } from './compileRoot';
import { LazySchema } from './lazySchema';
import type { RawGroup, RawResponse, RawResult, RawSchemaSet, RawTag, RawType } from './rawSchemaTypes';
import {
  INDEX_PART,
  partsOf,
  REQUEST,
  type SchemaIndex,
  type SchemaParts,
  SNIPPETS_PART,
  type SnippetsByTag,
  type TagHeading,
} from './schemaParts';
import type {
  ElementDeclaration,
  ErrorCode,
  RequestSchema,
  SchemaSet,
  SeveralJobs,
  TagResults,
} from './schemaTypes';
import { shareRoot } from './sharedRoot';
import { translateFile } from './translateSchemaSet';

/** The schemas in the given language. What was linked stays, is immutable and shared by every document. */
export function compileSchemaSet(
  written: RawSchemaSet | SchemaParts,
  language: Language = english,
): SchemaSet {
  return new SchemaLinker('read' in written ? written : partsOf(written), language).schemaSet();
}

/** Nobody has documents with more different combinations of Tags open. */
const MOST_SHARED_ROOTS = 200;

/** Reads parts in one language, and links them. */
class SchemaLinker {
  readonly #parts: SchemaParts;
  readonly #language: Language;
  readonly #index: SchemaIndex;
  readonly #nameIds: ReadonlyMap<string, number>;
  readonly #shared: SharedFiles;
  #snippets: SnippetsByTag | undefined;
  #errorCodes: ReadonlyMap<string, ErrorCode> | undefined;
  readonly #sharedRoots = new Map<string, ElementDeclaration>();

  constructor(parts: SchemaParts, language: Language) {
    this.#parts = parts;
    this.#language = language;
    // The parts are ours, and were checked when they were made.
    this.#index = this.#inLanguage(INDEX_PART, parts.index) as SchemaIndex;
    this.#nameIds = new Map(parts.index.names.map((name, id) => [name, id]));
    const read = <File>(folder: string) => {
      const files = new Map<string, File | undefined>();
      return (name: string): File | undefined => {
        if (!files.has(name)) files.set(name, this.#read(`${folder}/${name}`) as File | undefined);
        return files.get(name);
      };
    };
    this.#shared = {
      sources: this.#index.sources,
      type: read<RawType>('types'),
      group: read<RawGroup>('groups'),
    };
  }

  schemaSet(): SchemaSet {
    const { tags, otherTags, categories, responses, results, names } = this.#index;
    const headings = new Map(tags.map((heading) => [heading.tag, heading]));
    const files = new Map(responses.map(({ root, file }) => [root, file]));
    const errorCodes = (): ReadonlyMap<string, ErrorCode> => {
      this.#errorCodes ??= compileErrorCodes(responses.map(({ file }) => this.#response(file)));
      return this.#errorCodes;
    };
    const other = compileOtherTags(otherTags, this.#nameIds, this.#language);
    return {
      language: this.#language,
      tags: new Map([...headings].map(([tag, heading]) => [tag, this.#schema(heading)])),
      ...other,
      sharedRoot: (schemas) => this.#sharedRoot(schemas, other.severalJobs),
      categories,
      responses: new LazyMap(files.keys(), (root) =>
        this.#compile(this.#response(files.get(root) ?? ''), root),
      ),
      results: new LazyMap(results, (tag) => this.#results(tag)),
      get errorCodes() {
        return errorCodes();
      },
      names,
      nameIds: this.#nameIds,
    };
  }

  #schema(heading: TagHeading): RequestSchema {
    const { tag } = heading;
    return new LazySchema(heading, {
      readTag: () => this.#read(`tags/${tag}`) as Omit<RawTag, 'snippets'>,
      readSnippets: () => {
        this.#snippets ??= this.#read(SNIPPETS_PART) as SnippetsByTag;
        return this.#snippets[tag] ?? [];
      },
      compile: (facts) =>
        new RootCompiler(this.#shared, facts, this.#nameIds, this.#language).compile(REQUEST),
    });
  }

  /** The order in which a document has its Tags makes no difference. */
  #sharedRoot(schemas: readonly RequestSchema[], severalJobs: SeveralJobs): ElementDeclaration {
    const sorted = [...new Set(schemas)].sort((left, right) => left.tag.localeCompare(right.tag, 'en'));
    const key = sorted.map(({ tag }) => tag).join(' ');
    const root = this.#sharedRoots.get(key) ?? shareRoot(sorted, severalJobs);
    if (this.#sharedRoots.size >= MOST_SHARED_ROOTS) this.#sharedRoots.clear();
    this.#sharedRoots.set(key, root);
    return root;
  }

  #results(tag: string): TagResults {
    const answers = this.#index.responses.map(({ file }) => this.#response(file));
    const result = this.#read(`results/${tag}`) as RawResult;
    return compileResults(result, answers.flatMap(resultPlaces), (facts) => this.#compile(facts, tag));
  }

  #compile(facts: RootFacts, name: string): ElementDeclaration {
    return new RootCompiler(this.#shared, facts, this.#nameIds, this.#language).compile(name).root;
  }

  #response(file: string): RawResponse {
    return this.#read(`responses/${file}`) as RawResponse;
  }

  #read(part: string): unknown {
    return this.#inLanguage(part, this.#parts.read(part));
  }

  #inLanguage(part: string, content: unknown): unknown {
    if (this.#language === english) return content;
    const { locale } = this.#language;
    const own = this.#parts.catalogueOf?.(part, locale);
    return translateFile(content, own === undefined ? this.#language : languageOf(locale, () => own));
  }
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
