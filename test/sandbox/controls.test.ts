/**
 * The sandbox while it runs: faults, clock and jobs by HTTP, from this machine only; and a restart with a file of jobs.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { describeJobs } from '../../client/api/callInGroups';
import { createCiClient } from '../../client/api/ciClient';
import { formatState } from '../../client/api/jobsDetail';
import { defaultNetworkSettings } from '../../client/api/node/networkSettings';
import { createNodeTransport } from '../../client/api/node/nodeTransport';
import type { Transport } from '../../client/api/transport';
import { LONGEST_LOG, ReceivedLog } from '../../sandbox/boundedLog';
import { FaultQueue, faultKinds } from '../../sandbox/faults';
import { JobRegistry } from '../../sandbox/jobRegistry';
import { createRequestReader } from '../../sandbox/requestReader';
import { type Sandbox, startSandboxServer } from '../../sandbox/sandboxServer';
import { sandboxCredentials, sandboxRequest } from '../support/inProcessSandbox';
import { schemaSet } from '../support/schemaSet';

const operation = { method: 'POST', path: '/jobs' };
const pace = { waiting: 1000, running: 1000 };
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-sandbox-'));
const jobsFile = path.join(folder, 'jobs.json');

let nowMs = 1_700_000_000_000;
let ids = 0;
let sandbox: Sandbox;

function start(clockSkew = 0): Promise<Sandbox> {
  return startSandboxServer({
    port: 0,
    account: sandboxCredentials,
    faults: new FaultQueue(),
    clockSkew,
    registry: new JobRegistry(pace, () => nowMs, jobsFile),
    schemaSet: schemaSet(),
    readRequest: createRequestReader(schemaSet()),
    now: () => nowMs,
    newId: () => String(++ids),
  });
}

before(async () => {
  sandbox = await start();
});
beforeEach(() => {
  nowMs += 60_000;
});
after(async () => {
  await sandbox.close();
  fs.rmSync(folder, { recursive: true });
});

const transport = createNodeTransport({ settings: () => defaultNetworkSettings, environment: {} });

function client(timeoutMs = 10_000, over: Transport = transport) {
  const { url: endpoint } = sandbox;
  const where = { bucket: '', region: '', endpoint, credentials: sandboxCredentials };
  return createCiClient({ ...where, now: () => nowMs, timeoutMs, transport: over });
}

async function control(method: string, what: string, body?: string): Promise<readonly [number, unknown]> {
  const response = await fetch(`${sandbox.url}/sandbox/${what}`, {
    method,
    ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
  });
  return [response.status, JSON.parse(await response.text())];
}

/** What a submission came to: `200`, the status and code of a refusal, or the kind of failure. */
async function submit(timeoutMs?: number): Promise<string> {
  const answer = await client(timeoutMs).createJob(sandboxRequest, operation);
  if (answer.ok) return `${answer.value.status}`;
  return answer.error.kind === 'http'
    ? `${answer.error.status} ${answer.error.code ?? ''}`.trim()
    : answer.error.kind;
}

