/**
 * The drawn items of a layout in one list, and which of them a place in the text belongs to.
 */
import type { JobLayout, LayoutItem } from '../../../server/src/protocol';

/** What the extension needs of a drawn thing. */
export type IdentifiedLayoutItem = Pick<LayoutItem, 'id' | 'range'>;

/** Everything that can be selected; nothing without a layout. */
export function layoutItemsOf(layout: JobLayout | undefined): readonly IdentifiedLayoutItem[] {
  if (layout === undefined) return [];
  const { result, source, timeline, grid } = layout;
  return [
    ...(result?.shapes ?? []),
    ...(source?.shapes ?? []),
    ...(timeline?.parts ?? []),
    ...(timeline?.sounds ?? []),
    ...(grid === undefined ? [] : [grid]),
  ];
}

/** The thing whose element holds that place of the text: the innermost, which starts last. */
export function itemAt(
  items: readonly IdentifiedLayoutItem[],
  position: { readonly line: number; readonly character: number },
): IdentifiedLayoutItem | undefined {
  return items
    .filter(({ range }) => !isBefore(position, range.start) && !isBefore(range.end, position))
    .reduce<IdentifiedLayoutItem | undefined>(
      (inner, thing) =>
        inner === undefined || !isBefore(thing.range.start, inner.range.start) ? thing : inner,
      undefined,
    );
}

function isBefore(
  one: { readonly line: number; readonly character: number },
  other: { readonly line: number; readonly character: number },
): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
