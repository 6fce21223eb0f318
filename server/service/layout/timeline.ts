/**
 * What lies on a timeline: files that are played one after the other, with what is mixed in, or the pieces of one file.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { RequestDocument } from '../binding/requestDocument';
import { childElements, type NodeId, nameOf } from '../parser/xmlNodes';
import type { RawPiecesLayout, RawTimelineLayout } from '../schema/rawLayoutTypes';
import { type ElementReader, readElement } from './elementReader';
import { firstOnes, inputElement, itemOf, MOST_DRAWN } from './layoutItem';
import type { LayoutTimeline, TimelinePart, TimelineSound } from './layoutTypes';

/** The timeline that an element describes, with the input of the job in its place. */
export function timelineOf(
  document: TextDocument,
  request: RequestDocument,
  reader: ElementReader,
  layout: RawTimelineLayout,
): LayoutTimeline {
  const { shown, omitted } = firstOnes(sortedParts(request, reader, layout));
  const parts = shown.map((part) => partOf(document, request, part, layout));
  const input = layout.inputPlace === undefined ? undefined : inputPart(document, request);
  if (input !== undefined) parts.splice(Math.max(0, numberAt(reader, layout.inputPlace) ?? 0), 0, input);
  return {
    parts,
    omitted,
    transition: transitionOf(reader, layout),
    sounds: soundsOf(document, request, reader, layout),
  };
}

/** The input of the job from a start to an end, cut into pieces of equal length where the element says one. */
export function piecesOf(
  document: TextDocument,
  request: RequestDocument,
  reader: ElementReader,
  layout: RawPiecesLayout,
): LayoutTimeline {
  const item = itemOf(document, request, reader.element, inputElement(request)?.label ?? '');
  const length = numberAt(reader, layout.length);
  const isCut = length !== undefined && length > 0;
  const start = reader.number(layout.start);
  const end = reader.number(layout.end);
  const { cuts, omitted } = isCut ? cutsOf(start ?? 0, end, length) : { cuts: [{ start, end }], omitted: 0 };
  return {
    parts: cuts.map((cut, index) => ({ ...item, number: index + 1, ...cut, isInput: !isCut })),
    omitted,
    transition: undefined,
    sounds: [],
  };
}

/** Where the end is that of the media, these many pieces and a rest show what happens. */
const FIRST_CUTS = 3;

type Cut = Pick<TimelinePart, 'start' | 'end'>;

function cutsOf(
  start: number,
  end: number | undefined,
  length: number,
): { readonly cuts: readonly Cut[]; readonly omitted: number } {
  const cut = (index: number): Cut => ({
    start: start + index * length,
    end: Math.min(start + (index + 1) * length, end ?? Number.POSITIVE_INFINITY),
  });
  if (end === undefined) {
    const first = Array.from({ length: FIRST_CUTS }, (_, index) => cut(index));
    return { cuts: [...first, { start: start + FIRST_CUTS * length, end: undefined }], omitted: 0 };
  }
  // A little more than a whole number of pieces is an error of counting, not another piece.
  const count = Math.max(1, Math.ceil((end - start) / length - 1e-6));
  const shown = Math.min(count, MOST_DRAWN);
  return { cuts: Array.from({ length: shown }, (_, index) => cut(index)), omitted: count - shown };
}

/** By their place; parts with the same place stay as they stand. */
function sortedParts(
  request: RequestDocument,
  holder: ElementReader,
  { part }: RawTimelineLayout,
): ElementReader[] {
  const placed = childrenNamed(request, holder.element, part.element).map((reader) => ({
    reader,
    place: numberAt(reader, part.place) ?? 0,
  }));
  return placed.sort((one, other) => one.place - other.place).map(({ reader }) => reader);
}

function partOf(
  document: TextDocument,
  request: RequestDocument,
  reader: ElementReader,
  { part }: RawTimelineLayout,
): TimelinePart {
  const label = reader.label(part.label);
  // A file has the length that it has, whatever is said of a gap beside it.
  const duration = label === '' ? numberAt(reader, part.duration) : undefined;
  return {
    ...itemOf(document, request, reader.element, label),
    start: numberAt(reader, part.start),
    end: numberAt(reader, part.end),
    ...(duration === undefined ? {} : { duration }),
    isInput: false,
  };
}

function numberAt(reader: ElementReader, path: string | undefined): number | undefined {
  return path === undefined ? undefined : reader.number(path);
}

function inputPart(document: TextDocument, request: RequestDocument): TimelinePart | undefined {
  const input = inputElement(request);
  if (input === undefined) return undefined;
  const { element, label } = input;
  return { ...itemOf(document, request, element, label), start: undefined, end: undefined, isInput: true };
}

function transitionOf(
  reader: ElementReader,
  { transition }: RawTimelineLayout,
): LayoutTimeline['transition'] {
  if (transition === undefined) return undefined;
  const name = reader.written(transition.element);
  if (name === '' || transition.none.includes(name)) return undefined;
  return { name, seconds: reader.number(transition.seconds) ?? 0 };
}

function soundsOf(
  document: TextDocument,
  request: RequestDocument,
  holder: ElementReader,
  { sound }: RawTimelineLayout,
): readonly TimelineSound[] {
  if (sound === undefined) return [];
  return sound.elements
    .flatMap((name) => childrenNamed(request, holder.element, name))
    .map((reader) => ({
      ...itemOf(document, request, reader.element, reader.label(sound.label)),
      repeats: !reader.holds(sound.onceWhen),
      replaces: reader.holds(sound.replacesWhen),
      fadeIn: reader.number(sound.fadeIn),
      fadeOut: reader.number(sound.fadeOut),
    }));
}

function childrenNamed(request: RequestDocument, holder: NodeId, name: string): ElementReader[] {
  return childElements(request.xml, holder)
    .filter((child) => nameOf(request.xml, child) === name)
    .flatMap((child) => {
      const declaration = request.declarations[child];
      return declaration === undefined ? [] : [readElement(request, child, declaration)];
    });
}