describe('a fault that is asked for by HTTP', () => {
  const expected: Readonly<Record<string, string>> = {
    'invalid-argument': '400 InvalidArgument',
    'role-missing': '400 CIRoleNotExist',
    'access-denied': '403 AccessDenied',
    'request-expired': '403 AccessDenied',
    'wrong-signature': '401 InvalidAuthorization',
    'unknown-key': '401 SecretidNotExist',
    'token-expired': '403 ExpiredToken',
    'write-denied': '403 WriteTargetBucketDenied',
    'queue-paused': '403 QueuePaused',
    'queue-full': '403 QueueSaturated',
    'bucket-unbound': '403 MediaBucketUnBinded',
    'bucket-unknown': '404 NoSuchBucket',
    redirect: '308 PermanentRedirect',
    'slow-down': '429 SlowDown',
    'internal-error': '500 InternalError',
    unavailable: '503 ServiceUnavailable',
    'bad-gateway': '502',
    slow: 'timeout',
    'cut-before': 'network',
    'cut-after': 'network',
    'cut-inside': 'network',
    truncated: 'unreadableResponse',
    'not-xml': 'unreadableResponse',
    empty: 'unreadableResponse',
  };
  /** Whether there is a job all the same. */
  const makesJobs = ['bad-gateway', 'slow', 'cut-after', 'cut-inside', 'truncated', 'not-xml', 'empty'];

  it('is known for every kind', () => assert.deepEqual(Object.keys(expected).sort(), [...faultKinds].sort()));

  for (const [fault, outcome] of Object.entries(expected)) {
    it(`${fault} hits the next request and no other, and its job ${makesJobs.includes(fault) ? 'is' : 'is not'} made`, async () => {
      const [before, count] = await jobs();
      assert.deepEqual(await control('POST', 'faults', fault), [200, { kind: fault, count: 1 }]);
      assert.equal(await submit(fault === 'slow' ? 500 : undefined), outcome);
      const [after] = await jobs();
      assert.equal(after - before, makesJobs.includes(fault) ? 1 : 0);
      assert.equal(count, 200);
      assert.equal(await submit(), '200');
    });
  }

  /** How many jobs there are, and the status of asking. */
  async function jobs(): Promise<readonly [number, number]> {
    const list = await client().listJobs({ tag: 'MediaInfo', size: 100 });
    assert.ok(list.ok);
    return [list.value.jobs.length, list.value.status];
  }

  it('429 says how long to wait', async () => {
    await control('POST', 'faults', 'slow-down');
    const answer = await client().createJob(sandboxRequest, operation);
    assert.ok(!answer.ok && answer.error.kind === 'http');
    assert.equal(answer.error.retryAfterSeconds, 2);
  });

  it('hits as many requests as it says, of the method that it says', async () => {
    await control('POST', 'faults', 'unavailable:2@POST');
    assert.ok((await client().listJobs({ tag: 'MediaInfo' })).ok);
    assert.deepEqual(
      [await submit(), await submit(), await submit()],
      ['503 ServiceUnavailable', '503 ServiceUnavailable', '200'],
    );
  });

  it('is forgotten when told so, and refused when there is none such', async () => {
    await control('POST', 'faults', 'empty:9');
    assert.deepEqual(await control('DELETE', 'faults'), [200, {}]);
    assert.equal(await submit(), '200');
    assert.deepEqual(await control('POST', 'faults', 'flood'), [400, { message: 'No fault: flood' }]);
  });
});

describe('the clock', () => {
  it('is set ahead and back by HTTP', async () => {
    assert.deepEqual(await control('POST', 'clock', '3600'), [200, { seconds: 3600 }]);
    const answer = await client().createJob(sandboxRequest, operation);
    assert.ok(!answer.ok && answer.error.kind === 'http');
    assert.deepEqual([answer.error.code, answer.error.clockSkewSeconds], ['SignatureExpired', 3600]);
    await control('POST', 'clock', '-3600');
    assert.equal(await submit(), '403 RequestTimeTooSkewed');
    await control('POST', 'clock', '0');
    assert.equal(await submit(), '200');
    assert.deepEqual((await control('POST', 'clock', 'soon'))[0], 400);
  });

  it('may be wrong from the start', async (context) => {
    const right = sandbox;
    sandbox = await start(-3_600_000);
    context.after(async () => {
      await sandbox.close();
      sandbox = right;
    });
    assert.equal(await submit(), '403 RequestTimeTooSkewed');
  });
});

