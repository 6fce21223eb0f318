/**
 * Files that are played one after the other: their order, their pieces, what is mixed in.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Job, RequestDocument } from '../binding/requestDocument';
import { childElements, type NodeId, nameOf } from '../parser/xmlNodes';
import type { RawTimelineLayout } from '../schema/rawLayoutTypes';
import { type ElementReader, readElement } from './elementReader';
import { firstOnes, inputElement, itemOf } from './layoutItem';
import type { LayoutTimeline, TimelinePart, TimelineSound } from './layoutTypes';

/** The timeline that an element describes, with the input of the job in its place. */
export function timelineOf(
  document: TextDocument,
  request: RequestDocument,
  { job, reader, layout }: { job: Job; reader: ElementReader; layout: RawTimelineLayout },
): LayoutTimeline {
  const { shown, omitted } = firstOnes(sortedParts(request, reader, layout));
  const parts = shown.map((part) => partOf(document, request, part, layout));
  const input = inputPart(document, request, job);
  if (input !== undefined) parts.splice(Math.max(0, reader.number(layout.inputPlace) ?? 0), 0, input);
  return {
    parts,
    omitted,
    transition: transitionOf(reader, layout),
    sounds: layout.sound.elements
      .flatMap((name) => childrenNamed(request, reader.element, name))
      .map((sound) => soundOf(document, request, sound, layout)),
  };
}

/** By their place; parts with the same place stay as they stand. */
function sortedParts(
  request: RequestDocument,
  holder: ElementReader,
  { part }: RawTimelineLayout,
): ElementReader[] {
  const placed = childrenNamed(request, holder.element, part.element).map((reader) => ({
    reader,
    place: reader.number(part.place) ?? 0,
  }));
  return placed.sort((one, other) => one.place - other.place).map(({ reader }) => reader);
}

function partOf(
  document: TextDocument,
  request: RequestDocument,
  reader: ElementReader,
  { part }: RawTimelineLayout,
): TimelinePart {
  return {
    ...itemOf(document, request, reader.element, reader.label(part.label)),
    start: reader.number(part.start),
    end: reader.number(part.end),
    isInput: false,
  };
}

function inputPart(document: TextDocument, request: RequestDocument, job: Job): TimelinePart | undefined {
  const input = inputElement(request, job);
  if (input === undefined) return undefined;
  const { element, label } = input;
  return { ...itemOf(document, request, element, label), start: undefined, end: undefined, isInput: true };
}

function transitionOf(
  reader: ElementReader,
  { transition }: RawTimelineLayout,
): LayoutTimeline['transition'] {
  const name = reader.written(transition.element);
  if (name === '' || transition.none.includes(name)) return undefined;
  return { name, seconds: reader.number(transition.seconds) ?? 0 };
}

function soundOf(
  document: TextDocument,
  request: RequestDocument,
  reader: ElementReader,
  { sound }: RawTimelineLayout,
): TimelineSound {
  return {
    ...itemOf(document, request, reader.element, reader.label(sound.label)),
    repeats: !reader.holds(sound.onceWhen),
    replaces: reader.holds(sound.replacesWhen),
    fadeIn: reader.number(sound.fadeIn),
    fadeOut: reader.number(sound.fadeOut),
  };
}

function childrenNamed(request: RequestDocument, holder: NodeId, name: string): ElementReader[] {
  return childElements(request.xml, holder)
    .filter((child) => nameOf(request.xml, child) === name)
    .flatMap((child) => {
      const declaration = request.declarations[child];
      return declaration === undefined ? [] : [readElement(request, child, declaration)];
    });
}
