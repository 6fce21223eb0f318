/**
 * What is known about a Tag as such: how far its requests are checked, and how old the facts are.
 */
import type { TagFacts } from '../languageServiceTypes';
import type { Source } from '../schema/rawSchemaTypes';
import type { SchemaSet } from '../schema/schemaTypes';

/** Undefined for a Tag that the service does not know. */
export function getTagFacts(tag: string, { tags, otherTags }: SchemaSet): TagFacts | undefined {
  const schema = tags.get(tag);
  if (schema === undefined) {
    const documentation = otherTags.get(tag);
    return documentation === undefined ? undefined : { tag, documentation, checked: 'xml' };
  }
  const { documentation, page, sources } = schema;
  const { title = tag, url } = page;
  return { tag, documentation, checked: 'everything', page: { title, url }, ...newestDate(sources) };
}

/** Dates are written `2025-11-19`, so that their order is that of their letters. */
function newestDate(sources: readonly Source[]): Pick<TagFacts, 'asOf'> {
  const dates = sources.flatMap(({ updated }) => (updated === undefined ? [] : [updated])).sort();
  const asOf = dates.at(-1);
  return asOf === undefined ? {} : { asOf };
}
