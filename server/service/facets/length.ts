/**
 * `minLength`, `maxLength` (Unicode characters) and `maxBytes` (UTF-8).
 */
import type { Facets } from '../schema/schemaTypes';
import { characterCount, utf8Length } from '../util/strings';
import type { FacetBreach, FacetDefinition } from './facetTypes';

function check(value: string, facets: Facets): FacetBreach | undefined {
  if (facets.maxBytes !== undefined && tooManyBytes(value, facets.maxBytes)) {
    return {
      code: 'too-long',
      args: { actual: String(utf8Length(value)), limit: 'maxBytes' },
    };
  }
  if (facets.maxLength !== undefined && value.length > facets.maxLength) {
    const characters = characterCount(value);
    if (characters > facets.maxLength) {
      return { code: 'too-long', args: { actual: String(characters), limit: 'maxLength' } };
    }
  }
  if (facets.minLength !== undefined && characterCount(value) < facets.minLength) {
    return { code: 'too-long', args: { actual: String(characterCount(value)), limit: 'minLength' } };
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
  check,
  suggest: () => [],
};
