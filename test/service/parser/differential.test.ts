/**
 * Our parser against others, over random documents: what we call well formed is well formed, and nothing else is,
 * and a well-formed document is the same tree.
 *
 * `saxes` keeps to the XML specification, so the answers must be equal. Where they differ on purpose:
 * - A document type is always an error for us, and nothing of it is used.
 * - A document without any element is no matter of syntax for us: the envelope reports what is missing.
 * - Half a surrogate pair is no character, but `saxes` takes it in most places.
 * - Only white space or `?>` may follow the target of a processing instruction, but `saxes` takes a `?`.
 * `fast-xml-parser` takes much that is wrong, so it is asked one way only: what we take, it takes.
 * It knows no names beyond the basic plane of Unicode.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { NONE, type XmlDocument } from '../../../server/service/parser/xmlNodes';
import { readWithSaxes } from '../../support/saxesEvents';
import { checkTree, treeEvents } from '../../support/treeEvents';
import { parseXml } from '../../support/treeOutline';
import { damagedXml, fuzzing, markupSoup, wellFormedXml } from '../../support/xmlArbitraries';

const isTakenByOversight = (text: string): boolean =>
  /\p{Cs}/u.test(text) || /<\?[^ \t\r\n?]+\?(?!>)/.test(text);
const hasRareName = (text: string): boolean => /[\u{10000}-\u{EFFFF}]/u.test(text);

function isWellFormed({ syntaxErrors, root }: XmlDocument): boolean {
  return syntaxErrors.length === 0 && root !== NONE;
}

function checkVerdict(text: string): void {
  const xml = parseXml(text);
  const reading = readWithSaxes(text);
  if (reading.ok !== isWellFormed(xml) && !isTakenByOversight(text)) {
    assert.deepEqual(xml.syntaxErrors, reading.ok ? [] : reading.error);
  }
  if (isWellFormed(xml) && !hasRareName(text)) assert.equal(XMLValidator.validate(text), true);
}

describe('the verdict of other parsers is ours', () => {
  const sources = {
    'well-formed documents': wellFormedXml,
    'damaged documents': damagedXml,
    'markup in no order': markupSoup.map((soup) => `<A>${soup}</A>`),
  };
  for (const [what, arbitrary] of Object.entries(sources)) {
    it(`on ${what}`, () => fc.assert(fc.property(arbitrary, checkVerdict), fuzzing(2000)));
  }
});

describe('a well-formed document', () => {
  it('is the same tree, text and places as for another parser', () => {
    fc.assert(
      fc.property(wellFormedXml, (text) => {
        const xml = parseXml(text);
        checkTree(xml);
        assert.deepEqual({ ok: true, events: treeEvents(xml) }, readWithSaxes(text));
      }),
      fuzzing(2000),
    );
  });

  it('has one mistake more with a document type, which changes no node of it', () => {
    const doctype = '<!DOCTYPE A SYSTEM "a" [<!ENTITY amp "x"> <!-- ]> --> <!ATTLIST A k CDATA "]>">] >';
    fc.assert(
      fc.property(wellFormedXml, (text) => {
        const head = /^\uFEFF?(?:<\?xml .*?\?>)?/s.exec(text)?.[0] ?? '';
        const withDoctype = head + doctype + text.slice(head.length);
        const xml = parseXml(withDoctype);
        assert.deepEqual(
          xml.syntaxErrors.map(({ code, start }) => ({ code, start })),
          [{ code: 'syntax-doctype', start: head.length }],
        );
        assert.deepEqual({ ok: true, events: treeEvents(xml) }, readWithSaxes(withDoctype));
      }),
      fuzzing(600),
    );
  });
});
