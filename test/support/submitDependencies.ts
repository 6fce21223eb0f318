/**
 * What the tests of submitting share: everything around the gate, and a record of what went through it.
 */
import assert from 'node:assert/strict';
import type { CiClient } from '../../client/api/ciClient';
import type { CiError } from '../../client/api/ciError';
import type { Credentials, JobsResponse } from '../../client/api/ciTypes';
import { parseJobsResponse } from '../../client/api/jobsDetail';
import { failure, success } from '../../client/api/result';
import type { SubmitPolicy } from '../../client/src/account/profiles/profile';
import type { PartialTarget, Target } from '../../client/src/account/target';
import {
  createDuplicateGuard,
  type DuplicateGuardDependencies,
} from '../../client/src/submit/duplicateGuard';
import type {
  FoundCredentials,
  KeepPlace,
  RequestCheck,
  RequestSnapshot,
  SubmitDependencies,
} from '../../client/src/submit/submitTypes';
import type { JobOperation } from '../../server/src/protocol';
import type { FakeUserInterface } from './fakeUserInterface';

/** The request. */
export const snapshot: RequestSnapshot = {
  uri: 'file:///a.cijob.xml',
  name: 'a.cijob.xml',
  languageId: 'ci-job',
  version: 7,
  text: '<Request/>',
};
/** How it is submitted. */
export const operation: JobOperation = {
  tag: 'Work',
  method: 'POST',
  path: '/jobs',
  action: 'ci:CreateMediaJobs',
  input: 'in.mp4',
  output: { bucket: 'films-1250000000', region: 'ap-chongqing', object: 'out.mp4' },
};
/** Where it goes. */
export const target: Target = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined };
/** As whom. */
export const credentials: Credentials = {
  secretId: 'AKIDEXAMPLE00000000000000000000000000',
  secretKey: 'exampleKey0000000000000000000000',
};
const rawXml = '<Response><JobsDetail><JobId>j1</JobId><State>Submitted</State></JobsDetail></Response>';

/** How a test differs from the usual. */
export interface TestOptions {
  readonly trusted?: boolean;
  readonly check?: RequestCheck | undefined;
  readonly target?: PartialTarget;
  readonly found?: FoundCredentials | undefined;
  readonly isCurrent?: () => boolean;
  readonly error?: CiError;
  readonly policy?: SubmitPolicy;
  readonly guard?: DuplicateGuardDependencies;
  /** Whether the list of jobs can be written. */
  readonly writes?: boolean;
}

/** Everything around the gate, and a record of what went through it. */
export function setUp(person: FakeUserInterface, options: TestOptions) {
  const sent: string[] = [];
  const accepted: string[] = [];
  const kept: string[] = [];
  const book: string[] = [];
  const check = 'check' in options ? options.check : { operation, errors: [] };
  const found = 'found' in options ? options.found : ({ credentials, source: 'stored' } as const);
  const dependencies: SubmitDependencies = {
    ui: person,
    isTrusted: () => options.trusted ?? true,
    isCurrent: options.isCurrent ?? (() => true),
    check: async () => check,
    targets: {
      current: () => options.target ?? target,
      placesToKeep: () => ['window', 'user'],
      policy: () => options.policy ?? { isProduction: false, confirms: true },
      keep: async ({ bucket, region }, place: KeepPlace) => {
        kept.push(`${bucket} ${region} ${place}`);
      },
    },
    credentials: { find: async () => found },
    guard: createDuplicateGuard(options.guard),
    now: () => 60_000,
    submissions: {
      beginSubmission: async ({ name, tags = [] }) => {
        book.push(['begin', name, ...tags, `(${sent.length} sent)`].join(' '));
        return 's1';
      },
      isWrittenDown: () => options.writes !== false,
      endSubmission: (id, outcome) => void book.push(`${id} ${outcome}`),
    },
    inFlight: new Set(),
    createClient: (where) => fakeClient(where, sent, options.error),
    accept: async ({ jobs }) => {
      accepted.push(...jobs.map(({ jobId }) => jobId));
    },
  };
  return { dependencies, sent, accepted, kept, book };
}

function fakeClient({ bucket, region }: Target, sent: string[], error: CiError | undefined): CiClient {
  const unused = (): never => {
    throw new Error('Submitting needs no other call.');
  };
  return {
    createJob: async (body) => {
      sent.push(`${bucket} ${region} ${body}`);
      return error === undefined ? success(response()) : failure(error);
    },
    describeJob: unused,
    listJobs: unused,
    cancelJob: unused,
    dryRun: unused,
  };
}

function response(): JobsResponse {
  const parsed = parseJobsResponse(rawXml);
  assert.ok(parsed.ok);
  return { ...parsed.value, rawXml, status: 200 };
}
