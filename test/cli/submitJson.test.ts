/**
 * `ci-job submit --json`: one object for programs, whatever happens; people still read standard error.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fetchFailure } from '../support/fakeTransport';
import { job, refusal } from './submitSupport';
import { ACCOUNT_ENV, type RunOptions, run, TARGET } from './support';

async function submitJson(
  argv: readonly string[],
  options: RunOptions,
): Promise<{ exitCode: number; json: unknown; stderr: string }> {
  const { exitCode, stdout, stderr } = await run(['submit', ...argv, '--json', ...TARGET], options);
  return { exitCode, json: JSON.parse(stdout), stderr };
}

const SUBMITTED = { jobId: 'j1', state: 'Submitted', outputs: [] };

describe('submit --json', () => {
  it('writes the jobs as the service took them', async () => {
    assert.deepEqual(await submitJson(['good.xml'], { steps: [job('Submitted')] }), {
      exitCode: 0,
      json: { jobs: [SUBMITTED] },
      stderr: '',
    });
  });

  it('with --wait writes the jobs as they ended, and tells the states to people', async () => {
    const end = job(
      'Success',
      `<Tag>Demo</Tag><Progress>100</Progress><QueueId>p1</QueueId><CreationTime>2026-01-31T10:00:00+0800</CreationTime>
      <StartTime>-</StartTime><Code>Success</Code><Message>fine</Message><Input><Object>a.mp4</Object></Input>
      <Operation><MediaInfo><Format><Duration>13.6</Duration></Format></MediaInfo>
      <MediaResult><OutputFile><ObjectName>out.mp4</ObjectName></OutputFile></MediaResult></Operation>`,
    );
    assert.deepEqual(
      await submitJson(['good.xml', '--wait'], { steps: [job('Submitted'), job('Running'), end] }),
      {
        exitCode: 0,
        json: {
          jobs: [
            {
              jobId: 'j1',
              state: 'Success',
              tag: 'Demo',
              progress: 100,
              queueId: 'p1',
              creationTime: '2026-01-31T10:00:00+0800',
              input: { object: 'a.mp4' },
              outputs: ['out.mp4'],
              mediaInfo: { Format: [{ Duration: ['13.6'] }] },
            },
          ],
        },
        stderr: 'j1: Running\n',
      },
    );
  });

  it('says why a job failed', async () => {
    const failed = job('Failed', '<Code>ResourceNotFound</Code><Message>no file</Message>');
    assert.deepEqual(await submitJson(['good.xml', '--wait'], { steps: [job('Submitted'), failed] }), {
      exitCode: 1,
      json: {
        jobs: [{ jobId: 'j1', state: 'Failed', code: 'ResourceNotFound', message: 'no file', outputs: [] }],
      },
      stderr: '',
    });
  });

  it('says why there is no job', async () => {
    const bad = await submitJson(['bad.xml'], {});
    assert.equal(bad.exitCode, 1);
    assert.deepEqual(bad.json, {
      jobs: [],
      error: {
        kind: 'request',
        message:
          '`bad.xml` has 1 error and was not submitted. Correct it, or submit it as it is with `--force`.',
      },
    });
    const refused = await submitJson(['good.xml'], { steps: [refusal(400, 'InvalidArgument')] });
    assert.equal(refused.exitCode, 1);
    assert.deepEqual(refused.json, {
      jobs: [],
      error: {
        kind: 'http',
        message:
          'The service found a mistake in the request. The service says: because. (HTTP 400, code `InvalidArgument`, request ID `r1`)',
        nextStep: 'Correct the element or value in the message, then try again.',
        status: 400,
        code: 'InvalidArgument',
        requestId: 'r1',
      },
    });
    assert.match(refused.stderr, /^ci-job: The service found a mistake/);
    const missing = await submitJson(['none.xml'], {});
    assert.deepEqual(
      [missing.exitCode, missing.json],
      [
        2,
        {
          jobs: [],
          error: { kind: 'request', message: '`none.xml` cannot be read: the file does not exist.' },
        },
      ],
    );
  });

  it('says where the request may have become a job all the same', async () => {
    const cut = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' });
    const lost = await submitJson(['good.xml'], { steps: [async () => Promise.reject(cut)] });
    const { error } = lost.json as { error: { kind: string; outcomeUnknown?: boolean } };
    assert.deepEqual([lost.exitCode, error.kind, error.outcomeUnknown], [2, 'network', true]);
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const unsent = await submitJson(['good.xml'], { steps: [async () => Promise.reject(refused)] });
    assert.equal('outcomeUnknown' in (unsent.json as { error: object }).error, false);
  });

  it('keeps the job where watching it failed', async () => {
    const lost = await submitJson(['good.xml', '--wait'], {
      steps: [job('Submitted'), refusal(403, 'AccessDenied')],
    });
    assert.equal(lost.exitCode, 2);
    const { jobs, error } = lost.json as { jobs: unknown; error: { kind: string; code: string } };
    assert.deepEqual([jobs, error.kind, error.code], [[SUBMITTED], 'http', 'AccessDenied']);
    assert.match(lost.stderr, /no longer watching `j1`/);
  });

  it('holds no secret, whatever is echoed', async () => {
    const echo = Object.values(ACCOUNT_ENV).join(' ');
    for (const step of [
      { status: 403, body: `<Error><Code>${echo}</Code><Message>${echo}</Message></Error>` },
      { throws: new Error(echo) },
      { throws: fetchFailure('ECONNREFUSED') },
    ]) {
      const { json, stderr } = await submitJson(['good.xml'], { steps: [step] });
      for (const secret of Object.values(ACCOUNT_ENV)) {
        assert.ok(!`${JSON.stringify(json)}${stderr}`.includes(secret));
      }
    }
  });

  it('does not go with a dry run', async () => {
    const { exitCode, stdout, stderr } = await run(['submit', 'good.xml', '--json', '--dry-run', ...TARGET]);
    assert.deepEqual(
      [exitCode, stdout, stderr],
      [2, '', 'ci-job: `--dry-run` and `--json` cannot be used together.\nSee `ci-job submit --help`.\n'],
    );
  });
});

const UNUSABLE: Readonly<Record<string, string>> = {
  'an empty body': '',
  'white space': ' \n ',
  'a web page': '<!doctype html><html><body>Sign in</body></html>',
  'plain text': 'OK',
  JSON: '{"JobsDetail":{"JobId":"j1"}}',
  'another root': '<Answer><JobsDetail><JobId>j1</JobId></JobsDetail></Answer>',
  'a callback': '<Request><JobsDetail><JobId>j1</JobId></JobsDetail></Request>',
  'a cut answer': '<Response><JobsDetail><JobId>j1</Job',
  'no JobsDetail': '<Response><RequestId>r</RequestId></Response>',
  'an empty JobsDetail': '<Response><JobsDetail/></Response>',
  'no JobId': '<Response><JobsDetail><State>Submitted</State></JobsDetail></Response>',
  'an empty JobId': '<Response><JobsDetail><JobId/><State>Submitted</State></JobsDetail></Response>',
  'a JobId of spaces':
    '<Response><JobsDetail><JobId> </JobId><State>Submitted</State></JobsDetail></Response>',
  'a JobId that is none':
    '<Response><JobsDetail><JobId>../x</JobId><State>Submitted</State></JobsDetail></Response>',
  'one JobId of two':
    '<Response><JobsDetail><JobId>j1</JobId><State>Submitted</State></JobsDetail><JobsDetail><State>Submitted</State></JobsDetail></Response>',
  'an error without a code': '<Error><Message>oops</Message></Error>',
  'an empty error': '<Error/>',
  'an error that nobody knows': '<Error><Code>Whatever</Code><Message>oops</Message></Error>',
  'a fault inside of the service': '<Error><Code>InternalError</Code><Message>oops</Message></Error>',
  'the same by its number': '<Error><Code>1007</Code><Message>oops</Message></Error>',
  'an unavailable service': '<Error><Code>ServiceUnavailable</Code></Error>',
};

describe('submit --json after an answer that names no job', () => {
  const errorOf = async (body: string, status = 200) => {
    const { exitCode, json, stderr } = await submitJson(['good.xml'], { steps: [{ status, body }] });
    const { error } = json as { error: { outcomeUnknown?: boolean } };
    return {
      isFailure: exitCode !== 0,
      outcomeUnknown: error.outcomeUnknown,
      looksUp: /ci-job list Demo/.test(stderr),
    };
  };
  for (const [what, body] of Object.entries(UNUSABLE)) {
    it(`says that there may be one: ${what}`, async () => {
      const unknown = { isFailure: true, outcomeUnknown: true, looksUp: true };
      assert.deepEqual(await errorOf(body), unknown);
      assert.deepEqual(await errorOf(body, 201), unknown);
    });
  }

  it('does not say so where the error says that nothing was done', async () => {
    const known = { isFailure: true, outcomeUnknown: undefined, looksUp: false };
    for (const code of ['InvalidArgument', 'AccessDenied', '1018', 'QueueSaturated', 'SlowDown']) {
      assert.deepEqual(
        await errorOf(`<Error><Code>${code}</Code><Message>no</Message></Error>`),
        known,
        code,
      );
    }
  });
});
