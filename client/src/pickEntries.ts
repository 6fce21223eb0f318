/**
 * What a list shows: all items under the headings of their groups, and while somebody types those first that fit
 * the words best.
 */
import { wordSearch } from '../../l10n/wordSearch';
import type { ChoiceItem } from './ui';

/** A heading, or an item; one that was found is shown whether the editor would find it or not. */
export type PickEntry<Item> =
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'item'; readonly item: Item; readonly found: boolean };

/** The entries of a list for what was typed into it; always the same ones where nothing was found. */
export function pickEntries<Item extends ChoiceItem>(
  items: readonly Item[],
): (typed: string) => readonly PickEntry<Item>[] {
  const search = wordSearch(items, ({ search: words = { names: [], keywords: [] }, label, description }) => ({
    names: [label, ...words.names],
    keywords: words.keywords,
    texts: [...(words.texts ?? []), ...(description === undefined ? [] : [description])],
  }));
  const all = withHeadings(items);
  return (typed) => {
    const found = new Set(search(typed).map(({ entry }) => entry));
    if (found.size === 0) return all;
    // The editor's own filter decides about the others: it knows abbreviations, too.
    const others = items.filter((item) => !found.has(item));
    return [
      ...[...found].map((item) => ({ kind: 'item' as const, item, found: true })),
      ...others.map((item) => ({ kind: 'item' as const, item, found: false })),
    ];
  };
}

/** Groups in the order of their first items; what has none comes first. */
function withHeadings<Item extends ChoiceItem>(items: readonly Item[]): readonly PickEntry<Item>[] {
  const groups = new Map<string, Item[]>([['', []]]);
  for (const item of items) {
    const { group = '' } = item;
    groups.set(group, [...(groups.get(group) ?? []), item]);
  }
  return [...groups].flatMap(([label, members]) => [
    ...(label === '' ? [] : [{ kind: 'heading' as const, label }]),
    ...members.map((item) => ({ kind: 'item' as const, item, found: false })),
  ]);
}
