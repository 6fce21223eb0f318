/**
 * Taking an Authorization apart and comparing it with a request; a request as cURL.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createCiClient } from '../../client/api/ciClient';
import { formatCurl } from '../../client/api/curl';
import {
  describeAuthorization,
  describeMatch,
  matchAuthorization,
  parseAuthorization,
} from '../../client/api/explainAuthorization';
import { buildAuthorization, type SignableRequest } from '../../client/api/signature';

const credentials = {
  secretId: 'AKIDEXAMPLE0000000000000000000000000',
  secretKey: 'exampleKey0000000000000000000000',
};
const keyTime = { start: 1_700_000_000, end: 1_700_000_900 };
const request: SignableRequest = {
  method: 'POST',
  path: '/jobs',
  headers: {
    'content-type': 'application/xml',
    'content-length': '10',
    host: 'films-1250000000.ci.ap-chongqing.myqcloud.com',
  },
};

async function explain(signed: SignableRequest, compared: SignableRequest, key = credentials) {
  const parsed = parseAuthorization(`Authorization: ${await buildAuthorization(signed, key, keyTime)}`);
  assert.ok(parsed.ok);
  return describeMatch(await matchAuthorization(parsed.value, compared, credentials));
}

describe('an Authorization', () => {
  it('says who signed what and until when, without the signature', async () => {
    const value = await buildAuthorization(request, credentials, keyTime);
    const parsed = parseAuthorization(value);
    assert.ok(parsed.ok);
    const lines = describeAuthorization(parsed.value, 1_700_000_300_000);
    assert.deepEqual(lines, [
      'Algorithm: HMAC-SHA1, as the service requires.',
      'Signed with the SecretId AKID****0000.',
      'Valid from 2023-11-14T22:13:20.000Z to 2023-11-14T22:28:20.000Z (900 seconds): still valid for 10 minutes.',
      'Signed headers: `content-length`, `content-type`, `host`. Each must arrive exactly as it was signed.',
      'It signs no URL parameter.',
      'It signs the method and the path, but not the body.',
    ]);
    assert.match(
      describeAuthorization(parsed.value, 1_700_001_000_000)[2] ?? '',
      /expired 100 seconds ago\.$/,
    );
    assert.match(describeAuthorization(parsed.value, 1_699_990_000_000)[2] ?? '', /begins in 3 hours\.$/);
  });

  it('that signs no host is dangerous', async () => {
    const parsed = parseAuthorization(
      await buildAuthorization({ ...request, headers: {} }, credentials, keyTime),
    );
    assert.ok(parsed.ok);
    assert.ok(
      describeAuthorization(parsed.value, 0).includes(
        'It does not sign `host`, so it is valid for any bucket of the account.',
      ),
    );
  });

  it('that is not whole is refused in words that do not quote it', () => {
    for (const text of ['', 'Bearer exampleCanary', 'q-ak=exampleCanary&q-signature=exampleCanary']) {
      const parsed = parseAuthorization(text);
      assert.ok(!parsed.ok && !parsed.error.includes('exampleCanary'), text);
    }
  });

  it('matches the request that it was made for, also with further headers', async () => {
    const more = { ...request, headers: { ...request.headers, authorization: '****', origin: 'x' } };
    assert.match((await explain(request, more)).join(), /^It matches/);
  });

  it('names what differs', async () => {
    const { host: _host, ...withoutHost } = request.headers;
    assert.deepEqual(await explain(request, { ...request, headers: withoutHost }), [
      'It does not match the request.',
      'It signs the header `host`, which this request does not have.',
    ]);
    assert.deepEqual(await explain({ ...request, query: { tag: 'x' } }, request), [
      'It does not match the request.',
      'It signs the parameter `tag`, which this request does not have.',
    ]);
    const [, difference] = await explain(request, { ...request, method: 'PUT' });
    assert.match(difference ?? '', /or the method, the path or the SecretKey: here it is `PUT \/jobs`/);
  });

  it('of another key cannot be checked', async () => {
    const other = { secretId: 'AKIDEXAMPLEother', secretKey: 'other' };
    assert.match((await explain(request, request, other)).join(), /a SecretId other than the current one/);
  });
});

describe('a request as cURL', () => {
  it('is one command of a shell, secrets masked', async () => {
    const client = createCiClient({
      bucket: 'films-1250000000',
      region: 'ap-chongqing',
      credentials: { ...credentials, securityToken: 'exampleCanaryToken00' },
      now: () => 1_700_000_000_000,
      transport: async () => assert.fail('Nothing is sent.'),
    });
    const answer = await client.dryRun("<Request>it's $HOME</Request>", { method: 'POST', path: '/jobs' });
    assert.ok(answer.ok);
    const command = formatCurl(answer.value);
    assert.deepEqual(
      command.split(' \\\n  ').map((part) => part.replace(/q-signature=\w{4}/, 'q-signature=....')),
      [
        "curl 'https://films-1250000000.ci.ap-chongqing.myqcloud.com/jobs'",
        '--request POST',
        "--header 'content-type: application/xml'",
        "--header 'authorization: q-sign-algorithm=sha1&q-ak=AKID****0000&q-sign-time=1699999999;1700000899&q-key-time=1699999999;1700000899&q-header-list=content-length;content-type;host&q-url-param-list=&q-signature=....****'",
        "--header 'x-ci-security-token: ****'",
        "--data-raw '<Request>it'\\''s $HOME</Request>'",
      ],
    );
    for (const secret of [credentials.secretId, credentials.secretKey, 'exampleCanaryToken00']) {
      assert.ok(!command.includes(secret));
    }
  });
});
