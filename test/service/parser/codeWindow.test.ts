/**
 * The scanner sees a text through a window; where the window ends changes nothing in the tree.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CopyCodeUnits, copyCodeUnits } from '../../../server/service/parser/codeUnits';
import type { XmlDocument } from '../../../server/service/parser/xmlNodes';
import { parseXmlDocument } from '../../../server/service/parser/xmlParser';
import { copyCodeUnitsInNode } from '../../../server/src/node/codeUnits';

const names = ['Request', 'Tag', 'Object'];
const seed = { names, ids: new Map(names.map((name, id) => [name, id])) };

/** What the scanner sees at once, and less than what it sees at least. */
const WINDOW = 1 << 15;
const MUCH = 3000;

const bodies = {
  tags: '<Tag>Concat</Tag><Object></Object><Tag/>',
  'unknown names': '<Unknown>1</Unknown><Other a="b">2</Other>',
  'a long word': `<Object>${'x'.repeat(MUCH)}</Object>`,
  'a long text': `<Object>${'x y '.repeat(MUCH / 4)}</Object>`,
  'a long text with references': `<Object>${'x&amp;y '.repeat(MUCH / 8)}</Object>`,
  'much space': `<Object>${' '.repeat(MUCH)}1${' '.repeat(MUCH)}</Object>${'\r\n'.repeat(MUCH / 2)}`,
  'other languages': `<Object>${'中文！😀'.repeat(MUCH / 5)}</Object>`,
  'a NUL': '<Object>a\0b</Object><Tag>\0</Tag>',
};

/** Everything about the rows behind the filler, with offsets from its end. */
function rowsBehind(xml: XmlDocument, filler: number): unknown {
  const from = (offset = -1): number => (offset < filler ? Math.min(offset, 0) : offset - filler);
  return Array.from({ length: xml.nodeCount }, (_, row) => ({
    kind: xml.kind[row],
    flags: xml.flags[row],
    name: xml.names[xml.nameId[row] ?? -1],
    parent: xml.parent[row],
    span: [xml.start[row], xml.nameEnd[row], xml.startTagEnd[row], xml.endTagStart[row], xml.end[row]].map(
      from,
    ),
  }));
}

function parseBehind(filler: number, body: string, copy: CopyCodeUnits): XmlDocument {
  return parseXmlDocument(`<Request>${' '.repeat(filler)}${body}</Request>`, seed, copy);
}

describe('the end of the window', () => {
  const ways = { 'character by character': copyCodeUnits, 'as memory': copyCodeUnitsInNode };
  for (const [way, copy] of Object.entries(ways)) {
    for (const [what, body] of Object.entries(bodies)) {
      it(`stands in ${what}, copied ${way}`, () => {
        const expected = rowsBehind(parseBehind(0, body, copyCodeUnits), '<Request>'.length);
        for (let filler = WINDOW - 2 * MUCH; filler < WINDOW + 50; filler += 61) {
          const xml = parseBehind(filler, body, copy);
          assert.deepEqual(rowsBehind(xml, filler + '<Request>'.length), expected);
        }
      });
    }
  }
});
