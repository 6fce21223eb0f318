/**
 * Draws pictures in rows and columns: those of a grid, and the pictures of a job that makes several.
 */
import { fill } from '../../l10n/language';
import type { LayoutFrame, LayoutGrid } from '../../server/src/protocol';
import type { PreviewLabels } from './previewMessages';
import { html, readable, svg } from './svg';

/** More cells than these say nothing more, and a document may ask for millions. */
const MOST_COLUMNS = 20;
const MOST_ROWS = 12;

/** Pictures of a job side by side. */
const MOST_PICTURES = 10;
const PICTURES_IN_ROW = 5;

/** The part of a grid that is drawn. */
export interface CellPlan {
  readonly columns: number;
  readonly rows: number;
  /** How many columns there are, drawn or not: pictures are counted along them. */
  readonly inRow: number;
  readonly cell: { readonly width: number; readonly height: number };
  readonly gap: number;
  readonly margin: number;
  /** How many cells have a picture, from the first on. */
  readonly filled: number;
  /** All of it is one picture. */
  readonly whole: boolean;
}

/** What of a grid is drawn: its first columns and rows. */
export function planGrid({ columns, rows, cell, gap, margin, count }: LayoutGrid): CellPlan {
  const shownColumns = Math.min(columns, MOST_COLUMNS);
  const shownRows = Math.min(rows, MOST_ROWS);
  return {
    columns: shownColumns,
    rows: shownRows,
    inRow: columns,
    cell,
    gap,
    margin,
    filled: count ?? columns * rows,
    whole: true,
  };
}

/** The pictures of a job, as many as can be distinguished. */
export function planPictures({ width, height }: LayoutFrame, count: number): CellPlan {
  const shown = Math.min(count, MOST_PICTURES);
  const columns = Math.min(shown, PICTURES_IN_ROW);
  const gap = Math.max(width, height) * 0.06;
  return {
    columns,
    rows: Math.ceil(shown / columns),
    inRow: columns,
    cell: { width, height },
    gap,
    margin: 0,
    filled: shown,
    whole: false,
  };
}

/** How many pictures `planPictures` leaves out. */
export function omittedPictures(count: number): number {
  return Math.max(0, count - MOST_PICTURES);
}

/** What is said of a grid: how it is made up, and what the pictures of the job become in it. */
export function gridNotes(grid: LayoutGrid, words: PreviewLabels): string[] {
  const { columns, rows, cell, gap, margin, count, ignored } = grid;
  const plan = planGrid(grid);
  const cells = columns * rows;
  return [
    fill(words.gridCells, columns, rows, readable(cell.width), readable(cell.height)),
    gap > 0 || margin > 0 ? fill(words.gridSpace, readable(gap), readable(margin)) : '',
    cell.given ? '' : words.gridAssumed,
    count === undefined || count < 2 ? '' : picturesNote(count, cells, words),
    plan.columns < columns || plan.rows < rows ? fill(words.gridCut, plan.columns, plan.rows) : '',
    ignored ? words.ignored : '',
  ].filter((note) => note !== '');
}

function picturesNote(count: number, cells: number, words: PreviewLabels): string {
  return count > cells
    ? fill(words.gridMany, count, Math.ceil(count / cells))
    : fill(words.gridFilled, count, cells);
}

/** The grid as a button that leads to its element. */
export function drawGrid(
  grid: LayoutGrid,
  name: string,
  words: PreviewLabels,
  selected: string | undefined,
): HTMLElement {
  const isSelected = grid.id === selected;
  return html(
    'button',
    {
      class: classNames('grid', grid.ignored ? 'ignored' : '', isSelected ? 'selected' : ''),
      'data-id': grid.id,
      'aria-label': fill(words.named, name, gridNotes(grid, words).join(' ')),
      'aria-current': isSelected ? 'true' : undefined,
    },
    [drawCells(planGrid(grid), grid.cell.given)],
  );
}

/** The pictures of a job in a row or two, under a name for screen readers. */
export function drawPictures(frame: LayoutFrame, count: number, name: string): HTMLElement {
  const given = frame.given.width && frame.given.height;
  return html('div', { class: 'grid', role: 'img', 'aria-label': name }, [
    drawCells(planPictures(frame, count), given),
  ]);
}

function drawCells(plan: CellPlan, given: boolean): SVGSVGElement {
  const { columns, rows, inRow, cell, gap, margin, filled, whole } = plan;
  const extent = (cells: number, side: number): number => cells * side + (cells - 1) * gap + 2 * margin;
  const width = extent(columns, cell.width);
  const height = extent(rows, cell.height);
  const picture = svg('svg', {
    class: classNames('cells', given ? '' : 'guessed'),
    viewBox: `0 0 ${width} ${height}`,
    style: `--unit: ${Math.max(width, height) / 640}; aspect-ratio: ${width} / ${height}`,
    'aria-hidden': 'true',
  });
  if (whole) picture.append(svg('rect', { class: 'frame', x: 0, y: 0, width, height }));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const number = row * inRow + column + 1;
      if (!whole && number > filled) continue;
      const box = { x: margin + column * (cell.width + gap), y: margin + row * (cell.height + gap) };
      picture.append(
        ...drawCell(
          { ...box, width: cell.width, height: cell.height },
          number > filled ? '' : String(number),
        ),
      );
    }
  }
  return picture;
}

function drawCell(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  number: string,
): SVGElement[] {
  const body = svg('rect', { class: classNames('cell', number === '' ? '' : 'filled'), ...box });
  if (number === '') return [body];
  const size = Math.min(box.height * 0.45, (box.width * 0.9) / (number.length * 0.62), box.width * 0.45);
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2, 'font-size': size };
  return [body, svg('text', { class: 'cell-number', ...place }, [number])];
}

function classNames(...names: readonly string[]): string {
  return names.filter((name) => name !== '').join(' ');
}
