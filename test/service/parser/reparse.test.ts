/**
 * A tree that is made from the one before a change is the one that parsing the whole text gives: changes inside of
 * elements and between them, of whole elements, of halves and of what is no markup at all.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { reparseXmlDocument, type TextChange } from '../../../server/service/parser/reparse';
import type { NameTable, XmlDocument } from '../../../server/service/parser/xmlNodes';
import { parseXmlDocument } from '../../../server/service/parser/xmlParser';
import { damagedXml, fuzzing, wellFormedXml } from '../../support/xmlArbitraries';

const seedNames = ['Request', 'A', 'B', 'Width'];
const seed: NameTable = { names: seedNames, ids: new Map(seedNames.map((name, id) => [name, id])) };

/** All of a tree; names by their letters, because a reparsed tree numbers those of its own differently. */
function everythingOf(xml: XmlDocument): unknown {
  const rows = Array.from({ length: xml.nodeCount }, (_, row) => ({
    kind: xml.kind[row],
    flags: xml.flags[row],
    name: xml.names[xml.nameId[row] ?? -1],
    links: [xml.parent[row], xml.firstChild[row], xml.nextSibling[row]],
    span: [xml.start[row], xml.nameEnd[row], xml.startTagEnd[row], xml.endTagStart[row], xml.end[row]],
  }));
  return { text: xml.text, rows, root: xml.root, errors: xml.syntaxErrors };
}

interface Edit {
  /** Where, as a part of the places that come into question. */
  readonly place: number;
  /** To the place so many further on. */
  readonly places: number;
  readonly inserted: string;
  /** In the first text again, because broken ones stay broken. */
  readonly isUndone: boolean;
}

/** What people put between two elements, or in their place. */
const pieces = [
  ...[
    '',
    '',
    ' ',
    '\n',
    '\n\n    ',
    '\t',
    '\r\n',
    'text',
    ' text ',
    '&amp;',
    '&',
    '&x;',
    ']]>',
    '\u0001',
    '\uFEFF',
  ],
  ...[
    '<!-- c -->',
    '<!---->',
    '<!--',
    '<!-- ',
    '-->',
    '<!-',
    '<!',
    '<![CDATA[x]]>',
    '<![CDATA[ ]]>',
    '<![CDATA[',
  ],
  ...[
    '<?p x?>',
    '<?p',
    '?>',
    '<?xml version="1.0"?>',
    '<!DOCTYPE a>',
    '<A/>',
    '<A>1</A>',
    '<A></A>',
    '<A>1</A>\n',
  ],
  ...[
    '<B><A>1</A><A>2</A></B>',
    '<B k="1"/>',
    '<B k="1',
    '<Other>1</Other>',
    '<Other><Own/></Other>',
    '<A',
    '<A>',
  ],
  ...[
    '<',
    '</',
    '</A>',
    '</A',
    '</B>',
    '</Other>',
    '</Width>',
    '</A><A>',
    '</B><B>',
    '</Request><Request>',
    '<A><',
  ],
  ...['</Request>', '< A>', '<a>1<a>', '<A>1<A>', '<A>1</B>', '</>', '<>', '<1', '>', '/>', '"', '='],
];

const edits = fc.array(
  fc.record({
    place: fc.nat({ max: 999_999 }).map((part) => part / 1_000_000),
    places: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 3 }), fc.nat({ max: 12 })),
    inserted: fc.constantFrom(...pieces),
    isUndone: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);

/** Where markup starts or ends, or any place where there is no such one. */
function placesIn(text: string, isAnywhere: boolean): number[] {
  const all = Array.from({ length: text.length + 1 }, (_, offset) => offset);
  if (isAnywhere) return all;
  return all.filter((offset) => text[offset] === '<' || text[offset - 1] === '>' || text[offset] === '\n');
}

function changeOf(text: string, { place, places, inserted }: Edit, isAnywhere: boolean): TextChange {
  const among = placesIn(text, isAnywhere);
  const index = Math.min(Math.floor(place * among.length), Math.max(0, among.length - 1));
  const start = among[index] ?? 0;
  const oldEnd = among[Math.min(index + places, among.length - 1)] ?? start;
  return { start, oldEnd: Math.max(start, oldEnd), newEnd: start + inserted.length };
}

/** How the changes were read. */
const counts = { whole: 0, element: 0, content: 0 };

function checkEdits(text: string, list: readonly Edit[], isAnywhere: boolean): void {
  const first = parseXmlDocument(text, seed);
  let before = first;
  for (const edit of list) {
    const change = changeOf(before.text, edit, isAnywhere);
    const now = before.text.slice(0, change.start) + edit.inserted + before.text.slice(change.oldEnd);
    const full = parseXmlDocument(now, seed);
    const known = structuredClone(everythingOf(before));
    const reparse = reparseXmlDocument(before, now, change, seed);
    assert.deepEqual(everythingOf(before), known, 'the tree before has not changed');
    if (reparse !== undefined) assert.deepEqual(everythingOf(reparse.xml), everythingOf(full));
    const way = reparse === undefined ? 'whole' : reparse.children === undefined ? 'element' : 'content';
    counts[way]++;
    before = edit.isUndone ? first : (reparse?.xml ?? full);
  }
}

/** Names that often meet, on lines of their own and in one. */
const list = fc
  .array(
    fc.constantFrom(
      '<A>1</A>',
      '<A/>',
      '<B><A>1</A></B>',
      '<B>\n    <A>x y</A>\n    <Width>1</Width>\n  </B>',
      '<Other>a&amp;b</Other>',
      '<Other>a & b</Other>',
      '<Width>1<Width>',
      '<Width>1',
      '<A>1</a>',
      '<B>1</Width>',
      '<A k="1">1</A>',
      '<!-- c -->',
      '<![CDATA[x]]>',
      '<Request><A/></Request>',
      '<B><B><A/></B></B>',
      'text',
    ),
    { maxLength: 8 },
  )
  .chain((parts) =>
    fc
      .constantFrom('', '\n', '\n  ')
      .map((gap) => `<Request>${parts.map((part) => gap + part).join('')}\n</Request>`),
  );

describe('a tree after a change', () => {
  for (const [name, texts] of [
    ['a list', list],
    ['a document', wellFormedXml],
    ['a damaged document', damagedXml],
  ] as const) {
    it(`between the elements of ${name}`, () => {
      fc.assert(
        fc.property(texts, edits, (text, changes) => checkEdits(text, changes, false)),
        fuzzing(3000),
      );
    });

    it(`anywhere in ${name}`, () => {
      fc.assert(
        fc.property(texts, edits, (text, changes) => checkEdits(text, changes, true)),
        fuzzing(1000),
      );
    });
  }

  it('is made in each of the ways', () => {
    const share = (way: keyof typeof counts) =>
      counts[way] / (counts.whole + counts.element + counts.content);
    for (const way of ['whole', 'element', 'content'] as const)
      assert.ok(share(way) > 0.01, `${way}: ${share(way)}`);
  });
});
