/**
 * `ci-job submit` and what was submitted before: what is refused, what is only reported, and what is written down.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type MemoryRecords, memoryRecords } from '../support/memoryRecords';
import { checkSubmit, job, refusal, SUBMITTED } from './submitSupport';
import { type RunOptions, run, TARGET } from './support';

const MINUTE = 60_000;
const ARGS = ['good.xml', ...TARGET];
const LOST = { throws: new Error('socket hang up') };
const LOOK = [
  'ci-job: look for the job before you submit it again:',
  '  ci-job list Demo --bucket films-1250000001 --region ap-chongqing',
  '',
].join('\n');
const REFUSED = 'It was not sent again. To create another job, submit it with `--force-duplicate`.\n';

/** Submits and answers exit code and standard error. */
async function submit(
  submissions: MemoryRecords,
  options: RunOptions = {},
  argv: readonly string[] = ARGS,
): Promise<readonly [exitCode: number, stderr: string, sent: number]> {
  const { exitCode, stderr, sent } = await run(['submit', ...argv], {
    steps: [job('Submitted')],
    submissions,
    ...options,
  });
  return [exitCode, stderr, sent.length];
}

describe('the same request again', () => {
  it('is refused while the outcome of the last one is unknown, for ever', async () => {
    for (const step of [LOST, { status: 503, body: '' }, { body: '<html/>' }, { body: '<Response/>' }]) {
      const submissions = memoryRecords();
      const first = await submit(submissions, { steps: [step] });
      assert.equal(first[2], 1);
      assert.ok(first[1].endsWith(LOOK), first[1]);
      for (const [laterMs, age] of [
        [MINUTE, '1 minute ago'],
        [400 * 24 * 60 * MINUTE, '9600 hours ago'],
      ] as const) {
        assert.deepEqual(await submit(submissions, { laterMs }), [
          2,
          `ci-job: The same request was sent ${age}, and its outcome is unknown: the job may have been created. ${REFUSED}${LOOK}`,
          0,
        ]);
      }
    }
  });

  it('is sent with `--force-duplicate`, and then its own outcome counts', async () => {
    const submissions = memoryRecords();
    await submit(submissions, { steps: [LOST] });
    assert.deepEqual(await submit(submissions, {}, [...ARGS, '--force-duplicate']), [0, '', 1]);
    assert.deepEqual(await submit(submissions, { laterMs: 11 * MINUTE }), [0, '', 1]);
    await submit(submissions, { steps: [LOST] });
    assert.equal((await submit(submissions))[0], 2);
  });

  it('is sent and told of within ten minutes', async () => {
    const submissions = memoryRecords();
    assert.deepEqual(await submit(submissions), [0, '', 1]);
    assert.deepEqual(await submit(submissions, { laterMs: 10 * MINUTE - 1 }), [
      0,
      'ci-job: the same request was submitted 10 minutes ago as j1; this creates another job.\n',
      1,
    ]);
    assert.deepEqual(await submit(submissions, { laterMs: 20 * MINUTE }), [0, '', 1]);
  });

  it('is no second one when the service refused the first', async () => {
    const submissions = memoryRecords();
    const steps = [refusal(400, 'InvalidArgument')];
    assert.equal((await submit(submissions, { steps }))[0], 1);
    assert.deepEqual(await submit(submissions), [0, '', 1]);
    const unreachable = { throws: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }) };
    const other = memoryRecords();
    assert.equal((await submit(other, { steps: [unreachable] }))[0], 2);
    assert.deepEqual([await submit(other), other.records.size], [[0, '', 1], 1]);
  });

  it('is known however its target is written, and another request or target is another one', async () => {
    const at = (endpoint: string): readonly string[] => ['good.xml', '--endpoint', endpoint];
    const submissions = memoryRecords();
    await submit(submissions, { steps: [LOST] }, at('http://127.0.0.1:8080'));
    for (const endpoint of ['http://127.0.0.1:8080/', 'HTTP://LOCALHOST:8080', 'http://127.1:8080']) {
      assert.equal((await submit(submissions, {}, at(endpoint)))[0], 2, endpoint);
    }
    assert.equal((await submit(submissions, {}, [...at('http://localhost:8080'), ...TARGET]))[0], 2);
    assert.equal((await submit(submissions, {}, at('http://127.0.0.1:8081')))[0], 0);
    assert.equal(
      (await submit(submissions, {}, ['hint.xml', ...at('http://127.0.0.1:8080').slice(1)]))[0],
      0,
    );
    await submit(submissions, { steps: [LOST] });
    const host = 'https://films-1250000001.ci.ap-chongqing.myqcloud.com/';
    assert.equal((await submit(submissions, {}, at(host)))[0], 2);
  });

  it('is refused while another process sends it, and after one that was killed', async () => {
    const submissions = memoryRecords();
    await submit(submissions, { steps: [LOST] });
    const [name] = submissions.records.keys();
    assert.ok(name !== undefined);
    const record = { version: 1, state: 'sending', atMs: 1_700_000_000_000, jobIds: [] };
    await submissions.replace(name, { ...record, sender: 'other' });
    assert.deepEqual(await submit(submissions), [
      2,
      `ci-job: Another process is submitting the same request. ${REFUSED}${LOOK}`,
      0,
    ]);
    await submissions.replace(name, { ...record, sender: 'killed' });
    assert.match((await submit(submissions))[1], /sent a moment ago, and its outcome is unknown/);
    submissions.records.set(name, '{"vers');
    assert.match((await submit(submissions))[1], /its outcome is unknown/);
  });

  it('is refused when another process begins it between the look and the record', async () => {
    const submissions = memoryRecords();
    const racing = {
      ...submissions,
      create: async (name: string): Promise<boolean> => {
        submissions.records.set(
          name,
          JSON.stringify({ version: 1, state: 'submitted', atMs: 1_700_000_000_000, jobIds: ['j7'] }),
        );
        return false;
      },
    };
    await checkSubmit(
      [...ARGS],
      { submissions: racing },
      {
        exitCode: 2,
        stderr: `ci-job: Another process has just submitted the same request as j7. ${REFUSED}${LOOK}`,
      },
    );
  });

  it('is refused in JSON too', async () => {
    const submissions = memoryRecords();
    await submit(submissions, { steps: [LOST] });
    const { exitCode, stdout } = await run(['submit', ...ARGS, '--json'], { submissions });
    assert.deepEqual(
      [exitCode, JSON.parse(stdout)],
      [
        2,
        {
          jobs: [],
          error: {
            kind: 'request',
            message: `The same request was sent a moment ago, and its outcome is unknown: the job may have been created. ${REFUSED.trim()}`,
          },
        },
      ],
    );
  });
});

