/**
 * In a browser, which may send a request twice: the second job is found, reported of and watched; what only looks like one
 * is left alone.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CiClient } from '../../client/api/ciClient';
import type { CiError } from '../../client/api/ciError';
import type { JobsQuery } from '../../client/api/ciTypes';
import { type JobsDetail, parseJobsResponse } from '../../client/api/jobsDetail';
import { failure, success } from '../../client/api/result';
import type { Target } from '../../client/src/account/target';
import { reportTwins } from '../../client/src/submit/reportTwins';
import { FakeUserInterface } from '../support/fakeUserInterface';
import { memoryHistory, storeOn } from '../support/memoryHistory';
import { credentials } from '../support/submitDependencies';

const target: Target = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined };

interface Job {
  readonly id?: string;
  readonly tag?: string;
  readonly created?: string;
  readonly input?: string;
  readonly output?: string;
  readonly userData?: string;
  readonly state?: string;
}

function jobXml(job: Job): string {
  const { id = 'j2', tag = 'Work', created = '10:00:10', input = 'in.mp4', output = 'out.mp4' } = job;
  const { userData = 'mine', state = 'Submitted' } = job;
  return [
    `<JobsDetail><JobId>${id}</JobId><Tag>${tag}</Tag><State>${state}</State>`,
    `<CreationTime>2026-01-31T${created}+0800</CreationTime><Input><Object>${input}</Object></Input>`,
    `<Operation><Output><Bucket>b</Bucket><Object>${output}</Object></Output><UserData>${userData}</UserData>`,
    '</Operation></JobsDetail>',
  ].join('');
}

function parse(...jobs: readonly string[]) {
  const rawXml = `<Response>${jobs.join('')}</Response>`;
  const parsed = parseJobsResponse(rawXml);
  assert.ok(parsed.ok);
  return { ...parsed.value, rawXml, status: 200 };
}

/** What a person hears when the service lists these jobs at the first look and at later ones. */
async function look(
  pages: readonly (readonly Job[] | CiError)[],
  own: readonly JobsDetail[] = parse(jobXml({ id: 'j1', created: '10:00:00' })).jobs,
) {
  const person = new FakeUserInterface();
  const store = storeOn(memoryHistory());
  store.put(parse(jobXml({ id: 'j9' })).jobs[0] ?? assert.fail(), target, '', '<Request/>', 'digest');
  const queries: JobsQuery[] = [];
  const pauses: number[] = [];
  const watched: string[] = [];
  const unused = (): never => assert.fail('Looking only lists.');
  const client: CiClient = {
    listJobs: async (query) => {
      const page = pages[Math.min(queries.length, pages.length - 1)] ?? [];
      queries.push(query);
      return 'kind' in page ? failure(page) : success(parse(...(page as readonly Job[]).map(jobXml)));
    },
    createJob: unused,
    describeJob: unused,
    cancelJob: unused,
    dryRun: unused,
  };
  await reportTwins(
    {
      ui: person,
      jobs: store,
      credentials: { find: async () => ({ credentials, source: 'stored' }) },
      createClient: () => client,
      watcher: { watch: (jobId) => watched.push(jobId) },
      sleep: async (ms) => void pauses.push(ms),
      serviceNow: () => 0,
    },
    own,
    target,
  );
  return { heard: person.heard, queries, pauses, watched, store };
}

const FOUND =
  'notice warning: The browser may have sent the request twice: beside j1 the service has j2, with the same Tag, input, output and UserData, created within a minute. Each job is billed. A job that has not started can be cancelled in the list of jobs.';

describe('a second job of the same request', () => {
  it('is told of, listed and watched', async () => {
    const { heard, queries, watched, store } = await look([[{ id: 'j1', created: '10:00:00' }, {}]]);
    assert.deepEqual(heard, [FOUND]);
    assert.deepEqual(queries, [
      { tag: 'Work', orderByTime: 'Desc', size: 100, startCreationTime: '2026-01-31T09:58:00+0800' },
    ]);
    assert.deepEqual([watched, store.find('j2')?.state], [['j2'], 'Submitted']);
  });

  it('is found at the second look, when it took a moment to be listed', async () => {
    const { heard, pauses } = await look([[], [{ state: 'Success' }]]);
    assert.deepEqual([heard, pauses], [[FOUND], [0, 5000]]);
  });

  it('is found also where the answer echoes neither input nor output', async () => {
    const bare =
      '<JobsDetail><JobId>j1</JobId><Tag>Work</Tag><State>Submitted</State><Operation><UserData>mine</UserData></Operation></JobsDetail>';
    assert.deepEqual((await look([[{}]], parse(bare).jobs)).heard, [FOUND]);
  });

  it('is none with another Tag, input, output, UserData or time, nor one that was submitted on purpose', async () => {
    const others: readonly Job[] = [
      { tag: 'Other' },
      { input: 'other.mp4' },
      { output: 'other.mp4' },
      { userData: 'other' },
      { userData: '' },
      { created: '10:01:01' },
      { created: '09:58:59' },
      { id: 'j1' },
      { id: 'j9' },
      { id: '' },
    ];
    for (const other of others) {
      const { heard, watched } = await look([[other]]);
      assert.deepEqual([heard, watched], [[], []], JSON.stringify(other));
    }
  });

  it('that cannot be looked for is said', async () => {
    const error: CiError = { kind: 'timeout', message: 'late', outcomeUnknown: false };
    const { heard, queries } = await look([error]);
    assert.equal(queries.length, 1);
    assert.match(
      heard[0] ?? '',
      /^notice error: It is unknown whether the browser sent the request twice\. late/,
    );
  });
});
