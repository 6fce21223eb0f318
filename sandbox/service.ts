/**
 * What the service does with a request that was let in: submit, look up, list, cancel.
 */
import facts from '../schemas/service.json';
import type { SchemaSet } from '../server/service/languageServiceTypes';
import { type Answer, errorAnswer, jobsAnswer } from './answers';
import type { Job } from './jobLifecycle';
import { findsJobs, isJobsPath, operationOf, takesJobs } from './jobPaths';
import type { JobRegistry } from './jobRegistry';
import { readListQuery } from './listQuery';
import { refuseCall, refuseJobs } from './permissions';
import type { Submission, SubmittedJob } from './requestReader';

/** What the calls need. */
export interface ServiceParts {
  readonly registry: JobRegistry;
  /** What is known of Tags: where their jobs go, and what they answer. */
  readonly schemaSet: SchemaSet;
  /** Actions that the account may not do. */
  readonly denied?: readonly string[];
  readonly readRequest: (body: string) => Submission;
  readonly now: () => number;
  readonly newId: () => string;
}

/** A request that was let in. */
export interface ServiceRequest {
  readonly method: string;
  readonly url: URL;
  readonly host: string;
  readonly body: string;
  /** Empty when the request names none. */
  readonly contentType: string;
  readonly requestId: string;
}

/** The queue of jobs that name none. */
const DEFAULT_QUEUE = `p${'0'.repeat(32)}`;

/** Answers one request. */
export function serve(parts: ServiceParts, request: ServiceRequest): Answer {
  const { method, url, requestId } = request;
  const [, path = '', ids] = /^(\/[^/]+)(?:\/([^/]+))?$/.exec(url.pathname) ?? [];
  const call = isJobsPath(parts.schemaSet, path) ? findCall(request, path, ids) : undefined;
  return (
    call?.(parts, request) ??
    errorAnswer(404, 'InvalidUrl', `The sandbox knows no ${method} ${url.pathname}.`, requestId)
  );
}

type Call = (parts: ServiceParts, request: ServiceRequest) => Answer;

/** All paths of jobs take jobs, look them up and list them; the cancellation of all of them is at one. */
function findCall({ method, url }: ServiceRequest, path: string, ids: string | undefined): Call | undefined {
  if (ids === undefined) {
    if (method === 'POST') return (parts, request) => submit(parts, request, path);
    return method === 'GET'
      ? (parts, request) =>
          refuseCall(parts.denied ?? [], 'list', request.requestId) ?? list(parts, request, path)
      : undefined;
  }
  const jobIds = ids.split(',');
  if (method === 'GET') {
    return (parts, request) =>
      refuseIds(jobIds, facts.describe.maxIds, request) ??
      refuseCall(parts.denied ?? [], 'describe', request.requestId) ??
      describe(parts, path, jobIds);
  }
  return method === 'PUT' && path === facts.cancel.path && url.searchParams.has('cancel')
    ? (parts, request) =>
        refuseIds(jobIds, facts.cancel.maxIds, request) ??
        refuseCall(parts.denied ?? [], 'cancel', request.requestId) ??
        cancel(parts, request, jobIds)
    : undefined;
}

/** Ids that the service does not take together. */
function refuseIds(
  jobIds: readonly string[],
  maxIds: number,
  { requestId }: ServiceRequest,
): Answer | undefined {
  const refuse = (message: string): Answer => errorAnswer(400, 'InvalidArgument', message, requestId);
  if (jobIds.some((jobId) => !/^[\w-]+$/.test(jobId))) return refuse('A job id is empty or malformed.');
  if (jobIds.length > maxIds) return refuse(`At most ${maxIds} job ids are taken in one call.`);
  const kinds = new Set(jobIds.map((jobId) => jobId.slice(0, 1)));
  return kinds.size > 1 ? refuse('The job ids of one call must be of one kind.') : undefined;
}

function submit(parts: ServiceParts, request: ServiceRequest, path: string): Answer {
  if (!/^(?:application|text)\/xml\s*(?:;|$)/i.test(request.contentType)) {
    return errorAnswer(
      400,
      'InvalidContentType',
      'The Content-Type of a request is application/xml.',
      request.requestId,
    );
  }
  if (request.body.trim() === '') {
    return errorAnswer(400, 'MissingContent', 'The request has no body.', request.requestId);
  }
  const submission = parts.readRequest(request.body);
  if (submission.kind === 'refused') {
    return errorAnswer(400, 'InvalidArgument', submission.message, request.requestId);
  }
  const misplaced = misplacedJobs(parts, path, submission.jobs);
  if (misplaced !== undefined) return errorAnswer(400, 'InvalidArgument', misplaced, request.requestId);
  const actions = submission.jobs.map(({ tag }) => operationOf(parts.schemaSet, tag).action);
  const refusal = refuseJobs(parts.denied ?? [], actions, request.requestId);
  if (refusal !== undefined) return refusal;
  const jobs = submission.jobs.map((job) => makeJob(parts, request.host, job));
  parts.registry.add(jobs);
  return answerJobs(parts, jobs);
}