describe('the record', () => {
  const fail = (code: string) => (): Promise<never> =>
    Promise.reject(Object.assign(new Error('read-only file system'), { code }));

  it('is there before the request leaves, and holds nothing of it', async () => {
    const submissions = memoryRecords();
    const seen: string[] = [];
    const observed = {
      ...submissions,
      replace: async (name: string, record: unknown): Promise<void> => {
        seen.push(...submissions.records.values());
        await submissions.replace(name, record);
      },
    };
    await checkSubmit(
      [...ARGS],
      { steps: [job('Submitted')], submissions: observed },
      { exitCode: 0, stdout: SUBMITTED, sent: ['POST /jobs'] },
    );
    assert.match(seen.join(), /^\{"version":1,"state":"sending",/);
    assert.doesNotMatch([...seen, ...submissions.records.values()].join(), /Demo|films|AKID|cliSecret/);
    assert.match([...submissions.records.values()].join(), /"jobIds":\["j1"\]/);
  });

  it('that cannot be made or read sends nothing without `--force-duplicate`', async () => {
    for (const broken of [{ create: fail('EROFS') }, { list: fail('EACCES') }]) {
      const submissions = { ...memoryRecords(), ...broken };
      const [exitCode, stderr, sent] = await submit(submissions);
      assert.deepEqual([exitCode, sent], [2, 0]);
      assert.match(
        stderr,
        /^ci-job: The request was not sent, because the submission could not be recorded first in `\/state\/ci-job`: .*\. Set `XDG_STATE_HOME` to a writable folder, or submit without a record with `--force-duplicate`\.\n$/,
      );
      const forced = await submit(submissions, {}, [...ARGS, '--force-duplicate']);
      assert.deepEqual([forced[0], forced[2]], [0, 1]);
      assert.match(forced[1], /could not be recorded: .*; continuing because of `--force-duplicate`\.\n$/);
    }
  });

  it('of the outcome that cannot be written is told of', async () => {
    const submissions = { ...memoryRecords(), replace: fail('ENOSPC') };
    const [exitCode, stderr] = await submit(submissions);
    assert.equal(exitCode, 0);
    assert.match(
      stderr,
      /the outcome of the request could not be recorded: no space is left on the device\./,
    );
  });

  it('is not made by a dry run, nor for a request with errors', async () => {
    const submissions = memoryRecords();
    await submit(submissions, {}, [...ARGS, '--dry-run']);
    await submit(submissions, {}, ['bad.xml', ...TARGET]);
    assert.equal(submissions.records.size, 0);
  });
});
