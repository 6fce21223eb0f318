/**
 * The listed value that a wrong one was clearly meant to be: by what the world calls it, by its spelling, by its number.
 */
import type { Facets, ListedValue } from '../schema/schemaTypes';
import { isNumber } from '../schema/words';
import { allClosestTo } from '../util/editDistance';

/** A shorter word is as near to too many others. */
const SHORTEST_WORD = 5;

/** Letter case, spaces and dashes do not make another word, nor does a dot that is no decimal point. */
function squash(value: string): string {
  return value.toLowerCase().replace(/[\s_-]|(?<!\d)\.|\.(?!\d)/g, '');
}

/** The value of the list that the world knows by that name. */
export function findAlias(list: readonly ListedValue[], value: string): string | undefined {
  const word = squash(value);
  if (word === '') return undefined;
  const same = list.filter((listed) => squash(listed.value) === word);
  if (same.length === 1) return same[0]?.value;
  return list.find(({ aliases }) => aliases?.some((alias) => squash(alias) === word))?.value;
}

/** The listed value that is clearly meant; undefined where that is ambiguous. */
export function meantListed(value: string, { enumeration, foreignValues }: Facets): string | undefined {
  if (enumeration === undefined) return undefined;
  const alias = findAlias(enumeration, value);
  if (alias !== undefined) return alias;
  const word = squash(value);
  if (foreignValues?.some((foreign) => squash(foreign) === word) === true) return undefined;
  const values = enumeration.map((listed) => listed.value);
  return isNumber(value) && values.every(isNumber)
    ? nearestNumber(value, values)
    : nearestWord(value, values);
}

/** The one word that is nearest, where the value is long enough to decide. */
export function nearestWord(value: string, values: readonly string[]): string | undefined {
  const closest = value.length < SHORTEST_WORD ? [] : allClosestTo(value, values);
  return closest.length === 1 ? closest[0] : undefined;
}

/** The one number that is nearest, unless another one is written more like it: a digit may be missing. */
export function nearestNumber(value: string, values: readonly string[]): string | undefined {
  const distance = (text: string): number => Math.abs(Number(text) - Number(value));
  const [first, second] = [...values].sort((left, right) => distance(left) - distance(right));
  if (first === undefined || (second !== undefined && distance(first) === distance(second))) return undefined;
  const closest = allClosestTo(value, values);
  return closest.length === 0 || closest.includes(first) ? first : undefined;
}
