/**
 * Formatting over random and real documents: it settles at once and changes nothing but white space between tags.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FormattingOptions } from 'vscode-languageserver-types';
import { documentOf } from '../../support/checkDiagnostics';
import { samples } from '../../support/samples';
import { languageService } from '../../support/schemaSet';
import { treeEvents } from '../../support/treeEvents';
import { outline, parseXml } from '../../support/treeOutline';
import { damagedXml, fuzzing, wellFormedXml } from '../../support/xmlArbitraries';

const service = languageService();
const twoSpaces: FormattingOptions = { tabSize: 2, insertSpaces: true };
const tabs: FormattingOptions = { tabSize: 4, insertSpaces: false, insertFinalNewline: true };

function formatted(text: string, options: FormattingOptions): string {
  const document = documentOf(text);
  return TextDocument.applyEdits(document, service.format(document, undefined, options));
}

/** Everything but white space. */
function visibleCharactersOf(text: string): string {
  return text.replaceAll(/\s/g, '');
}

/** Formats a text and asserts that it is settled, with every character that is no white space. */
function checkFormatting(text: string, options: FormattingOptions): string {
  const once = formatted(text, options);
  assert.equal(formatted(once, options), once, `formatted again: ${JSON.stringify(text)}`);
  assert.equal(visibleCharactersOf(once), visibleCharactersOf(text));
  return once;
}

/** Names, attributes, texts, CDATA and comments to the last character; where they stand is formatting. */
function contentOf(text: string): string[] {
  return treeEvents(parseXml(text)).map((event) =>
    /^(?:open|close) /.test(event) ? event.replace(/ \d+$/, '') : event,
  );
}

describe('formatting keeps names, values, comments and CDATA', () => {
  for (const options of [twoSpaces, tabs]) {
    it(`of well-formed XML, with ${options.insertSpaces ? 'spaces' : 'tabs'}`, () => {
      fc.assert(
        fc.property(wellFormedXml, (text) => {
          assert.deepEqual(contentOf(checkFormatting(text, options)), contentOf(text));
        }),
        fuzzing(700),
      );
    });
  }

  for (const { file, text } of samples()) {
    it(`of ${file}, also on one line`, () => {
      for (const variant of [text, text.replaceAll(/\n\s*/g, ''), text.replaceAll('\n', '\r\n')]) {
        assert.deepEqual(contentOf(checkFormatting(variant, twoSpaces)), contentOf(variant));
      }
    });
    it(`of the beginnings of ${file}`, () => {
      for (let length = 0; length < text.length; length += 11) {
        const beginning = text.slice(0, length);
        const once = checkFormatting(beginning, tabs);
        assert.equal(outline(parseXml(once)), outline(parseXml(beginning)));
      }
    });
  }
});

describe('formatting settles', () => {
  it('in damaged XML', () => {
    fc.assert(
      fc.property(damagedXml, (text) => void checkFormatting(text, twoSpaces)),
      fuzzing(700),
    );
  });
  for (const [what, text, expected] of [
    ['text before the root', 'text\n<a/>', 'text\n<a/>\n'],
    ['text behind the root', '<a/>\n>', '<a/>\n>\n'],
    ['text at the end', '<a/>text', '<a/>\ntext\n'],
    ['an end tag behind an open element', '<a>\n\t<b>\n</a>', '<a>\n\t<b>\n</a>\n'],
  ] as const) {
    it(`with ${what}`, () => assert.equal(checkFormatting(text, tabs), expected));
  }
});
