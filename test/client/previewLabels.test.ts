/**
 * Where shapes of the layout preview show their numbers and names, and how words stay readable on any ground.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDark, labelPlace, nameEdge, shortName } from '../../client/webview/labels';

const box = { x: 100, y: 50, width: 400, height: 200 };

describe('the label of a shape', () => {
  it('stands in the upper left corner', () =>
    assert.deepEqual(labelPlace(box, [], 1), { x: 115, y: 65, radius: 11, name: 'right', room: 361 }));

  it('goes to the first corner that no later shape covers', () => {
    const cornerBeneath = (...above: { x: number; y: number; width: number; height: number }[]): string => {
      const { x, y, name } = labelPlace(box, above, 1);
      return `${x},${y} ${name}`;
    };
    const upperLeft = { x: 90, y: 40, width: 50, height: 50 };
    const upper = { ...upperLeft, width: 500 };
    const left = { ...upperLeft, height: 500 };
    assert.equal(cornerBeneath({ ...upperLeft, x: 200 }), '115,65 right');
    assert.equal(cornerBeneath(upperLeft), '485,65 left');
    assert.equal(cornerBeneath(upper), '115,235 right');
    assert.equal(cornerBeneath(upper, left), '485,235 left');
    assert.equal(cornerBeneath({ ...upper, height: 500 }), '115,65 right');
  });

  it('stays inside of a box that is hardly larger', () => {
    const small = { x: 0, y: 0, width: 20, height: 10 };
    assert.deepEqual(labelPlace(small, [], 1), { x: 5, y: 5, radius: 4.5, name: 'right', room: 1 });
  });

  it('has its name beside the number, on the side that has room', () => {
    assert.equal(nameEdge(labelPlace(box, [], 2), 2), 100 + 8 + 44 + 10);
    const { x, y, width, height } = box;
    assert.equal(nameEdge(labelPlace(box, [{ x, y, width: width / 2, height }], 2), 2), 500 - 8 - 44 - 10);
  });

  it('is cut where the name is longer than the room', () => {
    assert.deepEqual(
      [5, 8, 7, 3, 2].map((letters) => shortName('left.mp4', letters)),
      ['left…', 'left.mp4', 'left.m…', 'le…', ''],
    );
  });
});

describe('the ground of a text mark', () => {
  it('is bright below dark colors', () =>
    assert.deepEqual(['#000000', '#2f7fd0', '#0000ff', '#ffffff', '#ffff00', '#00ff00'].map(isDark), [
      true,
      true,
      true,
      false,
      false,
      false,
    ]));
});
