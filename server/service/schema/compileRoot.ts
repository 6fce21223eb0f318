/**
 * Links what is said about one root element and everything below it: named types and groups are expanded at each use,
 * `restrict` is applied, names become ids.
 */
import type { Language } from '../../../l10n/language';
import { compileRule } from '../constraints/index';
import { compileFastCheck } from '../facets/fastCheck';
import { isBuiltinType } from './builtinTypes';
import { compileFacets, mergeFacets, pickFacets } from './compileFacets';
import { childrenOf, rulesOf } from './elementGroups';
import type {
  Confidence,
  RawConstraint,
  RawElement,
  RawFacets,
  RawGroup,
  RawRestriction,
  RawTag,
  RawType,
  Source,
} from './rawSchemaTypes';
import type { BuiltinType, CompiledConstraint, ElementDeclaration, RequestSchema } from './schemaTypes';

/** A declaration while its children are still being added. */
type OpenDeclaration = { -readonly [Key in keyof ElementDeclaration]: ElementDeclaration[Key] } & {
  children: ElementDeclaration[];
  childrenById: ReadonlyMap<number, ElementDeclaration>;
  requiredChildren: ElementDeclaration[];
};

/** Restrictions that still lie ahead, keyed by the path that remains. */
type Restrictions = ReadonlyMap<string, RawRestriction>;

/** The files that others use: what one of them has, or undefined. */
export interface SharedFiles {
  readonly type: (name: string) => RawType | undefined;
  readonly group: (name: string) => RawGroup | undefined;
  /** The sources that they bring, which every file may name. */
  readonly sources: readonly Source[];
}

/** The part of a file that says it. */
export type RootFacts = Pick<RawTag, 'documentation' | 'sources' | 'children' | 'groups' | 'constraints'>;

/** What all leaves share. */
const noChildren: ReadonlyMap<number, ElementDeclaration> = new Map();

/** What is said about one root element and everything below it. */
export class RootCompiler {
  readonly #declarations: OpenDeclaration[] = [];
  readonly #pendingRules: { holder: OpenDeclaration; rules: readonly RawConstraint[] }[] = [];
  readonly #sources = new Map<string, Source>();
  readonly #shared: SharedFiles;
  readonly #facts: RootFacts;
  readonly #nameIds: ReadonlyMap<string, number>;
  readonly #language: Language;

  constructor(
    shared: SharedFiles,
    facts: RootFacts,
    nameIds: ReadonlyMap<string, number>,
    language: Language,
  ) {
    this.#language = language;
    this.#shared = shared;
    this.#facts = facts;
    this.#nameIds = nameIds;
    this.#addSources(shared.sources);
    this.#addSources(facts.sources);
  }

  /** Under that name. */
  compile(name: string): Pick<RequestSchema, 'root' | 'declarations'> {
    const { documentation, sources, children, groups = [], constraints = [] } = this.#facts;
    const root: RawElement = {
      type: 'container',
      minOccurs: 1,
      documentation,
      source: firstSource(sources).id,
      children,
      groups,
      constraints,
    };
    const declaration = this.#declare(name, root, undefined, new Map());
    this.#linkRules();
    return { root: declaration, declarations: this.#declarations };
  }

  #addSources(sources: readonly Source[] | undefined): void {
    for (const source of sources ?? []) this.#sources.set(source.id, source);
  }

  #declare(
    name: string,
    use: RawElement,
    parent: OpenDeclaration | undefined,
    restrictions: Restrictions,
  ): OpenDeclaration {
    const restriction = restrictions.get('');
    const element: RawElement = restriction === undefined ? use : { ...use, ...withoutFacets(restriction) };
    const type = isBuiltinType(use.type) ? undefined : this.#shared.type(use.type);
    const ownFacets = mergeFacets(pickFacets(type ?? {}), pickFacets(use));
    const { facets, wider } = narrow(ownFacets, restriction, element, type);
    const builtin = builtinOf(use, type);
    const compiledFacets = compileFacets(facets);
    const declaration: OpenDeclaration = {
      index: this.#declarations.length,
      name,
      nameId: this.#nameIds.get(name) ?? -1,
      path: pathBelow(parent, name),
      parent,
      builtin,
      typeName: type === undefined ? undefined : use.type,
      ...occurrenceOf(element),
      facets: compiledFacets,
      wider: wider === undefined ? undefined : { ...compileFacets(wider), source: wider.source },
      documentation: element.documentation ?? type?.documentation ?? '',
      chineseName: element.chineseName,
      source: this.#source(element.source ?? type?.source, parent),
      confidence: element.confidence ?? type?.confidence,
      limitConfidence: limitConfidenceOf(use, restriction, element, type),
      default: element.default ?? type?.default,
      unit: element.unit ?? type?.unit,
      examples: element.examples ?? type?.examples ?? [],
      ...usedAs(element),
      echoes: element.echoes,
      when: element.when,
      results: element.results,
      outline: element.outline ?? type?.outline,
      ...shownAs(type),
      link: element.link,
      follows: element.follows,
      children: [],
      childrenById: noChildren,
      position: parent?.children.length ?? 0,
      requiredChildren: [],
      looksRight: compileFastCheck(builtin, compiledFacets),
      constraints: [],
      discrepancies: [...(type?.discrepancies ?? []), ...(element.discrepancies ?? [])],
    };
    this.#declarations.push(declaration);
    this.#pendingRules.push({ holder: declaration, rules: rulesOf(this.#shared.group, type, element) });
    this.#declareChildren(
      declaration,
      childrenOf(this.#shared.group, type, use),
      merge(restrictions, use.restrict),
    );
    return declaration;
  }

  #declareChildren(
    parent: OpenDeclaration,
    children: Readonly<Record<string, RawElement>>,
    restrictions: Restrictions,
  ): void {
    const entries = Object.entries(children);
    if (entries.length === 0) return;
    const byId = new Map<number, ElementDeclaration>();
    parent.childrenById = byId;
    for (const [name, child] of entries) {
      const declaration = this.#declare(name, child, parent, below(restrictions, name));
      parent.children.push(declaration);
      byId.set(declaration.nameId, declaration);
      if (declaration.minOccurs > 0) parent.requiredChildren.push(declaration);
    }
  }

  #source(id: string | undefined, parent: ElementDeclaration | undefined): Source | undefined {
    return (id === undefined ? undefined : this.#sources.get(id)) ?? parent?.source;
  }

  /** Rules name elements of the whole tree below their holder, so they are linked last. */
  #linkRules(): void {
    for (const { holder, rules } of this.#pendingRules) {
      holder.constraints = rules.map(
        (rule): CompiledConstraint => ({
          rule,
          source: this.#source(rule.source, holder),
          compiled: compileRule(rule, holder, this.#nameIds, this.#language),
        }),
      );
    }
  }
}

