/**
 * Requests that are damaged at random, as people and their tools do it.
 */
import fc from 'fast-check';

const pieces = [
  ...[
    '<',
    '>',
    '/',
    '\\',
    '&',
    ';',
    '"',
    '＜',
    '＞',
    '／',
    '＆',
    '；',
    '：',
    ' ',
    '\n',
    '\r\n',
    '&amp；',
    '&AMP;',
    '& amp;',
    '&lt；',
  ],
  ...[
    '</',
    '/>',
    '<\\/',
    '<／',
    ' a="b"',
    ' value="7"',
    '<!-- -->',
    '<Object>',
    '</Object>',
    '<Video>',
    '</Video>',
    'x',
    '5',
    '中',
  ],
];

type Damage = (text: string, at: number, length: number, piece: string) => string;

const tags = /<\/?[\w.-]+>/g;

/** The tag or line around a place. */
function around(text: string, at: number, what: RegExp): readonly [start: number, end: number] {
  for (const { index, 0: found } of text.matchAll(what)) {
    if (index + found.length > at) return [index, index + found.length];
  }
  return [text.length, text.length];
}

const changePart =
  (what: RegExp, change: (part: string) => string): Damage =>
  (text, at) => {
    const [start, end] = around(text, at, what);
    return text.slice(0, start) + change(text.slice(start, end)) + text.slice(end);
  };

const turnCase = (part: string): string =>
  part === part.toLowerCase() ? part.toUpperCase() : part.toLowerCase();

const damages: readonly Damage[] = [
  (text, at, length) => text.slice(0, at) + text.slice(at + length),
  (text, at, _length, piece) => text.slice(0, at) + piece + text.slice(at),
  (text, at, length) => text.slice(0, at + length) + text.slice(at),
  (text, at) => text.slice(0, at) + text.slice(at + 1, at + 2) + text.charAt(at) + text.slice(at + 2),
  (text, at, _length, piece) => text.slice(0, at) + piece + text.slice(at + 1),
  changePart(tags, () => ''),
  changePart(tags, (tag) => tag + tag),
  changePart(tags, (tag) => tag.replace('/', '')),
  changePart(tags, (tag) => tag.replace('</', '<\\/')),
  changePart(tags, (tag) => tag.replace('>', '/>')),
  changePart(tags, (tag) => tag.replaceAll('<', '＜').replaceAll('>', '＞')),
  changePart(/[\w.-]+/g, turnCase),
  changePart(/[^\n]*\n/g, () => ''),
  changePart(/[^\n]*\n/g, (line) => line + line),
];

const damage = fc.record({
  change: fc.constantFrom(...damages),
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 4 }),
  piece: fc.constantFrom(...pieces),
});

/** One to three things done to one of the texts. */
export function damagedRequests(valid: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...valid), fc.array(damage, { minLength: 1, maxLength: 3 }))
    .map(([text, list]) =>
      list.reduce(
        (now, { change, place, length, piece }) => change(now, Math.floor(place * now.length), length, piece),
        text,
      ),
    );
}
