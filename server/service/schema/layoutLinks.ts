/**
 * What a `layout` names must be there: the elements below it, and a place for each value of an anchor.
 */
import { compilePath } from '../constraints/index';
import { compilePredicate } from '../constraints/predicate';
import type { RawLayout, RawMarkLayout, RawTimelineLayout } from './rawLayoutTypes';
import type { RawPredicate } from './rawSchemaTypes';
import type { ElementDeclaration, RequestSchema } from './schemaTypes';
import type { SchemaProblem } from './shapeReader';

/** The problems of all layouts of a Tag. */
export function checkLayouts(
  file: string,
  { declarations }: Pick<RequestSchema, 'declarations'>,
): SchemaProblem[] {
  return declarations.flatMap((holder) => {
    if (holder.layout === undefined) return [];
    const unknownPaths = layoutPaths(holder.layout).filter(
      (path) => declarationAt(path, holder) === undefined,
    );
    const messages = [
      ...unknownPaths.map((path) => `the layout of ${holder.path} names no element: \`${path}\``),
      ...placeless(holder, holder.layout),
    ];
    return messages.map((message) => ({ file, pointer: '', message }));
  });
}

/** Every path that a layout names, from its element on. */
function layoutPaths(layout: RawLayout): string[] {
  switch (layout.kind) {
    case 'frame':
      return given(layout.width, layout.height, layout.count);
    case 'rectangle':
      return [layout.x, layout.y, layout.width, layout.height, ...(layout.label ?? [])];
    case 'mark':
      return markPaths(layout);
    case 'timeline':
      return timelinePaths(layout);
    case 'pieces':
      return given(layout.start, layout.end, layout.length);
    case 'grid': {
      const { kind: _kind, ...paths } = layout;
      return Object.values(paths);
    }
  }
}

function markPaths({ anchor, dx, dy, percentWhen, text, picture }: RawMarkLayout): string[] {
  const { pixelsWhen, ...pictureValues } = picture;
  return [
    anchor.element,
    dx,
    dy,
    ...Object.values(text),
    ...Object.values(pictureValues),
    ...predicatePaths(percentWhen),
    ...predicatePaths(pixelsWhen),
  ];
}

function timelinePaths({ part, inputPlace, transition, sound }: RawTimelineLayout): string[] {
  const ofPart = [...given(part.place, part.start, part.end, part.duration), ...part.label];
  return [
    ...given(inputPlace, transition?.element, transition?.seconds),
    ...ofPart.map((path) => `${part.element}/${path}`),
    ...(sound === undefined ? [] : soundPaths(sound)),
  ];
}

function soundPaths(sound: NonNullable<RawTimelineLayout['sound']>): string[] {
  const paths = [
    sound.fadeIn,
    sound.fadeOut,
    ...sound.label,
    ...predicatePaths(sound.onceWhen),
    ...predicatePaths(sound.replacesWhen),
  ];
  return sound.elements.flatMap((element) => paths.map((path) => `${element}/${path}`));
}

function given(...paths: readonly (string | undefined)[]): string[] {
  return paths.filter((path) => path !== undefined);
}

function predicatePaths(predicate: RawPredicate): string[] {
  const found: string[] = [];
  compilePredicate(predicate, (text) => {
    found.push(text);
    return { text, nameIds: [], name: text, place: undefined, declaration: undefined };
  });
  return found;
}

function placeless(holder: ElementDeclaration, layout: RawLayout): string[] {
  if (layout.kind !== 'mark') return [];
  const { element, places } = layout.anchor;
  const values = declarationAt(element, holder)?.facets.enumeration ?? [];
  return values
    .filter(({ value }) => places[value] === undefined)
    .map(({ value }) => `the layout of ${holder.path} has no place for \`${value}\` of \`${element}\``);
}

function declarationAt(path: string, holder: ElementDeclaration): ElementDeclaration | undefined {
  // Only the declaration matters here, not the ids.
  return compilePath(path, holder, new Map()).declaration;
}
