/**
 * The sandbox follows the facts about the service row by row: a sandbox that is friendlier would hide faults.
 * The facts are written out here, not read from the schemas.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import { after, before, beforeEach, describe, test } from 'node:test';
import { createCiClient } from '../../client/api/ciClient';
import type { JobsQuery } from '../../client/api/ciTypes';
import { formatState, parseJobsResponse } from '../../client/api/jobsDetail';
import { buildAuthorization, keyTimeAt } from '../../client/api/signature';
import { childOf, childrenOf, textOf } from '../../client/api/xmlTree';
import { FaultQueue } from '../../sandbox/faults';
import { JobRegistry } from '../../sandbox/jobRegistry';
import { createRequestReader } from '../../sandbox/requestReader';
import { type Sandbox, startSandboxServer } from '../../sandbox/sandboxServer';
import { schemaSet } from '../support/schemaSet';

const account = {
  secretId: 'AKIDEXAMPLE00000000000000000000000000',
  secretKey: 'exampleKey0000000000000000000000',
};
/** The codes of the tables. */
const errors = fs.readFileSync('schemas/responses/errors.json', 'utf8');

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
    readRequest: createRequestReader(schemaSet()),
    now,
    newId: () => String(++ids),
  });
});
beforeEach(() => {
  nowMs += 60_000;
});
after(() => sandbox.close());

const client = () =>
  createCiClient({ bucket: '', region: '', endpoint: sandbox.url, credentials: account, now: () => nowMs });

interface Raw {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signedAtMs?: number;
  readonly credentials?: typeof account;
  /** In the place of the right one. */
  readonly authorization?: string | undefined;
}

/** Sends exactly this and answers `status code`; `cut` when the connection ends without an answer. */
async function send(raw: Raw): Promise<string> {
  const { method = 'POST', path = '/jobs', body, headers = {}, credentials = account } = raw;
  const { pathname, searchParams } = new URL(path, 'http://x');
  const signed = await buildAuthorization(
    { method, path: pathname, headers: {}, query: Object.fromEntries(searchParams) },
    credentials,
    keyTimeAt(raw.signedAtMs ?? nowMs),
  );
  const authorization = 'authorization' in raw ? raw.authorization : signed;
  const all = { ...headers, ...(authorization === undefined ? {} : { authorization }) };
  const { port } = new URL(sandbox.url);
  return new Promise((resolve) => {
    const request = http.request({ port, method, path, headers: all }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve(`${response.statusCode} ${/<Code>([^<]*)<\/Code>/.exec(text)?.[1] ?? ''}`.trim()),
      );
    });
    request.on('error', () => resolve('cut'));
    request.end(body);
  });
}

const mediaInfo = '<Request><Tag>MediaInfo</Tag><Input><Object>films/a.mp4</Object></Input></Request>';
const post = (body: string, headers: Readonly<Record<string, string>> = {}): Raw => ({
  body,
  headers: {
    'content-type': 'application/xml',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  },
});
const tagged = (tag: string, operation = ''): string =>
  `<Request><Tag>${tag}</Tag><Input><Object>films/a.mp4</Object></Input><Operation>${operation}</Operation></Request>`;

async function submit(body: string): Promise<readonly string[]> {
  const answer = await client().createJob(body, { method: 'POST', path: '/jobs' });
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.value.jobs.map(({ jobId }) => jobId);
}

async function lookUp(jobId: string) {
  const answer = await client().describeJob(jobId);
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.value.jobs[0] ?? assert.fail('no job');
}

