/**
 * No secret leaves the client: not in errors, not in a dry run, not in anything that is returned,
 * also when a server echoes the whole request.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createCiClient } from '../../client/api/ciClient';
import { type CiError, explainError } from '../../client/api/ciError';
import { createRedactor, maskSecretId } from '../../client/api/credentials';
import type { Result } from '../../client/api/result';
import { fakeTransport, type Step } from '../support/fakeTransport';
import { ACCOUNT, NOW_MS, OPERATION } from './support';

const CREDENTIALS = {
  secretId: 'AKIDcanary0123456789canary0123456789',
  secretKey: 'canaryKey/+=0123456789',
  securityToken: 'canaryToken/+=0123456789',
};

/** Every form in which a secret could come out. */
const CANARIES = Object.values(CREDENTIALS).flatMap((secret) => [secret, encodeURIComponent(secret)]);

function echo(status: number, wrap: (text: string) => string): Step {
  return (request) => {
    const text = JSON.stringify([request.headers, request.url, request.body, CREDENTIALS, CANARIES]);
    return { status, headers: { 'x-ci-request-id': text, date: text, location: text }, body: wrap(text) };
  };
}

const wraps: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `<html>${text}</html>`,
  (text) => `<Error><Code>${text}</Code><Message>${text}</Message></Error>`,
  (text) =>
    `<Response><JobsDetail><JobId>${text}</JobId></JobsDetail><NextToken>${text}</NextToken></Response>`,
];

const steps: readonly Step[] = [
  ...[200, 307, 400, 403, 500].flatMap((status) => wraps.map((wrap) => echo(status, wrap))),
  (request) => {
    throw new Error(`could not send ${JSON.stringify(request.headers)} ${CREDENTIALS.secretKey}`);
  },
];

function checkClean(result: Result<unknown, CiError>, signature: string): void {
  const shown = [JSON.stringify(result), result.ok ? '' : JSON.stringify(explainError(result.error))].join(
    '\n',
  );
  for (const secret of [...CANARIES, signature]) {
    assert.ok(!shown.includes(secret), `${secret} in ${shown}`);
  }
}

describe('secrets', () => {
  it('come back from no call, whatever the server answers', async () => {
    for (const step of steps) {
      const { transport, requests } = fakeTransport(step, step, step, step);
      const client = createCiClient({ ...ACCOUNT, credentials: CREDENTIALS, now: () => NOW_MS, transport });
      const results: readonly Result<unknown, CiError>[] = [
        await client.createJob('<Request/>', OPERATION),
        await client.describeJob('j1'),
        await client.listJobs({ tag: 'Concat' }),
        await client.cancelJob('j1'),
      ];
      results.forEach((result, index) => {
        const sent = new URLSearchParams(requests[index]?.headers.authorization);
        checkClean(result, sent.get('q-signature') ?? assert.fail('unsigned'));
      });
    }
  });

  it('are sent nowhere but in their own headers, and the key not at all', async () => {
    const { transport, requests } = fakeTransport({});
    const client = createCiClient({ ...ACCOUNT, credentials: CREDENTIALS, transport });
    await client.createJob('<Request/>', OPERATION);
    const [request] = requests;
    assert.ok(request);
    const { authorization, 'x-ci-security-token': token, ...headers } = request.headers;
    assert.equal(token, CREDENTIALS.securityToken);
    const rest = JSON.stringify([request.url, request.body, headers]);
    for (const secret of CANARIES) {
      assert.ok(!rest.includes(secret));
    }
    assert.ok(!authorization?.includes(CREDENTIALS.secretKey));
  });

  it('are in no dry run', async () => {
    const client = createCiClient({ ...ACCOUNT, credentials: CREDENTIALS, now: () => NOW_MS });
    const { transport, requests } = fakeTransport({});
    await createCiClient({ ...ACCOUNT, credentials: CREDENTIALS, now: () => NOW_MS, transport }).createJob(
      '<Request/>',
      OPERATION,
    );
    const sent = new URLSearchParams(requests[0]?.headers.authorization);
    checkClean(await client.dryRun('<Request/>', OPERATION), sent.get('q-signature') ?? assert.fail());
  });

  it('are in no error about themselves', async () => {
    for (const name of ['secretId', 'secretKey', 'securityToken'] as const) {
      const credentials = { ...CREDENTIALS, [name]: `${CREDENTIALS[name]}\n` };
      const client = createCiClient({ ...ACCOUNT, credentials });
      checkClean(await client.createJob('<Request/>', OPERATION), 'no signature');
    }
    const endpoint = `https://${CREDENTIALS.secretId}:${encodeURIComponent(CREDENTIALS.secretKey)}@ci.example`;
    const client = createCiClient({ ...ACCOUNT, credentials: CREDENTIALS, endpoint });
    checkClean(await client.createJob('<Request/>', OPERATION), 'no signature');
  });
});

describe('maskSecretId', () => {
  it('leaves enough to recognize a key by', () => {
    assert.equal(maskSecretId('AKIDcanary0123456789'), 'AKID****6789');
    assert.equal(maskSecretId('AKID12345'), '****');
    assert.equal(maskSecretId(''), '****');
  });
});

describe('createRedactor', () => {
  it('leaves a text alone in which there is no secret', () => {
    const redact = createRedactor({ secretId: 'id', secretKey: 'key', securityToken: '' });
    assert.equal(redact('the key of the hidden identity'), 'the key of the hidden identity');
  });
});
