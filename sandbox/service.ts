/**
 * What the service does with a request that was let in: submit, look up, list, cancel.
 */
import { type Answer, errorAnswer, jobsAnswer } from './answers';
import type { Job } from './jobLifecycle';
import type { JobRegistry } from './jobRegistry';
import type { Submission } from './requestReader';

/** What the calls need. */
export interface ServiceParts {
  readonly registry: JobRegistry;
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
  readonly requestId: string;
}

/** The queue of jobs that name none. */
const DEFAULT_QUEUE = `p${'0'.repeat(32)}`;

/** The largest page of a list. */
const LARGEST_PAGE = 100;

/** Answers one request. */
export function serve(parts: ServiceParts, request: ServiceRequest): Answer {
  const { method, url } = request;
  const jobPath = /^\/jobs\/([^/]+)$/.exec(url.pathname);
  if (url.pathname === '/jobs' && method === 'POST') return submit(parts, request);
  if (url.pathname === '/jobs' && method === 'GET') return list(parts, request);
  if (jobPath?.[1] !== undefined && method === 'GET') return describe(parts, jobPath[1].split(','));
  if (jobPath?.[1] !== undefined && method === 'PUT' && url.searchParams.has('cancel')) {
    return cancel(parts, request, jobPath[1]);
  }
  const known = url.pathname === '/jobs' || jobPath !== null;
  const [status, code] = known ? ([405, 'MethodNotAllowed'] as const) : ([404, 'InvalidUrl'] as const);
  return errorAnswer(status, code, `The sandbox knows no ${method} ${url.pathname}.`, request.requestId);
}

function submit(parts: ServiceParts, request: ServiceRequest): Answer {
  if (request.body.trim() === '') {
    return errorAnswer(400, 'MissingContent', 'The request has no body.', request.requestId);
  }
  const submission = parts.readRequest(request.body);
  if (submission.kind === 'refused') {
    return errorAnswer(400, 'InvalidArgument', submission.message, request.requestId);
  }
  const job = makeJob(parts, request.host, submission);
  parts.registry.add([job]);
  return answerJobs(parts, [job]);
}

/** Makes jobs without requests, for whoever needs many; every tenth fails. Returns their ids. */
export function addJobs(parts: ServiceParts, count: number): readonly string[] {
  const jobs = Array.from({ length: count }, (_none, index) => {
    const inputObject = index % 10 === 9 ? `films/${index}-fail.mp4` : `films/${index}.mp4`;
    return makeJob(parts, '', { tag: 'MediaInfo', queueId: undefined, inputObject, operation: undefined });
  });
  parts.registry.add(jobs);
  return jobs.map(({ jobId }) => jobId);
}

function makeJob(
  { newId, now }: ServiceParts,
  host: string,
  { tag, queueId, inputObject, operation }: Omit<Extract<Submission, { kind: 'job' }>, 'kind'>,
): Job {
  return {
    jobId: `j${newId()}`,
    tag,
    queueId: queueId ?? DEFAULT_QUEUE,
    ...targetOf(host),
    inputObject,
    operation,
    createdAt: now(),
    cancelledAt: undefined,
    failure: failureOf(inputObject),
  };
}

/** The service's own host names bucket and region; a loopback one names neither. */
function targetOf(host: string): { bucket: string; region: string } {
  const match = /^([^.]+)\.ci\.([^.]+)\./.exec(host);
  return { bucket: match?.[1] ?? 'examplebucket-1250000000', region: match?.[2] ?? 'ap-chongqing' };
}

/**
 * An input whose name holds `fail` makes the job fail, so that people can see what that looks like;
 * after `fail-` stands the element that the message names, for example `fail-Codec.mp4`.
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

function describe(parts: ServiceParts, jobIds: readonly string[]): Answer {
  const found = jobIds.flatMap((jobId) => parts.registry.find(jobId) ?? []);
  const missing = jobIds.filter((jobId) => parts.registry.find(jobId) === undefined);
  return answerJobs(parts, found, missing.length === 0 ? {} : { NonExistJobIds: missing });
}

function list(parts: ServiceParts, { url, requestId }: ServiceRequest): Answer {
  const query = url.searchParams;
  const tag = query.get('tag');
  const size = Number(query.get('size') ?? 10);
  const from = Number(query.get('nextToken') ?? 0);
  if (tag === null) return errorAnswer(400, 'InvalidArgument', 'The parameter tag is missing.', requestId);
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE || !Number.isInteger(from) || from < 0) {
    return errorAnswer(
      400,
      'InvalidArgument',
      'size must be 1 to 100, nextToken what the last page gave.',
      requestId,
    );
  }
  const states = query.get('states');
  const page = parts.registry.list({
    tag,
    states: states === null || states === 'All' ? undefined : states.split(','),
    queueId: query.get('queueId') ?? undefined,
    inputObject: query.get('inputObject') ?? undefined,
    descending: query.get('orderByTime') !== 'Asc',
    size,
    from,
  });
  return answerJobs(parts, page.jobs, page.next === undefined ? {} : { NextToken: page.next });
}

function cancel(parts: ServiceParts, { requestId }: ServiceRequest, jobId: string): Answer {
  switch (parts.registry.cancel(jobId)) {
    case 'cancelled':
      return { status: 200, body: '' };
    case 'unknown':
      return errorAnswer(404, 'ResourceNotFound', `There is no job ${jobId}.`, requestId);
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
  { registry }: ServiceParts,
  jobs: readonly Job[],
  more: Readonly<Record<string, unknown>> = {},
): Answer {
  return jobsAnswer(
    jobs.map((job) => ({ job, moment: registry.momentOf(job) })),
    more,
  );
}
