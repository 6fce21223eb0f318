/**
 * The calls of the client when all goes well, and what is refused before anything is sent.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CiClientOptions } from '../../client/api/ciClient';
import { buildAuthorization, keyTimeAt } from '../../client/api/signature';
import { ACCOUNT, jobXml, NOW_MS, OPERATION, scriptedClient, unwrap, unwrapError } from './support';

const HOST = 'films-1250000001.ci.ap-chongqing.myqcloud.com';
const BODY = '<Request><Tag>MediaInfo</Tag></Request>';

describe('createJob', () => {
  it('sends one signed request and gives the answer back, raw and parsed', async () => {
    const rawXml = jobXml('Submitted');
    const { client, requests } = scriptedClient([{ headers: { 'x-ci-request-id': 'r1' }, body: rawXml }]);
    const response = unwrap(await client.createJob(BODY, OPERATION));
    assert.deepEqual(
      { ...response, jobs: response.jobs.map(({ jobId, state }) => [jobId, state]) },
      {
        jobs: [['j1', 'Submitted']],
        nonExistJobIds: [],
        nextToken: undefined,
        requestId: 'r1',
        rawXml,
        status: 200,
      },
    );
    const signed = { 'content-type': 'application/xml', 'content-length': '39', host: HOST };
    assert.deepEqual(
      requests.map(({ signal: _signal, ...request }) => request),
      [
        {
          method: 'POST',
          url: `https://${HOST}/jobs`,
          headers: {
            ...signed,
            authorization: await buildAuthorization(
              { method: 'POST', path: '/jobs', headers: signed },
              ACCOUNT.credentials,
              keyTimeAt(NOW_MS),
            ),
          },
          body: BODY,
        },
      ],
    );
  });

  it('follows the operation of the Tag', async () => {
    const { client, requests } = scriptedClient([{ body: jobXml('Submitted') }]);
    unwrap(await client.createJob(BODY, { method: 'PUT', path: '/ai_jobs/v2' }));
    assert.deepEqual(
      requests.map(({ method, url }) => [method, url]),
      [['PUT', `https://${HOST}/ai_jobs/v2`]],
    );
  });

  it('takes the request id of the body when no header has one', async () => {
    const body =
      '<Response><RequestId>r-body</RequestId><JobsDetail><JobId>j1</JobId></JobsDetail></Response>';
    const { client } = scriptedClient([{ body }]);
    assert.equal(unwrap(await client.createJob(BODY, OPERATION)).requestId, 'r-body');
  });

  it('signs each request anew', async () => {
    let nowMs = NOW_MS;
    const steps = [{ body: jobXml('Submitted') }, { body: jobXml('Submitted') }];
    const { client, requests } = scriptedClient(steps, { now: () => nowMs });
    await client.createJob(BODY, OPERATION);
    nowMs += 3_600_000;
    await client.createJob(BODY, OPERATION);
    const times = requests.map(({ headers }) =>
      new URLSearchParams(headers.authorization).get('q-sign-time'),
    );
    assert.deepEqual(times, ['1699999999;1700000899', '1700003599;1700004499']);
  });

  it('leaves out an empty token', async () => {
    const credentials = { ...ACCOUNT.credentials, securityToken: '' };
    const { client, requests } = scriptedClient([{ body: jobXml('Submitted') }], { credentials });
    unwrap(await client.createJob(BODY, OPERATION));
    assert.deepEqual(
      requests.map(({ headers }) => Object.keys(headers).sort()),
      [['authorization', 'content-length', 'content-type', 'host']],
    );
  });
});

describe('describeJob', () => {
  it('asks for one job or several', async () => {
    const answer = { body: '<Response><NonExistJobIds>j9</NonExistJobIds></Response>' };
    const { client, requests } = scriptedClient([answer, answer]);
    assert.deepEqual(unwrap(await client.describeJob('j9')).nonExistJobIds, ['j9']);
    await client.describeJob(['j9', 'j_A-1']);
    assert.deepEqual(
      requests.map(({ method, url, body }) => [method, url, body]),
      [
        ['GET', `https://${HOST}/jobs/j9`, undefined],
        ['GET', `https://${HOST}/jobs/j9,j_A-1`, undefined],
      ],
    );
  });
});

describe('listJobs', () => {
  it('asks with the given parameters only', async () => {
    const answer = { body: '<Response><NextToken>n2</NextToken></Response>' };
    const { client, requests } = scriptedClient([answer, answer]);
    assert.equal(unwrap(await client.listJobs({ tag: 'Concat' })).nextToken, 'n2');
    await client.listJobs({
      tag: 'Concat',
      queueId: 'p1',
      states: ['Running', 'Failed'],
      size: 100,
      nextToken: 'a b',
      orderByTime: 'Asc',
    });
    assert.deepEqual(
      requests.map(({ method, url }) => [method, url]),
      [
        ['GET', `https://${HOST}/jobs?tag=Concat`],
        [
          'GET',
          `https://${HOST}/jobs?tag=Concat&queueId=p1&states=Running%2CFailed&size=100&nextToken=a%20b&orderByTime=Asc`,
        ],
      ],
    );
  });
});

describe('cancelJob', () => {
  it('takes an empty answer for a yes', async () => {
    const { client, requests } = scriptedClient([{ headers: { 'x-ci-request-id': 'r1' } }]);
    assert.deepEqual(await client.cancelJob('j1'), { ok: true, value: { requestId: 'r1' } });
    assert.deepEqual(
      requests.map(({ method, url, headers }) => [method, url, headers['content-length']]),
      [['PUT', `https://${HOST}/jobs/j1?cancel=`, '0']],
    );
  });

  it('takes a Response for a yes, and nothing else', async () => {
    const { client } = scriptedClient([{ body: '<Response/>' }, { body: '<html/>' }]);
    assert.deepEqual(await client.cancelJob('j1'), { ok: true, value: { requestId: undefined } });
    assert.deepEqual(unwrapError(await client.cancelJob('j1')), {
      kind: 'unreadableResponse',
      message:
        'The response is not from the service: it is a web page, possibly from a proxy, a firewall or a sign-in page.',
      status: 200,
      body: '<html/>',
      outcomeUnknown: true,
    });
  });
});

describe('before anything is sent', () => {
  async function checkConfiguration(
    options: Partial<CiClientOptions>,
    message: string,
    operation: { method: string; path: string } = OPERATION,
  ): Promise<void> {
    const { client, requests } = scriptedClient([], options);
    const error = { kind: 'configuration', message };
    assert.deepEqual(await client.createJob(BODY, operation), { ok: false, error });
    assert.deepEqual(await client.dryRun(BODY, operation), { ok: false, error });
    assert.deepEqual(requests, []);
  }

  it('looks at bucket, region and endpoint', async () => {
    await checkConfiguration(
      { region: '' },
      'No region is set. Enter the bucket’s region, for example `ap-chongqing`.',
    );
    await checkConfiguration(
      { endpoint: 'ci.example' },
      'The endpoint is not a URL: it must look like `https://host` or `http://127.0.0.1:port`.',
    );
  });

  it('looks at the credentials without quoting them', async () => {
    const { secretId, secretKey } = ACCOUNT.credentials;
    const both = 'both the SecretId and the SecretKey of an API key are required.';
    const copy = 'contains a space, a line break or an invalid character: copy it again.';
    await checkConfiguration({ credentials: { secretId: '', secretKey } }, `No SecretId is set: ${both}`);
    await checkConfiguration({ credentials: { secretId, secretKey: '' } }, `No SecretKey is set: ${both}`);
    // What a program without types reads from an environment that lacks them.
    const unset = undefined as unknown as string;
    await checkConfiguration({ credentials: { secretId: unset, secretKey } }, `No SecretId is set: ${both}`);
    await checkConfiguration({ credentials: { secretId, secretKey: unset } }, `No SecretKey is set: ${both}`);
    await checkConfiguration(
      { bucket: unset },
      'No bucket is set. Enter its full name with the APPID, for example `examplebucket-1250000000`.',
    );
    await checkConfiguration(
      { region: unset },
      'No region is set. Enter the bucket’s region, for example `ap-chongqing`.',
    );
    await checkConfiguration(
      { credentials: { secretId: `${secretId}\n`, secretKey } },
      `The SecretId ${copy}`,
    );
    await checkConfiguration(
      { credentials: { secretId, secretKey: `${secretKey} ` } },
      `The SecretKey ${copy}`,
    );
    await checkConfiguration(
      { credentials: { secretId, secretKey, securityToken: 'tok\r\nen' } },
      `The token of temporary credentials ${copy}`,
    );
  });

  it('looks whether the page may sign, which browsers allow over https only', async (context) => {
    context.mock.getter(globalThis.crypto, 'subtle', () => undefined);
    await checkConfiguration(
      {},
      'This page cannot sign requests: browsers sign only for pages over `https` or on this machine. Open the editor at such an address.',
    );
  });

  it('looks at the operation', async () => {
    await checkConfiguration({}, '`post` is not an HTTP method.', { method: 'post', path: '/jobs' });
    for (const path of [
      'jobs',
      '/',
      '',
      '/jobs?a=b',
      '/jobs/../x',
      '//evil.example/jobs',
      '/jobs#',
      '/j b',
    ]) {
      await checkConfiguration({}, `\`${path}\` is not a path of the service: it must look like \`/jobs\`.`, {
        method: 'POST',
        path,
      });
    }
  });

  it('looks at job ids', async () => {
    const { client, requests } = scriptedClient([]);
    for (const id of ['', 'j1/../x', 'j1?cancel', 'j1,j2', 'ü', ' j1']) {
      const message = `\`${id}\` is not a job ID: it must be letters, digits, \`-\` and \`_\` only.`;
      const refused = { ok: false, error: { kind: 'configuration', message } };
      assert.deepEqual(await client.describeJob(id), refused);
      assert.deepEqual(await client.describeJob(['j1', id]), refused);
      assert.deepEqual(await client.cancelJob(id), refused);
    }
    assert.deepEqual(unwrapError(await client.describeJob([])), {
      kind: 'configuration',
      message: 'No job ID is specified.',
    });
    assert.deepEqual(requests, []);
  });
});

describe('dryRun', () => {
  it('shows the request as it would be sent, masked, and sends nothing', async () => {
    const credentials = { ...ACCOUNT.credentials, securityToken: 'canary-token-0000' };
    const { client, requests } = scriptedClient([], { credentials });
    const dryRun = unwrap(await client.dryRun('<Request>é</Request>', OPERATION));
    const headers = {
      'content-type': 'application/xml',
      'content-length': '21',
      host: HOST,
      authorization:
        'q-sign-algorithm=sha1&q-ak=AKID****0001&q-sign-time=1699999999;1700000899&q-key-time=1699999999;1700000899&q-header-list=content-length;content-type;host&q-url-param-list=&q-signature=SIGN****',
      'x-ci-security-token': '****',
    };
    const { display, ...rest } = JSON.parse(
      JSON.stringify(dryRun).replaceAll(/q-signature=[0-9a-f]{4}\*{4}/g, 'q-signature=SIGN****'),
    );
    assert.deepEqual(rest, {
      method: 'POST',
      url: `https://${HOST}/jobs`,
      headers,
      body: '<Request>é</Request>',
      httpString: `post\n/jobs\n\ncontent-length=21&content-type=application%2Fxml&host=${HOST}\n`,
      stringToSign: dryRun.stringToSign,
      validUntil: 1700000899,
    });
    assert.match(dryRun.stringToSign, /^sha1\n1699999999;1700000899\n[0-9a-f]{40}\n$/);
    const headerLines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    assert.equal(
      display,
      [`POST https://${HOST}/jobs`, ...headerLines, '', '<Request>é</Request>'].join('\n'),
    );
    assert.deepEqual(requests, []);
  });
});
