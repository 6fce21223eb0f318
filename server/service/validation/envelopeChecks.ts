/**
 * The envelope of a request: the root element and the Tag that chooses the schema.
 */
import type { JobElement, RequestDocument } from '../binding/requestDocument';
import { valueSpan } from '../diagnostics/problemRanges';
import { childElements, NONE, type NodeId, nameOf, nameSpan, nodeSpan } from '../parser/xmlNodes';
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
  const { xml, otherRequest, jobs, tagElement } = request;
  if (otherRequest !== undefined) {
    const args = { request: otherRequest.documentation };
    report({ code: 'not-a-job', ...nameSpan(xml, request.request), node: request.request, args });
    return;
  }
  if (jobs.length > 0) {
    checkSeveralJobs(request, report);
  } else if (request.tag !== undefined) {
    checkTag(request, tagElement, request.tag, report);
  } else {
    const misspelt = tagElement === NONE ? misspeltTag(request) : NONE;
    if (misspelt !== NONE) reportMisspeltTag(request, misspelt, report);
    else reportMissingTag(request, tagElement === NONE ? request.request : tagElement, tagElement, report);
  }
}

/** The child that was meant to be the Tag. */
function misspeltTag({ xml, request }: RequestDocument): NodeId {
  const meant = childElements(xml, request).find((child) => closestOf(nameOf(xml, child), [TAG]) === TAG);
  return meant ?? NONE;
}

/** It is the one mistake: the Tag is there. */
function reportMisspeltTag({ xml }: RequestDocument, node: NodeId, report: Report): void {
  const args = { name: nameOf(xml, node), parent: REQUEST, closest: TAG, needed: 'true' };
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
    report({ code: 'unsupported-tag', ...place, args: { tag } });
    return;
  }
  const elsewhere = schemaSet.elsewhere.get(tag);
  if (elsewhere !== undefined) {
    report({ code: 'unknown-tag', severity: 'warning', ...place, args: { tag, elsewhere } });
    return;
  }
  const jobTags = [...schemaSet.tags.keys(), ...schemaSet.otherTags.keys()];
  const closest = closestOf(tag, [...jobTags, ...schemaSet.elsewhere.keys()]);
  // The service gets new Tags; only a name that is nearly a known one is surely a mistake.
  const isMistake = closest !== undefined && jobTags.includes(closest) && isNearMiss(tag, closest);
  const args = { tag, ...(closest === undefined ? {} : { closest }) };
  report({ code: 'unknown-tag', ...place, args, ...(isMistake ? {} : { severity: 'warning' }) });
}

/** Requests whose jobs name their own Tags. */
function checkSeveralJobs(request: RequestDocument, report: Report): void {
  const { xml, schemaSet, jobs, schema, tag } = request;
  const rootTag = rootTagOf(request);
  for (const job of jobs) {
    // That nothing but the XML is checked is said of all of them at once.
    const isSaid = tag === undefined && schemaSet.otherTags.has(job.tag ?? '');
    if (job.tag !== undefined) {
      if (!isSaid) checkTag(request, job.tagElement, job.tag, report);
    } else if (rootTag.tag === undefined) {
      const node = job.tagElement === NONE ? job.element : job.tagElement;
      reportMissingTag(request, node, job.tagElement, report);
    }
  }
  checkRootTag(request, rootTag, report);
  // With a schema, that says how many there may be, and nothing is left unchecked.
  if (schema === undefined) {
    const most = schemaSet.severalJobs.most;
    for (const { element } of jobs.slice(most)) {
      const args = { name: nameOf(xml, element), most: String(most) };
      report({ code: 'repeated-element', ...nameSpan(xml, element), node: element, args });
    }
  }
  if (tag === undefined && jobs.some((job) => job.tag !== undefined)) {
    const args = { several: 'true' };
    report({ code: 'unsupported-tag', ...nameSpan(xml, request.request), node: request.request, args });
  }
  if (jobs.length > 1) checkTogether(request, rootTag, report);
}

type RootTag = JobElement;

function rootTagOf({ xml, request }: RequestDocument): RootTag {
  const tagElement = childElements(xml, request).find((child) => nameOf(xml, child) === TAG) ?? NONE;
  const tag = tagElement === NONE ? undefined : leafValue(xml, tagElement) || undefined;
  return { element: request, tagElement, tag };
}

/** The Tag of the request counts for jobs without one of their own; beside others it has no effect. */
function checkRootTag({ xml, jobs }: RequestDocument, { tagElement, tag }: RootTag, report: Report): void {
  if (tag === undefined) return;
  const isUsed = jobs.some((job) => job.tag === undefined);
  const differs = jobs.some((job) => job.tag !== undefined && job.tag !== tag);
  if (isUsed || !differs) return;
  const args = { jobs: 'true', parent: nameOf(xml, jobs[0]?.element ?? NONE) };
  report({ code: 'ignored-when', ...nodeSpan(xml, tagElement), node: tagElement, args });
}

/** The pages list the Tags that may stand beside others; whether another may is not known. */
function checkTogether({ xml, jobs, schemaSet }: RequestDocument, root: RootTag, report: Report): void {
  const { tags } = schemaSet.severalJobs;
  if (tags.size === 0) return;
  const reported = new Set<NodeId>();
  for (const job of jobs) {
    const { tagElement, tag } = job.tag === undefined ? root : job;
    const isKnown = tag !== undefined && (schemaSet.tags.has(tag) || schemaSet.otherTags.has(tag));
    if (!isKnown || tags.has(tag) || reported.has(tagElement)) continue;
    reported.add(tagElement);
    const args = { tag, together: 'true' };
    const span = valueSpan(xml, tagElement);
    report({ code: 'unsupported-tag', severity: 'warning', ...span, node: tagElement, args });
  }
}
