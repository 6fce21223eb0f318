/**
 * What the list of jobs holds: jobs that the service named, and requests whose outcome is unknown.
 */

import type { Target } from '../account/target';

/** A job as it was last seen. */
export interface JobRecord {
  readonly kind: 'job';
  readonly jobId: string;
  readonly tag: string | undefined;
  /** As the service spells it. */
  readonly state: string;
  /** Whether it has ended. */
  readonly isDone: boolean;
  /** Percent. */
  readonly progress: number | undefined;
  readonly code: string | undefined;
  readonly message: string | undefined;
  /** Where it was submitted to, whatever the settings say now. */
  readonly target: Target;
  /** When it was first seen here, in milliseconds since 1970. */
  readonly sinceMs: number;
  /** The latest answer about it; undefined for a job of an earlier session. */
  readonly responseXml: string | undefined;
  /** The request as it was sent; undefined for a job of an earlier session and for one that was looked up. */
  readonly requestXml: string | undefined;
  /** What identifies the same request; absent for a job that was looked up. */
  readonly digest?: string | undefined;
}

/** A request that was sent, or was being sent, without an answer that says what became of it. */
export interface SubmissionRecord {
  readonly kind: 'submission';
  /** Made here; no id of the service. */
  readonly id: string;
  /** The name of the document. */
  readonly name: string;
  readonly tag: string;
  /** The Tag of each job, where the request carries several; absent for one. */
  readonly tags?: readonly string[] | undefined;
  /** `unknown`: no answer came, or the window was closed before it came. */
  readonly state: 'sending' | 'unknown';
  readonly target: Target;
  /** When it was sent, in milliseconds since 1970. */
  readonly sinceMs: number;
  /** What the job reads; undefined after a reload. */
  readonly input: string | undefined;
  /** The request as it was sent; undefined after a reload. */
  readonly requestXml: string | undefined;
  /** What identifies the same request. */
  readonly digest?: string | undefined;
}

/** What is known of a request before it is sent. */
export type NewSubmission = Pick<
  SubmissionRecord,
  'name' | 'tag' | 'tags' | 'target' | 'input' | 'digest'
> & {
  readonly requestXml: string;
};

/** An entry of the list. */
export type JobEntry = JobRecord | SubmissionRecord;

/** The Tag of each job that the request may have become. */
export function tagsOfJobs({ tag, tags = [tag] }: SubmissionRecord): readonly string[] {
  return tags;
}

/** What names an entry among all others. */
export function entryId(entry: JobEntry): string {
  return entry.kind === 'job' ? entry.jobId : entry.id;
}

/** Whether the service can be asked about a job of this id. */
export function isJobId(jobId: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(jobId);
}

/** Whether there are files to open; of a job of an earlier session there may be. */
export function mayHaveOutput({ state, responseXml }: JobRecord): boolean {
  return state === 'Success' && (responseXml === undefined || responseXml.includes('<ObjectName>'));
}
