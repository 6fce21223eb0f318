/**
 * Draws a picture with its shapes: the frame, a numbered rectangle for each, what lies outside of it.
 */
import { fill } from '../../l10n/language';
import type { LayoutBox, LayoutFrame, LayoutShape } from '../../server/src/protocol';
import type { Grip } from './boxes';
import type { PreviewWords } from './previewMessages';
import { readable, svg } from './svg';

/** Room around what is drawn, in parts of the longer side. */
const MARGIN = 0.03;

/** How many colours shapes take by turns; the style sheet has them. */
const COLORS = 6;

const CORNERS: readonly Exclude<Grip, 'move'>[] = ['nw', 'ne', 'sw', 'se'];

/** The picture as SVG. Its user units are pixels of the picture. */
export function drawFrame(
  frame: LayoutFrame,
  words: PreviewWords,
  selected: string | undefined,
): SVGSVGElement {
  const view = viewOf(frame);
  const unit = Math.max(view.width, view.height) / 640;
  const root = svg('svg', {
    class: 'picture',
    viewBox: `${view.x} ${view.y} ${view.width} ${view.height}`,
    'data-width': view.width,
    'data-height': view.height,
    style: `--unit: ${unit}`,
    role: 'group',
  });
  root.append(
    svg('rect', { class: 'frame', x: 0, y: 0, width: frame.width, height: frame.height }),
    ...frame.shapes.map((shape) => drawShape(shape, words, unit, shape.id === selected)),
  );
  return root;
}

/** The frame and everything that reaches out of it. */
function viewOf({ width, height, shapes }: LayoutFrame): LayoutBox {
  const boxes = [{ x: 0, y: 0, width, height }, ...shapes.map(({ box }) => box)];
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  const margin = Math.max(right - left, bottom - top) * MARGIN;
  return {
    x: left - margin,
    y: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  };
}

function drawShape(shape: LayoutShape, words: PreviewWords, unit: number, selected: boolean): SVGGElement {
  const group = svg('g', {
    class: classesOf(shape, selected),
    'data-id': shape.id,
    tabindex: 0,
    role: 'button',
    'aria-label': describeShape(shape, words),
    'aria-pressed': String(selected),
  });
  group.append(...shapeParts(shape, words, unit, selected));
  return group;
}

/** What the group of a shape holds; drawn anew while the shape is dragged. */
export function shapeParts(
  shape: LayoutShape,
  words: PreviewWords,
  unit: number,
  selected: boolean,
): SVGElement[] {
  const { box } = shape;
  const rectangle = svg('rect', { class: 'body', ...box });
  const grips =
    selected && shape.editable.size && !shape.ignored
      ? CORNERS.map((corner) => drawGrip(box, corner, unit))
      : [];
  return [svg('title', {}, [describeShape(shape, words)]), rectangle, ...drawWords(shape, unit), ...grips];
}

function classesOf({ number, ignored, outside, sizeKnown, text }: LayoutShape, selected: boolean): string {
  return [
    'shape',
    text === undefined ? `color-${(number - 1) % COLORS}` : 'words',
    ignored ? 'ignored' : '',
    outside ? 'doubtful' : '',
    sizeKnown ? '' : 'guessed',
    selected ? 'selected' : '',
  ]
    .filter((name) => name !== '')
    .join(' ');
}

/** A text mark shows its own words; anything else its number and its name. */
function drawWords({ box, number, label, text }: LayoutShape, unit: number): SVGElement[] {
  if (text !== undefined) {
    const baseline = box.y + box.height * 0.75;
    // The font of the service is not here: the words are made as wide as their box.
    const words = {
      class: 'mark',
      x: box.x,
      y: baseline,
      fill: text.color,
      'font-size': text.size,
      textLength: box.width,
      lengthAdjust: 'spacingAndGlyphs',
    };
    return [svg('text', words, [text.value])];
  }
  const size = 15 * unit;
  const radius = Math.min(11 * unit, box.height * 0.45, box.width * 0.45);
  const center = { x: box.x + radius + 4 * unit, y: box.y + radius + 4 * unit };
  const room = box.width - 2 * radius - 14 * unit;
  const letters = Math.floor(room / (size * 0.55));
  const name = label.length <= letters ? label : `${label.slice(0, Math.max(0, letters - 1))}…`;
  return [
    svg('circle', { class: 'badge', cx: center.x, cy: center.y, r: radius }),
    svg('text', { class: 'number', x: center.x, y: center.y, 'font-size': radius * 1.2 }, [String(number)]),
    ...(letters < 3
      ? []
      : [
          svg('text', { class: 'name', x: center.x + radius + 5 * unit, y: center.y, 'font-size': size }, [
            name,
          ]),
        ]),
  ];
}

function drawGrip(box: LayoutBox, corner: Exclude<Grip, 'move'>, unit: number): SVGElement {
  const side = 9 * unit;
  const x = corner.endsWith('w') ? box.x : box.x + box.width;
  const y = corner.startsWith('n') ? box.y : box.y + box.height;
  return svg('rect', {
    class: `grip ${corner}`,
    'data-grip': corner,
    x: x - side / 2,
    y: y - side / 2,
    width: side,
    height: side,
  });
}

/** A shape in words: for screen readers, for the tooltip. */
export function describeShape(shape: LayoutShape, words: PreviewWords): string {
  const { element, number, label, box } = shape;
  const name = label === '' ? `${element} ${number}` : `${element} ${number}, ${label}`;
  const place = fill(
    words.shape,
    readable(box.width),
    readable(box.height),
    readable(box.x),
    readable(box.y),
  );
  return [`${name}: ${place}`, ...doubtsOf(shape, words).map(({ sentence }) => sentence)].join(' ');
}

/** Something to be said about a shape besides its place: a `warning` may be a mistake, a `note` need not. */
export interface Doubt {
  readonly kind: 'warning' | 'note';
  readonly sentence: string;
}

/** What is to be said about a shape. */
export function doubtsOf(
  { sizeKnown, outside, overlaps, ignored, text }: LayoutShape,
  words: PreviewWords,
): Doubt[] {
  const doubts: Doubt[] = [];
  if (ignored) doubts.push({ kind: 'note', sentence: words.ignored });
  if (!sizeKnown && text === undefined) doubts.push({ kind: 'note', sentence: words.aboutThatSize });
  if (outside) doubts.push({ kind: 'warning', sentence: words.outside });
  if (overlaps.length > 0) {
    doubts.push({ kind: 'note', sentence: fill(words.overlaps, overlaps.map(numberOf).join(', ')) });
  }
  return doubts;
}

/** `Operation/Watermark[2]` is number 2, `Operation/Watermark` number 1. */
export function numberOf(id: string): string {
  return /\[(\d+)\]$/.exec(id)?.[1] ?? '1';
}
