/**
 * Values as people write them elsewhere: `yes` for true, `1280px`, `#FFCC00`, a key that starts with a slash.
 * Pure spelling, no facts: the caller keeps what the schema accepts.
 */

import { decodeText } from '../../parser/xmlText';

const spellingsOfTrue = ['yes', 'y', 'on', '1'];
const spellingsOfFalse = ['no', 'n', 'off', '0'];

/** What the value may have been meant to be, most likely first. */
export function spellingSuggestions(value: string, unit?: string): readonly string[] {
  const lower = value.toLowerCase();
  const candidates = [
    // Typed with a Chinese keyboard, or copied from a page: `５`, a no-break space behind it.
    decodeText(value.normalize('NFKC')).trim(),
    ...(spellingsOfTrue.includes(lower) ? ['true'] : []),
    ...(spellingsOfFalse.includes(lower) ? ['false'] : []),
    // A number with its unit or with digits in groups.
    ...withoutUnit(value, unit),
    ...(/^\d{1,3}(?:[,_ ]\d{3})+$/.test(value) ? [value.replace(/[,_ ]/g, '')] : []),
    // A number with nothing behind its point.
    ...(/^[+-]?\d+\.0+$/.test(value) ? [value.replace(/\.0+$/, '')] : []),
    value.replace(/^#/, '0x'),
    value.replace(/^[/\\]+/, ''),
    lower,
  ];
  return [...new Set(candidates)].filter((candidate) => candidate !== value && candidate !== '');
}

/** How units are written; each by the one of the schemas. */
const spellingsOfUnits: Readonly<Record<string, readonly string[]>> = {
  px: ['px', 'p', 'pixel', 'pixels'],
  s: ['s', 'sec', 'secs', 'second', 'seconds'],
  kbps: ['kbps', 'k', 'kb', 'kbit', 'kbits', 'kbit/s', 'kb/s'],
  kb: ['kb', 'k', 'kbit', 'kbits'],
  hz: ['hz'],
  fps: ['fps'],
  '%': ['%', 'percent'],
  degrees: ['deg', 'degree', 'degrees', '°'],
  bytes: ['b', 'byte', 'bytes'],
  frames: ['f', 'frame', 'frames'],
};

/** A number without its unit, when that is the one of the place: `2M` is not 2 kbit/s. */
function withoutUnit(value: string, unit: string | undefined): readonly string[] {
  const match = /^([+-]?[\d.]+)\s*([a-z/%°]+)$/i.exec(value);
  const [, number = '', written = ''] = match ?? [];
  const spellings = spellingsOfUnits[unit?.toLowerCase() ?? ''] ?? [];
  return spellings.includes(written.toLowerCase()) ? [number] : [];
}
