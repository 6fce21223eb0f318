/**
 * The entries of lists about jobs: requests to start from, samples, pages of the reference. Each stands among its kind
 * and is found by what the job makes, in both languages.
 */

import { currentLocale, joined, t } from '../../../l10n/processLanguage';
import type { ReferencePage, RequestSnippet } from '../../../server/src/protocol';
import type { ChoiceItem } from '../ui';
import type { Sample } from './bundledSamples';

/** What is known of the job that an entry is about. */
type JobFacts = Pick<RequestSnippet, 'tag' | 'category' | 'chineseName' | 'keywords'>;

/** A request to start from. */
export type RequestItem = ChoiceItem & { readonly body: string };

/** A sample to open. */
export type SampleItem = ChoiceItem & { readonly text: string };

/** A page to open. */
export type ReferenceItem = ChoiceItem & { readonly place: Pick<ReferencePage, 'page' | 'anchor'> };

/** One entry for each way to start a request. */
export function requestItems(snippets: readonly RequestSnippet[]): readonly RequestItem[] {
  return snippets.map((snippet) => {
    const { tag, name, description, body } = snippet;
    return {
      label: tag,
      description: [...ownName(snippet), name].join(' · '),
      detail: withKeywords(description, snippet.keywords),
      body,
      ...group(snippet.category?.name),
      search: { names: namesOf(snippet), keywords: snippet.keywords ?? [], texts: [name, description] },
    };
  });
}

/** Samples of single jobs by what these do; the others, which show how things work, come first. */
export function sampleItems(
  samples: readonly Sample[],
  snippets: readonly RequestSnippet[],
): readonly SampleItem[] {
  const jobs = new Map(snippets.map((snippet) => [snippet.tag.toLowerCase(), snippet]));
  const order = [...jobs.values()];
  const placed = samples.map((sample) => ({ sample, job: jobs.get(sample.name.replace(/\..*$/, '')) }));
  const place = ({ job }: { job: RequestSnippet | undefined }): number =>
    job === undefined ? -1 : order.indexOf(job);
  return placed
    .sort((one, other) => place(one) - place(other))
    .map(({ sample: { name, description, text }, job }) => ({
      label: name,
      detail: withKeywords(description, job?.keywords),
      text,
      ...(job === undefined ? {} : described(ownName(job))),
      ...group(job?.category?.name ?? t('First steps')),
      search: { names: namesOf(job), keywords: job?.keywords ?? [], texts: [description] },
    }));
}

/** The pages of the reference. */
export function referenceItems(pages: readonly ReferencePage[]): readonly ReferenceItem[] {
  return pages.map(({ page, anchor, title, description, keywords, group: heading }) => ({
    label: title,
    detail: withKeywords(description, keywords),
    place: { page, anchor },
    ...group(heading),
    // The title is the Tag and the vendor's name for it.
    search: { names: title.split(' · '), keywords: keywords ?? [], texts: [description] },
  }));
}

function group(heading: string | undefined): { readonly group?: string } {
  return heading === undefined ? {} : { group: heading };
}

function described(names: readonly string[]): { readonly description?: string } {
  return names.length === 0 ? {} : { description: names.join(' · ') };
}

function namesOf(job: JobFacts | undefined): readonly string[] {
  return job === undefined ? [] : [job.tag, ...(job.chineseName === undefined ? [] : [job.chineseName])];
}

/** The vendor's name of the job, for people who read it. */
function ownName({ chineseName }: JobFacts): readonly string[] {
  return chineseName === undefined || currentLocale().locale === 'en' ? [] : [chineseName];
}

/** The words that an entry is found by are there to be seen: they say what the job makes. */
function withKeywords(sentence: string, keywords: readonly string[] = []): string {
  return keywords.length === 0 ? sentence : `${sentence} · ${joined(keywords, 'items')}`;
}
