/**
 * What the extension and the page of the layout preview say to each other. No behavior.
 */
import type { JobLayout, LayoutBox } from '../../server/src/protocol';

/** Every text of the page; `{0}`, `{1}` … are filled in. */
export interface PreviewLabels {
  readonly result: string;
  readonly source: string;
  readonly timeline: string;
  readonly size: string;
  readonly assumedHeight: string;
  readonly assumedWidth: string;
  readonly assumedSize: string;
  readonly sourceSize: string;
  readonly shape: string;
  readonly aboutThatSize: string;
  readonly outside: string;
  readonly overlaps: string;
  readonly overlapsMany: string;
  readonly ignored: string;
  readonly input: string;
  readonly part: string;
  readonly wholeFile: string;
  readonly fromStart: string;
  readonly toEnd: string;
  readonly piece: string;
  readonly atLeast: string;
  readonly total: string;
  readonly transition: string;
  readonly sound: string;
  readonly repeats: string;
  readonly once: string;
  readonly replaces: string;
  readonly fadeIn: string;
  readonly fadeOut: string;
  readonly omitted: string;
  readonly gap: string;
  readonly seconds: string;
  readonly pictures: string;
  readonly grid: string;
  readonly gridCells: string;
  readonly gridSpace: string;
  readonly gridAssumed: string;
  readonly gridMany: string;
  readonly gridFilled: string;
  readonly gridCut: string;
  readonly howTo: string;
  readonly byKeyboard: string;
  readonly zoom: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  /** Between facts in a row. */
  readonly comma: string;
  readonly named: string;
}

/** From the extension to the page. */
export type ToPreview =
  | { readonly kind: 'words'; readonly words: PreviewLabels }
  /** `message` stands in the place of a layout that is not there. */
  | {
      readonly kind: 'layout';
      readonly name: string;
      readonly layout: JobLayout | undefined;
      readonly message: string;
    }
  /** The cursor is in the element of this thing; undefined: in none. */
  | { readonly kind: 'select'; readonly id: string | undefined };

/** From the page to the extension. */
export type FromPreview =
  /** The page listens. */
  | { readonly kind: 'ready' }
  /** Somebody wants to see the element; `focus`: and to write there. */
  | { readonly kind: 'reveal'; readonly id: string; readonly focus: boolean }
  /** Somebody dragged a shape; whole pixels. */
  | { readonly kind: 'move'; readonly id: string; readonly from: LayoutBox; readonly to: LayoutBox };
