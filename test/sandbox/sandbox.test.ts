/**
 * The sandbox stands in for the service: whom it lets in, what it refuses, how jobs go on.
 * Requests are signed by the client's own code and then tampered with; the sandbox checks with code of its own.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { createCiClient } from '../../client/api/ciClient';
import { formatState } from '../../client/api/jobsDetail';
import { buildAuthorization, keyTimeAt } from '../../client/api/signature';
import { FaultQueue } from '../../sandbox/faults';
import { JobRegistry } from '../../sandbox/jobRegistry';
import { createRequestReader } from '../../sandbox/requestReader';
import { type Sandbox, startSandboxServer } from '../../sandbox/sandboxServer';
import { schemaSet } from '../support/schemaSet';

const account = {
  secretId: 'AKIDEXAMPLE00000000000000000000000000',
  secretKey: 'exampleKey0000000000000000000000',
};
const body = '<Request><Tag>MediaInfo</Tag><Input><Object>films/a.mp4</Object></Input></Request>';
const operation = { method: 'POST', path: '/jobs' };

let nowMs = 1_700_000_000_000;
let ids = 0;
let sandbox: Sandbox;

before(async () => {
  const now = (): number => nowMs;
  sandbox = await startSandboxServer({
    port: 0,
    account,
    faults: new FaultQueue(),
    registry: new JobRegistry({ waiting: 1000, running: 2000 }, now),
    schemaSet: schemaSet(),
    readRequest: createRequestReader(schemaSet()),
    now,
    newId: () => String(++ids),
  });
});

after(() => sandbox.close());

interface Signed {
  readonly method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** A request as a careful client signs it. */
async function signed(secretKey = account.secretKey, signedAtMs = nowMs): Promise<Signed> {
  const headers: Record<string, string> = {
    host: new URL(sandbox.url).host,
    'content-type': 'application/xml',
    'content-length': String(Buffer.byteLength(body)),
    'content-md5': createHash('md5').update(body).digest('base64'),
  };
  const credentials = { secretId: account.secretId, secretKey };
  const authorization = await buildAuthorization(
    { method: 'POST', path: '/jobs', headers },
    credentials,
    keyTimeAt(signedAtMs),
  );
  return { method: 'POST', path: '/jobs', headers: { ...headers, authorization }, body };
}

/** `status code` of the answer. */
async function sendOf(request: Signed): Promise<string> {
  // `fetch` sets these two itself, from what is really sent.
  const { host: _host, 'content-length': _length, ...headers } = request.headers;
  const response = await fetch(`${sandbox.url}${request.path}`, {
    method: request.method,
    headers,
    body: request.body,
  });
  const text = await response.text();
  return `${response.status} ${/<Code>([^<]*)<\/Code>/.exec(text)?.[1] ?? ''}`.trim();
}

describe('the sandbox lets in', () => {
  it('a request that is signed well', async () => {
    assert.equal(await sendOf(await signed()), '200 Success');
  });
});

describe('the sandbox keeps out', () => {
  const tampered: readonly [string, () => Promise<Signed>, string][] = [
    ['a wrong key', () => signed('anotherKey0000000000000000000000'), '401 InvalidAuthorization'],
    ['a signature that is over', () => signed(account.secretKey, nowMs - 3_600_000), '401 SignatureExpired'],
    [
      'a signature from the future',
      () => signed(account.secretKey, nowMs + 3_600_000),
      '403 RequestTimeTooSkewed',
    ],
    [
      'a longer body',
      async () => ({ ...(await signed()), body: `${body}<!-- more -->` }),
      '401 InvalidAuthorization',
    ],
    [
      'another body of the same length',
      async () => ({ ...(await signed()), body: body.replace('a.mp4', 'b.mp4') }),
      '400 InvalidContent',
    ],
    [
      'another header',
      async () => {
        const request = await signed();
        return { ...request, headers: { ...request.headers, 'content-type': 'text/xml' } };
      },
      '401 InvalidAuthorization',
    ],
    [
      'a signed header that is gone',
      async () => {
        const request = await signed();
        const { 'content-md5': _gone, ...headers } = request.headers;
        return { ...request, headers };
      },
      '401 InvalidAuthorization',
    ],
    ['another path', async () => ({ ...(await signed()), path: '/jobs2' }), '401 InvalidAuthorization'],
    [
      'a malformed path',
      async () => ({ ...(await signed()), path: '/jobs/%zz' }),
      '401 InvalidAuthorization',
    ],
    [
      'no signature',
      async () => {
        const request = await signed();
        const { authorization: _gone, ...headers } = request.headers;
        return { ...request, headers };
      },
      '401 MissingAuthorization',
    ],
    [
      'another SecretId',
      async () => {
        const request = await signed();
        const authorization = (request.headers.authorization ?? '').replace('EXAMPLE', 'EXOMPLE');
        return { ...request, headers: { ...request.headers, authorization } };
      },
      '401 SecretidNotExist',
    ],
  ];
  for (const [title, make, expected] of tampered) {
    it(title, async () => assert.equal(await sendOf(await make()), expected));
  }
});

