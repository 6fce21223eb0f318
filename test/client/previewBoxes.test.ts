/**
 * The arithmetic of dragging shapes in the layout preview, and which shape a place in the text belongs to.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { itemAt } from '../../client/src/preview/layoutItems';
import { dragBox, type Grip, nudgeBox, snapBox, wholePixels } from '../../client/webview/boxes';

const box = { x: 100, y: 50, width: 200, height: 100 };

describe('dragging a box', () => {
  const dragged: readonly [Grip, number, number, object][] = [
    ['move', 10, -5, { x: 110, y: 45, width: 200, height: 100 }],
    ['se', 10, -5, { x: 100, y: 50, width: 210, height: 95 }],
    ['nw', 10, -5, { x: 110, y: 45, width: 190, height: 105 }],
    ['ne', 10, -5, { x: 100, y: 45, width: 210, height: 105 }],
    ['sw', 10, -5, { x: 110, y: 50, width: 190, height: 95 }],
    // A corner never passes the opposite one.
    ['se', -500, -500, { x: 100, y: 50, width: 2, height: 2 }],
    ['nw', 500, 500, { x: 298, y: 148, width: 2, height: 2 }],
  ];
  for (const [grip, dx, dy, result] of dragged) {
    it(`${grip} by ${dx}, ${dy}`, () => assert.deepEqual(dragBox(box, grip, dx, dy), result));
  }
});

describe('the arrow keys', () => {
  const all = { x: true, y: true, size: true };
  const keys = (key: string, shift = false, resize = false) => ({ key, shift, resize });

  it('move a box by one pixel, with Shift by ten', () => {
    assert.deepEqual(nudgeBox(box, all, keys('ArrowLeft')), { ...box, x: 99 });
    assert.deepEqual(nudgeBox(box, all, keys('ArrowDown', true)), { ...box, y: 60 });
  });

  it('change the size by the right and the lower side', () => {
    assert.deepEqual(nudgeBox(box, all, keys('ArrowRight', false, true)), { ...box, width: 201 });
    assert.deepEqual(nudgeBox(box, all, keys('ArrowUp', true, true)), { ...box, height: 90 });
    assert.deepEqual(nudgeBox({ ...box, width: 5 }, all, keys('ArrowLeft', true, true)), {
      ...box,
      width: 2,
    });
  });

  it('leave alone what dragging may not change', () => {
    assert.deepEqual(nudgeBox(box, { ...all, x: false }, keys('ArrowLeft')), box);
    assert.deepEqual(nudgeBox(box, { ...all, y: false }, keys('ArrowLeft')), { ...box, x: 99 });
    assert.deepEqual(nudgeBox(box, { ...all, size: false }, keys('ArrowLeft', false, true)), box);
    // A side may grow where its place is fixed.
    assert.deepEqual(nudgeBox(box, { ...all, x: false }, keys('ArrowRight', false, true)), {
      ...box,
      width: 201,
    });
  });

  it('are the only keys that do', () => assert.equal(nudgeBox(box, all, keys('a')), undefined));
});

describe('snapping', () => {
  const frame = { x: 0, y: 0, width: 640, height: 360 };
  const other = { x: 320, y: 0, width: 320, height: 360 };

  it('moves a box onto the nearest edge, with either of its own', () => {
    assert.deepEqual(snapBox({ ...box, x: 4 }, 'move', [frame], 6), { ...box, x: 0 });
    assert.deepEqual(snapBox({ ...box, x: 117 }, 'move', [frame, other], 6), { ...box, x: 120 });
  });

  it('leaves a box alone that is not near', () =>
    assert.deepEqual(snapBox({ ...box, x: 110 }, 'move', [frame, other], 6), { ...box, x: 110 }));

  it('changes the size where a corner is dragged', () =>
    assert.deepEqual(snapBox({ ...box, width: 217 }, 'se', [frame, other], 6), { ...box, width: 220 }));
});

describe('what is written', () => {
  it('is whole pixels where something changed, and what was there elsewhere', () =>
    assert.deepEqual(
      wholePixels({ x: 0.5, y: 0.5, width: 10.5, height: 10 }, { x: 0.5, y: 7.6, width: 10.5, height: 9.4 }),
      { x: 0.5, y: 8, width: 10.5, height: 9 },
    ));
});

describe('the place in the text', () => {
  const thing = (id: string, line: number, from: number, to: number) => ({
    id,
    range: { start: { line, character: from }, end: { line, character: to } },
  });
  const things = [thing('a', 1, 2, 20), thing('b', 1, 20, 40), thing('c', 3, 0, 5)];
  const around = {
    id: 'around',
    range: { start: { line: 3, character: 0 }, end: { line: 9, character: 0 } },
  };

  it('belongs to the thing that holds it', () => {
    const idAt = (line: number, character: number) => itemAt(things, { line, character })?.id;
    assert.deepEqual(
      [idAt(1, 2), idAt(1, 19), idAt(1, 25), idAt(3, 5), idAt(3, 6), idAt(2, 0), idAt(1, 1)],
      ['a', 'a', 'b', 'c', undefined, undefined, undefined],
    );
  });

  it('belongs to the innermost of several', () => {
    const inside = thing('inside', 5, 2, 8);
    assert.equal(itemAt([inside, around], { line: 5, character: 4 })?.id, 'inside');
    assert.equal(itemAt([inside, around], { line: 6, character: 4 })?.id, 'around');
  });
});
