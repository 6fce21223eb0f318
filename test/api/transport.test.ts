/**
 * `fetchTransport` against a real server on this machine: what arrives is what was signed.
 */

import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import COS from 'cos-nodejs-sdk-v5';
import { createCiClient } from '../../client/api/ciClient';
import { fetchTransport, MAX_BODY_BYTES } from '../../client/api/transport';
import { ACCOUNT, jobXml, OPERATION, unwrap, unwrapError } from './support';

interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

let server: http.Server;
let origin: string;
let received: Received[];
let answer: (response: http.ServerResponse) => void;

before(async () => {
  server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(Buffer.from(chunk));
    }
    const { method = '', url = '', headers } = request;
    received.push({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') });
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
});

after(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  received = [];
  answer = (response) => response.end(jobXml('Submitted'));
});

function send(
  more: { method?: string; path?: string; body?: string } = {},
): ReturnType<typeof fetchTransport> {
  return fetchTransport({
    method: more.method ?? 'GET',
    url: `${origin}${more.path ?? '/'}`,
    headers: { accept: 'application/xml' },
    signal: new AbortController().signal,
    ...(more.body === undefined ? {} : { body: more.body }),
  });
}

/** The Authorization that the official SDK gives the request as it arrived. */
function authorizationOfArrived({ method, url, headers }: Received): string {
  const { pathname, searchParams } = new URL(url, origin);
  const fields = new URLSearchParams((headers.authorization ?? '').replaceAll('+', '%2B'));
  const signed = (fields.get('q-header-list') ?? '').split(';');
  return COS.getAuthorization({
    SecretId: ACCOUNT.credentials.secretId,
    SecretKey: ACCOUNT.credentials.secretKey,
    KeyTime: fields.get('q-key-time') ?? '',
    Method: method as COS.Method,
    Pathname: decodeURIComponent(pathname),
    Query: Object.fromEntries(searchParams),
    Headers: Object.fromEntries(signed.map((name) => [name, String(headers[name])])),
  });
}

describe('a signed request, as it arrives', () => {
  const client = () => createCiClient({ ...ACCOUNT, endpoint: origin });

  function checkArrived(expected: { method: string; url: string; signed: string; body: string }): void {
    assert.equal(received.length, 1);
    const [request] = received;
    assert.ok(request);
    const fields = new URLSearchParams(request.headers.authorization);
    assert.deepEqual(
      { method: request.method, url: request.url, signed: fields.get('q-header-list'), body: request.body },
      expected,
    );
    assert.equal(request.headers.authorization, authorizationOfArrived(request));
  }

  it('verifies for a submission whose body is not ASCII', async () => {
    const body = '<Request>\n  <Tag>MediaInfo</Tag><Input><Object>输入/é 😀.mp4</Object></Input>\n</Request>';
    unwrap(await client().createJob(body, OPERATION));
    checkArrived({ method: 'POST', url: '/jobs', signed: 'content-length;content-type;host', body });
    assert.equal(received[0]?.headers['content-type'], 'application/xml');
    assert.equal(received[0]?.headers['content-length'], String(Buffer.byteLength(body)));
  });

  it('verifies for a lookup of several jobs', async () => {
    unwrap(await client().describeJob(['j1', 'j2']));
    checkArrived({ method: 'GET', url: '/jobs/j1,j2', signed: 'host', body: '' });
  });

  it('verifies for a list with encoded values', async () => {
    unwrap(
      await client().listJobs({
        tag: 'Transcode',
        states: ['Running', 'Success'],
        startCreationTime: '2026-01-01T00:00:00+0800',
        inputObject: "a b/(1)!'*~é.mp4",
        size: 10,
      }),
    );
    checkArrived({
      method: 'GET',
      url: '/jobs?tag=Transcode&states=Running%2CSuccess&startCreationTime=2026-01-01T00%3A00%3A00%2B0800&inputObject=a%20b%2F%281%29%21%27%2A~%C3%A9.mp4&size=10',
      signed: 'host',
      body: '',
    });
  });

  it('verifies for a cancellation', async () => {
    answer = (response) => response.end();
    unwrap(await client().cancelJob('j1'));
    checkArrived({ method: 'PUT', url: '/jobs/j1?cancel=', signed: 'content-length;host', body: '' });
  });

  it('carries the token of a temporary key beside the signature', async () => {
    const credentials = { ...ACCOUNT.credentials, securityToken: 'token+/=0123456789' };
    unwrap(await createCiClient({ ...ACCOUNT, credentials, endpoint: origin }).describeJob('j1'));
    checkArrived({ method: 'GET', url: '/jobs/j1', signed: 'host', body: '' });
    assert.equal(received[0]?.headers['x-ci-security-token'], 'token+/=0123456789');
  });
});