function occurrenceOf({ minOccurs = 0, maxOccurs = 1 }: RawElement): {
  readonly minOccurs: number;
  readonly maxOccurs: number;
} {
  return { minOccurs, maxOccurs: maxOccurs === 'unbounded' ? Number.POSITIVE_INFINITY : maxOccurs };
}

function pathBelow(parent: OpenDeclaration | undefined, name: string): string {
  if (parent === undefined) return '';
  return parent.path === '' ? name : `${parent.path}/${name}`;
}

/** What only the place of an element says. */
function usedAs({
  deprecated,
  noEffect,
  noEffectSeverity = 'hint',
  anyElements = false,
  mayBeEmpty = false,
  alternatives = [],
  responseOnly = false,
}: RawElement): Pick<
  ElementDeclaration,
  | 'deprecated'
  | 'noEffect'
  | 'noEffectSeverity'
  | 'anyElements'
  | 'mayBeEmpty'
  | 'alternatives'
  | 'responseOnly'
> {
  return {
    deprecated,
    noEffect,
    noEffectSeverity,
    anyElements,
    mayBeEmpty,
    alternatives,
    responseOnly,
  };
}

/** What only the type says: how editors show its values and draw its elements, and where samples have it. */
function shownAs(type: RawType | undefined): Pick<ElementDeclaration, 'format' | 'layout' | 'seenIn'> {
  return { format: type?.format, layout: type?.layout, seenIn: type?.seenIn ?? [] };
}

/** Limits that a place states itself are as sure as the place, those of its type as the less sure of both. */
function limitConfidenceOf(
  use: RawElement,
  restriction: RawRestriction | undefined,
  { confidence }: RawElement,
  type: RawType | undefined,
): Confidence | undefined {
  const hasOwn = [use, restriction ?? {}].some((holder) => Object.keys(pickFacets(holder)).length > 0);
  if (hasOwn || type?.confidence === undefined) return confidence ?? type?.confidence;
  const lessSure = (['low', 'medium', 'high'] as const).find((level) =>
    [type.confidence, confidence].includes(level),
  );
  return lessSure ?? confidence;
}

function builtinOf(use: RawElement, type: RawType | undefined): BuiltinType {
  const name = type === undefined ? use.type : (type.base ?? 'container');
  return isBuiltinType(name) ? name : 'string';
}

/** Applies the facets of a restriction; what the type allowed before becomes the wider official limit. */
function narrow(
  facets: RawFacets,
  restriction: RawRestriction | undefined,
  element: RawElement,
  type: RawType | undefined,
): { facets: RawFacets; wider: (RawFacets & { source: string }) | undefined } {
  const narrower = restriction === undefined ? {} : pickFacets(restriction);
  if (Object.keys(narrower).length === 0) return { facets, wider: element.wider };
  const narrowed = mergeFacets(facets, narrower);
  if (restriction?.keepWider === false) return { facets: narrowed, wider: element.wider };
  return {
    facets: narrowed,
    wider: element.wider ?? { ...facets, source: type?.source ?? element.source ?? '' },
  };
}

function withoutFacets(restriction: RawRestriction): Partial<RawElement> {
  const facetNames = new Set(Object.keys(pickFacets(restriction)));
  const rest = Object.entries(restriction).filter(([key]) => !facetNames.has(key) && key !== 'keepWider');
  return Object.fromEntries(rest);
}

/** A use site's restrictions win over those that come from further out only where paths differ. */
function merge(outer: Restrictions, own: Readonly<Record<string, RawRestriction>> | undefined): Restrictions {
  if (own === undefined) return outer;
  const merged = new Map(Object.entries(own));
  for (const [path, restriction] of outer) merged.set(path, { ...merged.get(path), ...restriction });
  return merged;
}

/** The restrictions that concern one child, with its name taken off their paths. */
function below(restrictions: Restrictions, name: string): Restrictions {
  const found = new Map<string, RawRestriction>();
  for (const [path, restriction] of restrictions) {
    if (path === name) found.set('', restriction);
    else if (path.startsWith(`${name}/`)) found.set(path.slice(name.length + 1), restriction);
  }
  return found;
}

/** The page that a file is about comes first. */
export function firstSource([first]: readonly Source[]): Source {
  return first ?? { id: '', url: '' };
}
