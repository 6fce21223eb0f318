/**
 * Tags and jobs as completion inserts them: before a Tag is chosen nothing is known of what may follow.
 */
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Language } from '../../../../l10n/language';
import { hasSeveralJobs, jobWith } from '../../binding/jobs';
import type { Job, RequestDocument } from '../../binding/requestDocument';
import { at, childElements, NONE, type NodeId, nameOf, type XmlDocument } from '../../parser/xmlNodes';
import { TAG } from '../../schema/schemaParts';
import type { ElementDeclaration } from '../../schema/schemaTypes';
import { choice } from '../../util/snippets';
import { sortText } from './completionScope';

/** A container, and the request without what is being typed in it. */
interface Place {
  readonly request: RequestDocument;
  readonly container: NodeId;
}

/** What an item inserts, with and without tab stops. */
export interface InsertedText {
  readonly snippet: string;
  readonly plain: string;
}

/** The Tag of the request, while jobs have their own. */
export function isNeedlessTag({ xml, jobs }: RequestDocument, { builtin }: ElementDeclaration): boolean {
  return builtin === 'tag' && jobs.some((job) => isOwnTag(xml, job));
}

function isOwnTag(xml: XmlDocument, { element, tagElement }: Job): boolean {
  return tagElement !== NONE && at(xml.parent, tagElement) === element;
}

/** What inserts an element that needs a Tag to be chosen; undefined for any other. */
export function textsWithTag(
  request: RequestDocument,
  container: NodeId,
  child: ElementDeclaration,
): InsertedText | undefined {
  if (child.builtin === 'tag') return tagTexts(request);
  return isJobElement(request, container, child) && needsOwnTag(request) ? jobTexts(request) : undefined;
}

function isJobElement(
  { request, schemaSet }: RequestDocument,
  container: NodeId,
  { name }: ElementDeclaration,
): boolean {
  return container === request && name === schemaSet.severalJobs.element;
}

/** True when there is no Tag of the request that would count for another job. */
function needsOwnTag({ xml, request, jobs }: RequestDocument): boolean {
  const hasTag = childElements(xml, request).some((child) => nameOf(xml, child) === TAG);
  return !hasTag && jobs.some((job) => isOwnTag(xml, job));
}

function tagTexts({ schemaSet }: RequestDocument): InsertedText {
  const snippet = `<${TAG}>${choice(1, [...schemaSet.tags.keys()])}</${TAG}>$0`;
  return { snippet, plain: `<${TAG}></${TAG}>` };
}

/** A job with a Tag of its own: what it holds can be said once that is chosen. */
function jobTexts({ schemaSet }: RequestDocument): InsertedText {
  const { element } = schemaSet.severalJobs;
  const around = (tag: string, rest: string): string => `<${element}>\n\t${tag}${rest}\n</${element}>`;
  const tag = `<${TAG}>${choice(1, [...schemaSet.tags.keys()])}</${TAG}>`;
  return { snippet: around(tag, '\n\t$0'), plain: around(`<${TAG}></${TAG}>`, '') };
}

/** An element that no declaration offers. */
export interface NewElement {
  readonly texts: InsertedText;
  readonly labels: CompletionItem;
}

/** The Tag where there is none: nothing else can be said before. In a request, jobs may have their own as well. */
export function missingTags(language: Language, place: Place): readonly NewElement[] {
  const { request, container } = place;
  const tag = { texts: tagTexts(request), labels: missingTagLabels(language) };
  if (isTagMissing(place)) {
    return hasNoJob(request) && container === request.request ? [tag, firstJob(request, language)] : [tag];
  }
  return mayHaveOwnTag(place) ? [{ ...tag, labels: ownTagLabels(language) }] : [];
}

function hasNoJob({ jobs }: RequestDocument): boolean {
  return jobs.every(({ element }) => element === NONE);
}

function firstJob(request: RequestDocument, language: Language): NewElement {
  return { texts: jobTexts(request), labels: missingJobLabels(language, request) };
}

/** Whether what is there says nothing without a Tag: the request, or a job that has none. */
function isTagMissing({ request, container }: Place): boolean {
  if (container === NONE) return false;
  const job = jobWith(request.jobs, container);
  if (job !== undefined) return job.tagElement === NONE;
  return container === request.request && request.jobs.every(({ tagElement }) => tagElement === NONE);
}

/** Whether the Tag of the request counts for a job that may be of another kind than its siblings. */
function mayHaveOwnTag({ request, container }: Place): boolean {
  const job = container === NONE ? undefined : jobWith(request.jobs, container);
  return job !== undefined && hasSeveralJobs(request) && !isOwnTag(request.xml, job);
}

function missingTagLabels({ t }: Language): CompletionItem {
  return {
    label: TAG,
    kind: CompletionItemKind.Property,
    detail: t('required · the job type'),
    sortText: sortText('a', 0),
  };
}

function ownTagLabels({ t }: Language): CompletionItem {
  return {
    label: TAG,
    kind: CompletionItemKind.Property,
    detail: t('the type of this job'),
    sortText: sortText('b', 0),
  };
}

function missingJobLabels({ t }: Language, { schemaSet }: RequestDocument): CompletionItem {
  return {
    label: schemaSet.severalJobs.element,
    kind: CompletionItemKind.Struct,
    detail: t('one of several jobs, with its own Tag'),
    sortText: sortText('a', 1),
  };
}