describe('fetchTransport', () => {
  it('gives status, lower-case headers and body of any answer', async () => {
    answer = (response) => response.writeHead(418, { 'X-Ci-Request-Id': 'r1', Date: 'x' }).end('é');
    const { status, headers, body } = await send();
    assert.deepEqual(
      { status, body, id: headers['x-ci-request-id'], date: headers.date },
      { status: 418, body: 'é', id: 'r1', date: 'x' },
    );
  });

  it('does not follow a redirect', async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      answer = (response) => response.writeHead(status, { location: `${origin}/elsewhere` }).end('moved');
      const response = await send({ method: 'POST', body: 'x' });
      assert.deepEqual(
        { status: response.status, location: response.headers.location, body: response.body },
        { status, location: `${origin}/elsewhere`, body: 'moved' },
      );
    }
    assert.deepEqual(
      received.map(({ url }) => url),
      ['/', '/', '/', '/', '/'],
    );
  });

  it('reads an answer of the largest size whole', async () => {
    answer = (response) => response.end('a'.repeat(MAX_BODY_BYTES));
    const response = await send();
    assert.deepEqual([response.body.length, response.truncated], [MAX_BODY_BYTES, undefined]);
  });

  it('stops reading where an answer grows too large, also when it was sent compressed', async () => {
    answer = (response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync('a'.repeat(50 * 1024 * 1024)));
    };
    const response = await send();
    assert.deepEqual([response.body.length, response.truncated], [MAX_BODY_BYTES, true]);
    const error = unwrapError(await createCiClient({ ...ACCOUNT, endpoint: origin }).describeJob('j1'));
    assert.deepEqual(error, {
      kind: 'unreadableResponse',
      message:
        'The response is larger than any response of the service (HTTP 200); only its beginning was read.',
      status: 200,
      body: 'a'.repeat(4096),
    });
  });

  it('says that a connection was cut', async () => {
    answer = (response) => response.destroy();
    const error = unwrapError(
      await createCiClient({ ...ACCOUNT, endpoint: origin }).createJob('<a/>', OPERATION),
    );
    assert.deepEqual(
      { ...error, message: undefined },
      { kind: 'network', message: undefined, outcomeUnknown: true, code: 'UND_ERR_SOCKET' },
    );
  });

  it('says that nobody listens', async () => {
    const closed = http.createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const client = createCiClient({ ...ACCOUNT, endpoint: `http://127.0.0.1:${port}` });
    assert.deepEqual(unwrapError(await client.createJob('<a/>', OPERATION)), {
      kind: 'network',
      message: `\`127.0.0.1:${port}\` cannot be reached: connections are refused (ECONNREFUSED).`,
      outcomeUnknown: false,
      code: 'ECONNREFUSED',
    });
  });

  it('stops when its signal does', async () => {
    const controller = new AbortController();
    answer = () => controller.abort();
    await assert.rejects(
      fetchTransport({ method: 'GET', url: origin, headers: {}, signal: controller.signal }),
      { name: 'AbortError' },
    );
  });
});
