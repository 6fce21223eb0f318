/**
 * `enumeration` (closed list) and `suggestedValues` (open list that may report others softly).
 * Vendor pages and SDKs disagree on letter case, so another case of a listed value is only a Hint.
 */
import type { Facets, ListedValue } from '../schema/schemaTypes';
import { closestOf } from '../util/editDistance';
import type { FacetBreach, FacetDefinition } from './facetTypes';
import { findAlias } from './meantValue';

/** The listed value that equals the text exactly, else ignoring case. */
export function findListed(list: readonly ListedValue[], value: string): ListedValue | undefined {
  const exact = list.find((listed) => listed.value === value);
  if (exact !== undefined) return exact;
  const lower = value.toLowerCase();
  return list.find((listed) => listed.value.toLowerCase() === lower);
}

function check(value: string, facets: Facets): FacetBreach | undefined {
  if (facets.enumeration !== undefined) return checkList(value, facets.enumeration, undefined);
  if (facets.suggestedValues === undefined || facets.suggestedValuesSeverity === undefined) return undefined;
  return checkList(value, facets.suggestedValues, facets.suggestedValuesSeverity);
}

function checkList(
  value: string,
  list: readonly ListedValue[],
  severity: FacetBreach['severity'],
): FacetBreach | undefined {
  const listed = findListed(list, value);
  if (listed === undefined) return { code: 'not-allowed', ...(severity === undefined ? {} : { severity }) };
  if (listed.value === value) return undefined;
  return { code: 'not-allowed', severity: 'hint', args: { canonical: listed.value } };
}

function suggest(value: string, facets: Facets): readonly string[] {
  const list = facets.enumeration ?? facets.suggestedValues ?? [];
  const listed = findListed(list, value);
  if (listed !== undefined) return [listed.value];
  const values = list.map((entry) => entry.value);
  const alias = findAlias(list, value);
  if (alias !== undefined) return [alias, ...values.filter((other) => other !== alias)];
  const distance = (text: string): number => Math.abs(Number(text) - Number(value));
  if (values.every((text) => Number.isFinite(distance(text)))) {
    return values.sort((left, right) => distance(left) - distance(right));
  }
  const closest = closestOf(value, values);
  return closest === undefined ? values : [closest, ...values.filter((other) => other !== closest)];
}

/** The listed values of a place. */
export const enumeration: FacetDefinition = {
  keywords: ['enumeration', 'suggestedValues', 'suggestedValuesSeverity'],
  check,
  suggest,
};
