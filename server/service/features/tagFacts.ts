/**
 * What is known about a Tag as such: how far its requests are checked, and how old the facts are.
 */
import type { TagCategory, TagFacts } from '../languageServiceTypes';
import type { Source } from '../schema/rawSchemaTypes';
import type { RequestSchema, SchemaSet } from '../schema/schemaTypes';

/** Undefined for a Tag that the service does not know. */
export function getTagFacts(tag: string, schemaSet: SchemaSet): TagFacts | undefined {
  const { tags, otherTags } = schemaSet;
  const schema = tags.get(tag);
  if (schema === undefined) {
    const documentation = otherTags.get(tag);
    return documentation === undefined ? undefined : { tag, documentation, checked: 'xml' };
  }
  const { documentation, page, sources, category, keywords } = schema;
  const { title = tag, url } = page;
  return {
    tag,
    documentation,
    checked: 'everything',
    page: { title, url },
    ...newestDate(sources),
    ...categoryOf(category, schemaSet),
    ...(keywords.length === 0 ? {} : { keywords }),
  };
}

/** What a Tag is about, in words; nothing where its schema does not say. */
export function categoryOf(
  id: string | undefined,
  { categories }: Pick<SchemaSet, 'categories'>,
): { readonly category?: TagCategory } {
  const category = categories.find((each) => each.id === id);
  return category === undefined ? {} : { category };
}

/** All Tags in the order of the categories; those of one category, and at the end those of none, as in the set. */
export function byCategory({
  tags,
  categories,
}: Pick<SchemaSet, 'tags' | 'categories'>): readonly RequestSchema[] {
  const all = [...tags.values()];
  const ids = categories.map(({ id }) => id);
  const isKnown = (id: string | undefined): boolean => id !== undefined && ids.includes(id);
  return [
    ...ids.flatMap((id) => all.filter(({ category }) => category === id)),
    ...all.filter(({ category }) => !isKnown(category)),
  ];
}

/** Dates are written `2025-11-19`, so that their order is that of their letters. */
function newestDate(sources: readonly Source[]): Pick<TagFacts, 'asOf'> {
  const dates = sources.flatMap(({ updated }) => (updated === undefined ? [] : [updated])).sort();
  const asOf = dates.at(-1);
  return asOf === undefined ? {} : { asOf };
}