describe('a job in the sandbox', () => {
  const client = () =>
    createCiClient({ bucket: '', region: '', endpoint: sandbox.url, credentials: account, now: () => nowMs });
  const submit = async (text = body): Promise<string> => {
    const answer = await client().createJob(text, operation);
    assert.ok(answer.ok, JSON.stringify(answer));
    return answer.value.jobs[0]?.jobId ?? '';
  };
  const stateOf = async (jobId: string): Promise<string> => {
    const answer = await client().describeJob(jobId);
    assert.ok(answer.ok, JSON.stringify(answer));
    return answer.value.jobs.map(({ state }) => formatState(state)).join();
  };

  it('walks through its states with the clock', async () => {
    const jobId = await submit();
    const seen: string[] = [];
    for (const step of [0, 1000, 2000]) {
      nowMs += step;
      seen.push(await stateOf(jobId));
    }
    assert.deepEqual(seen, ['Submitted', 'Running', 'Success']);
  });

  it('fails when its input says so', async () => {
    const jobId = await submit(body.replace('a.mp4', 'fail.mp4'));
    nowMs += 4000;
    assert.equal(await stateOf(jobId), 'Failed');
  });

  it('is cancelled while it waits, and not later', async () => {
    const waiting = await submit();
    assert.ok((await client().cancelJob(waiting)).ok);
    assert.equal(await stateOf(waiting), 'Cancel');
    const running = await submit();
    nowMs += 1500;
    const answer = await client().cancelJob(running);
    assert.deepEqual(!answer.ok && answer.error.kind === 'http' && answer.error.code, 'InvalidArgument');
  });

  it('is looked up among others, and those that do not exist are named', async () => {
    const [one, other] = [await submit(), await submit()];
    const answer = await client().describeJob([one, 'jnone', other]);
    assert.ok(answer.ok);
    assert.deepEqual(
      answer.value.jobs.map(({ jobId }) => jobId),
      [one, other],
    );
    assert.deepEqual(answer.value.nonExistJobIds, ['jnone']);
  });

  it('is listed by pages, newest first', async () => {
    nowMs += 10;
    const first = await submit();
    nowMs += 10;
    const second = await submit();
    const page = await client().listJobs({ tag: 'MediaInfo', size: 1 });
    assert.ok(page.ok);
    assert.deepEqual(
      page.value.jobs.map(({ jobId }) => jobId),
      [second],
    );
    const next = await client().listJobs({
      tag: 'MediaInfo',
      size: 1,
      nextToken: page.value.nextToken ?? '',
    });
    assert.ok(next.ok);
    assert.deepEqual(
      next.value.jobs.map(({ jobId }) => jobId),
      [first],
    );
  });

  it('is not made of a request that the language service finds wrong', async () => {
    const answer = await client().createJob(body.replace('MediaInfo', 'MediaInfos'), operation);
    assert.ok(!answer.ok && answer.error.kind === 'http');
    assert.equal(`${answer.error.status} ${answer.error.code}`, '400 InvalidArgument');
    assert.match(answer.error.message, /MediaInfos/);
  });
});
