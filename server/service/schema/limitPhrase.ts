/**
 * The limit of a value as a noun phrase ("an even whole number from 128 to 4096 px"),
 * the same in messages, hovers and completion.
 */
import { builtinTypes } from './builtinTypes';
import type { BuiltinType, CompiledPattern, Facets, ListedValue } from './schemaTypes';
import { joinList, quoteList } from './words';

/** Longer lists are cut: completion shows the rest. */
const LONGEST_LIST = 16;

/** What a value must be, to complete "must be …". */
export function limitPhrase(type: BuiltinType, facets: Facets, unit: string | undefined): string {
  const value = valuePhrase(type, facets, unit);
  if (facets.literals === undefined) return value;
  const literals = listPhrase(facets.literals);
  // Behind a phrase of several parts, a last "or" would belong to nothing.
  return joinList(value.includes(' and ') ? [literals, value] : [value, literals]);
}

function valuePhrase(type: BuiltinType, facets: Facets, unit: string | undefined): string {
  if (facets.enumeration !== undefined) return listPhrase(facets.enumeration);
  if (builtinTypes[type].numeric) return numberPhrase(type, facets, unit);
  if (facets.pattern !== undefined) return describedPhrase(facets.pattern, facets);
  if (facets.characters !== undefined) return describedPhrase(facets.characters, facets);
  return `${builtinTypes[type].noun}${lengthPhrase(facets)}`;
}

/** The words of a pattern may be a whole clause, so the length stands apart from them. */
function describedPhrase({ documentation }: CompiledPattern, facets: Facets): string {
  return `${documentation}${lengthPhrase(facets).replace(/^ of /, ', ')}`;
}

function listPhrase(list: readonly ListedValue[]): string {
  const values = list.map((listed) => listed.value);
  if (values.length <= 2) return quoteList(values);
  const shown = values.slice(0, LONGEST_LIST);
  const more = values.length - shown.length;
  return more > 0 ? `one of ${quoteList(shown)} (and ${more} more)` : `one of ${quoteList(shown)}`;
}

function numberPhrase(type: BuiltinType, facets: Facets, unit: string | undefined): string {
  const noun = type === 'integer' ? 'whole number' : 'number';
  const even = facets.multipleOf === 2;
  const step = facets.multipleOf === undefined || even ? '' : ` divisible by ${facets.multipleOf}`;
  const interval = intervalPhrase(facets);
  const words = [even ? 'an even' : 'a', `${noun}${step}`, interval, unit ?? ''];
  const phrase = words.filter((word) => word !== '').join(' ');
  return interval === '' && unit !== undefined ? phrase.replace(` ${unit}`, `, in ${unit}`) : phrase;
}

function intervalPhrase(facets: Facets): string {
  const { minInclusive, minExclusive, maxInclusive, maxExclusive } = facets;
  if (minInclusive !== undefined && maxInclusive !== undefined)
    return `from ${minInclusive} to ${maxInclusive}`;
  const bounds: string[] = [];
  if (minInclusive !== undefined) bounds.push(`of at least ${minInclusive}`);
  if (minExclusive !== undefined) bounds.push(`above ${minExclusive}`);
  if (maxInclusive !== undefined) bounds.push(`up to ${maxInclusive}`);
  if (maxExclusive !== undefined) bounds.push(`below ${maxExclusive}`);
  return joinList(bounds, 'and');
}

function lengthPhrase(facets: Facets): string {
  const { minLength, maxLength, maxBytes } = facets;
  if (minLength !== undefined && maxLength !== undefined)
    return ` of ${minLength} to ${maxLength} characters`;
  if (minLength !== undefined) return ` of at least ${minLength} characters`;
  if (maxLength !== undefined) return ` of at most ${maxLength} characters`;
  if (maxBytes !== undefined) return ` of at most ${maxBytes} bytes in UTF-8`;
  return '';
}