describe('the sandbox refuses as the tables say', () => {
  const rows: readonly (readonly [string, Raw | (() => Raw), string])[] = [
    ['no signature', { ...post(mediaInfo), authorization: undefined }, '401 MissingAuthorization'],
    ['an empty signature', { ...post(mediaInfo), authorization: '' }, '401 MissingAuthorization'],
    ['half a signature', { ...post(mediaInfo), authorization: 'q-ak=1' }, '401 InvalidAuthorization'],
    [
      'another key',
      { ...post(mediaInfo), credentials: { ...account, secretKey: 'another0000000000' } },
      '401 InvalidAuthorization',
    ],
    [
      'another SecretId',
      { ...post(mediaInfo), credentials: { ...account, secretId: 'AKIDOTHER0000000000' } },
      '401 SecretidNotExist',
    ],
    [
      'a signature that is over',
      () => ({ ...post(mediaInfo), signedAtMs: nowMs - 3_600_000 }),
      '401 SignatureExpired',
    ],
    [
      'no length',
      { body: mediaInfo, headers: { 'content-type': 'application/xml', 'transfer-encoding': 'chunked' } },
      '411 MissingContentLength',
    ],
    ['JSON', post('{}', { 'content-type': 'application/json' }), '400 InvalidContentType'],
    ['a form', post(mediaInfo, { 'content-type': 'text/plain' }), '400 InvalidContentType'],
    [
      'no content type',
      { body: mediaInfo, headers: { 'content-length': String(mediaInfo.length) } },
      '400 InvalidContentType',
    ],
    [
      'XML with its encoding',
      post(mediaInfo, { 'content-type': 'application/xml; charset=utf-8' }),
      '200 Success',
    ],
    ['no body', post(''), '400 MissingContent'],
    ['a huge body', post('x'.repeat(1024 * 1024 + 1)), '413 InvalidContent'],
    ['a broken body', post('<Request><Tag>'), '400 InvalidArgument'],
    ['another path', { method: 'GET', path: '/queues' }, '404 InvalidUrl'],
    ['another method', { method: 'DELETE', path: '/jobs/j1' }, '404 InvalidUrl'],
    [
      'eleven ids',
      { method: 'GET', path: `/jobs/${Array.from({ length: 11 }, (_, i) => `j${i}`)}` },
      '400 InvalidArgument',
    ],
    ['ten ids', { method: 'GET', path: `/jobs/${Array.from({ length: 10 }, (_, i) => `jx${i}`)}` }, '200'],
    ['ids of two kinds', { method: 'GET', path: '/jobs/j1,s1' }, '400 InvalidArgument'],
    ['an empty id', { method: 'GET', path: '/jobs/j1,,j2' }, '400 InvalidArgument'],
    [
      'the cancellation of eleven',
      { method: 'PUT', path: `/jobs/${Array.from({ length: 11 }, (_, i) => `j${i}`)}?cancel` },
      '400 InvalidArgument',
    ],
    ['the cancellation of two kinds', { method: 'PUT', path: '/jobs/j1,s1?cancel' }, '400 InvalidArgument'],
    [
      'the cancellation of what is not',
      { method: 'PUT', path: '/jobs/jnone?cancel' },
      '400 ResourceNotFound',
    ],
    ['a list without a Tag', { method: 'GET', path: '/jobs' }, '400 InvalidArgument'],
    ...[
      'size=0',
      'size=101',
      'size=x',
      'states=Done',
      'orderByTime=Up',
      'queueType=Video',
      'nextToken=-1',
      'startCreationTime=2026-01-31',
    ].map(
      (query) =>
        [
          `a list with ${query}`,
          { method: 'GET', path: `/jobs?tag=MediaInfo&${query}` },
          '400 InvalidArgument',
        ] as const,
    ),
    ...[
      'constructor',
      '__proto__',
      'prototype',
      'toString',
      'valueOf',
      'hasOwnProperty',
      '__defineGetter__',
    ].map(
      (name) =>
        [
          `an element ${name}`,
          post(tagged('Animation', `<${name}>1</${name}>`)),
          '400 InvalidArgument',
        ] as const,
    ),
    [
      'a thousand levels',
      post(tagged('Animation', '<a>'.repeat(1000) + '</a>'.repeat(1000))),
      '400 InvalidArgument',
    ],
    [
      'a hundred thousand levels',
      post(tagged('Animation', '<a>'.repeat(100_000) + '</a>'.repeat(100_000))),
      '400 InvalidArgument',
    ],
    [
      'seven operations',
      post(
        `<Request><Input><Object>a</Object></Input>${'<Operation><Tag>Animation</Tag></Operation>'.repeat(7)}</Request>`,
      ),
      '400 InvalidArgument',
    ],
    [
      'an operation without a Tag',
      post(
        '<Request><Input><Object>a</Object></Input><Operation><Tag>Animation</Tag></Operation><Operation/></Request>',
      ),
      '400 InvalidArgument',
    ],
  ];
  for (const [title, raw, expected] of rows) {
    test(title, async () => {
      const outcome = await send(typeof raw === 'function' ? raw() : raw);
      assert.equal(outcome, expected);
      const [, code] = outcome.split(' ');
      assert.ok(code === undefined || code === 'Success' || errors.includes(`"code": "${code}"`), code);
    });
  }

  test('an address that is none, without cutting the connection', async () => {
    assert.equal(
      await send({ method: 'GET', path: '//' }).catch(() => send({ method: 'GET', path: '/x' })),
      '404 InvalidUrl',
    );
  });
});

