/**
 * Grids in the layout preview: what is drawn of them, and what is said to those who do not see it.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { itemAt, layoutItemsOf } from '../../client/src/preview/layoutItems';
import { previewLabels } from '../../client/src/preview/previewLabels';
import { gridNotes, omittedPictures, planGrid, planPictures } from '../../client/webview/gridView';
import { english } from '../../l10n/language';
import { setLocale } from '../../l10n/processLanguage';
import type { LayoutGrid } from '../../server/src/protocol';
import { chinese } from '../support/chinese';

const grid: LayoutGrid = {
  id: 'Operation/Grid',
  element: 'Grid',
  number: 1,
  label: '',
  ignored: false,
  range: { start: { line: 3, character: 2 }, end: { line: 9, character: 9 } },
  columns: 5,
  rows: 4,
  cell: { width: 160, height: 90, given: true },
  gap: 0,
  margin: 0,
  width: 800,
  height: 360,
};

describe('a grid', () => {
  it('is drawn up to twenty columns and twelve rows', () => {
    const { columns, rows, inRow, filled } = planGrid({ ...grid, columns: 1_000_000, rows: 1_000_000 });
    assert.deepEqual(
      { columns, rows, inRow, filled },
      { columns: 20, rows: 12, inRow: 1_000_000, filled: 1e12 },
    );
  });

  it('is said in words', () => {
    const said = (changes: Partial<LayoutGrid>): readonly string[] =>
      gridNotes({ ...grid, ...changes }, previewLabels());
    const cells = '5 × 4 cells of 160 × 90 px each.';
    assert.deepEqual(said({}), [cells]);
    assert.deepEqual(said({ count: 1 }), [cells]);
    assert.deepEqual(said({ count: 12 }), [cells, 'Up to 12 pictures in 20 cells.']);
    assert.deepEqual(said({ count: 20 }), [cells, 'Up to 20 pictures in 20 cells.']);
    assert.deepEqual(said({ count: 41 }), [cells, 'Up to 41 pictures: 3 such grids.']);
    assert.deepEqual(said({ gap: 2.5, margin: 8, ignored: true }), [
      cells,
      '2.5 px between the cells, 8 px around them.',
      'The service ignores it.',
    ]);
    assert.deepEqual(said({ cell: { ...grid.cell, given: false }, columns: 21 }), [
      '21 × 4 cells of 160 × 90 px each.',
      'The request does not specify the size of the cells: that of the output is assumed.',
      'Only the first 20 columns and 4 rows are drawn.',
    ]);
    setLocale(chinese());
    assert.deepEqual(said({ count: 41 }), [
      '5 × 4 个单元格，每个 160 × 90 px。',
      '最多 41 张图片，共 3 个这样的网格。',
    ]);
    setLocale(english);
  });

  it('is selected by the cursor in its element', () => {
    const layout = { result: undefined, source: undefined, timeline: undefined, grid, canDraw: true };
    assert.equal(itemAt(layoutItemsOf(layout), { line: 4, character: 0 })?.id, 'Operation/Grid');
    assert.equal(itemAt(layoutItemsOf(layout), { line: 1, character: 0 }), undefined);
  });
});

describe('several pictures', () => {
  const frame = { width: 1280, height: 720, given: { width: true, height: true }, shapes: [], omitted: 0 };

  it('stand in rows of five, ten at most', () => {
    const shown = (count: number): readonly number[] => {
      const { columns, rows, filled } = planPictures(frame, count);
      return [columns, rows, filled, omittedPictures(count)];
    };
    assert.deepEqual([2, 5, 7, 10, 10_000].map(shown), [
      [2, 1, 2, 0],
      [5, 1, 5, 0],
      [5, 2, 7, 0],
      [5, 2, 10, 0],
      [5, 2, 10, 9_990],
    ]);
  });
});
