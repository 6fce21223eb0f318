/**
 * `multipleOf`: the step of a number, in practice "must be even".
 */
import type { Facets } from '../schema/schemaTypes';
import type { FacetBreach, FacetDefinition } from './facetTypes';
import { inRange } from './numericRange';

function check(value: string, facets: Facets): FacetBreach | undefined {
  if (facets.multipleOf === undefined || Number(value) % facets.multipleOf === 0) return undefined;
  return { code: 'not-multiple' };
}

function suggest(value: string, facets: Facets): readonly string[] {
  if (facets.multipleOf === undefined) return [];
  const below = Math.floor(Number(value) / facets.multipleOf) * facets.multipleOf;
  return [below, below + facets.multipleOf].filter((number) => inRange(number, facets)).map(String);
}

/** The step of a number. */
export const multipleOf: FacetDefinition = { keywords: ['multipleOf'], check, suggest };