/** Why a path does not take the jobs of a request. Only the main path is documented to take several. */
function misplacedJobs(
  { schemaSet }: ServiceParts,
  path: string,
  jobs: readonly SubmittedJob[],
): string | undefined {
  const otherJob = jobs.find(({ tag }) => !takesJobs(schemaSet, path, tag));
  if (otherJob !== undefined) return `${path} takes no jobs with the Tag ${otherJob.tag}.`;
  return jobs.length > 1 && path !== facts.submitSeveral.path
    ? `Only ${facts.submitSeveral.path} takes several jobs in one request.`
    : undefined;
}

/** Makes jobs without requests, for whoever needs many; every tenth fails. Returns their ids. */
export function addJobs(parts: ServiceParts, count: number): readonly string[] {
  const jobs = Array.from({ length: count }, (_none, index) => {
    const inputObject = index % 10 === 9 ? `films/${index}-fail.mp4` : `films/${index}.mp4`;
    const plain = { queueId: undefined, input: undefined, operation: undefined };
    return makeJob(parts, '', { tag: 'MediaInfo', inputObject, ...plain });
  });
  parts.registry.add(jobs);
  return jobs.map(({ jobId }) => jobId);
}

function makeJob(
  { newId, now }: ServiceParts,
  host: string,
  { tag, queueId, inputObject, input, operation }: SubmittedJob,
): Job {
  return {
    jobId: `${prefixOf(tag)}${newId()}`,
    tag,
    queueId: queueId ?? DEFAULT_QUEUE,
    ...targetOf(host),
    inputObject,
    input,
    operation,
    createdAt: now(),
    cancelledAt: undefined,
    failure: failureOf(inputObject),
  };
}

/** Ids begin with a letter that names what processes the job. */
function prefixOf(tag: string): string {
  const { usual, byTag } = facts.jobIdPrefixes;
  return new Map(Object.entries(byTag)).get(tag) ?? usual;
}

/** The service's own host names bucket and region; a loopback one names neither. */
function targetOf(host: string): { bucket: string; region: string } {
  const match = /^([^.]+)\.ci\.([^.]+)\./.exec(host);
  return { bucket: match?.[1] ?? 'examplebucket-1250000000', region: match?.[2] ?? 'ap-chongqing' };
}

/**
 * An input whose name holds `fail` makes the job fail, so that people can see what that looks like;
 * `fail-` is followed by the element that the message names, for example `fail-Codec.mp4`.
 */
function failureOf(inputObject: string | undefined): Job['failure'] {
  const failing = /fail(?:-([A-Z][A-Za-z]*))?/.exec(inputObject ?? '');
  if (failing === null) return undefined;
  const [, element] = failing;
  if (element !== undefined) {
    return { code: 'InvalidArgument', message: `The value of ${element} does not fit the input.` };
  }
  return { code: 'ResourceDownloadFailed', message: `The sandbox could not read ${inputObject}.` };
}

/** Jobs are found where those of their Tag are looked up; anywhere else there is no such job. */
function describe(parts: ServiceParts, path: string, jobIds: readonly string[]): Answer {
  const known = jobIds.flatMap((jobId) => parts.registry.find(jobId) ?? []);
  const found = known.filter(({ tag }) => findsJobs(parts.schemaSet, path, tag));
  const missing = jobIds.filter((jobId) => !found.some((job) => job.jobId === jobId));
  return answerJobs(parts, found, missing.length === 0 ? {} : { NonExistJobIds: missing });
}

/** The main path lists jobs of all Tags, another one those that are looked up there. */
function list(parts: ServiceParts, { url, requestId }: ServiceRequest, path: string): Answer {
  const filter = readListQuery(url.searchParams);
  if ('wrong' in filter) return errorAnswer(400, 'InvalidArgument', filter.wrong, requestId);
  const isMain = path === facts.list.path;
  if (!isMain && !findsJobs(parts.schemaSet, path, filter.tag)) {
    const message = `${path} lists no jobs with the Tag ${filter.tag}.`;
    return errorAnswer(400, 'InvalidArgument', message, requestId);
  }
  const page = parts.registry.list(filter);
  return answerJobs(parts, page.jobs, { NextToken: page.next ?? '' });
}

function cancel(parts: ServiceParts, { requestId }: ServiceRequest, jobIds: readonly string[]): Answer {
  switch (parts.registry.cancel(jobIds)) {
    case 'cancelled':
      return { status: 200, body: '' };
    case 'unknown':
      return errorAnswer(400, 'ResourceNotFound', `There is no job ${jobIds.join(' or ')}.`, requestId);
    case 'tooLate':
      return errorAnswer(
        400,
        'InvalidArgument',
        'Only a job that has not started can be cancelled.',
        requestId,
      );
  }
}

function answerJobs(
  { registry, schemaSet }: ServiceParts,
  jobs: readonly Job[],
  more: Readonly<Record<string, unknown>> = {},
): Answer {
  return jobsAnswer(
    jobs.map((job) => ({ job, moment: registry.momentOf(job) })),
    schemaSet.results,
    more,
  );
}
