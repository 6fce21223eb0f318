/**
 * Arithmetic of dragging: how a box follows the pointer, where it snaps, what is written down.
 */
import type { LayoutBox, LayoutShape } from '../../server/src/protocol';

/** What is dragged: the whole box or one of its corners. */
export type Grip = 'move' | 'nw' | 'ne' | 'sw' | 'se';

/** The smallest side that dragging a corner leaves, pixels. */
const SMALLEST = 2;

/** The box after its grip was dragged by that much (pixels). */
export function dragBox(box: LayoutBox, grip: Grip, dx: number, dy: number): LayoutBox {
  if (grip === 'move') return { ...box, x: box.x + dx, y: box.y + dy };
  const horizontal = dragSide(box.x, box.width, grip.endsWith('w'), dx);
  const vertical = dragSide(box.y, box.height, grip.startsWith('n'), dy);
  return { x: horizontal.start, width: horizontal.size, y: vertical.start, height: vertical.size };
}

function dragSide(start: number, size: number, first: boolean, by: number): { start: number; size: number } {
  if (!first) return { start, size: Math.max(SMALLEST, size + by) };
  const moved = Math.min(by, size - SMALLEST);
  return { start: start + moved, size: size - moved };
}

/** The box, moved or resized onto edges of others that are nearer than `reach` pixels. */
export function snapBox(box: LayoutBox, grip: Grip, others: readonly LayoutBox[], reach: number): LayoutBox {
  const columns = others.flatMap(({ x, width }) => [x, x + width]);
  const rows = others.flatMap(({ y, height }) => [y, y + height]);
  const { dx, dy } = {
    dx: nearest(edgesOf(box.x, box.width, grip, 'w'), columns, reach),
    dy: nearest(edgesOf(box.y, box.height, grip, 'n'), rows, reach),
  };
  return dragBox(box, grip, dx, dy);
}

/** Of a moved box both edges may snap, of a resized one the dragged edge. */
function edgesOf(start: number, size: number, grip: Grip, first: 'w' | 'n'): number[] {
  if (grip === 'move') return [start, start + size];
  return [grip.includes(first) ? start : start + size];
}

function nearest(edges: readonly number[], lines: readonly number[], reach: number): number {
  const ways = edges.flatMap((edge) => lines.map((line) => line - edge));
  const best = ways.reduce(
    (least, way) => (Math.abs(way) < Math.abs(least) ? way : least),
    Number.POSITIVE_INFINITY,
  );
  return Math.abs(best) <= reach ? best : 0;
}

const DIRECTIONS: ReadonlyMap<string, readonly [dx: number, dy: number]> = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
]);

/** What was pressed on a shape. */
export interface PressedKey {
  readonly key: string;
  /** Ten pixels instead of one. */
  readonly shift: boolean;
  /** The size changes instead of the place, by the right and the lower side. */
  readonly resize: boolean;
}

/** The box after an arrow key; undefined for another key. What may not be changed stays. */
export function nudgeBox(
  box: LayoutBox,
  editable: LayoutShape['editable'],
  { key, shift, resize }: PressedKey,
): LayoutBox | undefined {
  const direction = DIRECTIONS.get(key);
  if (direction === undefined) return undefined;
  const length = shift ? 10 : 1;
  const [dx, dy] = [direction[0] * length, direction[1] * length];
  if (resize) return editable.size ? dragBox(box, 'se', dx, dy) : box;
  return dragBox(box, 'move', editable.x ? dx : 0, editable.y ? dy : 0);
}

/** The box in whole pixels, each side on its own, so that what was not dragged stays as it was. */
export function wholePixels(from: LayoutBox, to: LayoutBox): LayoutBox {
  const side = (before: number, after: number): number => (before === after ? before : Math.round(after));
  return {
    x: side(from.x, to.x),
    y: side(from.y, to.y),
    width: side(from.width, to.width),
    height: side(from.height, to.height),
  };
}

/** True when both lie in the same place. */
export function sameBox(one: LayoutBox, other: LayoutBox): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}
