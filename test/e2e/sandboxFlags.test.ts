/**
 * The built sandbox as a process: what its flags come to. `npm run build` comes first.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { it, type TestContext } from 'node:test';
import { createCiClient } from '../../client/api/ciClient';
import { formatState } from '../../client/api/jobsDetail';

const credentials = {
  secretId: 'AKIDSANDBOXDEMO000000000000000000000',
  secretKey: 'sandboxDemoSecretKey00000000000000',
};

/** Starts it, and ends it with the test. */
async function start(
  context: TestContext,
  ...args: readonly string[]
): Promise<{ readonly url: string; readonly end: () => Promise<void> }> {
  const program = path.resolve('out/sandbox.js');
  const child: ChildProcess = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  context.after(end);
  for await (const line of createInterface({ input: child.stdout ?? assert.fail('no output') })) {
    return { url: /http:\S+/.exec(line)?.[0] ?? assert.fail(line), end };
  }
  return assert.fail('The sandbox ended without an address.');
}

const clientOf = (endpoint: string) => createCiClient({ bucket: '', region: '', endpoint, credentials });

it('a clock that is ahead, and a fault for submissions only', async (context) => {
  const { url } = await start(context, '--clock-ahead', '3600', '--fault', 'slow-down@POST');
  const listed = await clientOf(url).listJobs({ tag: 'All' });
  assert.ok(!listed.ok && listed.error.kind === 'http');
  assert.equal(listed.error.code, 'SignatureExpired');
  assert.ok(Math.abs((listed.error.clockSkewSeconds ?? 0) - 3600) < 60);
  const submitted = await clientOf(url).createJob('<Request/>', { method: 'POST', path: '/jobs' });
  assert.ok(!submitted.ok && submitted.error.kind === 'http');
  assert.deepEqual([submitted.error.code, submitted.error.retryAfterSeconds], ['SlowDown', 2]);
});

it('jobs from the start, which a kill and a start with the same file leave as they are', async (context) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-sandbox-flags-'));
  context.after(() => fs.rmSync(folder, { recursive: true }));
  const file = ['--jobs-file', path.join(folder, 'jobs.json'), '--speed', '1000'];
  const states = async (url: string): Promise<readonly string[]> => {
    const answer = await clientOf(url).listJobs({ tag: 'All', size: 100 });
    assert.ok(answer.ok);
    return answer.value.jobs.map(({ jobId, state }) => `${jobId} ${formatState(state)}`);
  };
  const first = await start(context, '--jobs', '20', ...file);
  let before = await states(first.url);
  // Jobs end within milliseconds at this speed.
  while (before.some((line) => /Submitted|Running/.test(line))) before = await states(first.url);
  assert.equal(before.length, 20);
  assert.equal(before.filter((line) => line.endsWith('Failed')).length, 2);
  await first.end();
  const second = await start(context, ...file);
  assert.deepEqual(await states(second.url), before);
});
