/**
 * The table of facets and the one order in which a value is asked.
 * A value that breaks several facets is reported once, by the first one.
 */
import { builtinTypes } from '../schema/builtinTypes';
import type { BuiltinType, Facets } from '../schema/schemaTypes';
import { enumeration, findListed } from './enumeration';
import type { FacetBreach, FacetDefinition } from './facetTypes';
import { length } from './length';
import { multipleOf } from './multipleOf';
import { numericRange } from './numericRange';
import { otherForms } from './otherForms';
import { pattern } from './pattern';
import { placeholders } from './placeholders';

/** Facets of every value, in the order of asking. */
const textFacets: readonly FacetDefinition[] = [otherForms, length, pattern, enumeration, placeholders];

/** Facets of numbers, in the order of asking. */
const numberFacets: readonly FacetDefinition[] = [numericRange, multipleOf];

/** Every facet definition. */
export const facetDefinitions: readonly FacetDefinition[] = [...numberFacets, ...textFacets];

/** The first facet that the trimmed, non-empty value breaks. */
export function checkValue(value: string, type: BuiltinType, facets: Facets): FacetBreach | undefined {
  if (facets.literals !== undefined && findListed(facets.literals, value) !== undefined) return undefined;
  const breach = findBreach(value, type, facets);
  if (breach !== undefined && facets.sampleValues?.includes(value)) {
    return { ...breach, severity: 'warning', args: { ...breach.args, sample: value } };
  }
  return breach;
}

function findBreach(value: string, type: BuiltinType, facets: Facets): FacetBreach | undefined {
  // A closed list says more than the type: `abc` for a sampling rate is "not in the list".
  if (facets.enumeration !== undefined) return enumeration.check(value, facets);
  const definition = builtinTypes[type];
  if (!definition.accepts(value)) return { code: 'invalid-type' };
  if (type === 'boolean' && value !== value.toLowerCase()) {
    return { code: 'not-allowed', severity: 'hint', args: { canonical: value.toLowerCase() } };
  }
  return firstBreach(definition.numeric ? numberFacets : textFacets, value, facets);
}

function firstBreach(definitions: readonly FacetDefinition[], value: string, facets: Facets) {
  for (const definition of definitions) {
    const breach = definition.check(value, facets);
    if (breach !== undefined) return breach;
  }
  return undefined;
}

/** Allowed values near a wrong one, best first, at most `limit`. */
export function suggestValues(value: string, type: BuiltinType, facets: Facets, limit: number): string[] {
  const suggestions = new Set<string>();
  const definitions = builtinTypes[type].numeric ? facetDefinitions : textFacets;
  for (const definition of definitions) {
    for (const suggestion of definition.suggest(value, facets)) {
      if (checkValue(suggestion, type, facets) === undefined) suggestions.add(suggestion);
    }
  }
  for (const allowed of builtinTypes[type].values ?? []) suggestions.add(allowed);
  suggestions.delete(value);
  return [...suggestions].slice(0, limit);
}
