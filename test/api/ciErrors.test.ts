/**
 * Everything that can go wrong once a request is under way: each is a value, none is sent again.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CiError, explainError } from '../../client/api/ciError';
import { fetchFailure, type ScriptedResponse } from '../support/fakeTransport';
import { errorXml, OPERATION, scriptedClient, unwrapError } from './support';

const HOST = 'films-1250000001.ci.ap-chongqing.myqcloud.com';

/** Submits a job and looks one up; each must end with its error after exactly one request. */
async function checkErrors(
  step: ScriptedResponse | { readonly throws: unknown },
  onSubmit: CiError,
  onLookup: CiError,
): Promise<void> {
  const { client, requests } = scriptedClient([step, step]);
  assert.deepEqual(unwrapError(await client.createJob('<Request/>', OPERATION)), onSubmit);
  assert.deepEqual(unwrapError(await client.describeJob('j1')), onLookup);
  assert.equal(requests.length, 2);
}

/** The same for an answer with an error status. */
async function checkHttp(
  response: ScriptedResponse,
  expected: Omit<CiError & { kind: 'http' }, 'kind'>,
): Promise<void> {
  const { outcomeUnknown, ...error } = { kind: 'http' as const, ...expected };
  await checkErrors(
    response,
    { ...error, action: 'ci:CreateMediaJobs', ...(outcomeUnknown === undefined ? {} : { outcomeUnknown }) },
    { ...error, action: 'ci:DescribeMediaJob' },
  );
}

describe('a refusal of the service', () => {
  it('keeps code, message, request id and what the headers say', async () => {
    await checkHttp(
      {
        status: 403,
        headers: { 'x-ci-request-id': 'r1', date: 'Tue, 14 Nov 2023 22:23:20 GMT', 'retry-after': '7' },
        body: errorXml('AccessDenied', 'No &lt;permission&gt;.\n\u001b[31m'),
      },
      {
        status: 403,
        code: 'AccessDenied',
        message: 'No <permission>. [31m',
        requestId: 'r1',
        traceId: 't1',
        serverDate: 'Tue, 14 Nov 2023 22:23:20 GMT',
        clockSkewSeconds: 600,
        retryAfterSeconds: 7,
      },
    );
  });

  it('takes the request id of the body when no header has one', async () => {
    await checkHttp(
      { status: 400, body: errorXml('InvalidArgument', 'bad') },
      { status: 400, code: 'InvalidArgument', message: 'bad', requestId: 'r-body', traceId: 't1' },
    );
  });

  it('may come with a good status', async () => {
    await checkHttp(
      { status: 200, body: errorXml('QueuePaused', 'paused') },
      { status: 200, code: 'QueuePaused', message: 'paused', requestId: 'r-body', traceId: 't1' },
    );
  });

  it('may be a page of a proxy', async () => {
    for (const body of ['', '<html><body>Forbidden</body></html>', '{"error":1}', '<Response/>']) {
      await checkHttp(
        { status: 403, body },
        { status: 403, code: undefined, message: 'The response has no reason.', requestId: undefined },
      );
    }
  });

  it('leaves open what a failing server did with a submission', async () => {
    for (const status of [500, 502, 503, 504]) {
      await checkHttp(
        { status, body: errorXml('InternalError', 'oops') },
        {
          status,
          code: 'InternalError',
          message: 'oops',
          requestId: 'r-body',
          traceId: 't1',
          outcomeUnknown: true,
        },
      );
    }
  });

  it('names when to try again, from a number or a date', async () => {
    const date = 'Tue, 14 Nov 2023 22:13:30 GMT';
    const dated = { serverDate: date, clockSkewSeconds: 10 };
    const slow = { status: 429, code: 'SlowDown', message: 'slow', requestId: 'r-body', traceId: 't1' };
    const body = errorXml('SlowDown', 'slow');
    await checkHttp(
      { status: 429, headers: { 'retry-after': ' 12 ' }, body },
      { ...slow, retryAfterSeconds: 12 },
    );
    await checkHttp(
      { status: 429, headers: { date, 'retry-after': 'Tue, 14 Nov 2023 22:14:30 GMT' }, body },
      { ...slow, ...dated, retryAfterSeconds: 60 },
    );
    await checkHttp(
      { status: 429, headers: { 'retry-after': 'Tue, 14 Nov 2023 22:14:20 GMT' }, body },
      { ...slow, retryAfterSeconds: 60 },
    );
    await checkHttp(
      { status: 429, headers: { date, 'retry-after': 'Tue, 14 Nov 2023 22:00:00 GMT' }, body },
      { ...slow, ...dated, retryAfterSeconds: 0 },
    );
    for (const endless of ['9'.repeat(21), 'Tue, 14 Nov 2093 22:14:20 GMT']) {
      await checkHttp(
        { status: 429, headers: { 'retry-after': endless }, body },
        { ...slow, retryAfterSeconds: 24 * 3600 },
      );
    }
    for (const junk of ['', 'soon', '-5']) {
      await checkHttp({ status: 429, headers: { 'retry-after': junk }, body }, slow);
    }
  });

  it('may have a date that is none', async () => {
    await checkHttp(
      { status: 403, headers: { date: 'yesterday' } },
      {
        status: 403,
        code: undefined,
        message: 'The response has no reason.',
        requestId: undefined,
        serverDate: 'yesterday',
      },
    );
  });

  it('shortens a message that is a page of text', async () => {
    const { client } = scriptedClient([{ status: 400, body: errorXml('InvalidArgument', 'x'.repeat(5000)) }]);
    const error = unwrapError(await client.describeJob('j1'));
    assert.ok(error.kind === 'http');
    assert.equal(error.message, `${'x'.repeat(1000)}…`);
  });
});

