/**
 * A leaf whose whole content is one plain text is one row of the tree; any other text has a row of its own.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { holdsPlainText, NodeFlags, NodeKind } from '../../../server/service/parser/xmlNodes';
import { textOf, textSpan } from '../../../server/service/parser/xmlText';
import { checkTree } from '../../support/treeEvents';
import { parseXml } from '../../support/treeOutline';

/** Longer than what the scanner sees at once. */
const LONG = 'word '.repeat(20_000).trimEnd();

/** Names of the schemas and others take different ways through the scanner. */
const seeds = {
  known: {
    names: ['A', 'B'],
    ids: new Map([
      ['A', 0],
      ['B', 1],
    ]),
  },
  unknown: { names: [], ids: new Map() },
};

interface Leaf {
  readonly what: string;
  readonly content: string;
  readonly text?: string;
}

const folded: readonly Leaf[] = [
  { what: 'a word', content: '12.5' },
  { what: 'several words', content: ' 1 2\n' },
  { what: 'a text in Chinese', content: '数据万象' },
  { what: 'a long text', content: LONG },
  { what: 'a quotation mark and a `>`', content: '"a" > \'b\'' },
];

const withRows: readonly Leaf[] = [
  { what: 'a reference', content: '1 &lt; 2', text: '1 < 2' },
  { what: 'a line end of Windows', content: 'a\r\nb', text: 'a\nb' },
  { what: 'a bracket', content: 'a]b' },
  { what: 'a stray `<`', content: '1<', text: '1' },
  { what: 'text behind a stray `<`', content: '<>1', text: '1' },
  { what: 'a comment behind it', content: '1<!-- one -->', text: '1' },
  { what: 'a CDATA section', content: '1<![CDATA[2]]>', text: '12' },
  { what: 'an element behind it', content: '1<B/>', text: '1' },
];

for (const [kind, seed] of Object.entries(seeds)) {
  describe(`a leaf of a name that is ${kind}`, () => {
    for (const { what, content } of folded) {
      it(`has one row for ${what}`, () => {
        const xml = parseXml(`<A>${content}</A>`, seed);
        checkTree(xml);
        assert.equal(xml.nodeCount, 1);
        assert.ok(holdsPlainText(xml, 0));
        assert.equal(textOf(xml, 0), content);
        const start = '<A>'.length + content.length - content.trimStart().length;
        assert.deepEqual(textSpan(xml, 0), { start, end: start + content.trim().length });
      });
    }
    for (const { what, content, text = content } of withRows) {
      it(`has a row of its own for ${what}`, () => {
        const xml = parseXml(`<A>${content}</A>`, seed);
        checkTree(xml);
        assert.ok(!holdsPlainText(xml, 0));
        assert.ok([...xml.kind.subarray(1, xml.nodeCount)].some((row) => row !== NodeKind.element));
        assert.equal(textOf(xml, 0), text);
      });
    }
    it('has a row of its own for text while it is not closed', () => {
      const xml = parseXml('<A>1', seed);
      checkTree(xml);
      assert.deepEqual([...xml.kind.subarray(0, xml.nodeCount)], [NodeKind.element, NodeKind.text]);
      assert.equal(textOf(xml, 0), '1');
    });
    it('leaves nothing behind in the row after it', () => {
      const xml = parseXml('<A><B>a b</B><B>]</B></A>', seed);
      checkTree(xml);
      const flags = [...xml.flags.subarray(0, xml.nodeCount)].map((bits) => bits & NodeFlags.plainText);
      assert.deepEqual(flags, [0, NodeFlags.plainText, 0, 0]);
    });
  });
}
