/**
 * Which elements of a document a message of the service names: `Request.Operation.Transcode.Video.Width is invalid`,
 * `invalid Fps`, `<Object> of Input is missing`. The names are those of the document; none is known here.
 */

import type { DocumentElement } from './documentElement';

/** When a message fits more elements than these it names none in particular. */
const MOST_ELEMENTS = 4;
/** A shorter value is too often part of a sentence. */
const SHORTEST_VALUE = 6;

/** The elements that the message is about, in document order; several when it does not say which of them. */
export function findNamedElements(
  message: string,
  elements: readonly DocumentElement[],
): readonly DocumentElement[] {
  // The words of an address are names of somebody else.
  const words = readWords(message.replaceAll(/\bhttps?:\/\/\S+/gi, ' '));
  const candidates = elements
    // A message that names the root alone says nothing about where.
    .filter(({ path }) => path.length > 1)
    .map((element) => ({ element, score: scoreOf(element, words, message) }));
  const best = candidates.reduce((most, { score }) => Math.max(most, score), 0);
  const found = candidates.filter(({ score }) => score === best && score > 0).map(({ element }) => element);
  const named = found.length > 0 ? found : elements.filter(({ value }) => quotesValue(message, value));
  return named.length <= MOST_ELEMENTS ? named : [];
}

interface Words {
  /** Names as they are written, for example `Fps`. */
  readonly single: ReadonlySet<string>;
  /** Paths of two names and more, in lower case: nobody writes `video.width` by accident. */
  readonly paths: readonly (readonly string[])[];
}

function readWords(message: string): Words {
  const tokens = message.match(/[\w-]+(?:\[\d*\])?(?:[./][\w-]+(?:\[\d*\])?)*/g) ?? [];
  // `Watermark[1].Dx` and `Watermark.1.Dx`: whether it counts from 0 or from 1 is not known.
  const split = tokens.map((token) => token.split(/[./]|\[\d*\]/).filter((name) => /^[A-Za-z_]/.test(name)));
  return {
    single: new Set(split.flat()),
    paths: split.filter(({ length }) => length > 1).map((names) => names.map((name) => name.toLowerCase())),
  };
}

/** How much of the message refers to the element; 0 when it is not named. */
function scoreOf(
  { path, value, isLeaf }: DocumentElement,
  { single, paths }: Words,
  message: string,
): number {
  const lower = path.map((name) => name.toLowerCase());
  const suffix = paths
    .filter((names) => endsWith(lower, names))
    .reduce((longest, { length }) => Math.max(longest, length), 0);
  const isNamed = single.has(path.at(-1) ?? '');
  if (suffix === 0 && !isNamed) {
    return 0;
  }
  const mentioned = path.filter((name) => single.has(name)).length;
  // A whole path is worth most, then each name of it, then the value; of equals the one that has a value is meant.
  return suffix * 1000 + mentioned * 10 + (quotesValue(message, value) ? 5 : 0) + (isLeaf ? 1 : 0);
}

function endsWith(path: readonly string[], names: readonly string[]): boolean {
  const start = path.length - names.length;
  return start >= 0 && names.every((name, index) => path[start + index] === name);
}

/** Whether the value stands in the message on its own. */
function quotesValue(message: string, value: string): boolean {
  if (value.length < SHORTEST_VALUE) {
    return false;
  }
  const start = message.indexOf(value);
  const [before, after] = [message.slice(0, start), message.slice(start + value.length)];
  return start !== -1 && !/[\w/-]$/.test(before) && !/^(?:[\w/-]|\.\w)/.test(after);
}
