/**
 * The plain types that callers of the API client pass in and get back.
 * No behavior lives here.
 */

import type { JobsDetail } from './jobsDetail';

export type { Result } from './result';

/** A key pair of Tencent Cloud, with the token that belongs to it when it is temporary. */
export interface Credentials {
  readonly secretId: string;
  readonly secretKey: string;
  readonly securityToken?: string | undefined;
}

/** How a job is submitted. The language service's type of the same name fits. */
export interface JobOperation {
  /** For example `POST`. */
  readonly method: string;
  /** For example `/jobs`. */
  readonly path: string;
  /** The CAM action that the account needs, for example `ci:CreateMediaJobs`; only named in messages. */
  readonly action?: string | undefined;
  /** The kind of processing that the bucket needs, for example `speech`; media where nothing is said. */
  readonly service?: string | undefined;
}

/** What the service says about jobs: the parsed answer and the answer itself. */
export interface JobsResponse {
  readonly jobs: readonly JobsDetail[];
  readonly nonExistJobIds: readonly string[];
  /** Where the next page of a list starts; undefined on the last one. */
  readonly nextToken: string | undefined;
  /** What the vendor's support asks for. */
  readonly requestId: string | undefined;
  readonly rawXml: string;
  /** The HTTP status. */
  readonly status: number;
}

/** Which jobs `listJobs` asks for. Times look like `2026-01-31T00:00:00+0800`. */
export interface JobsQuery {
  readonly tag: string;
  readonly queueId?: string | undefined;
  /** One of `QUEUE_TYPES`; without effect beside `queueId`. */
  readonly queueType?: string | undefined;
  /** For example `['Submitted', 'Running']`; all states when absent. */
  readonly states?: readonly string[] | undefined;
  /** Jobs per page, at most 100; the service's default is 10. */
  readonly size?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly orderByTime?: 'Desc' | 'Asc' | undefined;
  readonly startCreationTime?: string | undefined;
  readonly endCreationTime?: string | undefined;
  /** Exactly this input object. */
  readonly inputObject?: string | undefined;
  readonly workflowId?: string | undefined;
  readonly inventoryTriggerJobId?: string | undefined;
}

/** What every call may be given. */
export interface CallOptions {
  /** Stops the call; the answer is then an `aborted` error. */
  readonly signal?: AbortSignal | undefined;
}

/** What calls about jobs that are there already may be given. */
export interface PlaceOptions extends CallOptions {
  /** Where the jobs live, for example `/file_jobs`; `/jobs` where nothing is said. */
  readonly path?: string | undefined;
}
