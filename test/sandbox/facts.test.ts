/**
 * The sandbox refuses what the service refuses, row by row: a sandbox that is friendlier would hide faults.
 * The facts are written out here, not read from the schemas.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import { after, before, beforeEach, describe, it } from 'node:test';
import { buildAuthorization, keyTimeAt } from '../../client/api/signature';
import { FaultQueue } from '../../sandbox/faults';
import { JobRegistry } from '../../sandbox/jobRegistry';
import { createRequestReader } from '../../sandbox/requestReader';
import { type Sandbox, startSandboxServer } from '../../sandbox/sandboxServer';
import type { SchemaSet } from '../../server/service/languageServiceTypes';
import { looseSchemaSet } from '../support/looseSchemaSet';
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
/** One that checks requests with the real schemas. */
let strict: Sandbox;
/** One whose account may not do everything. */
let limited: Sandbox;

const start = (rules: SchemaSet, denied: readonly string[] = []): Promise<Sandbox> => {
  const now = (): number => nowMs;
  return startSandboxServer({
    port: 0,
    account,
    faults: new FaultQueue(),
    registry: new JobRegistry({ waiting: 1000, running: 2000 }, now),
    schemaSet: rules,
    denied,
    readRequest: createRequestReader(rules),
    now,
    newId: () => String(++ids),
  });
};
before(async () => {
  sandbox = await start(looseSchemaSet);
  strict = await start(schemaSet());
  limited = await start(schemaSet(), ['ci:CreateAsrJobs', 'ci:CancelMediaJob']);
});
beforeEach(() => {
  nowMs += 60_000;
});
after(() => Promise.all([sandbox, strict, limited].map((each) => each.close())));

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
async function send(raw: Raw, to = sandbox): Promise<string> {
  const { status, body } = await exchange(raw, to);
  return status === undefined ? 'cut' : `${status} ${/<Code>([^<]*)<\/Code>/.exec(body)?.[1] ?? ''}`.trim();
}

async function exchange(raw: Raw, to: Sandbox): Promise<{ status: number | undefined; body: string }> {
  const { method = 'POST', path = '/jobs', body, headers = {}, credentials = account } = raw;
  const { pathname, searchParams } = new URL(path, 'http://x');
  const signed = await buildAuthorization(
    { method, path: pathname, headers: {}, query: Object.fromEntries(searchParams) },
    credentials,
    keyTimeAt(raw.signedAtMs ?? nowMs),
  );
  const authorization = 'authorization' in raw ? raw.authorization : signed;
  const all = { ...headers, ...(authorization === undefined ? {} : { authorization }) };
  const { port } = new URL(to.url);
  return new Promise((resolve) => {
    const request = http.request({ port, method, path, headers: all }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, body: text }));
    });
    request.on('error', () => resolve({ status: undefined, body: '' }));
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
    it(title, async () => {
      const outcome = await send(typeof raw === 'function' ? raw() : raw);
      assert.equal(outcome, expected);
      const [, code] = outcome.split(' ');
      assert.ok(code === undefined || code === 'Success' || errors.includes(`"code": "${code}"`), code);
    });
  }

  it('an address that is none, without cutting the connection', async () => {
    assert.equal(
      await send({ method: 'GET', path: '//' }).catch(() => send({ method: 'GET', path: '/x' })),
      '404 InvalidUrl',
    );
  });
});

/** The sample of a Tag. */
const sampleOf = (tag: string): string => fs.readFileSync(`samples/${tag.toLowerCase()}.cijob.xml`, 'utf8');

/** Submits the sample of a Tag and answers its id. */
async function submitted(tag: string, path: string, to = strict): Promise<string> {
  const { body } = await exchange({ ...post(sampleOf(tag)), path }, to);
  return /<JobId>([^<]*)<\/JobId>/.exec(body)?.[1] ?? assert.fail(body);
}

