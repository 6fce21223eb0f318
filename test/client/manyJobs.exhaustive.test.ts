/**
 * A thousand jobs at once against the sandbox, over HTTP, in a time that passes faster.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createCiClient } from '../../client/api/ciClient';
import { JobWatcher } from '../../client/src/jobs/jobWatcher';
import { sandboxCredentials, sandboxRequest, startInProcessSandbox } from '../support/inProcessSandbox';
import { memoryHistory, storeOn } from '../support/memoryHistory';

const JOBS = 1000;
/** So many seconds pass in one. */
const SPEED = 50;

it('a thousand jobs are watched to their ends with few calls', { timeout: 120_000 }, async (context) => {
  const startMs = Date.now();
  const now = (): number => startMs + (Date.now() - startMs) * SPEED;
  const sandbox = await startInProcessSandbox({ pace: { waiting: 10_000, running: 50_000 }, now });
  context.after(() => sandbox.close());
  const target = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: sandbox.url };
  const client = createCiClient({ ...target, credentials: sandboxCredentials, now });
  const jobIds: string[] = [];
  for (let number = 0; number < JOBS; number++) {
    const answer = await client.createJob(sandboxRequest, { method: 'POST', path: '/jobs' });
    assert.ok(answer.ok);
    jobIds.push(...answer.value.jobs.map(({ jobId }) => jobId));
  }
  await sandbox.received();
  const store = storeOn(memoryHistory(), now);
  const ended: string[] = [];
  const troubles: string[] = [];
  await new Promise<void>((resolve) => {
    const watcher = new JobWatcher({
      store,
      clock: {
        now,
        after(ms, run) {
          const timer = setTimeout(run, ms / SPEED);
          return { dispose: () => clearTimeout(timer) };
        },
      },
      random: Math.random,
      clientFor: async () => client,
      ended(records) {
        ended.push(...records.map(({ jobId }) => jobId));
        if (ended.length >= JOBS) resolve();
      },
      onAbandoned: (ids, _target, { kind }) => troubles.push(`${ids.length} given up: ${kind}`),
      broke: (error) => troubles.push(String(error)),
    });
    context.after(() => watcher.dispose());
    for (const jobId of jobIds) watcher.watch(jobId, target);
  });
  assert.deepEqual(troubles, []);
  assert.deepEqual([...ended].sort(), [...jobIds].sort());
  assert.ok(store.jobs().every(({ state }) => state === 'Success'));
  const calls = await sandbox.received();
  const looks = calls.reduce((sum, call) => sum + (call.split(' ')[1]?.split(',').length ?? 0), 0);
  assert.ok(looks / calls.length >= 5, `${calls.length} calls for ${looks} looks at a job`);
  // A look at all of them takes a hundred calls, and within the minute that the jobs take there are a few looks.
  assert.ok(calls.length <= 600, `${calls.length} calls`);
});