describe('jobs', () => {
  it('are made by the thousand, of which every tenth fails', async () => {
    const [status, content] = await control('POST', 'jobs', '2000');
    assert.ok(status === 200 && typeof content === 'object' && content !== null && 'jobIds' in content);
    const { jobIds } = content;
    assert.ok(Array.isArray(jobIds) && new Set(jobIds).size === 2000);
    nowMs += 2000;
    const asked = jobIds.slice(0, 50).map(String);
    const states: string[] = [];
    for await (const { result } of describeJobs(client(), asked)) {
      assert.ok(result.ok);
      states.push(...result.value.jobs.map(({ state }) => formatState(state)));
    }
    assert.deepEqual(
      [states.length, states.filter((state) => state === 'Failed').length, [...new Set(states)].sort()],
      [50, 5, ['Failed', 'Success']],
    );
    for (const wrong of ['0', '-1', 'x', '100001'])
      assert.equal((await control('POST', 'jobs', wrong))[0], 400);
  });

  it('fail with a message that names the element that their input names', async () => {
    const request = sandboxRequest.replace('a.mp4', 'fail-Codec.mp4');
    const submitted = await client().createJob(request, operation);
    assert.ok(submitted.ok);
    nowMs += 2000;
    const seen = await client().describeJob(submitted.value.jobs[0]?.jobId ?? '');
    assert.ok(seen.ok);
    const [job] = seen.value.jobs;
    assert.deepEqual(
      [job && formatState(job.state), job?.code, job?.message],
      ['Failed', 'InvalidArgument', 'The value of Codec does not fit the input.'],
    );
  });

  it('survive a restart when they are kept in a file, also those that were cancelled', async () => {
    const kept = await client().createJob(sandboxRequest, operation);
    const cancelled = await client().createJob(sandboxRequest, operation);
    assert.ok(kept.ok && cancelled.ok);
    const wanted = [kept, cancelled].map(({ value }) => value.jobs[0]?.jobId ?? '');
    assert.ok((await client().cancelJob(wanted[1] ?? '')).ok);
    await sandbox.close();
    sandbox = await start();
    const seen = await client().describeJob(wanted);
    assert.ok(seen.ok);
    assert.deepEqual(
      seen.value.jobs.map(({ jobId, state }) => [jobId, formatState(state)]),
      [
        [wanted[0], 'Submitted'],
        [wanted[1], 'Cancel'],
      ],
    );
  });
});

describe('the controls', () => {
  it('are reached by names of this machine only', async () => {
    const { port } = new URL(sandbox.url);
    const request = {
      method: 'GET',
      url: `${sandbox.url}/sandbox/requests`,
      signal: new AbortController().signal,
    };
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      assert.equal((await transport({ ...request, headers: { host } })).status, 200, host);
    }
    for (const host of ['evil.example', `evil.example:${port}`, '192.168.0.1']) {
      await assert.rejects(transport({ ...request, headers: { host } }), host);
    }
  });

  it('show what was received without anything secret', async () => {
    await submit();
    const [, received] = await control('GET', 'requests');
    assert.ok(Array.isArray(received));
    assert.deepEqual(received.at(-1), { method: 'POST', path: '/jobs', status: 200 });
    assert.equal((await control('GET', 'unknown'))[0], 404);
  });
});

describe('the controls and pages of a browser', () => {
  const json = { 'content-type': 'application/json' };
  const status = async (method: string, what: string, headers: Record<string, string>, body?: string) => {
    const request = {
      method,
      url: `${sandbox.url}/sandbox/${what}`,
      headers: { host: new URL(sandbox.url).host, ...headers },
      signal: new AbortController().signal,
      ...(body === undefined ? {} : { body }),
    };
    return (await transport(request)).status;
  };

  it('of another origin are refused, whatever they send', async () => {
    const { port } = new URL(sandbox.url);
    const foreign = [
      'https://evil.example',
      'null',
      '',
      `https://127.0.0.1:${port}`,
      'http://127.0.0.1:1',
      `http://127.0.0.1:${port}.evil.example`,
      'http://localhost',
    ];
    for (const origin of foreign) {
      assert.equal(await status('GET', 'requests', { origin }), 403, origin);
      assert.equal(await status('POST', 'faults', { origin, ...json }, '"empty:9"'), 403, origin);
      assert.equal(await status('DELETE', 'faults', { origin }), 403, origin);
      assert.equal(
        await status('OPTIONS', 'faults', { origin, 'access-control-request-method': 'POST' }),
        403,
      );
    }
    assert.equal(await status('GET', 'requests', { 'sec-fetch-site': 'cross-site' }), 403);
    assert.equal(await submit(), '200');
    assert.equal(await status('GET', 'requests', { origin: sandbox.url }), 200);
  });

  it('are refused without a JSON content type', async () => {
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/jsonp',
      'text/plain; application/json',
    ];
    for (const type of types) {
      assert.equal(await status('POST', 'faults', { 'content-type': type }, '"empty:9"'), 415, type);
    }
    for (const what of ['faults', 'clock', 'jobs'])
      assert.equal(await status('POST', what, {}, '1'), 415, what);
    assert.equal(await status('POST', 'jobs', {}), 415);
    assert.equal(await submit(), '200');
    const charset = { 'content-type': 'Application/JSON; charset=utf-8' };
    assert.equal(await status('POST', 'clock', charset, '0'), 200);
    assert.equal(await status('POST', 'faults', json, '"unavailable"'), 200);
    assert.equal(await submit(), '503 ServiceUnavailable');
  });

  it('are no place for bodies without an end', async () => {
    assert.equal(await status('POST', 'faults', json, `"${'x'.repeat(2_000_000)}"`), 413);
  });
});

