/**
 * Folding: what can be folded, that folds are nested in any document, and which ones stay where there is a limit.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { FoldingRange } from 'vscode-languageserver-types';
import { at, isElement, NONE } from '../../../server/service/parser/xmlNodes';
import { limitFolds } from '../../../server/src/foldingLimit';
import { brokenSample } from '../../support/brokenSamples';
import { documentOf } from '../../support/checkDiagnostics';
import { languageService } from '../../support/schemaSet';
import { damagedXml, fuzzing, markupSoup } from '../../support/xmlArbitraries';

const service = languageService();

function foldsOf(text: string): FoldingRange[] {
  const document = documentOf(text);
  return service.getFoldingRanges(document, service.parseRequestDocument(document));
}

/** The first and the last line of each fold. */
function folds(lines: readonly string[], limit = Number.POSITIVE_INFINITY): string[] {
  return limitFolds(foldsOf(lines.join('\n')), limit).map(
    ({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind === undefined ? '' : ` ${kind}`}`,
  );
}

describe('folding', () => {
  const rows: readonly (readonly [name: string, lines: readonly string[], expected: readonly string[]])[] = [
    ['siblings', ['<a>', '<b>', '1', '</b>', '<c x="1">', '2', '</c>', '</a>'], ['0-6', '1-2', '4-5']],
    ['a self-closing tag', ['<a>', '<b', ' x="1"', '/>', '</a>'], ['0-3', '1-3']],
    ['an unclosed element, not its parent', ['<a>', '<b>1</b>', '<c>', '</a>'], ['0-2']],
    ['an unclosed element down to its last child', ['<a>', '<c>', '<d/>', '', '</a>'], ['0-3', '1-2']],
    ['an unclosed element before its parent ends on the line', ['<a>', '<c>', '<d/></a>'], ['0-1']],
    ['what the end of the text cuts', ['<a>', '<b>', '<c>', '1', '', ''], ['0-3', '1-3', '2-3']],
    ['past a stray end tag', ['<a>', '<b></b>', 'x', '</b>', '</a>'], ['0-3']],
    ['a comment', ['<!--', '', '-->', '<!-- x', 'y -->'], ['0-2 comment', '3-4 comment']],
    [
      'a comment up to a tag behind it',
      ['<a><b>', '<!--', '', '--></b>', '</a>'],
      ['0-3', '0-2', '1-2 comment'],
    ],
    ['no comment that would hide a tag only', ['<a>', '<!--', '--></a>'], ['0-1']],
    ['CDATA up to a tag behind it', ['<a>', '<b><![CDATA[', 'x', ']]></b>', '</a>'], ['0-3', '1-2']],
    ['an instruction', ['<?p', 'x', '?>', '<a/>'], ['0-2']],
    ['markup with spaces behind it', ['<a>', '<!--', '-->  \t', '</a>'], ['0-2', '1-2 comment']],
    ['Windows lines', ['<a>\r', '<!--\r', '-->\r', '</a>\r'], ['0-2', '1-2 comment']],
    ['two elements on one line', ['<a><b>', '1', '</b>', '</a>'], ['0-2', '0-1']],
    ['elements one after the other', ['<a>', '1', '</a><b>', '2', '</b>'], ['0-1', '2-3']],
    [
      'regions in each other',
      ['<!-- #region a -->', '<!--#region-->', '<!-- #endregion -->', '<!-- #endregion a -->'],
      ['0-3 region', '1-2 region'],
    ],
    [
      'a region among elements',
      ['<a>', ' <!-- #region x -->', ' <b>', ' 1', ' </b>', ' <!-- #endregion -->', '</a>'],
      ['0-5', '1-5 region', '2-3'],
    ],
    ['no region without an end', ['<a>', '<!-- #region -->', '<b/>', '</a>'], ['0-2']],
    ['no region without a beginning', ['<a><b>', '<!-- #endregion -->', '</b>'], ['0-2', '0-1']],
    [
      'no region that ends behind its parent',
      ['<a>', '<!-- #region -->', 'x', '<b></b>', '</a>', '<!-- #endregion -->'],
      ['0-3'],
    ],
    [
      'the region where an element crosses it',
      ['<!-- #region -->', '<a>', 'x', '<!-- #endregion -->', '<b></b>', '</a>'],
      ['0-3 region'],
    ],
    [
      'a region around one that its parent cut',
      ['<!-- #region -->', '<a>', '<!-- #region -->', '</a>', '<!-- #endregion -->'],
      ['0-4 region', '1-2'],
    ],
    [
      'a region up to a tag behind its end',
      ['<a>', '<!-- #region -->', '<b/>', '<!-- #endregion --></a>'],
      ['0-2', '1-2 region'],
    ],
    ['no other words', ['<!-- #regional -->', '<!-- region -->', '<!-- #endregion -->'], []],
  ];
  for (const [name, lines, expected] of rows) {
    it(`takes ${name}`, () => assert.deepEqual(folds(lines), expected));
  }

  const deep = [
    '<a>',
    '<b>',
    '<c>',
    '',
    '</c>',
    '<d>',
    '<e>',
    '',
    '</e>',
    '</d>',
    '</b>',
    '<f>',
    '',
    '</f>',
    '</a>',
  ];
  for (const [limit, expected] of [
    [undefined, ['0-13', '1-9', '2-3', '5-8', '6-7', '11-12']],
    [6, ['0-13', '1-9', '2-3', '5-8', '6-7', '11-12']],
    [5, ['0-13', '1-9', '2-3', '5-8', '11-12']],
    [4, ['0-13', '1-9', '2-3', '11-12']],
    [3, ['0-13', '1-9', '11-12']],
    [2, ['0-13', '1-9']],
    [1, ['0-13']],
    [0, []],
  ] as const) {
    it(`leaves the deepest out where ${limit ?? 'all'} are wanted`, () =>
      assert.deepEqual(folds(deep, limit), expected));
  }
});

/** Comments that begin and end regions, put between the lines of a text. */
const withRegions = (texts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(texts, fc.array(fc.tuple(fc.nat(1000), fc.boolean()), { maxLength: 6 })).map(([text, markers]) => {
    const lines = text.split('\n');
    for (const [at, opens] of markers) {
      lines.splice(at % (lines.length + 1), 0, opens ? '<!-- #region -->' : '<!-- #endregion -->');
    }
    return lines.join('\n');
  });

function checkNesting(text: string): void {
  const document = documentOf(text);
  const { xml } = service.parseRequestDocument(document);
  const all = foldsOf(text);
  const shown = new Set(all.map(({ startLine, endLine }) => `${startLine}-${endLine}`));
  assert.equal(shown.size, all.length, 'a fold is there twice');
  for (const fold of all) {
    for (const other of all) {
      const crosses =
        fold.startLine < other.startLine && other.startLine <= fold.endLine && fold.endLine < other.endLine;
      assert.ok(!crosses, `${JSON.stringify(fold)} crosses ${JSON.stringify(other)}`);
    }
    for (let node = 0; node < xml.nodeCount; node++) {
      const endTagStart = at(xml.endTagStart, node);
      if (!isElement(xml, node) || endTagStart === NONE) continue;
      const startLine = document.positionAt(at(xml.start, node)).line;
      const endLine = document.positionAt(endTagStart).line;
      const hides = startLine < fold.startLine && fold.startLine < endLine && endLine <= fold.endLine;
      assert.ok(!hides, `${JSON.stringify(fold)} hides the end tag on line ${endLine}`);
    }
  }
}

describe('folds are nested, and none hides the end tag of what is around it', () => {
  for (const [what, texts, runs] of [
    ['in samples with damaged tags', brokenSample, 400],
    ['in damaged XML', damagedXml, 600],
    ['in a soup of markup', markupSoup, 600],
  ] as const) {
    it(what, () => fc.assert(fc.property(withRegions(texts), checkNesting), fuzzing(runs)));
  }
});
