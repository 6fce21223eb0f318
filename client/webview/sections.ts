/**
 * The sections of the page: the result, the source, the timeline, the grid, each with what is to be said about it.
 */
import { fill } from '../../l10n/language';
import type { JobLayout, LayoutFrame, LayoutShape } from '../../server/src/protocol';
import { drawFrame, numberOf, shapeNotesOf } from './frameView';
import { drawGrid, drawPictures, gridNotes, omittedPictures } from './gridView';
import type { PreviewLabels } from './previewMessages';
import { html, readable } from './svg';
import { drawTimeline } from './timelineView';

/** One section for each thing that the job has, and how to use them; none where there is nothing to draw. */
export function drawSections(
  { result, source, timeline, grid }: JobLayout,
  words: PreviewLabels,
  selected: string | undefined,
): HTMLElement[] {
  const sections: HTMLElement[] = [];
  if (result !== undefined) {
    sections.push(frameSection(words.result, result, sizeNotes(result, words), words, selected));
  }
  if (source !== undefined) {
    sections.push(frameSection(words.source, source, [words.sourceSize], words, selected));
  }
  if (timeline !== undefined) {
    const drawn = drawTimeline(timeline, words, selected);
    sections.push(section(words.timeline, [drawn, ...omittedNote(timeline.omitted, words)]));
  }
  if (grid !== undefined) {
    const name = `${words.grid} ${fill(words.size, readable(grid.width), readable(grid.height))}`;
    const drawn = drawGrid(grid, name, words, selected);
    sections.push(section(name, [...gridNotes(grid, words).map(note), drawn]));
  }
  const hasShapes = [result, source].some((frame) => frame !== undefined && frame.shapes.length > 0);
  if (hasShapes) sections.push(html('footer', {}, [note(words.howTo), note(words.byKeyboard)]));
  return sections;
}

function section(title: string, content: readonly Node[]): HTMLElement {
  return html('section', {}, [html('h2', {}, [title]), ...content]);
}

function frameSection(
  title: string,
  frame: LayoutFrame,
  notes: readonly string[],
  words: PreviewLabels,
  selected: string | undefined,
): HTMLElement {
  const name = `${title} ${fill(words.size, readable(frame.width), readable(frame.height))}`;
  if (frame.shapes.length === 0 && (frame.count ?? 1) > 1) return picturesSection(name, frame, notes, words);
  const shapeNotes = frame.shapes.flatMap((shape) => shapeNoteItems(shape, words));
  return section(name, [
    ...notes.map(note),
    html('div', { class: 'scroll' }, [drawFrame(frame, name, words, selected)]),
    ...(shapeNotes.length === 0 ? [] : [html('ul', { class: 'notes' }, shapeNotes)]),
    ...omittedNote(frame.omitted, words),
  ]);
}

/** Several pictures of the same size. */
function picturesSection(
  name: string,
  frame: LayoutFrame,
  notes: readonly string[],
  words: PreviewLabels,
): HTMLElement {
  const { count = 1 } = frame;
  const pictures = fill(words.pictures, count);
  return section(name, [
    ...[...notes, pictures].map(note),
    drawPictures(frame, count, fill(words.named, name, pictures)),
    ...omittedNote(omittedPictures(count), words),
  ]);
}

/** An overlap is reported once, of the lower number. */
function shapeNoteItems(shape: LayoutShape, words: PreviewLabels): HTMLElement[] {
  const later = shape.overlaps.filter((id) => Number(numberOf(id)) > shape.number);
  return shapeNotesOf({ ...shape, overlaps: later }, words).map(({ kind, sentence }) =>
    html('li', { class: kind }, [`${shape.element} ${shape.number}: ${sentence}`]),
  );
}

function sizeNotes({ given }: LayoutFrame, words: PreviewLabels): string[] {
  if (given.width && given.height) return [];
  if (given.width) return [words.assumedHeight];
  return [given.height ? words.assumedWidth : words.assumedSize];
}

function omittedNote(omitted: number, words: PreviewLabels): HTMLElement[] {
  return omitted === 0 ? [] : [note(fill(words.omitted, omitted))];
}

function note(text: string): HTMLElement {
  return html('p', { class: 'note' }, [text]);
}
