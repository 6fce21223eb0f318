/**
 * Entries of the list of jobs as they are written down, and back.
 * No message, no request, no response and no name of a file of the service: only what is needed to find a job again,
 * and a digest that identifies a request that is submitted again.
 */

import type { Target } from '../account/target';
import type { JobEntry, JobRecord, SubmissionRecord } from './jobRecord';

/** What is written down of an entry. */
export function toStored(entry: JobEntry): Readonly<Record<string, unknown>> {
  const { kind, tag, state, target, sinceMs } = entry;
  const place = { bucket: target.bucket, region: target.region, endpoint: target.endpoint };
  const shared = {
    version: 1,
    kind,
    tag,
    state,
    ...place,
    profile: target.profile,
    sinceMs,
    digest: entry.digest,
  };
  return entry.kind === 'job'
    ? { ...shared, jobId: entry.jobId, isDone: entry.isDone }
    : { ...shared, id: entry.id, name: entry.name, tags: entry.tags };
}

/** The entry in a record; undefined for what another version, another program or an accident has left there. */
export function readStored(record: unknown): JobEntry | undefined {
  if (typeof record !== 'object' || record === null) {
    return undefined;
  }
  const fields = new Map<string, unknown>(Object.entries(record));
  return fields.get('kind') === 'submission' ? readSubmission(fields) : readJob(fields);
}

type Fields = ReadonlyMap<string, unknown>;

function readJob(fields: Fields): JobRecord | undefined {
  const [jobId, state, target] = [
    textMember(fields, 'jobId'),
    textMember(fields, 'state'),
    readTarget(fields),
  ];
  if (!jobId || state === undefined || target === undefined) {
    return undefined;
  }
  return {
    kind: 'job',
    jobId,
    tag: textMember(fields, 'tag'),
    state,
    isDone: fields.get('isDone') === true,
    progress: undefined,
    code: undefined,
    message: undefined,
    target,
    sinceMs: readTime(fields),
    responseXml: undefined,
    requestXml: undefined,
    ...readDigest(fields),
  };
}

/** Whoever was sending it is gone: what became of it is not known any more. */
function readSubmission(fields: Fields): SubmissionRecord | undefined {
  const [id, tag, target] = [textMember(fields, 'id'), textMember(fields, 'tag'), readTarget(fields)];
  if (!id || tag === undefined || target === undefined) {
    return undefined;
  }
  return {
    kind: 'submission',
    id,
    name: textMember(fields, 'name') ?? '',
    tag,
    state: 'unknown',
    target,
    sinceMs: readTime(fields),
    input: undefined,
    requestXml: undefined,
    ...readDigest(fields),
    ...readTags(fields),
  };
}

/** Versions that knew only one job a request wrote none. */
function readTags(fields: Fields): Pick<SubmissionRecord, 'tags'> {
  const tags = fields.get('tags');
  const isList = Array.isArray(tags) && tags.length > 0 && tags.every((tag) => typeof tag === 'string');
  return isList ? { tags } : {};
}

function readTarget(fields: Fields): Target | undefined {
  const [bucket, region, profile] = [
    textMember(fields, 'bucket'),
    textMember(fields, 'region'),
    textMember(fields, 'profile'),
  ];
  if (bucket === undefined || region === undefined) {
    return undefined;
  }
  return {
    bucket,
    region,
    endpoint: textMember(fields, 'endpoint'),
    ...(profile === undefined ? {} : { profile }),
  };
}

function readDigest(fields: Fields): Pick<JobEntry, 'digest'> {
  const digest = textMember(fields, 'digest');
  return digest === undefined ? {} : { digest };
}

function readTime(fields: Fields): number {
  const sinceMs = fields.get('sinceMs');
  return typeof sinceMs === 'number' && Number.isFinite(sinceMs) ? sinceMs : 0;
}

function textMember(fields: Fields, name: string): string | undefined {
  const value = fields.get(name);
  return typeof value === 'string' ? value : undefined;
}
