/**
 * Links `otherTags.json`: Tags without a schema, names that are no Tags of jobs, and requests that are no jobs.
 */
import type { RawOtherTag, RawOtherTags } from './rawSchemaTypes';
import type { SchemaSet } from './schemaTypes';

/** Where a set says nothing else. */
const usual = { method: 'POST', path: '/jobs', action: '' };

/** What is known beyond the Tags with a schema. */
export function compileOtherTags(
  raw: RawOtherTags,
): Pick<SchemaSet, 'otherTags' | 'plainJob' | 'elsewhere' | 'otherRequests' | 'severalJobs'> {
  const { tags, operation = usual, summary = {}, severalJobs } = raw;
  const operations = new Map(tags.map((other) => [other.tag, other.operation ?? operation]));
  return {
    otherTags: documentationOf(tags),
    plainJob: (tag) => ({ operation: operations.get(tag) ?? operation, summary }),
    elsewhere: documentationOf(raw.elsewhere ?? []),
    otherRequests: (raw.otherRequests ?? []).map((other) => ({ lacks: [], ...other })),
    severalJobs: {
      most: severalJobs?.most ?? Number.POSITIVE_INFINITY,
      tags: new Set(severalJobs?.tags ?? []),
    },
  };
}

function documentationOf(tags: readonly RawOtherTag[]): Map<string, string> {
  return new Map(tags.map(({ tag, documentation }) => [tag, documentation]));
}
