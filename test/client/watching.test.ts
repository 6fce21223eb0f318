/**
 * Watching jobs: how many calls it takes, how long it waits, what it says, and when it stops.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CiError } from '../../client/api/ciError';
import { parseJobsResponse } from '../../client/api/jobsDetail';
import { failure } from '../../client/api/result';
import type { CredentialScope, Target } from '../../client/src/account/target';
import { responseOf } from '../../client/src/jobs/responseOf';
import { unfinishedJobs, watcherDependencies } from '../../client/src/jobs/watcherDependencies';
import { FakeClock } from '../support/fakeClock';
import { FakeUserInterface } from '../support/fakeUserInterface';
import { memoryHistory, storeOn } from '../support/memoryHistory';
import { type Answer, all, httpError, minutes, states, target, watching } from '../support/watching';

const sandbox: Target = { ...target, endpoint: 'http://127.0.0.1:9' };

describe('watching a job', () => {
  it('looks at once, then less and less often up to a minute, and stops when it has ended', async () => {
    const { clock, calls, notified, store, watcher } = watching((ids, call) =>
      all(call < 20 ? 'Running' : 'Success')(ids, call),
    );
    watcher.watch('j1', target);
    watcher.watch('j1', target);
    await clock.advance(30 * minutes);
    const gaps = calls.slice(1).map(({ atMs }, index) => atMs - (calls[index]?.atMs ?? 0));
    assert.equal(calls[0]?.atMs, 0);
    assert.deepEqual(gaps.slice(0, 3), [2000, 2000, 2000]);
    assert.ok(
      gaps.every((gap, index) => gap >= (gaps[index - 1] ?? 0) && gap <= minutes),
      String(gaps),
    );
    assert.deepEqual(
      [calls.length, notified, store.find('j1')?.state],
      [20, ['ended j1 Success'], 'Success'],
    );
    assert.equal(clock.waiting, 0);
  });

  it('looks rarely from the start when the job is old', async () => {
    const { clock, calls, watcher } = watching(all('Running'));
    watcher.watch('j1', target, clock.now() - 60 * minutes);
    await clock.advance(10 * minutes);
    assert.equal(calls.length, 11);
  });

  it('looks less often while nobody sees the window, and soon when somebody does', async () => {
    const { clock, calls, watcher } = watching(all('Running'));
    watcher.setActive(false);
    watcher.watch('j1', target);
    await clock.advance(5 * minutes);
    const gaps = calls.slice(1).map(({ atMs }, index) => Math.round(atMs - (calls[index]?.atMs ?? 0)));
    assert.deepEqual(gaps.slice(0, 6), [2000, 2000, 2000, 2000, 2000, 2500]);
    assert.deepEqual(gaps.slice(-4), [30_000, 30_000, 30_000, 30_000]);
    const before = calls.length;
    watcher.setActive(true);
    watcher.setActive(false);
    watcher.watch('j1', target);
    await clock.advance(0);
    assert.equal(calls.length, before + 1);
  });

  for (const [title, ms] of [
    ['back', -3 * 60 * minutes],
    ['on', 3 * 60 * minutes],
  ] as const) {
    it(`goes on when the clock is set ${title}`, async () => {
      const { clock, calls, watcher } = watching(all('Running'));
      watcher.watch('j1', target);
      await clock.advance(minutes);
      const before = calls.length;
      clock.set(ms);
      await clock.advance(10 * minutes);
      const asked = calls.length - before;
      assert.ok(asked >= 9 && asked <= 30, String(asked));
      clock.set(ms);
      // Somebody comes back to the window in that very moment.
      watcher.setActive(true);
      await clock.advance(10 * minutes);
      assert.ok(calls.length - before - asked >= 9, String(calls.length - before - asked));
    });
  }

  it('that seems to be of the future is looked at no more often than a young one', async () => {
    const { clock, calls, watcher } = watching(all('Running'));
    watcher.watch('j1', target, clock.now() + 3 * 60 * minutes);
    await clock.advance(60 * minutes);
    assert.ok(calls.length < 100, String(calls.length));
  });

  it('is looked at soon after the machine slept, and at once when somebody comes back to it', async () => {
    const { clock, calls, watcher } = watching(all('Running'));
    watcher.watch('j1', target, clock.now() - 60 * minutes);
    await clock.advance(10);
    // Timers stand while a machine sleeps.
    clock.set(8 * 60 * minutes);
    watcher.setActive(true);
    await clock.advance(10);
    assert.equal(calls.length, 2);
  });

  it('is over when it is forgotten', async () => {
    const { clock, calls, watcher } = watching(all('Running'));
    watcher.watch('j1', target);
    await clock.advance(0);
    watcher.forget('j1');
    assert.equal(watcher.isWatching('j1'), false);
    await clock.advance(minutes);
    assert.deepEqual([calls.length, clock.waiting], [1, 0]);
  });
});

describe('watching a thousand jobs', () => {
  it('asks about ten in one call', async () => {
    const { clock, calls, store, watcher } = watching(all('Running'));
    const ids = Array.from({ length: 1000 }, (_, index) => `j${index}`);
    for (const id of ids) watcher.watch(id, target);
    await clock.advance(0);
    assert.deepEqual(
      calls.map(({ jobIds }) => jobIds.length),
      Array(100).fill(10),
    );
    assert.deepEqual(
      calls.flatMap(({ jobIds }) => jobIds),
      ids,
    );
    assert.equal(store.jobs().length, 1000);
    const first = calls.length;
    await clock.advance(minutes);
    // While the jobs are young, too, a call every 200 ms is the most on average.
    assert.ok(calls.length - first <= 300, String(calls.length - first));
    await clock.advance(59 * minutes);
    // A round of a hundred calls a minute once the jobs are old, some more before.
    assert.ok(calls.length < 100 * 100, String(calls.length));
  });

  it('asks about jobs of one kind in one call, which the first letter of their ids names', async () => {
    const { clock, calls, watcher } = watching(all('Running'));
    for (const id of ['j1', 's1', 'j2', 'c1', 's2', 'j3']) watcher.watch(id, target);
    watcher.watch('s3', { ...target, region: 'ap-beijing' });
    await clock.advance(0);
    assert.deepEqual(calls.map(({ jobIds }) => jobIds.join()).sort(), ['c1', 'j1,j2,j3', 's1,s2', 's3']);
  });

  it('keeps places apart', async () => {
    const { clock, calls, watcher } = watching(all('Running'));
    watcher.watch('j1', target);
    watcher.watch('j2', { ...target, region: 'ap-beijing' });
    watcher.watch('j3', target);
    await clock.advance(0);
    // The first call leaves before the others are known.
    assert.deepEqual(
      calls.map(({ jobIds }) => jobIds),
      [['j1', 'j3'], ['j2']],
    );
  });

  it('tells of those that end together at once, each once', async () => {
    const { clock, notified, watcher } = watching(all('Success'));
    for (const id of ['j1', 'j2']) watcher.watch(id, target);
    await clock.advance(minutes);
    assert.deepEqual(notified, ['ended j1 Success, j2 Success']);
  });
});

describe('trouble while watching', () => {
  it('that passes is waited out, ever longer', async () => {
    const trouble: readonly CiError[] = [
      httpError(503),
      { kind: 'network', message: 'down', outcomeUnknown: false },
      { kind: 'timeout', message: 'late', outcomeUnknown: false },
    ];
    const { clock, calls, notified, watcher } = watching((ids, call) => {
      const error = trouble[call - 1];
      return error === undefined ? all('Success')(ids, call) : failure(error);
    });
    watcher.watch('j1', target);
    await clock.advance(5 * minutes);
    assert.deepEqual(
      calls.map(({ atMs }) => atMs),
      [0, 2000, 6000, 14_000],
    );
    assert.deepEqual(notified, ['ended j1 Success']);
  });

  it('keeps to what the service asks for, for all jobs of the place', async () => {
    const { clock, calls, watcher } = watching((ids, call) =>
      call === 1 ? failure(httpError(429, { retryAfterSeconds: 90 })) : all('Running')(ids, call),
    );
    watcher.watch('j1', target);
    await clock.advance(10);
    watcher.watch('j2', target);
    await clock.advance(90_000);
    assert.deepEqual(calls, [
      { atMs: 0, jobIds: ['j1'] },
      { atMs: 90_000, jobIds: ['j1', 'j2'] },
    ]);
  });

  it('does not keep a person from looking', async () => {
    const { clock, calls, watcher } = watching((ids, call) =>
      call === 1 ? failure(httpError(429, { retryAfterSeconds: 500 })) : all('Running')(ids, call),
    );
    watcher.watch('j1', target);
    await clock.advance(1000);
    watcher.watch('j1', target);
    await clock.advance(10);
    assert.deepEqual(
      calls.map(({ atMs }) => atMs),
      [0, 1000],
    );
  });

  it('is waited out for as long as it was meant to be when the clock is set back', async () => {
    const { clock, calls, watcher } = watching((ids, call) =>
      call === 1 ? failure(httpError(429, { retryAfterSeconds: 90 })) : all('Running')(ids, call),
    );
    watcher.watch('j1', target);
    await clock.advance(10);
    clock.set(-60 * minutes);
    await clock.advance(3 * minutes);
    assert.ok(calls.length > 1, String(calls.length));
  });

  it('is never a reason to give up, but for a sandbox', async () => {
    const down: Answer = () => failure({ kind: 'network', message: 'down', outcomeUnknown: false });
    const service = watching(down);
    service.watcher.watch('j1', target);
    await service.clock.advance(60 * minutes);
    assert.deepEqual([service.notified, service.watcher.isWatching('j1')], [[], true]);
    const local = watching(down);
    local.watcher.watch('j1', sandbox);
    await local.clock.advance(60 * minutes);
    assert.deepEqual([local.notified, local.calls.length], [['gave up j1 of films-1250000000: network'], 5]);
  });

  it('that will not pass is notified once for all jobs of the place', async () => {
    const { clock, notified, calls, watcher } = watching(() => failure(httpError(403)));
    for (const id of ['j1', 'j2']) watcher.watch(id, target);
    await clock.advance(60 * minutes);
    assert.deepEqual(
      [notified, calls.length, clock.waiting],
      [['gave up j1, j2 of films-1250000000: http'], 1, 0],
    );
  });

  it('a job that the service does not know is asked about three times', async () => {
    const { clock, notified, calls, watcher } = watching((ids) =>
      states(ids.filter((id) => id !== 'j2').map((id) => [id, 'Running'] as const)),
    );
    for (const id of ['j1', 'j2']) watcher.watch(id, target);
    await clock.advance(minutes);
    assert.deepEqual(notified, ['gave up j2 of films-1250000000: http']);
    assert.equal(calls.filter(({ jobIds }) => jobIds.includes('j2')).length, 3);
    assert.equal(watcher.isWatching('j1'), true);
  });

  it('without credentials nothing is asked', async () => {
    const { clock, notified, calls, watcher } = watching(all('Running'));
    watcher.watch('j1', { ...target, bucket: 'nobodys-1250000000' });
    await clock.advance(minutes);
    assert.deepEqual([notified, calls], [['gave up j1 of nobodys-1250000000: noCredentials'], []]);
  });

  it('a job whose id cannot be asked about is given up alone, and notified of once', async () => {
    const { clock, notified, calls, watcher } = watching(all('Running'));
    for (const id of ['j1', 'j2.odd', 'j3', 'j2.odd']) watcher.watch(id, target);
    await clock.advance(1);
    assert.deepEqual(notified, ['gave up j2.odd of films-1250000000: oddId']);
    assert.deepEqual(
      calls.flatMap(({ jobIds }) => jobIds),
      ['j1', 'j3'],
    );
    assert.equal(watcher.isWatching('j2.odd'), false);
  });

  it('a bug stops the jobs that it hit, and is told', async () => {
    const { clock, notified, watcher } = watching(() => {
      throw new Error('bug');
    });
    watcher.watch('j1', target);
    await clock.advance(minutes);
    assert.deepEqual([notified, clock.waiting], [['broke Error: bug'], 0]);
  });
});

describe('the jobs to go on with', () => {
  it('have not ended, and are of the sandbox that runs now or of none', () => {
    const store = storeOn(memoryHistory());
    const put = (jobId: string, state: string, where: Target): void => {
      const answer = states([[jobId, state]]);
      assert.ok(answer.ok && answer.value.jobs[0] !== undefined);
      store.put(answer.value.jobs[0], where, '');
    };
    put('ended', 'Success', target);
    put('service', 'Running', target);
    put('films', 'Running', { ...target, profile: 'Films' });
    put('box', 'Running', sandbox);
    put('gone', 'Running', { ...target, endpoint: 'http://127.0.0.1:8' });
    const idsOf = (scope?: CredentialScope) =>
      unfinishedJobs(store, sandbox.endpoint, scope).map(({ jobId }) => jobId);
    assert.deepEqual(idsOf(), ['box', 'films', 'service']);
    // A profile without credentials of its own takes those of the service.
    assert.deepEqual(
      (['service', 'profile:Films', 'profile:Others', 'http://127.0.0.1:9'] as const).map(idsOf),
      [['films', 'service'], ['films'], [], ['box']],
    );
  });
});

describe('the end of a job', () => {
  it('is notified by one of two windows that watch it', async () => {
    const history = memoryHistory();
    const people = [new FakeUserInterface(), new FakeUserInterface()];
    const parsed = parseJobsResponse(
      '<Response><JobsDetail><JobId>j1</JobId><State>Success</State></JobsDetail></Response>',
    );
    assert.ok(parsed.ok && parsed.value.jobs[0] !== undefined);
    const [job] = parsed.value.jobs;
    for (const ui of people) {
      const jobs = storeOn(history);
      const { ended } = watcherDependencies({
        ui,
        jobs,
        clock: new FakeClock(),
        credentials: { find: async () => undefined },
        createClient: () => assert.fail('Nothing is asked.'),
        logFailure: () => (error) => assert.fail(String(error)),
      });
      ended([jobs.put(job, target, '')]);
    }
    await new Promise<void>((resolve) => setImmediate(resolve));
    assert.deepEqual(
      people.map(({ heard }) => heard),
      [['notice information: Job `j1`: Success.'], []],
    );
  });
});

describe('an answer about several jobs', () => {
  const one = '<JobsDetail><JobId>j1</JobId><State>Running</State></JobsDetail>';
  const two = '<JobsDetail><JobId>j12</JobId></JobsDetail>';
  it('is shown in parts', () => {
    assert.equal(responseOf(`<Response>${one}${two}</Response>`, 'j1'), `<Response>${one}</Response>`);
    assert.equal(responseOf(`<Response>${one}</Response>`, 'j1'), `<Response>${one}</Response>`);
    assert.equal(responseOf(`<Response>${one}${two}</Response>`, 'j9'), `<Response>${one}${two}</Response>`);
  });
});
