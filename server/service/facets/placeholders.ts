/**
 * `placeholders`: the `${…}` wildcards that a place supports. Spelling ignores case, as the vendor's demos do.
 */
import type { Facets } from '../schema/schemaTypes';
import { closestOf } from '../util/editDistance';
import { findListed } from './enumeration';
import type { FacetBreach, FacetDefinition } from './facetTypes';

/** Any `${…}` in a value. */
export const placeholderExpression = /\$\{[^{}$]*\}?/g;

function firstUnknown(value: string, facets: Facets): string | undefined {
  const known = facets.placeholders;
  if (known === undefined || !value.includes('${')) return undefined;
  return (value.match(placeholderExpression) ?? []).find((text) => findListed(known, text) === undefined);
}

function check(value: string, facets: Facets): FacetBreach | undefined {
  const unknown = firstUnknown(value, facets);
  return unknown === undefined ? undefined : { code: 'unknown-placeholder', args: { placeholder: unknown } };
}

function suggest(value: string, facets: Facets): readonly string[] {
  const unknown = firstUnknown(value, facets);
  if (unknown === undefined) return [];
  const known = (facets.placeholders ?? []).map((listed) => listed.value);
  const closest = closestOf(unknown, known);
  return closest === undefined ? [] : [value.replace(unknown, () => closest)];
}

/** The wildcards of a place. */
export const placeholders: FacetDefinition = { keywords: ['placeholders'], check, suggest };
