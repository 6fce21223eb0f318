/**
 * Names that the schemas know are found by shortcuts; a document means the same with and without them.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { NameTable, XmlDocument } from '../../../server/service/parser/xmlNodes';
import { parseXmlDocument } from '../../../server/service/parser/xmlParser';
import { copyCodeUnitsInNode } from '../../../server/src/node/codeUnits';
import { fuzzing } from '../../support/xmlArbitraries';

const tooLong = 'N'.repeat(2000);
const known = [
  'X',
  'Y',
  'Dx',
  'Url',
  'Tag',
  'Mode',
  'Model',
  'Object',
  'FragmentIndex',
  'Größe',
  tooLong,
  'Last',
];
const seedOf = (names: readonly string[]): NameTable => ({
  names,
  ids: new Map(names.map((name, id) => [name, id])),
});

/** All rows, with names instead of their ids. */
function rowsOf(xml: XmlDocument): unknown {
  return Array.from({ length: xml.nodeCount }, (_, row) => ({
    kind: xml.kind[row],
    flags: xml.flags[row],
    name: xml.names[xml.nameId[row] ?? -1],
    parent: xml.parent[row],
    span: [xml.start, xml.nameEnd, xml.startTagEnd, xml.endTagStart, xml.end].map((column) => column[row]),
  }));
}

function assertSameTree(text: string): void {
  const parse = (names: readonly string[]) => parseXmlDocument(text, seedOf(names), copyCodeUnitsInNode);
  const [quick, slow] = [parse(known), parse([])];
  assert.deepEqual(rowsOf(quick), rowsOf(slow));
  assert.deepEqual(quick.syntaxErrors, slow.syntaxErrors);
}

/** A known name, or one that differs from it in a letter or its length. */
const name = fc
  .tuple(
    fc.constantFrom(...known),
    fc.constantFrom('same', 'same', 'same', 'other', 'shorter', 'longer'),
    fc.nat(),
  )
  .map(([word, change, place]) => {
    if (change === 'same') return word;
    if (change === 'longer') return `${word}s`;
    if (change === 'shorter') return word.slice(0, -1) || word;
    const at = place % word.length;
    return `${word.slice(0, at)}${word[at] === 'q' ? 'r' : 'q'}${word.slice(at + 1)}`;
  });
const value = fc.constantFrom(
  '',
  '1',
  'ab',
  'abc',
  'https://example.com/1.mp4',
  'a b',
  '中',
  'x中',
  'a&amp;b',
  ' 1',
);
const space = fc.constantFrom('', ' ', '\n', '\n    ', '\r\n\t', '\n         ');
const leaf = fc
  .tuple(space, name, value, fc.boolean(), name)
  .map(([before, start, inner, isRight, end]) => `${before}<${start}>${inner}</${isRight ? start : end}>`);

describe('names that the schemas know', () => {
  it('make the same tree as names that they do not', () => {
    fc.assert(
      fc.property(fc.array(leaf), fc.nat(), (leaves, cut) => {
        const text = `<Request>${leaves.join('')}\n</Request>`;
        assertSameTree(text);
        assertSameTree(text.slice(0, cut % (text.length + 1)));
      }),
      fuzzing(2000),
    );
  });
});
