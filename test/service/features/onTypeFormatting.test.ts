/**
 * Formatting while typing: `|` is the cursor right after the Enter or the `>`, with what the editor has done by then.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FormattingOptions } from 'vscode-languageserver-types';
import { brokenSample } from '../../support/brokenSamples';
import { documentOf } from '../../support/checkDiagnostics';
import { marked } from '../../support/marked';
import { languageService } from '../../support/schemaSet';
import { outline, parseXml } from '../../support/treeOutline';
import { fuzzing } from '../../support/xmlArbitraries';

const twoSpaces: FormattingOptions = { tabSize: 2, insertSpaces: true };
const tabs: FormattingOptions = { tabSize: 4, insertSpaces: false };

/** The text after the edits, `|` where an editor has its cursor then: in front of what is replaced behind it. */
function typed(text: string, character: string, options = twoSpaces): string {
  const { service, document, position, request } = marked(text);
  const edits = service.formatOnType(document, position, character, options, request);
  const cursor = document.offsetAt(position);
  const upTo = (end: number) =>
    TextDocument.applyEdits(
      document,
      edits.filter(({ range }) => document.offsetAt(range.end) <= end),
    ).length -
    (document.getText().length - end);
  const after = TextDocument.applyEdits(document, edits);
  return `${after.slice(0, upTo(cursor))}|${after.slice(upTo(cursor))}`;
}

describe('Enter', () => {
  for (const [name, text, expected] of [
    ['between two tags opens a line for content', '<a>\n|</a>', '<a>\n  |\n</a>'],
    ['between two tags of a child does so too', '<a>\n  <b>\n|</b>\n</a>', '<a>\n  <b>\n    |\n  </b>\n</a>'],
    ['leaves the line that an editor has opened', '<a>\n  |\n</a>', '<a>\n  |\n</a>'],
    ['behind a start tag indents', '<a>\n|\n</a>', '<a>\n  |\n</a>'],
    ['behind a start tag without end tag indents', '<a>\n|', '<a>\n  |'],
    ['behind a child goes on in its column', '<a>\n   <b/>\n|\n</a>', '<a>\n   <b/>\n   |\n</a>'],
    [
      'behind a container goes on in its column',
      '<a>\n  <b>\n  </b>\n      |\n</a>',
      '<a>\n  <b>\n  </b>\n  |\n</a>',
    ],
    ['before a child indents it', '<a>\n|<b/></a>', '<a>\n  |<b/></a>'],
    ['before a comment indents it', '<a>\n|<!-- c -->\n</a>', '<a>\n  |<!-- c -->\n</a>'],
    ['before an end tag outdents it', '<a>\n  <b/>\n  |</a>', '<a>\n  <b/>\n|</a>'],
    ['twice between tags is two lines', '<a>\n\n|</a>', '<a>\n\n|</a>'],
    ['behind the root starts a line', '<a/>\n  |', '<a/>\n|'],
    ['before the root does so too', '<?xml version="1.0"?>\n  |<a/>', '<?xml version="1.0"?>\n|<a/>'],
    ['keeps a value', '<a>x\n|</a>', '<a>x\n|</a>'],
    ['keeps text behind it', '<a>\n|x</a>', '<a>\n|x</a>'],
    ['keeps mixed content', '<a>x<b/>\n|</a>', '<a>x<b/>\n|</a>'],
    ['keeps comments', '<a><!-- x\n|\n--></a>', '<a><!-- x\n|\n--></a>'],
    ['keeps a comment that is never closed', '<a><!-- x\n|', '<a><!-- x\n|'],
    ['keeps CDATA', '<a><![CDATA[\n|]]></a>', '<a><![CDATA[\n|]]></a>'],
    ['keeps start tags', '<a\n| b="1"></a>', '<a\n| b="1"></a>'],
    ['keeps end tags', '<a></a\n|>', '<a></a\n|>'],
    ['keeps a start tag that is being typed', '<a>\n  <b\n|</a>', '<a>\n  <b\n|</a>'],
    ['keeps what stands before the cursor', '<a>\nx|\n</a>', '<a>\nx|\n</a>'],
    ['in an empty document keeps it', '|', '|'],
    ['keeps Windows line ends', '<a>\r\n|</a>', '<a>\r\n  |\r\n</a>'],
  ] as const) {
    it(name, () => assert.equal(typed(text, '\n'), expected));
  }

  it('indents with tabs where the editor does', () =>
    assert.equal(typed('<a>\n\t<b>\n|</b></a>', '\n', tabs), '<a>\n\t<b>\n\t\t|\n\t</b></a>'));
});

describe('the `>` of an end tag', () => {
  for (const [name, text, expected] of [
    ['moves it below its start tag', '<a>\n  <b>\n    </b>|\n</a>', '<a>\n  <b>\n  </b>|\n</a>'],
    ['moves it with tabs', '<a>\n\t<b>\n</b>|</a>', '<a>\n\t<b>\n\t</b>|</a>'],
    ['leaves it behind something else', '<a>\n  <b>\n    <c/></b>|\n</a>', '<a>\n  <b>\n    <c/></b>|\n</a>'],
    ['leaves it on the line of its start tag', '<a>\n    <b></b>|\n</a>', '<a>\n    <b></b>|\n</a>'],
    ['leaves a value', '<a>\n  <b>x\n    </b>|\n</a>', '<a>\n  <b>x\n    </b>|\n</a>'],
    ['leaves one that is misspelt', '<Width>\n  </Widht>|', '<Width>\n  </Widht>|'],
    ['leaves start tags', '<a>\n      <b>|</b></a>', '<a>\n      <b>|</b></a>'],
    ['leaves comments', '<a><!-- <b>\n  </b>| --></a>', '<a><!-- <b>\n  </b>| --></a>'],
    ['leaves text', '<a>\n   x>|</a>', '<a>\n   x>|</a>'],
  ] as const) {
    it(name, () => assert.equal(typed(text, '>'), expected));
  }
});

it('formatting while typing changes nothing about how a broken document is read', () => {
  const service = languageService();
  const place = fc.tuple(fc.nat(), fc.constantFrom('\n', '>'), fc.constantFrom(twoSpaces, tabs));
  fc.assert(
    fc.property(brokenSample, place, (sample, [at, character, options]) => {
      const offset = at % (sample.length + 1);
      const document = documentOf(sample.slice(0, offset) + character + sample.slice(offset));
      const request = service.parseRequestDocument(document);
      const position = document.positionAt(offset + 1);
      const after = TextDocument.applyEdits(
        document,
        service.formatOnType(document, position, character, options, request),
      );
      assert.equal(outline(parseXml(after)), outline(parseXml(document.getText())));
    }),
    fuzzing(500),
  );
});
