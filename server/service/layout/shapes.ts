/**
 * Rectangles and marks: where they lie in their frame.
 */
import { readColor } from '../features/colors';
import type { RawMarkLayout, RawRectangleLayout } from '../schema/rawLayoutTypes';
import type { ElementReader } from './elementReader';
import type { LayoutBox, LayoutShape } from './layoutTypes';

/** The size of a frame, pixels. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** What a shape adds to its element. */
export type ShapeGeometry = Pick<LayoutShape, 'box' | 'sizeKnown' | 'editable' | 'text' | 'label'>;

/** A picture mark whose size it is unknown takes this part of the frame's width. */
const UNKNOWN_MARK = 0.2;

/** Half the sides are as long as the whole frame's where a rectangle has no size. */
const UNKNOWN_RECTANGLE = 0.5;

/** A text without these is drawn so. */
const UNKNOWN_FONT_SIZE = 20;
const UNKNOWN_COLOR = '#ffffff';

/** Letters are about this wide, in parts of the font size. */
const LATIN_WIDTH = 0.56;
const CHINESE_WIDTH = 1;
const LINE_HEIGHT = 1.25;

/** The rectangle that an element describes. */
export function rectangleGeometry(
  reader: ElementReader,
  layout: RawRectangleLayout,
  frame: FrameSize,
): ShapeGeometry {
  const width = reader.number(layout.width);
  const height = reader.number(layout.height);
  return {
    label: reader.label(layout.label ?? []),
    box: {
      x: reader.number(layout.x) ?? 0,
      y: reader.number(layout.y) ?? 0,
      width: width ?? frame.width * UNKNOWN_RECTANGLE,
      height: height ?? frame.height * UNKNOWN_RECTANGLE,
    },
    sizeKnown: width !== undefined && height !== undefined,
    editable: { x: true, y: true, size: true },
    text: undefined,
  };
}

/** The text or picture that an element hangs into the frame. */
export function markGeometry(reader: ElementReader, layout: RawMarkLayout, frame: FrameSize): ShapeGeometry {
  const text = textOfMark(reader, layout);
  const size = text === undefined ? pictureSize(reader, layout, frame) : { ...textSize(text), known: false };
  const place = placesOf(reader, layout);
  const offset = (path: string, side: number): number =>
    ((reader.number(path) ?? 0) * (reader.holds(layout.percentWhen) ? side : 100)) / 100;
  return {
    label: text?.value ?? reader.label([layout.picture.value]),
    box: {
      x: fromAnchor(place.x, offset(layout.dx, frame.width), size.width, frame.width),
      y: fromAnchor(place.y, offset(layout.dy, frame.height), size.height, frame.height),
      width: size.width,
      height: size.height,
    },
    sizeKnown: size.known,
    editable: { x: reader.counts(layout.dx), y: reader.counts(layout.dy), size: false },
    text,
  };
}

/** What the offsets of a mark must be for its box to lie there: pixels or percent, as the element counts them. */
export function markOffsets(
  reader: ElementReader,
  layout: RawMarkLayout,
  frame: FrameSize,
  box: LayoutBox,
): { readonly dx: number; readonly dy: number } {
  const place = placesOf(reader, layout);
  const unit = (pixels: number, side: number): number =>
    reader.holds(layout.percentWhen) ? (pixels / side) * 100 : pixels;
  return {
    dx: unit(inwards(place.x, box.x, box.width, frame.width), frame.width),
    dy: unit(inwards(place.y, box.y, box.height, frame.height), frame.height),
  };
}

function placesOf(reader: ElementReader, { anchor }: RawMarkLayout): { x: number; y: number } {
  const [x, y] = anchor.places[reader.written(anchor.element)] ?? [0, 0];
  return { x, y };
}

/** Offsets lead inwards from a side, and nowhere from the middle. */
function fromAnchor(place: number, offset: number, size: number, side: number): number {
  if (place === 0) return offset;
  return place === 1 ? side - size - offset : (side - size) / 2;
}

function inwards(place: number, start: number, size: number, side: number): number {
  return place === 1 ? side - size - start : start;
}

function textOfMark(reader: ElementReader, { text }: RawMarkLayout): LayoutShape['text'] {
  const value = reader.written(text.value);
  if (value === '') return undefined;
  return {
    value,
    size: reader.number(text.size) ?? UNKNOWN_FONT_SIZE,
    color: readColor(reader.written(text.color)) ?? UNKNOWN_COLOR,
  };
}

function textSize({ value, size }: { value: string; size: number }): FrameSize {
  const widths = [...value].map((letter) =>
    (letter.codePointAt(0) ?? 0) > 0x2e80 ? CHINESE_WIDTH : LATIN_WIDTH,
  );
  return { width: widths.reduce((sum, width) => sum + width, 0) * size, height: size * LINE_HEIGHT };
}

function pictureSize(
  reader: ElementReader,
  { picture }: RawMarkLayout,
  frame: FrameSize,
): FrameSize & { known: boolean } {
  const pixels = reader.holds(picture.pixelsWhen);
  const width = pixels ? reader.number(picture.width) : undefined;
  const height = pixels ? reader.number(picture.height) : undefined;
  const assumed = frame.width * UNKNOWN_MARK;
  return {
    width: width ?? height ?? assumed,
    height: height ?? width ?? assumed / 2,
    known: width !== undefined && height !== undefined,
  };
}
