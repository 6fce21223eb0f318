/**
 * Links `otherTags.json`: Tags without a schema, names that are no Tags of jobs, and requests that are no jobs.
 */
import type { Language } from '../../../l10n/language';
import { compileRule } from '../constraints/index';
import type { RawOtherTag, RawOtherTags, RawSeveralJobs } from './rawSchemaTypes';
import type { SchemaSet, SeveralJobs } from './schemaTypes';

/** Where a set says nothing else. */
const usual = { method: 'POST', path: '/jobs', action: '' };

/** What is known beyond the Tags with a schema. */
export function compileOtherTags(
  raw: RawOtherTags,
  nameIds: ReadonlyMap<string, number>,
  language: Language,
): Pick<SchemaSet, 'otherTags' | 'plainJob' | 'elsewhere' | 'otherRequests' | 'severalJobs'> {
  const { tags, operation = usual, summary = {}, severalJobs } = raw;
  const operations = new Map(tags.map((other) => [other.tag, other.operation ?? operation]));
  return {
    otherTags: documentationOf(tags),
    plainJob: (tag) => ({ operation: operations.get(tag) ?? operation, summary }),
    elsewhere: documentationOf(raw.elsewhere ?? []),
    otherRequests: (raw.otherRequests ?? []).map(({ has, lacks = [], documentation }) => ({
      has: has.map((path) => idsOf(path, nameIds)),
      lacks: lacks.map((path) => idsOf(path, nameIds)),
      documentation,
    })),
    severalJobs: compileSeveralJobs(severalJobs, nameIds, language),
  };
}

/** No element has the number -2. */
function idsOf(path: string, nameIds: ReadonlyMap<string, number>): readonly number[] {
  return path.split('/').map((name) => nameIds.get(name) ?? -2);
}

/** Where a set says nothing about several jobs, nothing is one of several. */
const oneJob: RawSeveralJobs = { element: '', most: 1, tags: [] };

function compileSeveralJobs(
  { element, most, tags, constraints = [] }: RawSeveralJobs = oneJob,
  nameIds: ReadonlyMap<string, number>,
  language: Language,
): SeveralJobs {
  // Elements of any Tag: no declaration of one of them says more than its name does.
  const compile = (rule: (typeof constraints)[number]) =>
    compileRule(rule, { children: [] }, nameIds, language);
  return {
    element,
    most,
    tags: new Set(tags),
    constraints: constraints.map((rule) => ({ rule, source: undefined, compiled: compile(rule) })),
  };
}

function documentationOf(tags: readonly RawOtherTag[]): Map<string, string> {
  return new Map(tags.map(({ tag, documentation }) => [tag, documentation]));
}
