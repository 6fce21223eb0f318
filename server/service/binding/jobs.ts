/**
 * The jobs of a request by place. What is inside of a job's element belongs to that job; all jobs share the rest.
 */
import { at, NONE, type NodeId, type XmlDocument } from '../parser/xmlNodes';
import type { ElementDeclaration } from '../schema/schemaTypes';
import type { Job, RequestDocument } from './requestDocument';

/** The job of that element; undefined where it is none of them. */
export function jobWith(jobs: readonly Job[], element: NodeId): Job | undefined {
  const job = jobs[countFrom(jobs, element) - 1];
  return job?.element === element ? job : undefined;
}

/** The job that an element belongs to, or the only one; undefined for what several jobs share. */
export function jobOf({ xml, jobs }: Pick<RequestDocument, 'xml' | 'jobs'>, node: NodeId): Job | undefined {
  if (jobs.length < 2) return jobs[0];
  const job = jobs[countFrom(jobs, node) - 1];
  if (job === undefined || at(xml.start, node) >= endOf(xml, job)) return undefined;
  return job;
}

/** The job at an offset, or the only one; undefined where several jobs share what is there. */
export function jobAt({ xml, jobs }: Pick<RequestDocument, 'xml' | 'jobs'>, offset: number): Job | undefined {
  if (jobs.length < 2) return jobs[0];
  return jobs.find((job) => at(xml.start, job.element) <= offset && offset <= endOf(xml, job));
}

/** True where each of several jobs is to be looked at by itself. */
export function hasSeveralJobs({ jobs }: Pick<RequestDocument, 'jobs'>): boolean {
  return jobs.length > 1;
}

/** What the container of an element says of it: of a job not what its own Tag says. */
export function declaredThere(
  { xml, declarations }: Pick<RequestDocument, 'xml' | 'declarations'>,
  node: NodeId,
): ElementDeclaration | undefined {
  const container = declarations[xml.parent[node] ?? NONE];
  return container?.childrenById.get(xml.nameId[node] ?? NONE) ?? declarations[node];
}

/** The document as one of its jobs reads it: elements of the other jobs have no name that anybody looks for. */
export function readAlone(xml: XmlDocument, jobs: readonly Job[], job: Job): XmlDocument {
  if (jobs.length < 2) return xml;
  const nameId = xml.nameId.slice();
  for (const other of jobs) if (other !== job) nameId[other.element] = NONE;
  return { ...xml, nameId };
}

function endOf(xml: XmlDocument, { element }: Job): number {
  return Math.max(at(xml.end, element), at(xml.startTagEnd, element));
}

/** How many jobs start at the element or before it; they are in document order. */
function countFrom(jobs: readonly Job[], node: NodeId): number {
  let low = 0;
  let high = jobs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((jobs[middle]?.element ?? NONE) <= node) low = middle + 1;
    else high = middle;
  }
  return low;
}
