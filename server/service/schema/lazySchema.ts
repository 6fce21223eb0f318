/**
 * The schema of a Tag that is read and linked when something of it is asked for: what a list of Tags shows is in the
 * index, and the rest costs nothing until a document has that Tag.
 */
import type { RawPredicate, RawSnippet, RawTag, Source } from './rawSchemaTypes';
import type { TagHeading } from './schemaParts';
import type { ElementDeclaration, RequestSchema } from './schemaTypes';

/** How the rest of a schema is come by. */
export interface SchemaLoader {
  /** The file of the Tag in the language of the set, without its snippets. */
  readonly readTag: () => Omit<RawTag, 'snippets'>;
  readonly readSnippets: () => readonly RawSnippet[];
  readonly compile: (tag: Omit<RawTag, 'snippets'>) => Pick<RequestSchema, 'root' | 'declarations'>;
}

/** A schema of which only the heading is there from the start. */
export class LazySchema implements RequestSchema {
  readonly tag: string;
  readonly documentation: string;
  readonly chineseName: string | undefined;
  readonly deprecated: string | undefined;
  readonly category: string | undefined;
  readonly keywords: readonly string[];
  readonly page: Source;
  readonly operation: RequestSchema['operation'];
  readonly #loader: SchemaLoader;
  #facts: Facts | undefined;
  #compiled: Pick<RequestSchema, 'root' | 'declarations'> | undefined;

  constructor(heading: TagHeading, loader: SchemaLoader) {
    this.tag = heading.tag;
    this.documentation = heading.documentation;
    this.chineseName = heading.chineseName;
    this.deprecated = heading.deprecated;
    this.category = heading.category;
    this.keywords = [...(heading.keywords ?? []), ...(heading.chineseKeywords ?? [])];
    this.page = heading.page;
    this.operation = heading.operation;
    this.#loader = loader;
  }

  get sources(): readonly Source[] {
    return this.#read().sources;
  }

  get summary(): RequestSchema['summary'] {
    return this.#read().summary;
  }

  get strictLimitsWhen(): RawPredicate | undefined {
    return this.#read().strictLimitsWhen;
  }

  get discrepancies(): RequestSchema['discrepancies'] {
    return this.#read().discrepancies;
  }

  get snippets(): readonly RawSnippet[] {
    return this.#loader.readSnippets();
  }

  get root(): ElementDeclaration {
    return this.#link().root;
  }

  get declarations(): readonly ElementDeclaration[] {
    return this.#link().declarations;
  }

  #read(): Facts {
    this.#facts ??= factsOf(this.#loader.readTag());
    return this.#facts;
  }

  #link(): Pick<RequestSchema, 'root' | 'declarations'> {
    if (this.#compiled === undefined) {
      const tag = this.#loader.readTag();
      this.#facts ??= factsOf(tag);
      this.#compiled = this.#loader.compile(tag);
    }
    return this.#compiled;
  }
}

/** What is kept of a file beside its elements. */
type Facts = Pick<RequestSchema, 'sources' | 'summary' | 'strictLimitsWhen' | 'discrepancies'>;

function factsOf({
  sources,
  summary = {},
  strictLimitsWhen,
  discrepancies = [],
}: Omit<RawTag, 'snippets'>): Facts {
  return { sources, summary, strictLimitsWhen, discrepancies };
}
