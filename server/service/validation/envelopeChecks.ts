/**
 * The envelope of a request: the root element and the Tag that chooses the schema.
 */
import type { Job, RequestDocument } from '../binding/requestDocument';
import { valueSpan } from '../diagnostics/problemRanges';
import { at, childElements, NONE, type NodeId, nameOf, nameSpan, nodeSpan } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import { REQUEST, TAG } from '../schema/schemaParts';
import { closestOf, isNearMiss } from '../util/editDistance';
import type { Report } from './report';

/** Reports a wrong root, and what is wrong with the Tags of a request. */
export function checkEnvelope(request: RequestDocument, report: Report): void {
  const { xml, schemaSet } = request;
  if (request.request !== NONE) {
    checkJobs(request, report);
    return;
  }
  if (xml.root === NONE) {
    const start = xml.text.search(/\S/);
    const at = Math.max(start, 0);
    // Broken text without any element has its own, better syntax error.
    if (xml.syntaxErrors.length > 0) return;
    report({ code: 'missing-element', start: at, end: at, node: NONE, args: { element: REQUEST } });
    return;
  }
  const name = nameOf(xml, xml.root);
  if (schemaSet.responses.has(name)) return;
  const closest = closestOf(name, [REQUEST]);
  report({
    code: 'unknown-element',
    severity: 'error',
    ...nameSpan(xml, xml.root),
    node: xml.root,
    args: { name, root: REQUEST, ...(closest === undefined ? {} : { closest }) },
  });
}

function checkJobs(request: RequestDocument, report: Report): void {
  const { xml, otherRequest, jobs } = request;
  if (otherRequest !== undefined) {
    const args = { request: otherRequest.documentation };
    report({ code: 'not-a-job', ...nameSpan(xml, request.request), node: request.request, args });
    return;
  }
  const named = new Map(jobs.map((job) => [job.tagElement, job]));
  for (const { tagElement, tag } of named.values()) {
    if (tag !== undefined) checkTag(request, tagElement, tag, report);
  }
  const isNowhere = jobs.every(({ tag }) => tag === undefined);
  for (const job of jobs.filter(({ tag }) => tag === undefined).slice(0, isNowhere ? 1 : undefined)) {
    checkNameless(request, job, isNowhere, report);
  }
  for (const { element } of jobs) if (element !== NONE) checkOneTag(request, element, report);
  checkRootTag(request, report);
  checkCount(request, report);
  checkTogether(request, report);
}

/** A job without a Tag: it is misspelled, empty or not there. Where no job has one, the request lacks it. */
function checkNameless(
  request: RequestDocument,
  { element, tagElement }: Job,
  isNowhere: boolean,
  report: Report,
): void {
  if (tagElement !== NONE) {
    reportMissingTag(request, tagElement, tagElement, report);
    return;
  }
  const places = isNowhere ? [request.request, element] : [element];
  const misspelt = places.map((place) => misspeltTag(request, place)).find((place) => place !== NONE);
  if (misspelt !== undefined) reportMisspeltTag(request, misspelt, report);
  else reportMissingTag(request, isNowhere ? request.request : element, NONE, report);
}

/** The child that was meant to be the Tag. */
function misspeltTag({ xml }: RequestDocument, holder: NodeId): NodeId {
  if (holder === NONE) return NONE;
  const meant = childElements(xml, holder).find((child) => closestOf(nameOf(xml, child), [TAG]) === TAG);
  return meant ?? NONE;
}

/** It is the one mistake: the Tag is there. */
function reportMisspeltTag({ xml }: RequestDocument, node: NodeId, report: Report): void {
  const parent = nameOf(xml, at(xml.parent, node));
  const args = { name: nameOf(xml, node), parent, closest: TAG, needed: 'true' };
  report({ code: 'unknown-element', severity: 'error', ...nameSpan(xml, node), node, args });
}

