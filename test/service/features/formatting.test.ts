/**
 * Formatting: what becomes of a text, that it stays so, and that nothing but white space between tags changes.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FormattingOptions } from 'vscode-languageserver-types';
import type { FormatSettings } from '../../../server/service/languageServiceTypes';
import { marked } from '../../support/marked';

const twoSpaces: FormattingOptions = { tabSize: 2, insertSpaces: true };

function formatted(text: string, options = twoSpaces, settings?: FormatSettings): string {
  const { service, document } = marked(text);
  return TextDocument.applyEdits(document, service.format(document, undefined, options, settings));
}

/** Formats what stands between the first and the second `|`. */
function formattedBetween(text: string): string {
  const [before = '', inside = '', after = ''] = text.split('|');
  const { service, document } = marked(before + inside + after);
  const start = document.positionAt(before.length);
  const range = { start, end: document.positionAt(before.length + inside.length) };
  return TextDocument.applyEdits(document, service.format(document, range, twoSpaces));
}

describe('formatting', () => {
  for (const file of fs.readdirSync('test/samples/pages')) {
    it(`settles beginnings of ${file} at once and keeps its text`, () => {
      const text = fs.readFileSync(path.join('test/samples/pages', file), 'utf8');
      for (let length = 0; length <= text.length; length += 3) {
        const beginning = text.slice(0, length);
        const once = formatted(beginning);
        assert.equal(formatted(once), once, JSON.stringify(beginning.slice(-80)));
        assert.equal(once.replace(/\s/g, ''), beginning.replace(/\s/g, ''));
      }
    });
  }

  for (const [name, text, expected] of [
    ['gives each element its line', '<a><b>1</b><c/></a>', '<a>\n  <b>1</b>\n  <c/>\n</a>'],
    ['keeps one blank line of several', '<a>\n<b/>\n\n\n\n<c/></a>', '<a>\n  <b/>\n\n  <c/>\n</a>'],
    ['keeps a value with its white space', '<a><b>\n x \n</b></a>', '<a>\n  <b>\n x \n</b>\n</a>'],
    ['keeps empty elements on their line', '<a><b></b></a>', '<a>\n  <b></b>\n</a>'],
    ['puts the end tag below its start tag', '<a><b>\n</b>\n\n</a>', '<a>\n  <b>\n  </b>\n</a>'],
    ['keeps mixed content', '<a>x <b/> y</a>', '<a>x <b/> y</a>'],
    ['keeps CDATA', '<a><b><![CDATA[ <x> ]]></b></a>', '<a>\n  <b><![CDATA[ <x> ]]></b>\n</a>'],
    ['keeps a comment behind a tag there', '<a>\n<b/> <!-- c --></a>', '<a>\n  <b/> <!-- c -->\n</a>'],
    [
      'gives other comments their line',
      '<a>\n<!-- one\n two --><b/></a>',
      '<a>\n  <!-- one\n two -->\n  <b/>\n</a>',
    ],
    ['keeps attributes as they are', '<a\n x="1"  y="2"><b/></a>', '<a\n x="1"  y="2">\n  <b/>\n</a>'],
    ['keeps what is not closed', '<z><a><b><c>1</c></a>\n</z>', '<z><a><b><c>1</c></a>\n</z>'],
    ['keeps Windows line ends', '<a>\r\n<b/><c/></a>\r\n', '<a>\r\n  <b/>\r\n  <c/>\r\n</a>\r\n'],
    ['keeps a byte order mark', '\uFEFF<a><b/></a>', '\uFEFF<a>\n  <b/>\n</a>'],
    ['puts the root below the declaration', '<?xml version="1.0"?><a/>', '<?xml version="1.0"?>\n<a/>'],
    ['keeps what is no XML', 'text', 'text'],
    ['keeps nothing', '', ''],
  ] as const) {
    it(name, () => {
      assert.equal(formatted(text), expected);
      assert.equal(formatted(expected), expected);
    });
  }

  for (const [name, text, expected] of [
    ['writes a value right between its tags', '<a><b> 1\n</b></a>', '<a>\n  <b>1</b>\n</a>'],
    ['closes an empty element right away', '<a><b>\n  </b></a>', '<a>\n  <b></b>\n</a>'],
    ['keeps a value with spaces in it', '<a><b> x  y </b></a>', '<a>\n  <b>x  y</b>\n</a>'],
    ['keeps values of several lines', '<a><b>\n x\n y\n</b></a>', '<a>\n  <b>\n x\n y\n</b>\n</a>'],
    ['keeps values beside attributes', '<a><b c="1"> 1 </b></a>', '<a>\n  <b c="1"> 1 </b>\n</a>'],
    ['keeps CDATA', '<a><b> <![CDATA[ 1 ]]> </b></a>', '<a>\n  <b> <![CDATA[ 1 ]]> </b>\n</a>'],
    ['keeps comments', '<a><b> 1 <!-- c --></b></a>', '<a>\n  <b> 1 <!-- c --></b>\n</a>'],
    ['keeps mixed content', '<a> x <b> 1 </b> y</a>', '<a> x <b> 1 </b> y</a>'],
    ['keeps references', '<a><b> &#32;x&#32; </b></a>', '<a>\n  <b>&#32;x&#32;</b>\n</a>'],
  ] as const) {
    it(`of compact leaves ${name}`, () => {
      assert.equal(formatted(text, twoSpaces, { compactLeaves: true }), expected);
      assert.equal(formatted(expected, twoSpaces, { compactLeaves: true }), expected);
    });
  }

  it('indents with tabs where the editor does', () => {
    assert.equal(formatted('<a><b/></a>', { tabSize: 4, insertSpaces: false }), '<a>\n\t<b/>\n</a>');
  });

  it('indents by 0 to 32 spaces, whatever the client says', () => {
    const indented = (tabSize: number) => formatted('<a><b/></a>', { tabSize, insertSpaces: true });
    const by = (spaces: number) => `<a>\n${' '.repeat(spaces)}<b/>\n</a>`;
    const sizes = [-1, 0, 1, 32, 33, 1e9, Number.NaN, 'many' as unknown as number];
    assert.deepEqual(sizes.map(indented), [by(0), by(0), by(1), by(32), by(32), by(32), by(1), by(1)]);
  });

  for (const [name, text, options, expected] of [
    ['with a line break where it is to have one', '<a/>', { insertFinalNewline: true }, '<a/>\n'],
    ['with the line break that it has', '<a/>\r\n', { insertFinalNewline: true }, '<a/>\r\n'],
    [
      'with the kind of line break that it uses',
      '<a>\r\n</a>',
      { insertFinalNewline: true },
      '<a>\r\n</a>\r\n',
    ],
    ['with as many line breaks as it has', '<a/>\n\n', { insertFinalNewline: true }, '<a/>\n\n'],
    ['with a line break behind spaces', '<a/>\n  ', { insertFinalNewline: true }, '<a/>\n  \n'],
    ['with one line break of several', '<a/>\n\n\n', { trimFinalNewlines: true }, '<a/>\n'],
    ['with one line break of several with spaces', '<a/>\n \n\t\n', { trimFinalNewlines: true }, '<a/>\n'],
    ['without one where it has none', '<a/>', { trimFinalNewlines: true }, '<a/>'],
    ['without spaces', '<a/> \t', { trimTrailingWhitespace: true }, '<a/>'],
    ['without spaces on its last lines', '<a/>  \n\t\n  ', { trimTrailingWhitespace: true }, '<a/>\n\n'],
    [
      'without spaces behind a comment',
      '<a/><!-- x -->  \r\n',
      { trimTrailingWhitespace: true },
      '<a/><!-- x -->\r\n',
    ],
    [
      'without any of it',
      '<a/>  \n \n',
      { trimTrailingWhitespace: true, trimFinalNewlines: true, insertFinalNewline: true },
      '<a/>\n',
    ],
    ['as it does', '<a/> \n\n ', {}, '<a/> \n\n '],
  ] as const) {
    it(`ends the file ${name}`, () => {
      const all = { ...twoSpaces, ...options };
      assert.equal(formatted(text, all), expected);
      assert.equal(formatted(expected, all), expected);
    });
  }

  for (const [name, text, expected] of [
    [
      'leaves the rest as it is',
      '<a>\n|<b>\n<c/></b>|\n<d>\n<e/></d></a>',
      '<a>\n  <b>\n    <c/>\n  </b>\n<d>\n<e/></d></a>',
    ],
    ['indents a single line', '<a>\n|<b/>|\n<c/>\n</a>', '<a>\n  <b/>\n<c/>\n</a>'],
    [
      'indents a line that is selected with its indentation',
      '<a>\n|        <b/>|\n<c/>\n</a>',
      '<a>\n  <b/>\n<c/>\n</a>',
    ],
    ['indents a line that is selected with its end', '<a>\n|\t<b/>\n|<c/>\n</a>', '<a>\n  <b/>\n<c/>\n</a>'],
    [
      'indents a line that is selected behind its indentation',
      '<a>\n      |<b/>|\n<c/>\n</a>',
      '<a>\n  <b/>\n<c/>\n</a>',
    ],
    [
      'indents a line that is selected from its middle on',
      '<a>\n<b>|1</b>\n<c/>|\n</a>',
      '<a>\n  <b>1</b>\n  <c/>\n</a>',
    ],
    [
      'indents the line of an end tag',
      '<a>\n  <b>\n<c/>\n|    </b>|\n</a>',
      '<a>\n  <b>\n<c/>\n  </b>\n</a>',
    ],
    ['indents a line of Windows', '<a>\r\n|<b/>|\r\n<c/>\r\n</a>', '<a>\r\n  <b/>\r\n<c/>\r\n</a>'],
    ['indents the first line of the document', '|    <a/>|\n', '<a/>\n'],
    ['indents the first line behind a byte order mark', '\uFEFF|  <a>|\n</a>\n', '\uFEFF<a>\n</a>\n'],
    [
      'keeps the blank lines before its first line',
      '<a>\n<c/>\n\n\n\n|<b/>|\n</a>',
      '<a>\n<c/>\n\n\n\n  <b/>\n</a>',
    ],
    ['indents the line below blank ones', '<a>\n<c/>\n|\n\n<b/>|\n</a>', '<a>\n<c/>\n\n\n  <b/>\n</a>'],
    ['leaves the line behind its end', '<a>\n  <b/>|\n|<c/>\n</a>', '<a>\n  <b/>\n<c/>\n</a>'],
    ['keeps a tag in the middle of its line', '<a>\n<b/> |<c/>|\n</a>', '<a>\n  <b/> <c/>\n</a>'],
    ['keeps a comment behind a tag', '<a>\n  <b/> |<!-- c -->|\n</a>', '<a>\n  <b/> <!-- c -->\n</a>'],
    ['keeps a value', '<a>\n  <b>\n|x|\n  </b>\n</a>', '<a>\n  <b>\nx\n  </b>\n</a>'],
  ] as const) {
    it(`of a range ${name}`, () => assert.equal(formattedBetween(text), expected));
  }
});
