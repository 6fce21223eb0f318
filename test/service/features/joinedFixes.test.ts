/**
 * Many fixes as one change: insertions at one offset, of any number and depth, beside what is replaced there.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyAction, documentOf, fixesOf } from '../../support/checkDiagnostics';
import { languageService } from '../../support/schemaSet';
import { fuzzing } from '../../support/xmlArbitraries';

const service = languageService();

/** What fixing everything makes of a text. */
function fixed(text: string): string {
  const document = documentOf(text);
  const autofix = service.getAutofix(document, service.parseRequestDocument(document));
  return autofix === undefined ? text : TextDocument.applyEdits(document, [...autofix.edits]);
}

/** The same through the fix of all problems of that kind. */
function fixedByKind(text: string): string {
  const fix = fixesOf(text).find(({ title }) => title.startsWith('Fix all: An element is not closed'));
  return fix === undefined ? text : applyAction(text, fix);
}

describe('end tags that are missing at one place', () => {
  for (const [broken, expected] of [
    [
      '<Request><Operation><Transcode></Request>',
      '<Request><Operation><Transcode></Transcode></Operation></Request>',
    ],
    [
      '<Request><Operation><Transcode><Video><Codec>H.264</Request>',
      '<Request><Operation><Transcode><Video><Codec>H.264</Codec></Video></Transcode></Operation></Request>',
    ],
    ['<Request><Input><Object>a &amp</Request>', '<Request><Input><Object>a &amp</Object></Input></Request>'],
    [
      '<Request>\r\n  <Operation>\r\n    <Transcode>\r\n</Request>',
      '<Request>\r\n  <Operation>\r\n    <Transcode></Transcode>\r\n  </Operation>\r\n</Request>',
    ],
  ] as const) {
    it(`come from the inside out: ${JSON.stringify(broken)}`, () => assert.equal(fixed(broken), expected));
  }
});

const names = [
  'Operation',
  'Transcode',
  'Video',
  'Codec',
  'Input',
  'Foo',
  'x',
  'Object',
  'Audio',
  'Watermark',
];

interface Level {
  readonly name: string;
  /** Whether something closed stands in front. */
  readonly sibling: 'none' | 'leaf' | 'container';
}

const siblings = { none: '', leaf: '<Q>1</Q>', container: '<Z><Q>1</Q></Z>' } as const;

it('end tags that are missing at the end of an element come back as they were', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.record<Level>({
          name: fc.constantFrom(...names),
          sibling: fc.constantFrom('none', 'leaf', 'container'),
        }),
        { selector: ({ name }) => name, minLength: 1, maxLength: 8 },
      ),
      fc.constantFrom('', 'a.mp4', 'a &amp; b', '<Q>1</Q>', '<Q/>'),
      fc.constantFrom('', '<Next>1</Next>'),
      (levels, content, next) => {
        const open = levels.map(({ name, sibling }) => `<${name}>${siblings[sibling]}`).join('');
        const close = levels.map(({ name }) => `</${name}>`).reverse();
        // A text beside elements, or the next one below an unclosed one, is for a person to place.
        fc.pre(content.startsWith('<') || content === '' || levels.at(-1)?.sibling === 'none');
        const isolated = next === '' ? '' : `</Outer>${next}`;
        const wrap = (inside: string): string =>
          next === '' ? `<Request>${inside}</Request>` : `<Request><Outer>${inside}${isolated}</Request>`;
        const broken = wrap(open + content);
        const whole = wrap(open + content + close.join(''));
        assert.equal(fixed(broken), whole);
        if (levels.length > 1) assert.equal(fixedByKind(broken), whole);
      },
    ),
    fuzzing(500),
  );
});
