/**
 * Fixes of broken XML that need more than the underlined text.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyAction, diagnosticsOf, fixesOf } from '../support/checkDiagnostics';

/** Asserts all fixes of a text: title and what it becomes; the first one mends it. */
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

describe('the fix of an `&`', () => {
  it('ends a known reference', () =>
    checkFixes('<Response>a &lt b</Response>', [
      ['Insert the missing `;`', '<Response>a &lt; b</Response>'],
      ['Write `&amp;` for `&`', '<Response>a &amp;lt b</Response>'],
    ]));
  it('leaves the parameters of a URL what they are', () =>
    checkFixes('<Response>http://a/?gt=1&lt=2</Response>', [
      ['Write `&amp;` for `&`', '<Response>http://a/?gt=1&amp;lt=2</Response>'],
    ]));
});
