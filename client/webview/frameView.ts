/**
 * Draws a picture with its shapes: the frame, a numbered rectangle for each, what lies outside of it.
 */
import { fill } from '../../l10n/language';
import type { LayoutBox, LayoutFrame, LayoutShape } from '../../server/src/protocol';
import type { Grip } from './boxes';
import { isDark, labelPlace, nameEdge, shortName } from './labels';
import type { PreviewLabels } from './previewMessages';
import { readable, svg } from './svg';

/** Room around what is drawn, in parts of the longer side. */
const MARGIN = 0.03;

/** How many colors shapes take by turns; the style sheet has them. */
const COLORS = 6;

const CORNERS: readonly Exclude<Grip, 'move'>[] = ['nw', 'ne', 'sw', 'se'];

/** What drawing a shape depends on besides the shape. */
interface DrawingContext {
  readonly words: PreviewLabels;
  /** User units for what has the same size in every picture. */
  readonly unit: number;
  /** What is drawn over the shape. */
  readonly above: readonly LayoutBox[];
  readonly selected: boolean;
}

/** The picture as SVG, under a name for screen readers. Its user units are pixels of the picture. */
export function drawFrame(
  frame: LayoutFrame,
  name: string,
  words: PreviewLabels,
  selected: string | undefined,
): SVGSVGElement {
  const view = viewOf(frame);
  const unit = Math.max(view.width, view.height) / 640;
  const root = svg('svg', {
    class: ['picture', ...(frame.shapes.length === 0 ? ['bare'] : [])].join(' '),
    viewBox: `${view.x} ${view.y} ${view.width} ${view.height}`,
    'data-width': view.width,
    'data-height': view.height,
    style: `--unit: ${unit}`,
    role: 'group',
    'aria-label': name,
  });
  root.append(
    svg('rect', { class: 'frame', x: 0, y: 0, width: frame.width, height: frame.height }),
    ...frame.shapes.map((shape) =>
      drawShape(shape, { words, unit, above: above(frame, shape), selected: shape.id === selected }),
    ),
  );
  return root;
}

function above({ shapes }: LayoutFrame, { id }: LayoutShape): LayoutBox[] {
  return shapes.slice(shapes.findIndex((shape) => shape.id === id) + 1).map(({ box }) => box);
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

function drawShape(shape: LayoutShape, context: DrawingContext): SVGGElement {
  const { selected, words } = context;
  const group = svg('g', {
    class: classesOf(shape, selected),
    'data-id': shape.id,
    tabindex: 0,
    role: 'button',
    'aria-label': describeShape(shape, words),
    'aria-current': selected ? 'true' : undefined,
  });
  group.append(...shapeParts(shape, context));
  return group;
}

/** Draws a shape of the frame, which was moved, in the group that it has in the picture. */
export function redrawShape(
  group: Element,
  shape: LayoutShape,
  frame: LayoutFrame,
  words: PreviewLabels,
  selected: boolean,
): void {
  const unit = Number(group.closest('svg')?.style.getPropertyValue('--unit'));
  group.replaceChildren(...shapeParts(shape, { words, unit, above: above(frame, shape), selected }));
}

/** What the group of a shape holds. */
function shapeParts(shape: LayoutShape, context: DrawingContext): SVGElement[] {
  const { words, unit, selected } = context;
  const { box } = shape;
  const rectangle = svg('rect', { class: 'body', ...box });
  const grips =
    selected && shape.editable.size && !shape.ignored
      ? CORNERS.map((corner) => drawGrip(box, corner, unit))
      : [];
  const shown = shape.text === undefined ? drawLabel(shape, context) : drawMark(box, shape.text);
  return [svg('title', {}, [describeShape(shape, words)]), rectangle, ...shown, ...grips];
}

function classesOf({ number, ignored, outside, sizeKnown, text }: LayoutShape, selected: boolean): string {
  return [
    'shape',
    text === undefined ? `color-${(number - 1) % COLORS}` : `words ${isDark(text.color) ? 'dark' : ''}`,
    ignored ? 'ignored' : '',
    outside ? 'outside' : '',
    sizeKnown ? '' : 'guessed',
    selected ? 'selected' : '',
  ]
    .filter((name) => name !== '')
    .join(' ');
}

/** A text mark shows its own words. */
function drawMark(box: LayoutBox, text: NonNullable<LayoutShape['text']>): SVGElement[] {
  // The font of the service is not here: the words are made as wide as their box.
  const words = {
    x: box.x,
    y: box.y + box.height * 0.75,
    fill: text.color,
    'font-size': text.size,
    textLength: box.width,
    lengthAdjust: 'spacingAndGlyphs',
  };
  return [svg('text', words, [text.value])];
}

/** Anything else shows its number and its name, and a sign where a part of it is lost. */
function drawLabel(
  { box, number, label, outside }: LayoutShape,
  { unit, above }: DrawingContext,
): SVGElement[] {
  const place = labelPlace(box, above, unit);
  const { x, y, radius } = place;
  const size = 15 * unit;
  const letters = Math.floor(place.room / (size * 0.55));
  const name = shortName(outside ? `⚠ ${label}` : label, letters);
  const named = { class: `name ${place.name}`, x: nameEdge(place, unit), y, 'font-size': size };
  return [
    svg('circle', { class: 'badge', cx: x, cy: y, r: radius }),
    svg('text', { class: 'number', x, y, 'font-size': radius * 1.2 }, [String(number)]),
    ...(name === '' ? [] : [svg('text', named, [name])]),
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
export function describeShape(shape: LayoutShape, words: PreviewLabels): string {
  const { element, number, label, box } = shape;
  const name = label === '' ? `${element} ${number}` : `${element} ${number}${words.comma}${label}`;
  const place = fill(
    words.shape,
    readable(box.width),
    readable(box.height),
    readable(box.x),
    readable(box.y),
  );
  return [fill(words.named, name, place), ...shapeNotesOf(shape, words).map(({ sentence }) => sentence)].join(
    ' ',
  );
}

/** Something to be said about a shape besides its place: a `warning` may be a mistake, a `note` need not. */
export interface ShapeNote {
  readonly kind: 'warning' | 'note';
  readonly sentence: string;
}

/** What is to be said about a shape. */
export function shapeNotesOf(
  { sizeKnown, outside, overlaps, ignored, text }: LayoutShape,
  words: PreviewLabels,
): ShapeNote[] {
  const notes: ShapeNote[] = [];
  if (ignored) notes.push({ kind: 'note', sentence: words.ignored });
  if (!sizeKnown && text === undefined) notes.push({ kind: 'note', sentence: words.aboutThatSize });
  if (outside) notes.push({ kind: 'warning', sentence: words.outside });
  if (overlaps.length > 0) {
    const template = overlaps.length === 1 ? words.overlaps : words.overlapsMany;
    notes.push({ kind: 'note', sentence: fill(template, overlaps.map(numberOf).join(words.comma)) });
  }
  return notes;
}

/** `Operation/Watermark[2]` is number 2, `Operation/Watermark` number 1. */
export function numberOf(id: string): string {
  return /\[(\d+)\]$/.exec(id)?.[1] ?? '1';
}
