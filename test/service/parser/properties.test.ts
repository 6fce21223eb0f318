/**
 * Parsing never fails: any prefix of a sample, any damage and any noise is a tree whose offsets hold.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseRequestDocument } from '../../../server/service/binding/parseRequestDocument';
import { samples } from '../../support/samples';
import { schemaSet } from '../../support/schemaSet';
import { checkTree } from '../../support/treeEvents';
import { outline, parseXml } from '../../support/treeOutline';
import { damagedXml, fuzzing, markupSoup } from '../../support/xmlArbitraries';

describe('a sample cut off at any character', () => {
  for (const { file, text } of samples()) {
    it(file, () => {
      for (let length = 0; length <= text.length; length++) {
        checkTree(parseRequestDocument(text.slice(0, length), schemaSet()).xml);
      }
    });
  }
});

describe('a sample without its beginning', () => {
  for (const { file, text } of samples()) {
    it(file, () => {
      for (let start = 1; start < text.length; start += 7) {
        checkTree(parseRequestDocument(text.slice(start), schemaSet()).xml);
      }
    });
  }
});

describe('any text is a tree', () => {
  const bytes = fc.uint8Array({ maxLength: 200 }).map((codes) => String.fromCharCode(...codes));
  const units = fc.uint16Array({ maxLength: 200 }).map((codes) => String.fromCharCode(...codes));
  const texts = { damagedXml, markupSoup, bytes, units, anything: fc.string({ unit: 'binary' }) };
  for (const [what, arbitrary] of Object.entries(texts)) {
    it(`of ${what}`, () => {
      fc.assert(
        fc.property(arbitrary, (text) => checkTree(parseXml(text))),
        fuzzing(2000),
      );
    });
  }
});

describe('names that are known beforehand', () => {
  it('change nothing but their numbers', () => {
    const seed = {
      names: ['A', 'Request', 'n:A'],
      ids: new Map([
        ['A', 0],
        ['Request', 1],
        ['n:A', 2],
      ]),
    };
    fc.assert(
      fc.property(damagedXml, (text) => {
        const [seeded, bare] = [parseXml(text, seed), parseXml(text)];
        assert.equal(outline(seeded), outline(bare));
        assert.deepEqual(seeded.syntaxErrors, bare.syntaxErrors);
      }),
      fuzzing(1000),
    );
  });
});
