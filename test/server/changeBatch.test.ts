/**
 * Many changes in one notification take as long as their text, in whichever order they come.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { RequestTextDocument } from '../../server/src/requestTextDocument';
import { LINEAR_FACTOR, slowerThanLinear } from '../support/linearTime';

const LINES = 1500;

/** Two spaces more before each line. */
function indentations(lines: number): TextDocumentContentChangeEvent[] {
  return Array.from({ length: lines }, (_, line) => {
    const start = { line, character: 0 };
    return { range: { start, end: start }, text: '  ' };
  });
}

/** Each `x` becomes two lines, in a text of one line; as reported by a client that starts at the front. */
function splits(count: number): TextDocumentContentChangeEvent[] {
  return Array.from({ length: count }, (_, line) => ({
    range: { start: { line, character: 0 }, end: { line, character: 1 } },
    text: 'y\n',
  }));
}

const orders: Readonly<
  Record<
    string,
    (size: number) => { text: string; changes: TextDocumentContentChangeEvent[]; result: string }
  >
> = {
  'from the end to the start': (size) => ({
    text: '<a/>\n'.repeat(size),
    changes: indentations(size).reverse(),
    result: '  <a/>\n'.repeat(size),
  }),
  'from the start to the end': (size) => ({
    text: '<a/>\n'.repeat(size),
    changes: indentations(size),
    result: '  <a/>\n'.repeat(size),
  }),
  'from the start to the end of one long line': (size) => ({
    text: 'x'.repeat(size),
    changes: splits(size),
    result: 'y\n'.repeat(size),
  }),
};

describe('many changes at once', () => {
  for (const [order, makeBatch] of Object.entries(orders)) {
    it(order, () => {
      const run = (size: number) => {
        const { text, changes, result } = makeBatch(size);
        return () => {
          const document = new RequestTextDocument('file:///a', 'ci-job', 1, text);
          document.update(changes, 2);
          assert.equal(document.getText(), result);
        };
      };
      assert.equal(slowerThanLinear(run(LINES), run(LINES * LINEAR_FACTOR)), undefined);
    });
  }
});
