/**
 * Answers in the shape of the service: `<Response>` with jobs, and `<Error>`.
 */
import { XMLBuilder } from 'fast-xml-parser';
import { progress as facts } from '../schemas/service.json';
import type { SchemaSet } from '../server/service/languageServiceTypes';
import type { TagResults } from '../server/service/schema/schemaTypes';
import type { Job, JobMoment } from './jobLifecycle';
import { mediaAnswer } from './mediaAnswer';
import { merged, resultsOf } from './results';

/** An HTTP answer. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const builder = new XMLBuilder({ format: true, indentBy: '\t', suppressEmptyNode: true });

/** The service's `<Error>`. */
export function errorAnswer(status: number, code: string, message: string, requestId: string): Answer {
  const error = { Code: code, Message: message, RequestId: requestId, TraceId: requestId };
  return { status, body: toXml({ Error: error }), headers: { 'x-ci-trace-id': requestId } };
}

/** `<Response>` with one `JobsDetail` for each job. */
export function jobsAnswer(
  jobs: readonly { readonly job: Job; readonly moment: JobMoment }[],
  results: SchemaSet['results'],
  more: Readonly<Record<string, unknown>> = {},
): Answer {
  const details = jobs.map(({ job, moment }) => jobsDetail(job, moment, results));
  return { status: 200, body: toXml({ Response: { JobsDetail: details, ...more } }) };
}

function toXml(content: unknown): string {
  const text: unknown = builder.build(content);
  return `<?xml version="1.0" encoding="utf-8"?>\n${String(text)}`;
}

function jobsDetail(job: Job, moment: JobMoment, results: SchemaSet['results']): Record<string, unknown> {
  const failed = moment.state === 'Failed' ? job.failure : undefined;
  return {
    Code: failed?.code ?? 'Success',
    Message: failed?.message ?? '',
    JobId: job.jobId,
    State: moment.state,
    ...progressOf(job, moment),
    CreationTime: serviceTime(job.createdAt),
    StartTime: serviceTime(moment.startedAt),
    EndTime: serviceTime(moment.endedAt),
    QueueId: job.queueId,
    Tag: job.tag,
    ...inputOf(job, results),
    Operation: operationOf(job, moment, results),
  };
}

/** Jobs that read no object have no input in their answers. */
function inputOf(job: Job, results: SchemaSet['results']): Record<string, unknown> {
  const { bucket, inputObject, region, tag } = job;
  if (inputObject === undefined) return {};
  const input = { BucketId: bucket, Object: inputObject, Region: region };
  return { Input: { ...input, ...resultsOf(job, results.get(tag), 'input') } };
}

/** Only jobs of some Tags have it, in the states in which it has a meaning. */
function progressOf({ tag }: Job, { state, progress }: JobMoment): Record<string, unknown> {
  const hasProgress = facts.tags.includes(tag) && facts.states.includes(state);
  return hasProgress ? { Progress: progress } : {};
}

/** The request's Operation with what the service adds, and the results once there are some. */
function operationOf(job: Job, moment: JobMoment, results: SchemaSet['results']): Record<string, unknown> {
  const asked = typeof job.operation === 'object' && job.operation !== null ? job.operation : {};
  const echo = Object.fromEntries(Object.entries(asked).flatMap((entry) => echoOf(entry, job, moment)));
  // Files are read only for jobs that report something.
  return moment.state === 'Success' ? withResults(echo, job, results.get(job.tag)) : echo;
}

function withResults(
  echo: Readonly<Record<string, unknown>>,
  job: Job,
  results: TagResults | undefined,
): Record<string, unknown> {
  const found = merged(echo, resultsOf(job, results, 'children'));
  return { ...found, ...mediaAnswer(job, results?.media ?? {}) };
}

/** An element of the request as answers have it: a template with its name, a hidden watermark with its state. */
function echoOf(
  [name, value]: [string, unknown],
  { tag }: Job,
  { state }: JobMoment,
): readonly [string, unknown][] {
  if (name === 'TemplateId' && value !== '') {
    return [
      [name, value],
      ['TemplateName', 'sandbox_template'],
    ];
  }
  // The job that does nothing else has the state of its job only.
  if (name === 'DigitalWatermark' && name !== tag && typeof value === 'object' && value !== null) {
    return [[name, { State: state === 'Success' || state === 'Failed' ? state : 'Running', ...value }]];
  }
  return [[name, value]];
}

/** `2022-06-27T15:23:10+0800`, or `-` for a time that has not come. */
export function serviceTime(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return '-';
  const eightHours = 8 * 3600 * 1000;
  return `${new Date(milliseconds + eightHours).toISOString().slice(0, 19)}+0800`;
}
