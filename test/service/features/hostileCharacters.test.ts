/**
 * Every odd character at every place of a request: what is no character of XML is reported, what is one changes nothing
 * that it should not, every range starts and ends between whole characters, and typing it is like opening it.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import { checkAnswer } from '../../support/answerRanges';
import { documentOf } from '../../support/checkDiagnostics';
import { languageService } from '../../support/schemaSet';

const service = languageService();
const sample =
  '<?xml version="1.0"?>\n<Request a="b">\n <Tag>MediaInfo</Tag><!-- c -->\n <Input><Object>a&amp;b</Object></Input>\n</Request>';

const code = (character: string): string =>
  `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
const range = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index));

const illegal = [
  ...range(0x00, 0x1f).filter((character) => !/[\t\n\r]/.test(character)),
  '\ud800',
  '\udbff',
  '\udc00',
  '\udfff',
  '\ufffe',
  '\uffff',
];
const legal = [
  '\t',
  '\n',
  '\r',
  '\r\n',
  ...range(0x7f, 0x85),
  '\u00a0',
  '\u0301',
  '\u200d',
  '\u202e',
  '\u2028',
  '\ufeff',
  '\ufffd',
  '中',
  '\u{20000}',
  '\u{1F600}',
  '\u{1F468}\u200d\u{1F469}',
  '\u{10FFFF}',
];

/** Ends of ranges that part the halves of a pair. */
function partedPairs(text: string, document: TextDocument, ranges: readonly Range[]): number[] {
  return ranges
    .flatMap(({ start, end }) => [document.offsetAt(start), document.offsetAt(end)])
    .filter(
      (offset) =>
        /[\ud800-\udbff]/.test(text.charAt(offset - 1)) && /[\udc00-\udfff]/.test(text.charAt(offset)),
    );
}

/** Inserts the text at every place, as an editor does, and answers the codes that are reported each time. */
function codesEverywhere(inserted: string): readonly (readonly unknown[])[] {
  const before = documentOf(sample);
  const request = service.parseRequestDocument(before);
  service.doValidation(before, request);
  return Array.from({ length: sample.length + 1 }, (_, start) => {
    const text = sample.slice(0, start) + inserted + sample.slice(start);
    const document = documentOf(text);
    const opened = service.parseRequestDocument(document);
    const change = { start, oldEnd: start, newEnd: start + inserted.length };
    const typed = service.parseRequestDocument(document, { request, change });
    const diagnostics = service.doValidation(document, opened);
    assert.deepEqual(service.doValidation(document, typed), diagnostics);
    checkAnswer(document, diagnostics);
    checkAnswer(document, service.findDocumentSymbols(document, opened));
    checkAnswer(document, service.format(document, undefined, { tabSize: 2, insertSpaces: true }));
    const ranges = diagnostics.map((diagnostic) => diagnostic.range);
    assert.deepEqual(partedPairs(text, document, ranges), []);
    return diagnostics.map((diagnostic) => diagnostic.code);
  });
}

const isSyntax = (told: unknown): boolean => /^(?:syntax-|end-tag-)/.test(String(told));

describe('no character of XML is told at every place', () => {
  for (const character of illegal) {
    it(code(character), () => {
      const silent = codesEverywhere(character).flatMap((codes, start) =>
        codes.some(isSyntax) ? [] : [start],
      );
      assert.deepEqual(silent, []);
    });
  }
});

describe('a character of XML is text as any other in a value', () => {
  const value = sample.indexOf('a&amp;b');
  for (const character of legal) {
    it([...character].map(code).join(' '), () => {
      const codes = codesEverywhere(character);
      assert.deepEqual((codes[value + 1] ?? []).filter(isSyntax), []);
    });
  }
});