describe('each Tag has its paths', () => {
  const paths = ['/jobs', '/pic_jobs', '/ai_jobs', '/asr_jobs', '/file_jobs', '/doc_jobs'];
  const lives: readonly (readonly [string, readonly string[], readonly string[], string])[] = [
    ['Transcode', ['/jobs'], ['/jobs'], 'j'],
    ['Snapshot', ['/jobs'], ['/jobs'], 'j'],
    ['SegmentVideoBody', ['/jobs'], ['/jobs'], 'j'],
    ['DNA', ['/jobs'], ['/jobs'], 'j'],
    ['VoiceSeparate', ['/jobs'], ['/jobs'], 's'],
    ['Tts', ['/jobs'], ['/jobs'], 's'],
    ['NoiseReduction', ['/jobs'], ['/jobs'], 's'],
    ['SoundHound', ['/jobs'], ['/jobs'], 's'],
    ['VocalScore', ['/jobs'], ['/jobs'], 's'],
    ['SpeechRecognition', ['/jobs', '/asr_jobs'], ['/jobs', '/asr_jobs'], 's'],
    ['PicProcess', ['/jobs', '/pic_jobs'], ['/jobs', '/pic_jobs'], 'c'],
    ['PosterProduction', ['/jobs', '/pic_jobs'], ['/pic_jobs'], 'c'],
    ['ImageInspect', ['/jobs'], ['/jobs'], 'c'],
    ['Translation', ['/jobs', '/ai_jobs'], ['/jobs', '/ai_jobs'], 'a'],
    ['WordsGeneralize', ['/jobs', '/ai_jobs'], ['/jobs', '/ai_jobs'], 'a'],
    ['ImageOCR', ['/jobs'], ['/jobs'], 'a'],
    ['ImageLicenseRec', ['/jobs'], ['/jobs'], 'a'],
    ['FileHashCode', ['/jobs', '/file_jobs'], ['/file_jobs'], 'f'],
    ['FileUncompress', ['/jobs', '/file_jobs'], ['/file_jobs'], 'f'],
    ['FileCompress', ['/jobs', '/file_jobs'], ['/file_jobs'], 'f'],
  ];
  for (const [tag, taken, found, prefix] of lives) {
    it(`${tag} is taken at ${taken.join()} and found at ${found.join()}`, async () => {
      const answers = await Promise.all(paths.map((path) => send({ ...post(sampleOf(tag)), path }, strict)));
      const refusalAt = (path: string): string =>
        path === '/doc_jobs' ? '404 InvalidUrl' : '400 InvalidArgument';
      assert.deepEqual(
        answers,
        paths.map((path) => (taken.includes(path) ? '200 Success' : refusalAt(path))),
      );
      for (const submitPath of taken) {
        const jobId = await submitted(tag, submitPath);
        assert.equal(jobId[0], prefix);
        for (const path of paths.filter((each) => each !== '/doc_jobs')) {
          const { body } = await exchange({ method: 'GET', path: `${path}/${jobId}` }, strict);
          assert.deepEqual(
            [body.includes('<JobsDetail>'), body.includes(`<NonExistJobIds>${jobId}</NonExistJobIds>`)],
            [found.includes(path), !found.includes(path)],
            `${path}/${jobId}`,
          );
        }
      }
    });
  }

  const jobs = (count: number, tag: string): string =>
    `<Request><Input><Object>a.mp4</Object></Input>${`<Operation><Tag>${tag}</Tag><UserData>1</UserData></Operation>`.repeat(count)}</Request>`;
  const rows: readonly (readonly [string, () => Raw | Promise<Raw>, string])[] = [
    ['a Tag of another call', () => post(tagged('DocProcess')), '400 InvalidArgument'],
    ['a Tag of templates', () => post(tagged('TranscodePro')), '400 InvalidArgument'],
    ['a node of workflows', () => post(tagged('StreamPack')), '400 InvalidArgument'],
    ['a node in one of several jobs', () => post(jobs(2, 'StreamPack')), '400 InvalidArgument'],
    ['six jobs', () => post(jobs(6, 'MediaInfo')), '200 Success'],
    ['seven jobs', () => post(jobs(7, 'MediaInfo')), '400 InvalidArgument'],
    [
      'several jobs at the path of a kind',
      () => ({ ...post(jobs(2, 'Translation')), path: '/ai_jobs' }),
      '400 InvalidArgument',
    ],
    [
      'the cancellation of a picture job',
      async () => ({
        method: 'PUT',
        path: `/jobs/${await submitted('PosterProduction', '/pic_jobs')}?cancel`,
      }),
      '200',
    ],
    [
      'the cancellation of a picture job where it is looked up',
      async () => ({
        method: 'PUT',
        path: `/pic_jobs/${await submitted('PosterProduction', '/pic_jobs')}?cancel`,
      }),
      '404 InvalidUrl',
    ],
    [
      'the cancellation of a speech job',
      async () => ({ method: 'PUT', path: `/jobs/${await submitted('Tts', '/jobs')}?cancel` }),
      '200',
    ],
    [
      'ids of two kinds at the path of one',
      () => ({ method: 'GET', path: '/file_jobs/f1,c1' }),
      '400 InvalidArgument',
    ],
    [
      'eleven ids at the path of a kind',
      () => ({ method: 'GET', path: `/file_jobs/${Array.from({ length: 11 }, (_, i) => `f${i}`)}` }),
      '400 InvalidArgument',
    ],
    [
      'a list of picture jobs',
      () => ({ method: 'GET', path: '/pic_jobs?tag=PicProcess&inputObject=none' }),
      '200',
    ],
    [
      'a list of other jobs where picture jobs are',
      () => ({ method: 'GET', path: '/pic_jobs?tag=Transcode' }),
      '400 InvalidArgument',
    ],
    [
      'a list of file jobs',
      () => ({ method: 'GET', path: '/jobs?tag=FileHashCode&queueType=FileProcess&inputObject=none' }),
      '200',
    ],
    ['something below a job', () => ({ method: 'GET', path: '/jobs/j1/more' }), '404 InvalidUrl'],
  ];
  for (const [title, raw, expected] of rows) {
    it(title, async () => assert.equal(await send(await raw(), strict), expected));
  }
});

describe('an account without some permissions', () => {
  const rows: readonly (readonly [string, () => Raw | Promise<Raw>, string])[] = [
    ['submits what it may', () => post(sampleOf('Transcode')), '200 Success'],
    ['submits no speech recognition', () => post(sampleOf('SpeechRecognition')), '403 AccessDenied'],
    [
      'submits none at another path either',
      () => ({ ...post(sampleOf('SpeechRecognition')), path: '/asr_jobs' }),
      '403 AccessDenied',
    ],
    ['submits other jobs about speech', () => post(sampleOf('Tts')), '200 Success'],
    ['lists jobs', () => ({ method: 'GET', path: '/jobs?tag=Concat' }), '200'],
    [
      'cancels nothing',
      async () => ({ method: 'PUT', path: `/jobs/${await submitted('Tts', '/jobs', limited)}?cancel` }),
      '403 AccessDenied',
    ],
    [
      'is told first what is wrong with its request',
      () => post(sampleOf('SpeechRecognition').replace('SpeechRecognition', 'SpeechRecognitio')),
      '400 InvalidArgument',
    ],
  ];
  for (const [title, raw, expected] of rows) {
    it(title, async () => assert.equal(await send(await raw(), limited), expected));
  }
});
