/**
 * What a job will make, as things to draw: shapes in a frame, parts on a timeline, pictures in a grid.
 * Everything comes from the document alone; what it does not say is marked as assumed.
 */
import type { Range } from 'vscode-languageserver-types';

/** What a request draws; empty where it has nothing to show. */
export interface JobLayout {
  /** The picture that the job makes. */
  readonly result: LayoutFrame | undefined;
  /** The picture that the job reads, where parts of it are named. */
  readonly source: LayoutFrame | undefined;
  readonly timeline: LayoutTimeline | undefined;
  /** Pictures in rows and columns; absent where there are none. */
  readonly grid?: LayoutGrid;
  /** False where no element of the Tag is ever drawn. */
  readonly canDraw: boolean;
}

/** A picture, in pixels. */
export interface LayoutFrame {
  readonly width: number;
  readonly height: number;
  /** Which sides the document gives; the others are assumed. */
  readonly given: { readonly width: boolean; readonly height: boolean };
  /** In the order in which they are drawn: the first is the lowest. */
  readonly shapes: readonly LayoutShape[];
  /** How many more shapes there are than are drawn. */
  readonly omitted: number;
  /** How many such pictures are made at most; absent where the request does not say. */
  readonly count?: number;
}

/** The place of a shape in its frame: pixels, from the upper left corner. */
export interface LayoutBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What every drawn thing says of its element. */
export interface LayoutItem {
  /** Names and places from Request down, such as `Operation/Watermark[2]`: the same until elements come or go. */
  readonly id: string;
  readonly element: string;
  /** Counted from 1 among its siblings of the same name. */
  readonly number: number;
  /** Empty where the document gives it no name. */
  readonly label: string;
  /** The service ignores the element as things are. */
  readonly ignored: boolean;
  readonly range: Range;
}

/** A rectangle in a frame. */
export interface LayoutShape extends LayoutItem {
  readonly box: LayoutBox;
  /** False where the document leaves the size to the media. */
  readonly sizeKnown: boolean;
  /** Some of it lies outside of the frame. */
  readonly outside: boolean;
  /** The ids of shapes of the same kind that it covers in part. */
  readonly overlaps: readonly string[];
  /** What dragging may change. */
  readonly editable: { readonly x: boolean; readonly y: boolean; readonly size: boolean };
  /** The words of a text mark: pixels, `#rrggbb`. */
  readonly text: { readonly value: string; readonly size: number; readonly color: string } | undefined;
}

/** What is played one after the other. */
export interface LayoutTimeline {
  readonly parts: readonly TimelinePart[];
  /** Between all parts; undefined where there is none. */
  readonly transition: { readonly name: string; readonly seconds: number } | undefined;
  readonly sounds: readonly TimelineSound[];
  /** How many more parts there are than are drawn. */
  readonly omitted: number;
}

/** A file, or a piece of it. Seconds; undefined where the media decide. */
export interface TimelinePart extends LayoutItem {
  readonly start: number | undefined;
  readonly end: number | undefined;
  /** How long a gap without a file is. */
  readonly duration?: number;
  readonly isInput: boolean;
}

/** A sound that is mixed in. Seconds. */
export interface TimelineSound extends LayoutItem {
  readonly repeats: boolean;
  readonly replaces: boolean;
  readonly fadeIn: number | undefined;
  readonly fadeOut: number | undefined;
}

/** Pictures in rows and columns, in pixels. */
export interface LayoutGrid extends LayoutItem {
  readonly columns: number;
  readonly rows: number;
  readonly cell: {
    readonly width: number;
    readonly height: number;
    /** False where one of the sides is that of the result. */
    readonly given: boolean;
  };
  readonly gap: number;
  readonly margin: number;
  /** The size of the whole. */
  readonly width: number;
  readonly height: number;
  /** How many pictures there are at most, for this grid and others like it. */
  readonly count?: number;
}
