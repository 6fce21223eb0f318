/**
 * The `layout` keyword of a type file: what the layout preview draws for each element of the type.
 * Paths start at the element and are joined by `/`.
 */
import type { RawPredicate } from './rawPredicate';

/** One of the things that a preview knows to draw. */
export type RawLayout =
  | RawFrameLayout
  | RawRectangleLayout
  | RawMarkLayout
  | RawTimelineLayout
  | RawPiecesLayout
  | RawGridLayout;

/** The size of the picture that the job makes, in pixels. */
export interface RawFrameLayout {
  readonly kind: 'frame';
  readonly width: string;
  readonly height: string;
  /** How many such pictures are made at most. */
  readonly count?: string;
}

/** A rectangle in pixels, measured from the upper left corner. */
export interface RawRectangleLayout {
  readonly kind: 'rectangle';
  /** Whether it lies in the picture that the job makes or in the one that it reads. */
  readonly on: 'result' | 'source';
  readonly x: string;
  readonly y: string;
  readonly width: string;
  readonly height: string;
  /** The first of these that is set names the rectangle. */
  readonly label?: readonly string[];
}

/** A text or a picture that hangs on a corner, a side or the middle of the result. */
export interface RawMarkLayout {
  readonly kind: 'mark';
  readonly anchor: {
    readonly element: string;
    /** By value: where in the frame it hangs, from the left and from the top, each 0, 0.5 or 1. */
    readonly places: Readonly<Record<string, readonly [number, number]>>;
  };
  /** The offsets inwards from the anchor. */
  readonly dx: string;
  readonly dy: string;
  /** While this holds the offsets are percent of the frame, else pixels. */
  readonly percentWhen: RawPredicate;
  readonly text: {
    readonly value: string;
    /** Pixels. */
    readonly size: string;
    readonly color: string;
  };
  readonly picture: {
    readonly value: string;
    readonly width: string;
    readonly height: string;
    /** While this holds the size is in pixels, else it depends on the picture's own. */
    readonly pixelsWhen: RawPredicate;
  };
}

/** Files that are played one after the other, and the sounds that are mixed in. */
export interface RawTimelineLayout {
  readonly kind: 'timeline';
  readonly part: {
    readonly element: string;
    /** The parts are sorted by this, then as they stand. */
    readonly place?: string;
    /** Seconds. */
    readonly start?: string;
    readonly end?: string;
    /** How long a gap without a file is, seconds. */
    readonly duration?: string;
    readonly label: readonly string[];
  };
  /** How many parts come before the input of the job; without it the input is no part. */
  readonly inputPlace?: string;
  readonly transition?: {
    readonly element: string;
    /** The values that mean that there is none. */
    readonly none: readonly string[];
    readonly seconds: string;
  };
  readonly sound?: {
    readonly elements: readonly string[];
    readonly label: readonly string[];
    readonly onceWhen: RawPredicate;
    readonly replacesWhen: RawPredicate;
    /** Seconds. */
    readonly fadeIn: string;
    readonly fadeOut: string;
  };
}

/** The part of the input that is used, and the pieces of equal length that it is cut into. Seconds. */
export interface RawPiecesLayout {
  readonly kind: 'pieces';
  readonly start: string;
  readonly end: string;
  readonly length?: string;
}

/** Pictures in rows and columns. Pixels. */
export interface RawGridLayout {
  readonly kind: 'grid';
  readonly columns: string;
  readonly rows: string;
  /** The sides of the result where nothing is given. */
  readonly cellWidth: string;
  readonly cellHeight: string;
  readonly gap: string;
  readonly margin: string;
}
