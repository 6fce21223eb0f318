/**
 * Valid requests, damaged at random, through fixing everything and formatting, read before and after by saxes:
 * no text is lost, nothing is more broken, and formatting settles.
 * `FUZZ_RUNS=50000 FUZZ_SEED=7 node test/run.mjs randomDamage` searches further; a failure shows its seed.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { narrow } from '../../../server/service/parser/characterData';
import { diagnosticsOf, documentOf } from '../../support/checkDiagnostics';
import { damagedRequests } from '../../support/damagedRequests';
import { samples } from '../../support/samples';
import { languageService, schemaSet } from '../../support/schemaSet';
import { fuzzing } from '../../support/xmlArbitraries';

const service = languageService();
const markup = new Set(
  [...schemaSet().names, 'amp', 'lt', 'gt', 'quot', 'apos'].map((name) => name.toLowerCase()),
);

/** What saxes reads of a text, be it as broken as it may: the words of its text, and how often it complains. */
function readBySaxes(text: string): { readonly words: readonly string[]; readonly errors: number } {
  let content = '';
  let errors = 0;
  const parser = new SaxesParser();
  parser.on('error', () => errors++);
  parser.on('opentag', () => {
    content += ' ';
  });
  parser.on('closetag', () => {
    content += ' ';
  });
  parser.on('text', (part) => {
    content += part;
  });
  parser.on('cdata', (part) => {
    content += part;
  });
  parser.write(text).close();
  return { words: wordsOf(content), errors };
}

/** An end tag outside of the root element is text to saxes. Letter case and the width of letters are what fixes may change; names may be what is left of a tag. */
function wordsOf(text: string): string[] {
  const plain = text.replace(/<?[ /\\]*[^\s<>/]+[ /\\]*>/g, ' ');
  const words =
    narrow(plain)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !markup.has(word));
}

function isIn(words: readonly string[], others: readonly string[]): boolean {
  let next = 0;
  for (const word of others) if (word === words[next]) next++;
  return next === words.length;
}

function fixed(text: string): string {
  const document = documentOf(text);
  const autofix = service.getAutofix(document, service.parseRequestDocument(document));
  return autofix === undefined ? text : TextDocument.applyEdits(document, [...autofix.edits]);
}

function formatted(text: string): string {
  const document = documentOf(text);
  const options = { tabSize: 2, insertSpaces: true };
  return TextDocument.applyEdits(document, service.format(document, undefined, options));
}

/** The errors, and how many of them are of the XML. */
function errorsOf(text: string): { readonly all: number; readonly syntax: number } {
  const errors = diagnosticsOf(text, {}, service).filter(
    ({ severity }) => severity === DiagnosticSeverity.Error,
  );
  const syntax = errors.filter(({ code }) => /^(?:syntax|end-tag)-/.test(String(code)));
  return { all: errors.length, syntax: syntax.length };
}

const valid = samples()
  .map(({ text }) => text)
  .filter((text) => errorsOf(text).all === 0 && readBySaxes(text).errors === 0);

function checkText(text: string): void {
  const before = readBySaxes(text);
  const result = fixed(text);
  const after = readBySaxes(result);
  assert.ok(
    isIn(before.words, after.words),
    `lost:\n${before.words.join(' ')}\n${after.words.join(' ')}\n${text}\nbecame\n${result}`,
  );
  // `<!<!--` is the rest of the text to saxes: what it counts then says nothing.
  const isReadable = !/<!(?!--|\[CDATA\[)/.test(text);
  assert.ok(
    !isReadable || after.errors <= before.errors,
    `more errors of saxes:\n${text}\nbecame\n${result}`,
  );
  const [was, is] = [errorsOf(text), errorsOf(result)];
  // Where tags do not fit, autofix them shows what is wrong inside of them.
  const isWorse = is.syntax > was.syntax || (was.syntax === 0 && is.all > was.all);
  assert.ok(!isWorse, `more errors:\n${text}\nbecame\n${result}`);
  const tidy = formatted(result);
  assert.ok(isIn(after.words, readBySaxes(tidy).words), `formatting lost:\n${result}\nbecame\n${tidy}`);
  assert.deepEqual(errorsOf(tidy), is, `formatting broke:\n${result}\nbecame\n${tidy}`);
  assert.equal(formatted(tidy), tidy, `formatting does not settle:\n${result}`);
}

describe('a request that is damaged at random', () => {
  test('loses nothing by fixing and formatting', () => {
    assert.ok(valid.length > 5);
    fc.assert(fc.property(damagedRequests(valid), checkText), fuzzing(400));
  });
});
