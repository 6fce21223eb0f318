/**
 * Facets of a schema file: which keys they are, how a use site overrides a type, and their compiled form.
 */
import type { RawFacets, RawListedValue, RawPattern } from './rawSchemaTypes';
import type { CompiledPattern, Facets, ListedValue } from './schemaTypes';

/** Every facet keyword of the vocabulary. */
export const facetKeywords = [
  'enumeration',
  'foreignValues',
  'suggestedValues',
  'suggestedValuesSeverity',
  'minInclusive',
  'minExclusive',
  'maxInclusive',
  'maxExclusive',
  'multipleOf',
  'minLength',
  'maxLength',
  'maxBytes',
  'pattern',
  'characters',
  'otherForms',
  'literals',
  'sampleValues',
  'placeholders',
] as const satisfies readonly (keyof RawFacets)[];

/** Keywords that say the same bound in two ways: the later one replaces the earlier one. */
const alternatives: Partial<Record<keyof RawFacets, keyof RawFacets>> = {
  minInclusive: 'minExclusive',
  minExclusive: 'minInclusive',
  maxInclusive: 'maxExclusive',
  maxExclusive: 'maxInclusive',
};

/** The facets among the keys of a type, element or restriction. */
export function pickFacets(holder: object): RawFacets {
  let facets: Record<string, unknown> | undefined;
  for (const key in holder) {
    if (!facetNames.has(key)) continue;
    facets ??= {};
    facets[key] = holder[key as keyof typeof holder];
  }
  return facets ?? noFacets;
}

/** What most holders have. */
const noFacets: RawFacets = Object.freeze({});

const facetNames: ReadonlySet<string> = new Set(facetKeywords);

/** `over` wins keyword by keyword. */
export function mergeFacets(base: RawFacets, over: RawFacets): RawFacets {
  if (over === noFacets) return base;
  if (base === noFacets) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [keyword, value] of Object.entries(over)) {
    const alternative = alternatives[keyword as keyof RawFacets];
    if (alternative !== undefined) delete merged[alternative];
    merged[keyword] = value;
  }
  const { enumeration } = over;
  if (enumeration !== undefined && base.enumeration !== undefined) {
    merged.enumeration = withAliases(enumeration, base.enumeration);
  }
  return merged;
}

/** A narrower list need not say again what else its values are called. */
function withAliases(
  list: readonly RawListedValue[],
  base: readonly RawListedValue[],
): readonly RawListedValue[] {
  return list.map((entry) => {
    const own = typeof entry === 'string' ? { value: entry } : entry;
    const same = base.find((other) => typeof other !== 'string' && other.value === own.value);
    const aliases = typeof same === 'string' ? undefined : same?.aliases;
    return aliases === undefined || 'aliases' in own ? entry : { ...own, aliases };
  });
}

/** Lists become uniform, patterns become regular expressions. */
export function compileFacets(raw: RawFacets): Facets {
  const { enumeration, suggestedValues, otherForms, literals, placeholders, pattern, characters, ...plain } =
    raw;
  return {
    ...plain,
    ...(enumeration === undefined ? {} : { enumeration: compileList(enumeration) }),
    ...(suggestedValues === undefined ? {} : { suggestedValues: compileList(suggestedValues) }),
    ...(otherForms === undefined
      ? {}
      : { otherForms: otherForms.map((form) => ({ ...form, regex: new RegExp(form.regex, 'iu') })) }),
    // An empty list takes away what the type allows.
    ...(literals === undefined || literals.length === 0 ? {} : { literals: compileList(literals) }),
    ...(placeholders === undefined ? {} : { placeholders: compileList(placeholders) }),
    ...(pattern === undefined ? {} : { pattern: compilePattern(pattern) }),
    ...(characters === undefined ? {} : { characters: compilePattern(characters) }),
  };
}

function compileList(list: readonly RawListedValue[]): ListedValue[] {
  return list.map((entry) =>
    typeof entry === 'string'
      ? { value: entry, documentation: undefined }
      : {
          value: entry.value,
          documentation: entry.documentation,
          ...(entry.aliases === undefined ? {} : { aliases: entry.aliases }),
        },
  );
}

function compilePattern(pattern: RawPattern): CompiledPattern {
  return {
    regex: new RegExp(pattern.regex, 'u'),
    source: pattern.regex,
    documentation: pattern.documentation,
    severity: pattern.severity ?? 'error',
  };
}
