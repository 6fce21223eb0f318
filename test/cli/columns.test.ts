/**
 * Columns of a terminal, with Chinese in them.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnsOf, padColumns } from '../../client/cli/columns';

describe('columnsOf', () => {
  for (const [text, expected] of [
    ['', 0],
    ['State:', 6],
    ['状态：', 6],
    ['Transcode 闲时', 14],
    ['带“引号”', 8],
    ['（𠮷）', 6],
  ] as const) {
    it(`${text} takes ${expected}`, () => assert.equal(columnsOf(text), expected));
  }
});

describe('padColumns', () => {
  it('fills up', () => assert.equal(`${padColumns('状态：', 8)}|`, '状态：  |'));
  it('cuts nothing', () => assert.equal(padColumns('状态：', 3), '状态：'));
});