describe('a job of the sandbox', () => {
  test('has an id whose first letter names its kind', async () => {
    const prefixes: Readonly<Record<string, string>> = {
      MediaInfo: 'j',
      Animation: 'j',
      SpeechRecognition: 's',
      NoiseReduction: 's',
      PicProcess: 'c',
      Translation: 'a',
      FileHashCode: 'f',
      SomethingNew: 'j',
    };
    const reader = createRequestReader(schemaSet());
    for (const [tag, prefix] of Object.entries(prefixes)) {
      if (reader(tagged(tag)).kind === 'refused') continue;
      const [jobId = ''] = await submit(tag === 'MediaInfo' ? mediaInfo : tagged(tag));
      assert.equal(jobId[0], prefix, tag);
    }
  });

  test('is made for each operation of a request, in order', async () => {
    const jobIds = await submit(
      '<Request><Input><Object>a.mp4</Object></Input><Operation><Tag>Animation</Tag><UserData>1</UserData></Operation><Operation><Tag>Snapshot</Tag><UserData>2</UserData></Operation></Request>',
    );
    assert.equal(new Set(jobIds).size, 2);
    const jobs = await Promise.all(jobIds.map(lookUp));
    assert.deepEqual(
      jobs.map(({ tag, operation, input }) => [tag, textOf(operation, 'UserData'), input?.object]),
      [
        ['Animation', '1', 'a.mp4'],
        ['Snapshot', '2', 'a.mp4'],
      ],
    );
  });

  const output = (object: string, more = ''): string =>
    `<Output><Region>ap-x</Region><Bucket>b-1</Bucket><Object>${object}</Object>${more}</Output>`;
  const made = async (operation: string) => {
    const [jobId = ''] = await submit(tagged('Animation', operation));
    nowMs += 5000;
    const job = await lookUp(jobId);
    return { jobId, file: childOf(job.mediaResult, 'OutputFile'), job };
  };

  test('names one output whole, with an empty prefix', async () => {
    const { file, jobId, job } = await made(output('web/${jobid}.${ext}'));
    assert.equal(textOf(file, 'ObjectPrefix'), undefined);
    assert.deepEqual(childrenOf(file, 'ObjectPrefix'), ['']);
    assert.deepEqual(childrenOf(file, 'ObjectName'), [`web/${jobId}.mp4`]);
    assert.equal(textOf(file, 'Md5Info', 'ObjectName'), `web/${jobId}.mp4`);
    assert.deepEqual(job.outputObjects, [`web/${jobId}.mp4`]);
  });

  test('shares what is before a number', async () => {
    const { file, job } = await made(
      output('shot/a-${Number}.jpg', '<SpriteObject>sheet/b-${number}.jpg</SpriteObject>'),
    );
    assert.equal(textOf(file, 'ObjectPrefix'), 'shot/a-');
    assert.deepEqual(childrenOf(file, 'ObjectName'), ['0.jpg', '1.jpg', '2.jpg']);
    assert.deepEqual(job.outputObjects, [
      ...['shot/a-0.jpg', 'shot/a-1.jpg', 'shot/a-2.jpg'],
      ...['sheet/b-0.jpg', 'sheet/b-1.jpg', 'sheet/b-2.jpg'],
    ]);
  });

  test('is not put together by what a format looks like', async () => {
    const { job } = await made(`<Format>$&amp;</Format>${output('a.${ext}')}`);
    assert.deepEqual(job.outputObjects, ['a.$&']);
  });

  test('echoes the name of its template and the state of a hidden watermark', async () => {
    const [jobId = ''] = await submit(
      tagged(
        'Animation',
        `<TemplateId>t1</TemplateId><DigitalWatermark><Type>Text</Type></DigitalWatermark>${output('a.gif')}`,
      ),
    );
    const states: unknown[] = [];
    for (const step of [0, 1500, 5000]) {
      nowMs += step;
      const { operation, state } = await lookUp(jobId);
      assert.equal(textOf(operation, 'TemplateName'), 'sandbox_template');
      states.push([formatState(state), textOf(operation, 'DigitalWatermark', 'State')]);
    }
    assert.deepEqual(states, [
      ['Submitted', 'Running'],
      ['Running', 'Running'],
      ['Success', 'Success'],
    ]);
    const { job } = await made(output('a.gif'));
    assert.equal(textOf(job.operation, 'TemplateName'), undefined);
  });

  test('tells progress only where the service does', async () => {
    const has = async (body: string, waitMs: number): Promise<boolean> => {
      const [jobId = ''] = await submit(body);
      nowMs += waitMs;
      return childOf((await lookUp(jobId)).element, 'Progress') !== undefined;
    };
    const transcode = (input: string): string =>
      `<Request><Tag>Transcode</Tag><Input><Object>${input}</Object></Input><Operation><TemplateId>t0123456789abcdef0123456789abcdef0</TemplateId>${output('a.mp4').replace('ap-x', 'ap-chongqing').replace('b-1', 'b-1250000000')}</Operation></Request>`;
    assert.deepEqual(
      [
        await has(transcode('a.mp4'), 0),
        await has(transcode('a.mp4'), 1500),
        await has(transcode('a.mp4'), 5000),
        await has(transcode('fail.mp4'), 5000),
        await has(mediaInfo, 1500),
        await has(tagged('Animation', output('a.gif')), 1500),
      ],
      [true, true, true, false, false, false],
    );
  });
});