describe('what is kept', () => {
  it('is bounded: faults to come', async (context) => {
    context.after(() => control('DELETE', 'faults'));
    const faults = new FaultQueue();
    const fault = { kind: 'empty', count: 1, method: undefined } as const;
    for (let index = 0; index < 1000; index++) assert.ok(faults.add(fault));
    assert.equal(faults.add(fault), false);
  });

  it('is bounded: requests, of which the newest are shown', () => {
    const log = new ReceivedLog();
    for (let index = 0; index < 3 * LONGEST_LOG; index++)
      log.add({ method: 'GET', path: `/${index}`, status: 200 });
    log.add({ method: 'GET', path: '/'.repeat(10_000), status: 404 });
    const newest = log.newest();
    assert.deepEqual(
      [newest.length, newest[0]?.path, newest.at(-1)?.path.length],
      [LONGEST_LOG, `/${2 * LONGEST_LOG + 1}`, 2000],
    );
  });

  it('is bounded: jobs, by their number and their size', () => {
    const made = (jobId: string, operation: unknown) => ({
      jobId,
      tag: 'MediaInfo',
      queueId: 'p',
      bucket: 'b',
      region: 'r',
      inputObject: undefined,
      operation,
      createdAt: 0,
      cancelledAt: undefined,
      failure: undefined,
    });
    const idsIn = (registry: JobRegistry) =>
      registry
        .list({
          tag: 'All',
          states: undefined,
          queueId: undefined,
          inputObject: undefined,
          descending: false,
          size: 100,
          from: 0,
        })
        .jobs.map(({ jobId }) => jobId);
    const few = new JobRegistry(pace, () => 0, undefined, { jobs: 3, characters: 1_000_000 });
    for (const id of ['a', 'b', 'c', 'd', 'e']) few.add([made(id, {})]);
    few.add([made('d', { again: 1 })]);
    assert.deepEqual(idsIn(few), ['c', 'd', 'e']);
    const small = new JobRegistry(pace, () => 0, undefined, { jobs: 100, characters: 2500 });
    for (const id of ['a', 'b', 'c']) small.add([made(id, { text: 'x'.repeat(1000) })]);
    assert.deepEqual(idsIn(small), ['b', 'c']);
  });
});

describe('planned faults', () => {
  it('are not used up by requests that are refused anyway', async () => {
    await control('POST', 'faults', '"unavailable"');
    const unsigned = { method: 'POST', body: sandboxRequest };
    assert.equal((await fetch(`${sandbox.url}/jobs`, unsigned)).status, 401);
    assert.equal(
      (await fetch(`${sandbox.url}/jobs`, { ...unsigned, headers: { authorization: 'nonsense' } })).status,
      401,
    );
    assert.equal((await fetch(`${sandbox.url}/jobs`)).status, 401);
    assert.deepEqual([await submit(), await submit()], ['503 ServiceUnavailable', '200']);
    await control('POST', 'faults', '"cut-before"');
    assert.equal((await fetch(`${sandbox.url}/jobs`, unsigned)).status, 401);
    assert.deepEqual([await submit(), await submit()], ['network', '200']);
  });
});
