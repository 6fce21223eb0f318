/**
 * Values as people write them elsewhere: `yes` for true, `1280px`, `#FFCC00`, a key that starts with a slash.
 * Pure spelling, no facts: the caller keeps what the schema accepts.
 */

import { decodeText } from '../parser/xmlText';

const wordsForTrue = ['yes', 'y', 'on', '1'];
const wordsForFalse = ['no', 'n', 'off', '0'];

/** What the value may have been meant to be, most likely first. */
export function respellings(value: string): readonly string[] {
  const lower = value.toLowerCase();
  const candidates = [
    // Typed with a Chinese keyboard, or copied from a page: `５`, a no-break space behind it.
    decodeText(value.normalize('NFKC')).trim(),
    ...(wordsForTrue.includes(lower) ? ['true'] : []),
    ...(wordsForFalse.includes(lower) ? ['false'] : []),
    // A number with its unit or with digits in groups.
    ...(/^[+-]?[\d.]+\s*[a-z%]+$/i.test(value) ? [value.replace(/\s*[a-z%]+$/i, '')] : []),
    ...(/^\d{1,3}(?:[,_ ]\d{3})+$/.test(value) ? [value.replace(/[,_ ]/g, '')] : []),
    // A number with nothing behind its point.
    ...(/^[+-]?\d+\.0+$/.test(value) ? [value.replace(/\.0+$/, '')] : []),
    value.replace(/^#/, '0x'),
    value.replace(/^[/\\]+/, ''),
    lower,
  ];
  return [...new Set(candidates)].filter((candidate) => candidate !== value && candidate !== '');
}
