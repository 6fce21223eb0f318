/**
 * Pictures in rows and columns. Numbers of a document may be anything: what cannot be drawn is left out.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { RequestDocument } from '../binding/requestDocument';
import type { RawGridLayout } from '../schema/rawLayoutTypes';
import type { ElementReader } from './elementReader';
import { itemOf } from './layoutItem';
import type { LayoutGrid } from './layoutTypes';
import type { FrameSize } from './shapes';

/** Beyond these no picture is meant, and products of them are still whole numbers. */
const MOST_CELLS = 1_000_000;
const LONGEST_SIDE = 1_000_000;

/** The grid that an element describes; undefined where it does not say how many rows and columns there are. */
export function gridOf(
  document: TextDocument,
  request: RequestDocument,
  reader: ElementReader,
  layout: RawGridLayout,
  result: FrameSize,
  count: number | undefined,
): LayoutGrid | undefined {
  const columns = counted(reader.number(layout.columns));
  const rows = counted(reader.number(layout.rows));
  if (columns === undefined || rows === undefined) return undefined;
  const width = side(reader.number(layout.cellWidth));
  const height = side(reader.number(layout.cellHeight));
  const cell = {
    width: width ?? result.width,
    height: height ?? result.height,
    given: width !== undefined && height !== undefined,
  };
  const gap = side(reader.number(layout.gap)) ?? 0;
  const margin = side(reader.number(layout.margin)) ?? 0;
  return {
    ...itemOf(document, request, reader.element, ''),
    columns,
    rows,
    cell,
    gap,
    margin,
    width: whole(columns, cell.width, gap, margin),
    height: whole(rows, cell.height, gap, margin),
    ...(count === undefined ? {} : { count }),
  };
}

/** A number of things; undefined where there is less than one. */
export function counted(number: number | undefined): number | undefined {
  if (number === undefined || !(number >= 1)) return undefined;
  return Math.min(Math.floor(number), MOST_CELLS);
}

function side(number: number | undefined): number | undefined {
  return number !== undefined && number > 0 ? Math.min(number, LONGEST_SIDE) : undefined;
}

function whole(cells: number, side: number, gap: number, margin: number): number {
  return cells * side + (cells - 1) * gap + 2 * margin;
}
