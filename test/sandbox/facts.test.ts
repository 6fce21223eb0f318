/**
 * The sandbox refuses what the service refuses, row by row: a sandbox that is friendlier would hide faults.
 * The facts are written out here, not read from the schemas.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import { after, before, beforeEach, describe, test } from 'node:test';
import { buildAuthorization, keyTimeAt } from '../../client/api/signature';
import { FaultQueue } from '../../sandbox/faults';
import { JobRegistry } from '../../sandbox/jobRegistry';
import { createRequestReader } from '../../sandbox/requestReader';
import { type Sandbox, startSandboxServer } from '../../sandbox/sandboxServer';
import { looseSchemaSet } from '../support/looseSchemaSet';

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
    schemaSet: looseSchemaSet,
    readRequest: createRequestReader(looseSchemaSet),
    now,
    newId: () => String(++ids),
  });
});
beforeEach(() => {
  nowMs += 60_000;
});
after(() => sandbox.close());

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
