/**
 * The limit of a value as a noun phrase ("an even whole number from 128 to 4096 px"),
 * the same in messages, hovers and completion.
 */
import { type Language, text } from '../../../l10n/language';
import { builtinTypes } from './builtinTypes';
import type { BuiltinType, CompiledPattern, Facets, ListedValue } from './schemaTypes';
import { quoteAll } from './words';

/** Longer lists are cut: completion shows the rest. */
const LONGEST_LIST = 16;

/** A bound, a template for its words, and its value. */
type Bound = readonly [template: string, value: number | undefined];

/** The limits of a length. */
interface Lengths {
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly maxBytes?: number | undefined;
}

/** What a value must be, to complete "must be …". */
export function limitPhrase(
  type: BuiltinType,
  facets: Facets,
  unit: string | undefined,
  language: Language,
): string {
  const value = valuePhrase(type, facets, unit, language);
  if (facets.literals === undefined) return value;
  const literals = listPhrase(facets.literals, language);
  // Behind a phrase of several parts, a last "or" would belong to nothing.
  return language.or(value.includes(' and ') ? [literals, value] : [value, literals]);
}

function valuePhrase(
  type: BuiltinType,
  facets: Facets,
  unit: string | undefined,
  language: Language,
): string {
  if (facets.enumeration !== undefined) return listPhrase(facets.enumeration, language);
  if (builtinTypes[type].numeric) return numberPhrase(type, facets, unit, language);
  if (facets.pattern !== undefined) return describedPhrase(facets.pattern, facets, language);
  if (facets.characters !== undefined) return describedPhrase(facets.characters, facets, language);
  const noun = language.t(builtinTypes[type].noun);
  const length = lengthPhrase(facets, language);
  return length === '' ? noun : language.t('{0} of {1}', noun, length);
}

/** The words of a pattern may be a whole clause, so the length stands apart from them. */
function describedPhrase({ documentation }: CompiledPattern, facets: Facets, language: Language): string {
  const length = lengthPhrase(facets, language);
  return length === '' ? documentation : language.t('{0}, {1}', documentation, length);
}

function listPhrase(list: readonly ListedValue[], language: Language): string {
  const values = list.map((listed) => listed.value);
  if (values.length <= 2) return language.or(quoteAll(values));
  const shown = language.or(quoteAll(values.slice(0, LONGEST_LIST)));
  const more = values.length - LONGEST_LIST;
  return more > 0 ? language.t('one of {0} (and {1} more)', shown, more) : language.t('one of {0}', shown);
}

function numberPhrase(
  type: BuiltinType,
  facets: Facets,
  unit: string | undefined,
  language: Language,
): string {
  const noun = language.t(numberNoun(type, facets), facets.multipleOf ?? 1);
  const interval = intervalPhrase(facets, language);
  if (unit === undefined) return interval === '' ? noun : language.t('{0} {1}', noun, interval);
  return interval === ''
    ? language.t('{0}, in {1}', noun, unit)
    : language.t('{0} {1} {2}', noun, interval, unit);
}

function numberNoun(type: BuiltinType, { multipleOf }: Facets): string {
  const isWhole = type === 'integer';
  if (multipleOf === undefined) return isWhole ? text('a whole number') : text('a number');
  if (multipleOf === 2) return isWhole ? text('an even whole number') : text('an even number');
  return isWhole ? text('a whole number divisible by {0}') : text('a number divisible by {0}');
}

function intervalPhrase(facets: Facets, language: Language): string {
  const { minInclusive, minExclusive, maxInclusive, maxExclusive } = facets;
  if (minInclusive !== undefined && maxInclusive !== undefined) {
    return language.t('from {0} to {1}', minInclusive, maxInclusive);
  }
  const bounds: readonly Bound[] = [
    [text('of at least {0}'), minInclusive],
    [text('greater than {0}'), minExclusive],
    [text('at most {0}'), maxInclusive],
    [text('less than {0}'), maxExclusive],
  ];
  const [first = '', ...rest] = bounds.flatMap(([template, value]) =>
    value === undefined ? [] : [language.t(template, value)],
  );
  return rest.reduce((words, bound) => language.t('{0} and {1}', words, bound), first);
}

/** How long a text may be ("at most 64 characters"); empty where any length goes. */
export function lengthPhrase({ minLength, maxLength, maxBytes }: Lengths, language: Language): string {
  if (minLength !== undefined && maxLength !== undefined) {
    return language.t('{0} to {1} characters', minLength, maxLength);
  }
  if (minLength !== undefined) return language.t('at least {0} characters', minLength);
  if (maxLength !== undefined) return language.t('at most {0} characters', maxLength);
  if (maxBytes !== undefined) return language.t('at most {0} bytes in UTF-8', maxBytes);
  return '';
}