function reportMissingTag({ xml }: RequestDocument, node: NodeId, tagElement: NodeId, report: Report): void {
  const args = tagElement === NONE ? { parent: nameOf(xml, node) } : { empty: 'true' };
  report({ code: 'missing-tag', ...nameSpan(xml, node), node, args });
}

function checkTag(
  { xml, schemaSet }: RequestDocument,
  tagElement: NodeId,
  tag: string,
  report: Report,
): void {
  if (schemaSet.tags.has(tag)) return;
  const place = { ...valueSpan(xml, tagElement), node: tagElement };
  if (schemaSet.otherTags.has(tag)) {
    report({ code: 'unsupported-tag', severity: 'information', ...place, args: { tag } });
    return;
  }
  const elsewhere = schemaSet.elsewhere.get(tag);
  if (elsewhere !== undefined) {
    report({ code: 'unknown-tag', severity: 'warning', ...place, args: { tag, elsewhere } });
    return;
  }
  const jobTags = [...schemaSet.tags.keys(), ...schemaSet.otherTags.keys()];
  const closest = closestOf(tag, [...jobTags, ...schemaSet.elsewhere.keys()]);
  // The service gets new Tags; only a name that is nearly a known one is clearly a mistake.
  const isMistake = closest !== undefined && jobTags.includes(closest) && isNearMiss(tag, closest);
  const args = { tag, ...(closest === undefined ? {} : { closest }) };
  report({ code: 'unknown-tag', ...place, args, ...(isMistake ? {} : { severity: 'warning' }) });
}

/** The first Tag of a job counts. No schema declares it there: the declaration of the root says how many there may be. */
function checkOneTag({ xml }: RequestDocument, job: NodeId, report: Report): void {
  const tags = childElements(xml, job).filter((child) => nameOf(xml, child) === TAG);
  for (const node of tags.slice(1)) {
    report({ code: 'repeated-element', ...nameSpan(xml, node), node, args: { name: TAG } });
  }
}

/** The Tag of the request counts for jobs without one of their own; beside others it has no effect. */
function checkRootTag({ xml, request, jobs, schemaSet }: RequestDocument, report: Report): void {
  const tagElement = childElements(xml, request).find((child) => nameOf(xml, child) === TAG) ?? NONE;
  const tag = tagElement === NONE ? '' : leafValue(xml, tagElement);
  const isUsed = jobs.some((job) => job.tagElement === tagElement);
  if (tag === '' || isUsed || jobs.every((job) => job.tag === tag)) return;
  const args = { jobs: 'true', parent: schemaSet.severalJobs.element };
  report({ code: 'ignored-when', ...nodeSpan(xml, tagElement), node: tagElement, args });
}

/** Where the root is bound, its declaration says how many jobs there may be. */
function checkCount({ xml, request, declarations, jobs, schemaSet }: RequestDocument, report: Report): void {
  if (declarations[request] !== undefined) return;
  const { most } = schemaSet.severalJobs;
  for (const { element } of jobs.slice(most)) {
    const args = { name: nameOf(xml, element), most: String(most) };
    report({ code: 'repeated-element', ...nameSpan(xml, element), node: element, args });
  }
}

/** The pages list the Tags that may stand beside others; whether another may is not known. */
function checkTogether({ xml, jobs, schemaSet }: RequestDocument, report: Report): void {
  const { tags } = schemaSet.severalJobs;
  if (tags.size === 0 || jobs.length < 2) return;
  const named = new Map(jobs.map((job) => [job.tagElement, job.tag]));
  for (const [tagElement, tag] of named) {
    const isKnown = tag !== undefined && (schemaSet.tags.has(tag) || schemaSet.otherTags.has(tag));
    if (!isKnown || tags.has(tag)) continue;
    const args = { tag, together: 'true' };
    const span = valueSpan(xml, tagElement);
    report({ code: 'unsupported-tag', ...span, node: tagElement, args });
  }
}
