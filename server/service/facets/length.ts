/**
 * `minLength`, `maxLength` (Unicode characters) and `maxBytes` (UTF-8).
 */
import type { Facets } from '../schema/schemaTypes';
import { characterCount, utf8Length } from '../util/strings';
import type { FacetDefinition } from './facetTypes';

/** How long a text may be. */
type LengthLimits = Pick<Facets, 'minLength' | 'maxLength' | 'maxBytes'>;

/** The limit that a text breaks, and how long it is in the unit of that limit. */
export interface LengthBreach {
  readonly actual: string;
  readonly limit: keyof LengthLimits;
}

/** The first limit of a length that the value breaks. */
export function checkLength(
  value: string,
  { minLength, maxLength, maxBytes }: LengthLimits,
): LengthBreach | undefined {
  if (maxBytes !== undefined && tooManyBytes(value, maxBytes)) {
    return { actual: String(utf8Length(value)), limit: 'maxBytes' };
  }
  if (maxLength !== undefined && value.length > maxLength) {
    const characters = characterCount(value);
    if (characters > maxLength) return { actual: String(characters), limit: 'maxLength' };
  }
  if (minLength !== undefined && characterCount(value) < minLength) {
    return { actual: String(characterCount(value)), limit: 'minLength' };
  }
  return undefined;
}

/** A UTF-16 unit needs at most three bytes, so most values need no counting. */
function tooManyBytes(value: string, maxBytes: number): boolean {
  return value.length * 3 > maxBytes && utf8Length(value) > maxBytes;
}

/** The length of a text. */
export const length: FacetDefinition = {
  keywords: ['minLength', 'maxLength', 'maxBytes'],
  check: (value, facets) => {
    const breach = checkLength(value, facets);
    return breach === undefined ? undefined : { code: 'too-long', args: { ...breach } };
  },
  suggest: () => [],
};