describe('a redirect', () => {
  it('is an error that says where it leads, without the rest of the address', async () => {
    const rows: readonly [number, string | undefined, string][] = [
      [308, `https://${HOST}/jobs?secret`, `The response is a redirect. It leads to \`https://${HOST}\`.`],
      [301, 'https://other.example/x', 'The response is a redirect. It leads to `https://other.example`.'],
      [307, '/jobs2', 'The response is a redirect. It leads to another path of the same host.'],
      [302, undefined, 'The response is a redirect.'],
      [304, undefined, 'The response is a redirect.'],
      [0, undefined, 'The response is a redirect.'],
    ];
    for (const [status, location, message] of rows) {
      await checkHttp(
        { status, ...(location === undefined ? {} : { headers: { location } }) },
        { status, code: undefined, message, requestId: undefined },
      );
    }
  });

  it('keeps the words of the service when it has some', async () => {
    await checkHttp(
      {
        status: 301,
        headers: { location: 'https://x.example' },
        body: errorXml('PermanentRedirect', 'go there'),
      },
      { status: 301, code: 'PermanentRedirect', message: 'go there', requestId: 'r-body', traceId: 't1' },
    );
  });
});

describe('an answer that nobody can read', () => {
  it('keeps status and beginning, and leaves open what became of a submission', async () => {
    const rows: readonly [string, string][] = [
      ['', 'it is empty'],
      [
        '<!doctype html><title>Hotel Wi-Fi</title>',
        'it is a web page, possibly from a proxy, a firewall or a sign-in page',
      ],
      ['{}', 'it is JSON, not XML'],
    ];
    for (const [body, reason] of rows) {
      const error = {
        kind: 'unreadableResponse' as const,
        message: `The response is not from the service: ${reason}.`,
        status: 200,
        body,
      };
      await checkErrors({ body }, { ...error, outcomeUnknown: true }, error);
    }
  });

  it('keeps the RequestId of its headers, which tells the vendor what it was', async () => {
    const answers = [{ body: '<Response><Jobs', headers: { 'x-ci-request-id': 'R-1' } }];
    const { client } = scriptedClient(answers);
    const error = unwrapError(await client.createJob('<Request/>', OPERATION));
    assert.ok(error.kind === 'unreadableResponse');
    assert.deepEqual([error.requestId, error.outcomeUnknown], ['R-1', true]);
    assert.match(explainError(error).message, / \(request ID `R-1`\)$/);
    const nameless = scriptedClient([{ ...answers[0], body: '<Response/>' }]).client;
    const noJob = unwrapError(await nameless.createJob('<Request/>', OPERATION));
    assert.equal(noJob.kind === 'unreadableResponse' && noJob.requestId, 'R-1');
  });

  it('is also one without a job, after a submission', async () => {
    const body = '<Response></Response>';
    const { client } = scriptedClient([{ body }]);
    assert.deepEqual(unwrapError(await client.createJob('<Request/>', OPERATION)), {
      kind: 'unreadableResponse',
      message: 'The response has no `JobsDetail`, so it is unknown whether a job was created.',
      status: 200,
      body,
      outcomeUnknown: true,
    });
  });

  it('is also one that is too large', async () => {
    const message =
      'The response is larger than any response of the service (HTTP 200); only its beginning was read.';
    const error = { kind: 'unreadableResponse' as const, message, status: 200, body: 'xxx' };
    await checkErrors({ body: 'xxx', truncated: true }, { ...error, outcomeUnknown: true }, error);
  });
});

