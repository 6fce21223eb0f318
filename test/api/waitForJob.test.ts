/**
 * Watching a job on a fake clock: what is yielded, how long the pauses are, what ends it.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CiClient } from '../../client/api/ciClient';
import type { CiError } from '../../client/api/ciError';
import { formatState, parseJobsResponse } from '../../client/api/jobsDetail';
import { failure, success } from '../../client/api/result';
import { type WaitOptions, waitForJob } from '../../client/api/waitForJob';
import { jobXml, unwrap } from './support';

type Answer = string | CiError;

const SLOW: CiError = { kind: 'http', status: 429, code: 'SlowDown', message: 'slow', requestId: undefined };
const DOWN: CiError = { kind: 'network', message: 'down', outcomeUnknown: false };
const DENIED: CiError = {
  kind: 'http',
  status: 403,
  code: 'AccessDenied',
  message: 'no',
  requestId: undefined,
};
const NOT_FOUND: CiError = {
  kind: 'http',
  status: 200,
  code: 'JobNotFound',
  message: '`j1` does not exist in this bucket',
  requestId: undefined,
};

interface Watched {
  /** State and progress of each job that was yielded, or the error. */
  readonly yielded: readonly unknown[];
  readonly pausesMs: readonly number[];
}

/** Watches `j1`; the last answer is repeated. Pauses pass at once on the fake clock. */
async function watch(answers: readonly Answer[], options: Partial<WaitOptions> = {}): Promise<Watched> {
  let nowMs = 0;
  let asked = 0;
  const yielded: unknown[] = [];
  const pausesMs: number[] = [];
  const client: Pick<CiClient, 'describeJob'> = {
    async describeJob() {
      const answer = answers[Math.min(asked, answers.length - 1)] ?? assert.fail('no answers');
      asked += 1;
      return typeof answer === 'string'
        ? success({ ...unwrap(parseJobsResponse(answer)), rawXml: answer, status: 200 })
        : failure(answer);
    },
  };
  const sleep = async (ms: number): Promise<void> => {
    pausesMs.push(ms);
    nowMs += ms;
  };
  for await (const result of waitForJob(client, 'j1', {
    sleep,
    now: () => nowMs,
    random: () => 0.5,
    ...options,
  })) {
    yielded.push(result.ok ? [formatState(result.value.state), result.value.progress] : result.error);
  }
  return { yielded, pausesMs };
}

const progress = (percent: number): string => `<Progress>${percent}</Progress>`;
const UNKNOWN_JOB = '<Response><JobsDetail/><NonExistJobIds>j1</NonExistJobIds></Response>';

