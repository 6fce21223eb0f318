/**
 * Fixes of broken XML that need more than the underlined text.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyAction, diagnosticsOf, documentOf, fixesOf } from '../../support/checkDiagnostics';
import { languageService } from '../../support/schemaSet';

/** Asserts all fixes of a text: title and what it becomes; the first one fixes it. */
function checkFixes(text: string, expected: readonly (readonly [title: string, after: string])[]): void {
  assert.deepEqual(
    fixesOf(text).map((fix) => [fix.title, applyAction(text, fix)]),
    expected,
  );
  assert.deepEqual(diagnosticsOf(expected[0]?.[1] ?? ''), []);
}

describe('the fix of a document type', () => {
  it('removes the whole of it', () =>
    checkFixes('<!DOCTYPE Response SYSTEM "a" [<!ENTITY b ">">]>\n<Response/>\n', [
      ['Remove it', '<Response/>\n'],
    ]));
});

/** Asserts the text after the fixes that need no question. */
function checkSafe(text: string, expected: string): void {
  const document = documentOf(text);
  const service = languageService();
  const autofix = service.getAutofix(document, service.parseRequestDocument(document));
  assert.equal(
    autofix === undefined ? text : TextDocument.applyEdits(document, [...autofix.edits]),
    expected,
  );
}

/** A request with a value. */
const holding = (value: string): string =>
  `<Request><Tag>MediaInfo</Tag><Input><Object>${value}</Object></Input></Request>`;

describe('the fix of everything that is safe', () => {
  for (const [written, meant] of [
    ['a&amp；b', 'a&amp;b'],
    ['a&ａmp;b', 'a&amp;b'],
    ['a&ＡＭＰ；b', 'a&amp;b'],
    ['&lt；', '&lt;'],
    ['&#38；', '&#38;'],
    ['&＃38;', '&#38;'],
    ['&#３８;', '&#38;'],
    ['&#x２6；', '&#x26;'],
    ['&#X26;', '&#x26;'],
    ['&AMP;', '&amp;'],
    ['&Quot;', '&quot;'],
    ['a & b', 'a &amp; b'],
    ['AT&T', 'AT&amp;T'],
    ['a=1&b=2&amp=3', 'a=1&amp;b=2&amp;amp=3'],
    ['a&amp;b&c', 'a&amp;b&amp;c'],
    ['a&&amp;b', 'a&amp;&amp;b'],
  ] as const) {
    it(`makes ${meant} of ${written}`, () => checkSafe(holding(written), holding(meant)));
  }

  for (const ambiguous of [
    ...[
      'a& amp;b',
      'a&amp b',
      'a&amp:b',
      'a&amp：b',
      'a&nbsp;b',
      'a&nbsp；b',
      'a&copy;b',
      '&#0;',
      '&#99999999;',
    ],
    ...['a&ampb', '&#;', '&#x;', '＆amp;', '＆amp；', '&amp;amp；', '&foo；'],
  ]) {
    it(`leaves ${ambiguous}`, () => checkSafe(holding(ambiguous), holding(ambiguous)));
  }
});

describe('the fix of everything that is safe, where a start tag lacks its `>`', () => {
  // What stands there may be text, or what is left of the tag: nobody can say which.
  for (const rest of ['&lt；', ' &lt；', '&AMP;', '&', ' a & b', '&amp；DNA'])
    for (const content of ['<Tag>DNA</Tag>', '\n  <Tag>DNA</Tag>\n', ''])
      it(`leaves ${JSON.stringify(rest)} before ${JSON.stringify(content)}`, () => {
        const text = `<Request${rest}${content}</Request>`;
        checkSafe(text, text);
      });
  it('is what it always is behind the next tag', () =>
    checkSafe(
      '<Request&lt；<Tag>A&AMP;</Tag>&AMP;</Request>',
      '<Request&lt；<Tag>A&amp;</Tag>&amp;</Request>',
    ));
});

describe('the fix of a `<`', () => {
  it('escapes it in a text', () =>
    checkFixes('<Response>a < b</Response>', [['Replace `<` with `&lt;`', '<Response>a &lt; b</Response>']]));
  it('takes it away before an end tag', () =>
    checkFixes('<Response>a<</Response>', [['Remove it', '<Response>a</Response>']]));
});

describe('the fix of an `&`', () => {
  it('writes the reference that was meant', () =>
    checkFixes('<Response>a & amp; b</Response>', [
      ['Change to `&amp;`', '<Response>a &amp; b</Response>'],
      ['Replace `&` with `&amp;`', '<Response>a &amp; amp; b</Response>'],
    ]));
  it('ends a known reference', () =>
    checkFixes('<Response>a &lt b</Response>', [
      ['Insert the missing `;`', '<Response>a &lt; b</Response>'],
      ['Replace `&` with `&amp;`', '<Response>a &amp;lt b</Response>'],
    ]));
  it('leaves the parameters of a URL what they are', () =>
    checkFixes('<Response>http://a/?gt=1&lt=2</Response>', [
      ['Replace `&` with `&amp;`', '<Response>http://a/?gt=1&amp;lt=2</Response>'],
    ]));
});
