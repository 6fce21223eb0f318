/**
 * Formatting of broken documents: how their tags are read, and what is reported, stays as it was.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FormattingOptions, Range } from 'vscode-languageserver-types';
import type { FormatSettings } from '../../../server/service/languageServiceTypes';
import { at, NONE, NodeFlags, NodeKind } from '../../../server/service/parser/xmlNodes';
import { brokenSample } from '../../support/brokenSamples';
import { documentOf } from '../../support/checkDiagnostics';
import { languageService } from '../../support/schemaSet';
import { outline, parseXml } from '../../support/treeOutline';
import { damagedXml, fuzzing, markupSoup } from '../../support/xmlArbitraries';

const service = languageService();
const twoSpaces: FormattingOptions = { tabSize: 2, insertSpaces: true };
const tabs: FormattingOptions = { tabSize: 4, insertSpaces: false };

function formatted(
  text: string,
  options: FormattingOptions,
  settings?: FormatSettings,
  range?: Range,
): string {
  const document = documentOf(text);
  return TextDocument.applyEdits(document, service.format(document, range, options, settings));
}

/** The tree with its values, the errors of the XML by element, and every problem by code and words. */
function readingOf(text: string): readonly unknown[] {
  const xml = parseXml(text);
  const document = documentOf(text);
  const problems = service.doValidation(document, service.parseRequestDocument(document));
  return [
    outline(xml),
    xml.syntaxErrors.map(({ code, node, args }) => ({ code, node, args })),
    problems.map(({ code, message }) => [code, message]),
  ];
}

function checkReading(text: string, options: FormattingOptions, settings?: FormatSettings): void {
  const once = formatted(text, options, settings);
  assert.deepEqual(readingOf(once), readingOf(text));
  assert.equal(formatted(once, options, settings), once, 'formatted again');
  assert.equal(once.replaceAll(/\s/g, ''), text.replaceAll(/\s/g, ''));
}

describe('formatting a broken document changes nothing about how it is read', () => {
  for (const [what, texts, runs] of [
    ['in samples with damaged tags', brokenSample, 600],
    ['in damaged XML', damagedXml, 400],
    ['in a soup of markup', markupSoup, 400],
  ] as const) {
    it(what, () => {
      fc.assert(
        fc.property(texts, fc.constantFrom(twoSpaces, tabs), fc.boolean(), (text, options, compactLeaves) => {
          checkReading(text, options, { compactLeaves });
        }),
        fuzzing(runs),
      );
    });
  }

  it('where only a range is formatted', () => {
    fc.assert(
      fc.property(brokenSample, fc.nat(), fc.nat(), (text, from, to) => {
        const document = documentOf(text);
        const [start, end] = [from % text.length, to % text.length].sort((one, other) => one - other);
        const range = { start: document.positionAt(start ?? 0), end: document.positionAt(end ?? 0) };
        assert.deepEqual(readingOf(formatted(text, tabs, {}, range)), readingOf(text));
      }),
      fuzzing(300),
    );
  });
});

/** The indentation of the start and the end tag of each element but values, where both start their lines. */
function levelsOf(text: string): ReadonlyMap<number, readonly [start: string, end: string]> {
  const { kind, flags, start, endTagStart, nodeCount } = parseXml(text);
  const levels = new Map<number, readonly [string, string]>();
  for (let node = 0; node < nodeCount; node++) {
    const [startTag, endTag] = [at(start, node), at(endTagStart, node)].map(
      (offset) => /(?:^|\n)([ \t]*)$/.exec(text.slice(0, Math.max(offset, 0)))?.[1],
    );
    const isValue = (at(flags, node) & (NodeFlags.hasText | NodeFlags.hasElements)) === NodeFlags.hasText;
    if (kind[node] !== NodeKind.element || at(endTagStart, node) === NONE || isValue) continue;
    if (startTag !== undefined && endTag !== undefined) levels.set(node, [startTag, endTag]);
  }
  return levels;
}

it('formatting a broken document moves no start tag away from its end tag', () => {
  fc.assert(
    fc.property(brokenSample, fc.constantFrom(twoSpaces, tabs), (text, options) => {
      const before = levelsOf(text);
      for (const [node, [start, end]] of levelsOf(formatted(text, options))) {
        const [oldStart, oldEnd] = before.get(node) ?? [];
        const isSettled = start === end || (start === oldStart && end === oldEnd);
        assert.ok(isSettled, `${JSON.stringify([oldStart, oldEnd])} became ${JSON.stringify([start, end])}`);
      }
    }),
    fuzzing(600),
  );
});

describe('formatting a broken document', () => {
  for (const [name, text, expected] of [
    [
      'leaves the element around the fault as it is, and lays out the rest',
      '<a><b><c>1</c></b>\n<d>\n   <e>1\n <f>2</f>\n     </d>\n<g><h/></g></a>',
      '<a>\n  <b>\n    <c>1</c>\n  </b>\n<d>\n   <e>1\n <f>2</f>\n     </d>\n<g>\n  <h/>\n</g>\n</a>',
    ],
    ['leaves everything where the root is not closed', '<a><b><c>1</c></b>', '<a><b><c>1</c></b>'],
    [
      'lays out everything around a wrong reference',
      '<a><b>x & y</b><c/></a>',
      '<a>\n  <b>x & y</b>\n  <c/>\n</a>',
    ],
    [
      'keeps what ends right behind a fault as a whole',
      '<r>\n      <p>\n   <x/>\n        <d>\n  <e>1\n  <f>2</f>\n        </d>\n      </p>\n      <q>\n </q>\n</r>',
      '<r>\n      <p>\n        <x/>\n        <d>\n  <e>1\n  <f>2</f>\n        </d>\n      </p>\n  <q>\n  </q>\n</r>',
    ],
    [
      'closes what begins right behind a fault below its start tag',
      '<r>\n  <d>\n  <e>1\n  <f>2</f>\n  </d>\n      <p>\n<x><y/></x>\n   </p>\n</r>',
      '<r>\n  <d>\n  <e>1\n  <f>2</f>\n  </d>\n      <p>\n        <x>\n          <y/>\n        </x>\n      </p>\n</r>',
    ],
    [
      'keeps an emptied element right behind a fault below its start tag',
      '<r>\n<d>\n<e>1\n<f>2</f>\n</d>\n      <p>\n</p>\n</r>',
      '<r>\n<d>\n<e>1\n<f>2</f>\n</d>\n      <p>\n      </p>\n</r>',
    ],
    [
      'keeps an element with text and elements as a whole',
      '<r>\n      <p>\n   x & y <b/>\n      </p>\n      <q/>\n</r>',
      '<r>\n      <p>\n   x & y <b/>\n      </p>\n  <q/>\n</r>',
    ],
    [
      'keeps a misspelt end tag on its line and what follows in its place',
      '<a>\n<Width>1</Widht>\n<c/><d/></a>',
      '<a>\n<Width>1</Widht>\n<c/><d/></a>',
    ],
  ] as const) {
    it(name, () => assert.equal(formatted(text, twoSpaces), expected));
  }
});
