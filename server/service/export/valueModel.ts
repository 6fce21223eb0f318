/**
 * What a leaf may hold, as alternatives that RELAX NG and XML Schema both know. Looser than validation where they
 * have no words for a limit, never stricter: what validation calls right or merely doubtful is allowed.
 */
import type { Confidence } from '../schema/rawSchemaTypes';
import type { ElementDeclaration, Facets } from '../schema/schemaTypes';
import { anyCasePattern, toXsdPattern } from './xsdPattern';

/** Limits of a value in the words of XML Schema, in the order of writing. */
export type ValueLimits = Readonly<Record<string, string>>;

/** One kind of value that a leaf may hold. */
export type ValueAlternative =
  /** Nothing but white space: an empty leaf counts as not set. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'listed'; readonly values: readonly string[] }
  | { readonly kind: 'data'; readonly type: 'token' | 'integer' | 'decimal'; readonly limits: ValueLimits };

/** The values that a leaf may hold; any one of the alternatives is enough. */
export function valueModel(declaration: ElementDeclaration): readonly ValueAlternative[] {
  const { minOccurs, mayBeEmpty, facets, wider, confidence } = declaration;
  const mayBeUnset = minOccurs === 0 || mayBeEmpty || isUnsure(confidence);
  const alternatives: ValueAlternative[] = mayBeUnset ? [{ kind: 'empty' }] : [];
  alternatives.push(...ofFacets(declaration, facets));
  if (wider !== undefined) alternatives.push(...ofFacets(declaration, wider));
  return alternatives;
}

/** A required element that another one can stand in for may be missing, and so may one that we are not sure of. */
export function mustBeThere({ minOccurs, alternatives, confidence }: ElementDeclaration): boolean {
  return minOccurs > 0 && alternatives.length === 0 && !isUnsure(confidence);
}

/** What one source alone says, or what is inferred, is at most a Warning. */
function isUnsure(confidence: Confidence | undefined): boolean {
  return confidence === 'medium' || confidence === 'low';
}

function ofFacets(declaration: ElementDeclaration, facets: Facets): readonly ValueAlternative[] {
  const others = [...(facets.literals ?? []).map(({ value }) => value), ...(facets.sampleValues ?? [])];
  return [...ofType(declaration, facets), ...(others.length === 0 ? [] : listed(others))];
}

function ofType(
  { builtin, limitConfidence }: ElementDeclaration,
  facets: Facets,
): readonly ValueAlternative[] {
  // Validation only warns about what breaks a limit that is less than sure.
  if (isUnsure(limitConfidence)) {
    return [...suggested(facets), { kind: 'data', type: 'token', limits: textLimits({}) }];
  }
  if (facets.enumeration !== undefined) return listed(facets.enumeration.map(({ value }) => value));
  if (builtin === 'boolean') return listed(['true', 'false']);
  if (builtin === 'integer' || builtin === 'decimal') {
    return [{ kind: 'data', type: builtin, limits: numberLimits(facets) }];
  }
  if (builtin === 'url') return [{ kind: 'data', type: 'token', limits: { pattern: WEB_ADDRESS } }];
  return [{ kind: 'data', type: 'token', limits: textLimits(facets) }];
}

/** Listed all the same, so that editors can offer them. */
function suggested({ enumeration = [] }: Facets): readonly ValueAlternative[] {
  return enumeration.length === 0 ? [] : [{ kind: 'listed', values: enumeration.map(({ value }) => value) }];
}

const WEB_ADDRESS = '[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#]+\\S*';

/** The values as they are written, so that editors can offer them; another letter case is allowed too. */
function listed(values: readonly string[]): readonly ValueAlternative[] {
  const exact: ValueAlternative = { kind: 'listed', values };
  const hasLetters = values.some((value) => value.toLowerCase() !== value.toUpperCase());
  if (!hasLetters) return [exact];
  return [exact, { kind: 'data', type: 'token', limits: { pattern: anyCasePattern(values) } }];
}

const EVEN_NUMBER = '\\s*[+\\-]?[0-9]*[02468]\\s*';

function numberLimits(facets: Facets): ValueLimits {
  const bounds = ['minInclusive', 'minExclusive', 'maxInclusive', 'maxExclusive'] as const;
  const limits = bounds.flatMap((bound) => {
    const limit = facets[bound];
    return limit === undefined ? [] : [[bound, String(limit)] as const];
  });
  // Of all steps, XML Schema can only say "even", as a pattern.
  return { ...Object.fromEntries(limits), ...(facets.multipleOf === 2 ? { pattern: EVEN_NUMBER } : {}) };
}

function textLimits({ minLength = 1, maxLength, maxBytes, pattern, characters }: Facets): ValueLimits {
  // A character has at least one byte.
  const longest = Math.min(maxLength ?? Number.POSITIVE_INFINITY, maxBytes ?? Number.POSITIVE_INFINITY);
  const shape = pattern?.severity === 'error' ? toXsdPattern(pattern.source) : undefined;
  const alphabet = characters?.severity === 'error' ? toXsdPattern(characters.source) : undefined;
  const written = shape ?? (alphabet === undefined ? undefined : `(${alphabet})*`);
  return {
    minLength: String(minLength),
    ...(longest === Number.POSITIVE_INFINITY ? {} : { maxLength: String(longest) }),
    ...(written === undefined ? {} : { pattern: written }),
  };
}
