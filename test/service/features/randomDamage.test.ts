/**
 * Valid requests, damaged at random, through fixing everything and formatting, read before and after by saxes:
 * no text is lost, nothing is more broken, and formatting settles.
 * `FUZZ_RUNS=50000 FUZZ_SEED=7 node test/run.mjs randomDamage` searches further; a failure shows its seed.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
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

interface Reading {
  /** The words of the text. */
  readonly words: readonly string[];
  readonly errors: number;
  /** The errors that do not say how elements are nested. */
  readonly otherErrors: number;
  /** Whether everything stands in one `Request`. */
  readonly isOneRequest: boolean;
}

const aboutNesting = /only one root|outside of root|unmatched closing tag|unclosed tag/;

/** What saxes reads of a text, even when malformed. */
function readBySaxes(text: string): Reading {
  let content = '';
  let errors = 0;
  let otherErrors = 0;
  let depth = 0;
  const roots: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', ({ message }) => {
    errors++;
    if (!aboutNesting.test(message)) otherErrors++;
  });
  parser.on('opentag', ({ name }) => {
    content += ' ';
    if (depth++ === 0) roots.push(name);
  });
  parser.on('closetag', () => {
    content += ' ';
    depth--;
  });
  parser.on('text', (part) => {
    content += part;
  });
  parser.on('cdata', (part) => {
    content += part;
  });
  parser.write(text).close();
  return { words: wordsOf(content), errors, otherErrors, isOneRequest: roots.join() === 'Request' };
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

function isMoreBroken(text: string, before: Reading, after: Reading): boolean {
  // `<!<!--` is the rest of the text to saxes: what it counts then says nothing.
  if (/<!(?!--|\[CDATA\[)/.test(text)) return false;
  if (before.isOneRequest) return after.errors > before.errors;
  // Each element outside of the root is an error, so that every end tag that is fixed makes more of them.
  return after.otherErrors > before.otherErrors;
}

function checkText(text: string): void {
  const before = readBySaxes(text);
  const result = fixed(text);
  const after = readBySaxes(result);
  assert.ok(
    isIn(before.words, after.words),
    `lost:\n${before.words.join(' ')}\n${after.words.join(' ')}\n${text}\nbecame\n${result}`,
  );
  assert.ok(!isMoreBroken(text, before, after), `more errors of saxes:\n${text}\nbecame\n${result}`);
  const [was, is] = [errorsOf(text), errorsOf(result)];
  // Where tags do not fit, autofix them shows what is wrong inside of them.
  const isWorse = is.syntax > was.syntax || (was.syntax === 0 && is.all > was.all);
  assert.ok(!isWorse, `more errors:\n${text}\nbecame\n${result}`);
  const formattedText = formatted(result);
  assert.ok(
    isIn(after.words, readBySaxes(formattedText).words),
    `formatting lost:\n${result}\nbecame\n${formattedText}`,
  );
  assert.deepEqual(errorsOf(formattedText), is, `formatting broke:\n${result}\nbecame\n${formattedText}`);
  assert.equal(formatted(formattedText), formattedText, `formatting does not settle:\n${result}`);
}

describe('a request that is damaged at random', () => {
  it('loses nothing by fixing and formatting', () => {
    assert.ok(valid.length > 5);
    fc.assert(fc.property(damagedRequests(valid), checkText), fuzzing(400));
  });
});
