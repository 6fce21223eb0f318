/**
 * A document with more problems than anybody reads: the first ones, and how many are left out.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { diagnosticsOf, summarize } from '../support/checkDiagnostics';

const MOST_SHOWN = 1000;

/** A response, whose XML is all there is to check, with so many mistakes. */
function responseWith(mistakes: number): string {
  return `<Response>${'&'.repeat(mistakes)}</Response>`;
}

describe('a document with very many problems', () => {
  const shown = Array<string>(MOST_SHOWN).fill('error syntax-reference «&»');

  it('shows each of a thousand', () => {
    const text = responseWith(MOST_SHOWN);
    assert.deepEqual(summarize(text, diagnosticsOf(text)), shown);
  });

  it('shows the first thousand, and says at the root how many are left out', () => {
    const text = responseWith(MOST_SHOWN + 34);
    const diagnostics = diagnosticsOf(text);
    assert.deepEqual(summarize(text, diagnostics), [...shown, 'information too-many-problems «»']);
    const { range, message } = diagnostics[MOST_SHOWN] ?? {};
    assert.deepEqual(range, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
    assert.equal(message, '34 more problems are not shown. Fix some of those above first.');
  });
});
