/**
 * The W3C XML conformance suite: what XML calls well formed has no syntax error and is the tree that `saxes` reads,
 * and what is not well formed has one. Documents with a document type are reported so, once, and nothing of it is used.
 *
 * The suite judges bytes, we judge the text that an editor shows. The documents of `onlyBytes` are right in
 * every character of that text.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, isElement, NONE, NodeKind, type XmlDocument } from '../../../server/service/parser/xmlNodes';
import { decodeText, textOf } from '../../../server/service/parser/xmlText';
import { diagnosticsOf } from '../../support/checkDiagnostics';
import { type ConformanceTest, conformanceTests } from '../../support/conformanceSuite';
import { readWithSaxes } from '../../support/saxesEvents';
import { checkTree, treeEvents } from '../../support/treeEvents';
import { parseXml } from '../../support/treeOutline';

/** Documents that are not well formed because of their bytes, and why their text is. */
const onlyBytes: Readonly<Record<string, string>> = {
  'xmltest/not-wf/sa/168.xml': 'bytes of half a surrogate pair, which an editor shows as U+FFFD',
  'xmltest/not-wf/sa/169.xml': 'bytes of half a surrogate pair, which an editor shows as U+FFFD',
  'xmltest/not-wf/sa/170.xml': 'bytes of a code beyond Unicode, which an editor shows as U+FFFD',
  'eduni/errata-2e/E61.xml': 'declares UTF-16 and is in ASCII',
  'eduni/misc/007.xml': 'declares ISO-8859-1 and starts with the byte order mark of UTF-8',
  'eduni/misc/008.xml': 'declares UTF-8 and is in UTF-16',
};

const suite = conformanceTests();
const plain = suite.filter(({ hasDoctype }) => !hasDoctype);
const typed = suite.filter(({ hasDoctype }) => hasDoctype);
const ofVerdict = (verdict: ConformanceTest['verdict']) => plain.filter((test) => test.verdict === verdict);

/** Whether it is reported; that there is no element at all is reported by the envelope, not by the parser. */
function isReported({ syntaxErrors, root }: XmlDocument): boolean {
  return syntaxErrors.length > 0 || root === NONE;
}

function percentage(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} % (${part} of ${whole})`;
}

describe('a document of the W3C suite without a document type', () => {
  it('has no syntax error when it is well formed, and is the tree that another parser reads', (t) => {
    const wellFormed = ofVerdict('well-formed');
    assert.ok(wellFormed.length >= 60, 'the suite is there');
    const clean = wellFormed.filter(({ text }) => !isReported(parseXml(text)));
    t.diagnostic(`well formed, without a syntax error: ${percentage(clean.length, wellFormed.length)}`);
    for (const { file, text } of wellFormed) {
      const xml = parseXml(text);
      assert.deepEqual(xml.syntaxErrors, [], file);
      assert.deepEqual({ ok: true, events: treeEvents(xml) }, readWithSaxes(text), file);
    }
  });

  it('has one when it is not well formed, but for faults of its bytes', (t) => {
    const broken = ofVerdict('not-well-formed');
    assert.ok(broken.length >= 220, 'the suite is there');
    const silent = broken.filter(({ text }) => !isReported(parseXml(text)));
    const silentWithSaxes = broken.filter(({ text }) => readWithSaxes(text).ok);
    const share = (missed: readonly unknown[]) => percentage(broken.length - missed.length, broken.length);
    t.diagnostic(`not well formed, with a syntax error: ${share(silent)}, saxes ${share(silentWithSaxes)}`);
    assert.deepEqual(silent.map(({ file }) => file).sort(), Object.keys(onlyBytes).sort());
    assert.ok(silent.length <= silentWithSaxes.length);
  });
});

describe('a document of the W3C suite with a document type', () => {
  it('is told once that requests have none', (t) => {
    assert.ok(typed.length >= 1600, 'the suite is there');
    t.diagnostic(`with a document type: ${typed.length} documents`);
    for (const { file, text } of typed) {
      const messages = diagnosticsOf(text)
        .filter(({ code }) => code === 'syntax-doctype')
        .map(({ message }) => message);
      assert.deepEqual(messages, ['CI requests have no document type declaration: remove it.'], file);
    }
  });

  it('has no other mistake when it is well formed, but the entities that it defined', () => {
    for (const { file, text } of typed.filter(({ verdict }) => verdict === 'well-formed')) {
      const others = parseXml(text).syntaxErrors.filter(({ code }) => code !== 'syntax-doctype');
      const unknown = others.filter(({ args }) => 'reason' in args && args.reason === 'unknown-entity');
      assert.deepEqual(others, unknown, file);
    }
  });

  it('expands nothing', () => {
    for (const { file, text } of typed) {
      const xml = parseXml(text);
      checkTree(xml);
      for (let node = 0; node < xml.nodeCount; node++) {
        const raw = text.slice(at(xml.start, node), at(xml.end, node));
        const data = isElement(xml, node) ? textOf(xml, node) : decodeText(raw);
        assert.ok(data.length <= raw.length, file);
        // What is left of a reference when only XML's own ones are decoded.
        if (xml.kind[node] !== NodeKind.text) continue;
        const names = raw.match(/&(?!amp;|lt;|gt;|quot;|apos;)[A-Za-z][\w.-]*;/g) ?? [];
        assert.deepEqual(
          names.filter((name) => !data.includes(name)),
          [],
          file,
        );
      }
    }
  });
});
