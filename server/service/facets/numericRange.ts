/**
 * `minInclusive`, `minExclusive`, `maxInclusive`, `maxExclusive`: the interval of a number.
 */
import type { Facets } from '../schema/schemaTypes';
import type { FacetBreach, FacetDefinition } from './facetTypes';

/** True when the number is inside the interval of the facets. */
export function inRange(number: number, facets: Facets): boolean {
  return (
    (facets.minInclusive === undefined || number >= facets.minInclusive) &&
    (facets.minExclusive === undefined || number > facets.minExclusive) &&
    (facets.maxInclusive === undefined || number <= facets.maxInclusive) &&
    (facets.maxExclusive === undefined || number < facets.maxExclusive)
  );
}

function check(value: string, facets: Facets): FacetBreach | undefined {
  return inRange(Number(value), facets) ? undefined : { code: 'out-of-range' };
}

/** Inclusive bounds only: the number nearest to an exclusive bound is a matter of taste. */
function suggest(value: string, facets: Facets): readonly string[] {
  const number = Number(value);
  const step = facets.multipleOf ?? 1;
  if (facets.maxInclusive !== undefined && number > facets.maxInclusive) {
    return [String(Math.floor(facets.maxInclusive / step) * step)];
  }
  if (facets.minInclusive !== undefined && number < facets.minInclusive) {
    return [String(Math.ceil(facets.minInclusive / step) * step)];
  }
  return [];
}

/** The interval of a number. */
export const numericRange: FacetDefinition = {
  keywords: ['minInclusive', 'minExclusive', 'maxInclusive', 'maxExclusive'],
  check,
  suggest,
};