describe('several ids in one call', () => {
  test('are cancelled all or not at all', async () => {
    const [one = '', other = ''] = [...(await submit(mediaInfo)), ...(await submit(mediaInfo))];
    assert.ok((await client().cancelJob([one, other])).ok);
    assert.equal(formatState((await lookUp(other)).state), 'Cancel');
    const [running = ''] = await submit(mediaInfo);
    nowMs += 1500;
    const [waiting = ''] = await submit(mediaInfo);
    assert.equal((await client().cancelJob([waiting, running])).ok, false);
    assert.equal(formatState((await lookUp(waiting)).state), 'Submitted');
  });
});

describe('a list of the sandbox', () => {
  const listed = async (query: Omit<JobsQuery, 'tag'>): Promise<readonly string[]> => {
    const answer = await client().listJobs({ tag: 'QualityEstimate', size: 100, ...query });
    assert.ok(answer.ok, JSON.stringify(answer));
    return answer.value.jobs.map(({ jobId }) => jobId);
  };

  test('has the filters of the service', async () => {
    const body = (input: string, queue: string): string =>
      `<Request><Tag>QualityEstimate</Tag><Input><Object>${input}</Object></Input><Operation/><QueueId>${queue}</QueueId></Request>`;
    const p1 = `p${'1'.repeat(32)}`;
    const p2 = `p${'2'.repeat(32)}`;
    const [first = ''] = await submit(body('a.mp4', p1));
    const betweenMs = nowMs + 30_000;
    nowMs += 60_000;
    const [second = ''] = await submit(body('b.mp4', p2));
    const time = (ms: number): string => `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19)}+0800`;
    const rows: readonly (readonly [Omit<JobsQuery, 'tag'>, readonly string[]])[] = [
      [{}, [second, first]],
      [{ orderByTime: 'Asc' }, [first, second]],
      [{ queueId: p1 }, [first]],
      [{ queueType: 'Transcoding' }, [second, first]],
      [{ queueType: 'Speeching' }, []],
      // Ignored beside a queue.
      [{ queueId: p2, queueType: 'Speeching' }, [second]],
      [{ inputObject: 'b.mp4' }, [second]],
      [{ inputObject: 'b' }, []],
      [{ startCreationTime: time(betweenMs) }, [second]],
      [{ endCreationTime: time(betweenMs) }, [first]],
      [{ startCreationTime: time(nowMs), endCreationTime: time(nowMs) }, [second]],
      [{ states: ['Submitted'] }, [second]],
      [{ states: ['All'] }, [second, first]],
      [{ states: ['Success', 'Submitted'] }, [second, first]],
      [{ workflowId: 'w1' }, []],
      [{ inventoryTriggerJobId: 'b1' }, []],
      [{ size: 1 }, [second]],
      [{ size: 1, nextToken: '1' }, [first]],
    ];
    for (const [query, expected] of rows)
      assert.deepEqual(await listed(query), expected, JSON.stringify(query));
  });

  test('always has a NextToken, which is empty at the end', async () => {
    const answer = await client().listJobs({ tag: 'QualityEstimate', size: 1 });
    assert.ok(answer.ok && answer.value.nextToken === '1');
    const last = await client().listJobs({ tag: 'QualityEstimate', size: 100 });
    assert.ok(last.ok && last.value.rawXml.includes('<NextToken'));
    assert.ok(parseJobsResponse(last.value.rawXml).ok && last.value.nextToken === undefined);
  });
});