describe('waitForJob', () => {
  it('yields each change once, until the job has ended', async () => {
    const answers = [
      jobXml('Submitted', progress(0)),
      jobXml('Submitted', progress(0)),
      jobXml('Running', progress(0)),
      jobXml('Running', progress(40)),
      jobXml('Running', progress(40)),
      jobXml('Success', progress(100)),
    ];
    assert.deepEqual(await watch(answers), {
      yielded: [
        ['Submitted', 0],
        ['Running', 0],
        ['Running', 40],
        ['Success', 100],
      ],
      pausesMs: [2000, 2000, 2000, 2000, 2000],
    });
  });

  it('ends at once for a job that has ended', async () => {
    for (const state of ['Success', 'Failed', 'Cancel']) {
      assert.deepEqual(await watch([jobXml(state)]), { yielded: [[state, undefined]], pausesMs: [] });
    }
  });

  it('waits on through Pause and through states it does not know', async () => {
    const { yielded } = await watch([
      jobXml('Pause'),
      jobXml('Dreaming'),
      jobXml('Running'),
      jobXml('Failed'),
    ]);
    assert.deepEqual(yielded, [
      ['Pause', undefined],
      ['Dreaming', undefined],
      ['Running', undefined],
      ['Failed', undefined],
    ]);
  });

  it('asks ever more seldom, but once a minute at least', async () => {
    const answers = [...Array.from({ length: 60 }, () => jobXml('Running')), jobXml('Success')];
    const { pausesMs } = await watch(answers);
    assert.deepEqual(
      pausesMs.slice(0, 11),
      Array.from({ length: 11 }, () => 2000),
    );
    assert.deepEqual(
      pausesMs.slice(11, 14),
      [2200, 2420, 2662].map((ms) => ms),
    );
    assert.equal(pausesMs.at(-1), 60_000);
    assert.ok(pausesMs.every((ms, index) => ms >= (pausesMs[index - 1] ?? 0)));
  });

  it('spreads its questions by a tenth either way', async () => {
    const answers = [jobXml('Running'), jobXml('Success')];
    assert.deepEqual((await watch(answers, { random: () => 0 })).pausesMs, [1800]);
    assert.deepEqual((await watch(answers, { random: () => 0.9999 })).pausesMs, [2199.96]);
  });

  it('waits out passing trouble, with growing pauses, and says nothing of it', async () => {
    assert.deepEqual(await watch([jobXml('Running'), DOWN, DOWN, DOWN, jobXml('Success')]), {
      yielded: [
        ['Running', undefined],
        ['Success', undefined],
      ],
      pausesMs: [2000, 2000, 4000, 8000],
    });
  });

  it('takes these for passing: 5xx, 429, 408, network, timeout, an unreadable answer', async () => {
    const passing: readonly CiError[] = [
      { ...SLOW, status: 503 },
      SLOW,
      { ...SLOW, status: 408 },
      DOWN,
      { kind: 'timeout', message: 't', outcomeUnknown: false },
      { kind: 'unreadableResponse', message: 'u', status: 200, body: '' },
    ];
    for (const error of passing) {
      assert.deepEqual((await watch([error, jobXml('Success')])).yielded, [['Success', undefined]]);
    }
  });

  it('gives up at once on what will not pass', async () => {
    const lasting: readonly CiError[] = [
      DENIED,
      { ...SLOW, status: 400 },
      { kind: 'configuration', message: 'c' },
      { kind: 'aborted', outcomeUnknown: false },
    ];
    for (const error of lasting) {
      assert.deepEqual(await watch([error]), { yielded: [error], pausesMs: [] });
    }
  });

  it('gives up on trouble that stays, after several minutes', async () => {
    const { yielded, pausesMs } = await watch([DOWN]);
    assert.deepEqual(yielded, [DOWN]);
    assert.deepEqual(
      pausesMs,
      [2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60].map((seconds) => seconds * 1000),
    );
  });

  it('counts only failures in a row', async () => {
    const spell = Array.from({ length: 11 }, () => DOWN);
    const { yielded } = await watch([...spell, jobXml('Running'), ...spell, jobXml('Success')]);
    assert.deepEqual(yielded, [
      ['Running', undefined],
      ['Success', undefined],
    ]);
  });

  it('waits as long as the service asks, within reason', async () => {
    const pausesAfter = async (retryAfterSeconds: number): Promise<readonly number[]> =>
      (await watch([{ ...SLOW, retryAfterSeconds }, jobXml('Success')])).pausesMs;
    assert.deepEqual(await pausesAfter(1), [2000]);
    assert.deepEqual(await pausesAfter(90), [90_000]);
    assert.deepEqual(await pausesAfter(999_999), [600_000]);
  });

  it('gives a new job a moment to become known', async () => {
    assert.deepEqual((await watch([UNKNOWN_JOB, UNKNOWN_JOB, jobXml('Success')])).yielded, [
      ['Success', undefined],
    ]);
    assert.deepEqual(await watch([UNKNOWN_JOB]), { yielded: [NOT_FOUND], pausesMs: [2000, 4000] });
  });

  it('does not take another job for its own', async () => {
    const other = '<Response><JobsDetail><JobId>j2</JobId><State>Success</State></JobsDetail></Response>';
    assert.deepEqual((await watch([other])).yielded, [NOT_FOUND]);
  });

  it('ends when it is stopped while it waits, whether the sleep resolves or rejects', async () => {
    const sleeps: readonly ((controller: AbortController) => Promise<void>)[] = [
      async (controller) => controller.abort(),
      async (controller) => {
        controller.abort();
        throw new Error('woken');
      },
    ];
    for (const sleep of sleeps) {
      const controller = new AbortController();
      const options = { signal: controller.signal, sleep: () => sleep(controller) };
      assert.deepEqual((await watch([jobXml('Running')], options)).yielded, [
        ['Running', undefined],
        { kind: 'aborted', outcomeUnknown: false },
      ]);
    }
  });

  it('hands its signal to the question and to the sleep', async () => {
    const { signal } = new AbortController();
    const seen: unknown[] = [];
    const client: Pick<CiClient, 'describeJob'> = {
      async describeJob(jobId, options) {
        seen.push(jobId, options?.signal);
        return seen.length > 3 ? failure(DENIED) : failure(DOWN);
      },
    };
    const sleep = async (_ms: number, given?: AbortSignal): Promise<void> => {
      seen.push(given);
    };
    for await (const _ of waitForJob(client, 'j1', { sleep, signal })) {
      // Only what was passed on counts here.
    }
    assert.deepEqual(seen, [['j1'], signal, signal, ['j1'], signal]);
  });

  it('does not hide a broken sleep', async () => {
    const sleep = async (): Promise<void> => {
      throw new Error('bug');
    };
    await assert.rejects(watch([jobXml('Running')], { sleep }), { message: 'bug' });
  });

  it('shows a state that nobody knows, asks less and less often, and gives up after ten minutes', async () => {
    for (const [state, message] of [
      ['Frozen', '`j1` has been in the unknown state `Frozen` for 10 minutes.'],
      ['', 'The service has returned no state of `j1` for 10 minutes.'],
      ['success', '`j1` has been in the unknown state `success` for 10 minutes.'],
    ] as const) {
      const { yielded, pausesMs } = await watch([jobXml('Running'), jobXml(state)]);
      assert.deepEqual(yielded, [
        ['Running', undefined],
        [state, undefined],
        { kind: 'unknownState', message },
      ]);
      assert.deepEqual(
        pausesMs,
        [2, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60, 60, 60, 58].map((seconds) => seconds * 1000),
      );
    }
  });

  it('goes on when the state becomes one that is known, and counts anew', async () => {
    const spell = Array.from({ length: 14 }, () => jobXml('Frozen'));
    const answers = [...spell, jobXml('Running'), ...spell, DOWN, jobXml('Success')];
    assert.deepEqual((await watch(answers)).yielded, [
      ['Frozen', undefined],
      ['Running', undefined],
      ['Frozen', undefined],
      ['Success', undefined],
    ]);
  });

  it('gives up on states that change without ever being known, whatever the clock shows', async () => {
    const answers = Array.from({ length: 40 }, (_, number) => jobXml(`State${number}`));
    let nowMs = 0;
    const now = (): number => {
      nowMs -= 1_000_000;
      return nowMs;
    };
    const { yielded, pausesMs } = await watch(answers, { now });
    assert.equal((yielded.at(-1) as CiError).kind, 'unknownState');
    assert.equal(
      pausesMs.reduce((sum, ms) => sum + ms),
      600_000,
    );
  });

  it('can be stopped while a state is unknown', async () => {
    const controller = new AbortController();
    const sleep = async (): Promise<void> => controller.abort();
    const { yielded } = await watch([jobXml('Frozen')], { signal: controller.signal, sleep });
    assert.deepEqual(yielded, [['Frozen', undefined], { kind: 'aborted', outcomeUnknown: false }]);
  });
});
