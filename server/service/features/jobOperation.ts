/**
 * How a document is submitted: endpoint and permission from the schemas of its jobs, input and outputs as written.
 */
import { jobOf } from '../binding/jobs';
import type { Job, RequestDocument } from '../binding/requestDocument';
import { JobReadings } from '../constraints/rulesOfJobs';
import { cautionSentences } from '../diagnostics/codes/messageParts';
import type { JobOperation, JobOutput, SubmittedJob } from '../languageServiceTypes';
import { childElements, NONE, type NodeId, nameOf } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import type { CompiledConstraint, PlainJob } from '../schema/schemaTypes';

/** Undefined while a Tag is absent, and for what is not sent as a job. */
export function getJobOperation(request: RequestDocument): JobOperation | undefined {
  const jobs = request.jobs.flatMap((job) => submittedJob(request, job) ?? []);
  const [first] = jobs;
  if (first === undefined || jobs.length < request.jobs.length) return undefined;
  const callback = firstValue(request, ({ summary }) => summary.callback);
  const cautions = cautionsOf(request);
  return {
    ...first,
    ...endpointOf(request),
    input: firstValue(request, ({ summary }) => summary.input),
    ...(callback === undefined ? {} : { callback }),
    ...(cautions.length === 0 ? {} : { cautions }),
    ...(jobs.length === 1 ? {} : { jobs }),
  };
}

/** What one job says of itself; undefined while its Tag is absent, and for a name that belongs elsewhere. */
export function submittedJob(request: RequestDocument, job: Job): SubmittedJob | undefined {
  const { tag, schema } = job;
  const { elsewhere, otherTags } = request.schemaSet;
  if (tag === undefined || elsewhere.has(tag)) return undefined;
  return {
    tag: schema?.tag ?? tag,
    output: outputOf(request, job),
    ...(schema === undefined ? { unchecked: otherTags.has(tag) ? 'elements' : 'tag' } : {}),
  };
}

/** What a job reads, as written. */
export function inputOf(request: RequestDocument, job: Job): string | undefined {
  const { input } = factsOf(request, job).summary;
  return input === undefined ? undefined : valueAt(request, job, input);
}

function factsOf({ schemaSet }: RequestDocument, { tag = '', schema }: Job): PlainJob {
  return schema ?? schemaSet.plainJob(tag);
}

/** Without those that are too many: a request that has them is refused. */
function possibleJobs({ jobs, schemaSet }: RequestDocument): readonly Job[] {
  return jobs.slice(0, schemaSet.severalJobs.most);
}

/** What the jobs share, from the first that has a place for it. */
function firstValue(
  request: RequestDocument,
  place: (facts: PlainJob) => string | undefined,
): string | undefined {
  for (const job of possibleJobs(request)) {
    const path = place(factsOf(request, job));
    const value = path === undefined ? undefined : valueAt(request, job, path);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Jobs of different kinds go where a job goes that nothing else is known of. */
function endpointOf(request: RequestDocument): Pick<JobOperation, 'method' | 'path' | 'action' | 'service'> {
  const endpoints = request.jobs.map((job) => toEndpoint(factsOf(request, job).operation));
  const [first, ...others] = endpoints;
  const isCommon = others.every((other) => JSON.stringify(other) === JSON.stringify(first));
  return first !== undefined && isCommon ? first : toEndpoint(request.schemaSet.plainJob('').operation);
}

function toEndpoint({ method, path, action, service }: PlainJob['operation']) {
  return { method, path, action, ...(service === undefined || service === 'media' ? {} : { service }) };
}

/** What the jobs do that cannot be undone, whatever settings and comments say about its diagnostics. */
function cautionsOf(request: RequestDocument): readonly string[] {
  const { xml, declarations, jobs, schemaSet } = request;
  const cautions = new Set<string>();
  const isCaution = ({ rule }: CompiledConstraint): boolean => rule.kind === 'caution';
  const mayWarn = ({ schema }: Job): boolean =>
    schema?.declarations.some(({ constraints }) => constraints.some(isCaution)) === true;
  if (!jobs.some(mayWarn)) return [];
  const readings = new JobReadings(request);
  const ask = (constraint: CompiledConstraint, node: NodeId, job: Job | undefined): void => {
    const reading = job === undefined ? xml : readings.of(job, constraint);
    constraint.compiled.check(reading, node, () => {
      cautions.add(cautionSentences(constraint.rule.note ?? '', schemaSet.language));
    });
  };
  for (const job of possibleJobs(request)) {
    for (const rule of job.schema?.root.constraints.filter(isCaution) ?? []) ask(rule, request.request, job);
  }
  for (let node = request.request + 1; node < xml.nodeCount; node++) {
    for (const rule of declarations[node]?.constraints.filter(isCaution) ?? []) {
      ask(rule, node, jobOf(request, node));
    }
  }
  return [...cautions];
}

function outputOf(request: RequestDocument, job: Job): JobOutput | undefined {
  const path = factsOf(request, job).summary.output;
  if (path === undefined || elementAt(request, job, path) === NONE) return undefined;
  return {
    region: valueAt(request, job, `${path}/Region`) ?? '',
    bucket: valueAt(request, job, `${path}/Bucket`) ?? '',
    object: valueAt(request, job, `${path}/Object`) ?? '',
  };
}

function valueAt(request: RequestDocument, job: Job, path: string): string | undefined {
  const element = elementAt(request, job, path);
  return element === NONE ? undefined : leafValue(request.xml, element) || undefined;
}

/** The first element at the path, through the job's own element. */
function elementAt({ xml, request }: RequestDocument, job: Job, path: string): NodeId {
  const isOwn = job.element !== NONE && path.startsWith(`${nameOf(xml, job.element)}/`);
  const names = path.split('/').slice(isOwn ? 1 : 0);
  let element = isOwn ? job.element : request;
  for (const name of names) {
    if (element === NONE) return NONE;
    element = childElements(xml, element).find((child) => nameOf(xml, child) === name) ?? NONE;
  }
  return element;
}
