/**
 * `ci-job describe` and `ci-job cancel`.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fetchFailure } from '../support/fakeTransport';
import { type Run, type RunOptions, run, TARGET } from './support';

async function checkRun(
  argv: readonly string[],
  options: RunOptions,
  expected: Partial<Run> & { exitCode: number },
): Promise<void> {
  assert.deepEqual(await run([...argv, ...TARGET], options), {
    stdout: '',
    stderr: '',
    sent: [],
    sandboxArgs: [],
    ...expected,
  });
}

const NOT_AN_ID = '`j1/x` is not a job ID: it must be letters, digits, `-` and `_` only.';

describe('describe', () => {
  it('tells everything about the jobs', async () => {
    const body = `<Response>
      <JobsDetail><JobId>j1</JobId><State>Running</State><Progress>30</Progress><Tag>Demo</Tag><QueueId>p1</QueueId>
        <CreationTime>2026-01-31T10:00:00+0800</CreationTime><StartTime>2026-01-31T10:00:01+0800</StartTime><EndTime>-</EndTime>
        <Code>Success</Code><Message>fine</Message><Input><Url>https://x.example/a.mp4</Url></Input></JobsDetail>
      <JobsDetail><JobId>j2</JobId><State>Dreaming\u202e</State></JobsDetail></Response>`;
    await checkRun(
      ['describe', 'j1', 'j2'],
      { steps: [{ body }] },
      {
        exitCode: 0,
        stdout:
          'JobId:   j1\nState:   Running, 30%\nTag:     Demo\nQueue:   p1\nCreated: 2026-01-31T10:00:00+0800\nStarted: 2026-01-31T10:00:01+0800\nInput:   https://x.example/a.mp4\n\nJobId:   j2\nState:   Dreaming\\u202e\n',
        sent: ['GET /jobs/j1,j2'],
      },
    );
  });

  it('fails for a job that failed', async () => {
    const body = '<Response><JobsDetail><JobId>j1</JobId><State>Failed</State></JobsDetail></Response>';
    await checkRun(
      ['describe', 'j1'],
      { steps: [{ body }] },
      {
        exitCode: 1,
        stdout: 'JobId:   j1\nState:   Failed\n',
        sent: ['GET /jobs/j1'],
      },
    );
  });

  it('names jobs that do not exist', async () => {
    const body =
      '<Response><JobsDetail><JobId>j1</JobId><State>Success</State></JobsDetail><NonExistJobIds>j2</NonExistJobIds></Response>';
    await checkRun(
      ['describe', 'j1', 'j2', 'j3'],
      { steps: [{ body }] },
      {
        exitCode: 1,
        stdout: 'JobId:   j1\nState:   Success\n',
        stderr:
          'ci-job: there is no job `j2` in this bucket.\nci-job: there is no job `j3` in this bucket.\n',
        sent: ['GET /jobs/j1,j2,j3'],
      },
    );
  });

  it('asks about ten of one kind in a call', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `j${index}`);
    const { exitCode, sent } = await run(['describe', 's1', ...ids, 's2', 'j3', ...TARGET], {
      steps: Array.from({ length: 4 }, () => ({ body: '<Response/>' })),
    });
    assert.deepEqual(
      [exitCode, sent],
      // Jobs of this kind may be in a place of their own, too.
      [
        1,
        [
          'GET /jobs/s1,s2',
          'GET /asr_jobs/s1,s2',
          `GET /jobs/${ids.slice(0, 10).join()}`,
          'GET /jobs/j10,j11',
        ],
      ],
    );
  });

  it('singles out the id that the service refuses', async () => {
    const refused = {
      status: 400,
      body: '<Error><Code>InvalidArgument</Code><Message>odd</Message></Error>',
    };
    const answer = (id: string) => ({
      body: `<Response><JobsDetail><JobId>${id}</JobId><State>Success</State></JobsDetail></Response>`,
    });
    await checkRun(
      ['describe', 'j1', 'j2', 's1'],
      { steps: [refused, answer('j1'), refused, answer('s1')] },
      {
        exitCode: 1,
        stdout: 'JobId:   j1\nState:   Success\n\nJobId:   s1\nState:   Success\n',
        stderr:
          'j2: not looked up\nci-job: The service found a mistake in the request. The service says: odd. (HTTP 400, code `InvalidArgument`)\nCorrect the element or value in the message, then try again.\n',
        sent: ['GET /jobs/j1,j2', 'GET /jobs/j1', 'GET /jobs/j2', 'GET /jobs/s1'],
      },
    );
  });

  it('stops at what the next call would meet too', async () => {
    const { exitCode, stdout, sent } = await run(['describe', 'j1', 's1', '--json', ...TARGET], {
      steps: [{ status: 401, body: '<Error><Code>SecretidNotExist</Code></Error>' }],
    });
    assert.deepEqual([exitCode, sent], [2, ['GET /jobs/j1']]);
    assert.deepEqual(JSON.parse(stdout).error.code, 'SecretidNotExist');
  });

  it('tells the same as one JSON object', async () => {
    const body = `<Response>
      <JobsDetail><JobId>j1</JobId><State>Success</State><Tag>Demo</Tag><QueueId>p1</QueueId><Code>Success</Code>
        <Operation><MediaResult><OutputFile><ObjectName>b.mp4</ObjectName></OutputFile></MediaResult></Operation></JobsDetail>
      <JobsDetail><JobId>j2</JobId><State>Failed</State><Code>NoSuchKey</Code><Message>gone</Message></JobsDetail>
    </Response>`;
    const { exitCode, stdout, stderr } = await run(['describe', 'j1', 'j2', 'j3', '--json', ...TARGET], {
      steps: [{ body }],
    });
    assert.deepEqual([exitCode, stderr], [1, 'ci-job: there is no job `j3` in this bucket.\n']);
    assert.deepEqual(JSON.parse(stdout), {
      jobs: [
        { jobId: 'j1', state: 'Success', tag: 'Demo', queueId: 'p1', outputs: ['b.mp4'] },
        { jobId: 'j2', state: 'Failed', code: 'NoSuchKey', message: 'gone', outputs: [] },
      ],
      missing: ['j3'],
    });
  });

  it('is one JSON object also where it could not run', async () => {
    const refused = await run(['describe', 'j1', '--json', ...TARGET], { steps: [{ status: 403 }] });
    const { kind, status } = JSON.parse(refused.stdout).error;
    assert.deepEqual([refused.exitCode, kind, status], [2, 'http', 403]);
    const unknown = await run(['describe', 'j1', '--json', ...TARGET], { env: {} });
    assert.equal(unknown.exitCode, 2);
    assert.deepEqual(JSON.parse(unknown.stdout), {
      jobs: [],
      missing: [],
      error: {
        kind: 'request',
        message:
          'No credentials: set the environment variables `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`.',
      },
    });
  });

  it('could not run without network, credentials or a sensible id', async () => {
    const offline = await run(['describe', 'j1', ...TARGET], {
      steps: [{ throws: fetchFailure('ENOTFOUND') }],
    });
    assert.equal(offline.exitCode, 2);
    await checkRun(
      ['describe', 'j1'],
      { env: {} },
      {
        exitCode: 2,
        stderr:
          'ci-job: No credentials: set the environment variables `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`.\n',
      },
    );
    await checkRun(
      ['describe', 'j1/x'],
      {},
      {
        exitCode: 2,
        stderr: `ci-job: ${NOT_AN_ID}\nCorrect it and try again.\n`,
      },
    );
  });
});

describe('cancel', () => {
  it('cancels ten of one kind in a call', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `j${index}`);
    await checkRun(
      ['cancel', 's1', ...ids, 's2', 'j0'],
      { steps: [{}, {}, {}] },
      {
        exitCode: 0,
        stdout: ['s1', 's2', ...ids].map((id) => `${id}: cancelled\n`).join(''),
        sent: [
          'PUT /jobs/s1,s2?cancel=',
          `PUT /jobs/${ids.slice(0, 10).join()}?cancel=`,
          'PUT /jobs/j10,j11?cancel=',
        ],
      },
    );
  });

  it('says what was not tried after an outcome that nobody knows', async () => {
    const lost = { status: 502, body: '' };
    const { exitCode, stdout, stderr, sent } = await run(['cancel', 'j1', 's1', ...TARGET], {
      steps: [lost],
    });
    assert.deepEqual([exitCode, stdout, sent], [2, '', ['PUT /jobs/j1?cancel=']]);
    assert.match(stderr, /^j1: unknown whether it was cancelled\n/);
    assert.match(stderr, /\ns1: not cancelled\nci-job: they were not tried, for the same reason\.\n$/);
  });

  it('tries each alone after a refusal, and ends with the gravest exit code', async () => {
    const refused = {
      status: 400,
      body: '<Error><Code>InvalidArgument</Code><Message>running already</Message></Error>',
    };
    await checkRun(
      ['cancel', 'j1', 'j2'],
      { steps: [refused, refused, {}] },
      {
        exitCode: 1,
        stdout: 'j2: cancelled\n',
        stderr:
          'j1: not cancelled\nci-job: The service found a mistake in the request. The service says: running already. (HTTP 400, code `InvalidArgument`)\nCorrect the element or value in the message, then try again. The service cancels only jobs that have not started.\n',
        sent: ['PUT /jobs/j1,j2?cancel=', 'PUT /jobs/j1?cancel=', 'PUT /jobs/j2?cancel='],
      },
    );
    await checkRun(
      ['cancel', 'j1/x', 'j2'],
      { steps: [refused] },
      {
        exitCode: 2,
        stderr: `j1/x: not cancelled\nci-job: ${NOT_AN_ID}\nCorrect it and try again.\nj2: not cancelled\nci-job: The service found a mistake in the request. The service says: running already. (HTTP 400, code \`InvalidArgument\`)\nCorrect the element or value in the message, then try again. The service cancels only jobs that have not started.\n`,
        sent: ['PUT /jobs/j2?cancel='],
      },
    );
  });

  it('says so when it is not known whether the job is cancelled', async () => {
    await checkRun(
      ['cancel', 'j1'],
      { steps: [{ status: 502, body: '' }] },
      {
        exitCode: 2,
        stderr:
          'j1: unknown whether it was cancelled\nci-job: The service failed. The response has no reason. (HTTP 502)\nThe request may have reached the service: look up the job before you cancel it again. Try again later; if the problem persists, contact the vendor’s support with the request ID.\n',
        sent: ['PUT /jobs/j1?cancel='],
      },
    );
  });

  it('could not run without credentials', async () => {
    const { exitCode, sent } = await run(['cancel', 'j1', ...TARGET], { env: {} });
    assert.deepEqual([exitCode, sent], [2, []]);
  });
});