describe('a network failure', () => {
  async function checkNetwork(
    thrown: unknown,
    message: string,
    code: string | undefined,
    sent: boolean,
  ): Promise<void> {
    const error = { kind: 'network' as const, message, code };
    await checkErrors(
      { throws: thrown },
      { ...error, outcomeUnknown: sent },
      { ...error, outcomeUnknown: false },
    );
  }

  it('before sending is certain not to have created a job', async () => {
    const rows: readonly [string, string][] = [
      ['ENOTFOUND', 'the host name does not exist'],
      ['EAI_AGAIN', 'the host name could not be resolved'],
      ['ECONNREFUSED', 'connections are refused'],
      ['UND_ERR_CONNECT_TIMEOUT', 'the connection timed out'],
      ['CERT_HAS_EXPIRED', 'its certificate is not trusted'],
      ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is not trusted'],
      ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate is not trusted'],
      ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is not trusted'],
    ];
    for (const [code, words] of rows) {
      await checkNetwork(
        fetchFailure(code),
        `\`${HOST}\` cannot be reached: ${words} (${code}).`,
        code,
        false,
      );
    }
  });

  it('while connecting is so too, and the same on a connection that is there is not', async () => {
    const rows: readonly [string, string][] = [
      ['ENETUNREACH', 'the network is unavailable'],
      ['ENETDOWN', 'the network is unavailable'],
      ['EHOSTUNREACH', 'the host is unreachable'],
    ];
    for (const [code, words] of rows) {
      const during = (syscall: string) => {
        const cause = Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
        return new TypeError('fetch failed', { cause });
      };
      const notMade = `\`${HOST}\` cannot be reached: ${words} (${code}).`;
      await checkNetwork(during('connect'), notMade, code, false);
      for (const syscall of ['read', 'write']) {
        const lost = `The connection to \`${HOST}\` failed: ${syscall} ${code}.`;
        await checkNetwork(during(syscall), lost, code, true);
      }
    }
  });

  it('later leaves open whether a job was created', async () => {
    for (const code of [
      'ECONNRESET',
      'EPIPE',
      'UND_ERR_SOCKET',
      'ETIMEDOUT',
      'ERR_SSL_WRONG_VERSION_NUMBER',
      'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC',
    ]) {
      const message = `The connection to \`${HOST}\` failed: other side closed.`;
      await checkNetwork(fetchFailure(code, 'other side closed'), message, code, true);
    }
  });

  it('of several attempts tells the first', async () => {
    const attempts = ['ECONNREFUSED', 'ENETUNREACH'].map((code) => Object.assign(new Error(code), { code }));
    const thrown = new TypeError('fetch failed', { cause: new AggregateError(attempts) });
    await checkNetwork(
      thrown,
      `\`${HOST}\` cannot be reached: connections are refused (ECONNREFUSED).`,
      'ECONNREFUSED',
      false,
    );
  });

  it('in a browser has two possible reasons, and both are told', async () => {
    const thrown = new TypeError('Failed to fetch');
    const message = `There is no response from \`${HOST}\` that this page can read. Either the network failed, or the address does not allow web pages (CORS): a browser does not report which.`;
    await checkNetwork(thrown, message, 'BROWSER_SILENCE', true);
  });

  it('may be anything that a transport throws', async () => {
    const failed = `The connection to \`${HOST}\` failed:`;
    await checkNetwork(new Error('odd'), `${failed} odd.`, undefined, true);
    await checkNetwork('a text', `${failed} a text.`, undefined, true);
    await checkNetwork(undefined, `${failed} undefined.`, undefined, true);
    const loop = new Error('loop');
    loop.cause = loop;
    await checkNetwork(loop, `${failed} loop.`, undefined, true);
  });
});
