/**
 * The answer about jobs: `<Response>` with none, one or several `<JobsDetail>`.
 * Everything that the service sends is kept; only what people look at first has a field of its own.
 */

import { t } from '../../l10n/processLanguage';
import type { CiError } from './ciError';
import { readErrorElement } from './errorElement';
import { outputFiles } from './outputFiles';
import { failure, type Result, success } from './result';
import { PROGRESS_STATES } from './serviceFacts';
import { childOf, childrenOf, readXml, textOf, type XmlRoot, type XmlValue } from './xmlTree';

/** What a job can be doing, as the service spells it. */
export const jobStates = ['Submitted', 'Running', 'Success', 'Failed', 'Pause', 'Cancel'] as const;

/** One of these states. */
export type JobState = (typeof jobStates)[number];

/** A state that this client does not know, as the service spells it; empty when it names none. */
export interface UnknownJobState {
  readonly unknown: string;
}

/** One job, as the service describes it. */
export interface JobsDetail {
  /** Empty when the service names none. */
  readonly jobId: string;
  readonly tag: string | undefined;
  readonly state: JobState | UnknownJobState;
  /** `Success`, or why the job failed; it means something only when the job has failed. */
  readonly code: string | undefined;
  readonly message: string | undefined;
  /** Percent; only in the states in which it has a meaning. */
  readonly progress: number | undefined;
  /** Times are undefined while the service says `-`. They look like `2026-01-31T00:00:00+0800`. */
  readonly creationTime: string | undefined;
  readonly startTime: string | undefined;
  readonly endTime: string | undefined;
  readonly queueId: string | undefined;
  readonly input: JobInput | undefined;
  /** The echo of the request with what the job found and made; empty text when absent. */
  readonly operation: XmlValue;
  /** `Operation/MediaInfo`. */
  readonly mediaInfo: XmlValue | undefined;
  /** `Operation/MediaResult`. */
  readonly mediaResult: XmlValue | undefined;
  /** The names of the files that the job made, prefix included. */
  readonly outputObjects: readonly string[];
  /** The whole element, for whatever has no field here. */
  readonly element: XmlValue;
}

/** What a job reads. */
export interface JobInput {
  readonly bucket: string | undefined;
  readonly object: string | undefined;
  readonly region: string | undefined;
  readonly url: string | undefined;
}

/** The content of a `<Response>` about jobs. */
export interface ParsedJobs {
  readonly jobs: readonly JobsDetail[];
  readonly nonExistJobIds: readonly string[];
  readonly nextToken: string | undefined;
  /** The `RequestId` in the body, which few answers have. */
  readonly requestId: string | undefined;
}

/** Whether a job can be asked for by that id. The service's own are letters and digits. */
export function isJobId(text: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(text);
}

/** Whether a job has ended and will not change any more. */
export function isTerminal(state: JobsDetail['state']): boolean {
  return state === 'Success' || state === 'Failed' || state === 'Cancel';
}

/** Whether it is unknown what the job is doing: the state is new to this client, or there is none. */
export function isUnknownState(state: JobsDetail['state']): state is UnknownJobState {
  return typeof state !== 'string';
}

/** The state as the service spells it. */
export function formatState(state: JobsDetail['state']): string {
  return typeof state === 'string' ? state : state.unknown;
}

/** Reads an answer about jobs; one that is none of the service becomes `unreadableResponse`. */
export function parseJobsResponse(xml: string, status = 200): Result<ParsedJobs, CiError> {
  const document = readXml(xml);
  if (!document.ok) {
    return failure(unreadable(t('The response is not from the service: {0}.', document.error), xml, status));
  }
  return readJobsRoot(document.value, xml, status);
}

/** An `unreadableResponse` that keeps the beginning of the answer. */
export function unreadable(message: string, body: string, status: number): CiError {
  return { kind: 'unreadableResponse', message, status, body: body.slice(0, KEPT_BODY_LENGTH) };
}

/** Enough to recognize a proxy's page; an error object is often logged whole. */
const KEPT_BODY_LENGTH = 4096;

function readJobsRoot(root: XmlRoot, xml: string, status: number): Result<ParsedJobs, CiError> {
  if (root.name === 'Error') {
    return failure({ kind: 'http', status, ...readErrorElement(root.value) });
  }
  if (root.name !== 'Response') {
    const message = t(
      'The response is not from the service: its root element is `{0}`, not `Response`.',
      root.name,
    );
    return failure(unreadable(message, xml, status));
  }
  return success({
    // An unknown job id is answered with an empty `<JobsDetail>`.
    jobs: childrenOf(root.value, 'JobsDetail')
      .filter((element) => typeof element !== 'string')
      .map(readJobsDetail),
    nonExistJobIds: childrenOf(root.value, 'NonExistJobIds').flatMap(readIds),
    nextToken: textOf(root.value, 'NextToken'),
    requestId: textOf(root.value, 'RequestId'),
  });
}

/** Sources differ on whether several ids come as several elements or joined by commas. */
function readIds(value: XmlValue): readonly string[] {
  return typeof value === 'string' ? value.split(/[\s,]+/).filter((id) => id !== '') : [];
}

function readJobsDetail(element: XmlValue): JobsDetail {
  const operation = childOf(element, 'Operation') ?? '';
  const state = readState(textOf(element, 'State') ?? '');
  return {
    jobId: textOf(element, 'JobId') ?? '',
    // A job of a request of several names it inside.
    tag: textOf(element, 'Tag') ?? textOf(operation, 'Tag'),
    state,
    code: textOf(element, 'Code'),
    message: textOf(element, 'Message'),
    progress: PROGRESS_STATES.includes(formatState(state))
      ? readProgress(textOf(element, 'Progress'))
      : undefined,
    creationTime: readTime(textOf(element, 'CreationTime')),
    startTime: readTime(textOf(element, 'StartTime')),
    endTime: readTime(textOf(element, 'EndTime')),
    queueId: textOf(element, 'QueueId'),
    input: readInput(childOf(element, 'Input')),
    operation,
    mediaInfo: childOf(operation, 'MediaInfo'),
    mediaResult: childOf(operation, 'MediaResult'),
    outputObjects: outputFiles(operation).map(({ object }) => object),
    element,
  };
}

function readState(text: string): JobsDetail['state'] {
  return isJobState(text) ? text : { unknown: text };
}

function isJobState(text: string): text is JobState {
  return jobStates.some((state) => state === text);
}

function readProgress(text: string | undefined): number | undefined {
  const progress = text === undefined ? Number.NaN : Number(text);
  return progress >= 0 && progress <= 100 ? progress : undefined;
}

function readTime(text: string | undefined): string | undefined {
  return text === '-' ? undefined : text;
}

function readInput(input: XmlValue | undefined): JobInput | undefined {
  if (input === undefined || typeof input === 'string') {
    return undefined;
  }
  return {
    // The vendor's tables say `Bucket`, its samples `BucketId`.
    bucket: textOf(input, 'BucketId') ?? textOf(input, 'Bucket'),
    object: textOf(input, 'Object'),
    region: textOf(input, 'Region'),
    url: textOf(input, 'Url'),
  };
}
