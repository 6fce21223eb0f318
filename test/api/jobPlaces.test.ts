/**
 * Where jobs of each Tag live, and how a job is found whose place is not known.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cancelJobs, describeJobs, findJob } from '../../client/api/callInGroups';
import { explainError } from '../../client/api/ciError';
import { cancelPaths, describePaths, listPath } from '../../client/api/jobPlaces';
import { ID_PREFIXES, JOB_PLACES, USUAL_ID_PREFIX } from '../../client/api/serviceFacts';
import { waitForJob } from '../../client/api/waitForJob';
import type { Step } from '../support/fakeTransport';
import { rawSchemaSet } from '../support/schemaSet';
import { errorXml, scriptedClient, unwrap, unwrapError } from './support';

const HOST = 'https://films-1250000001.ci.ap-chongqing.myqcloud.com';
const jobs = (...ids: readonly string[]): Step => ({
  body: `<Response>${ids.map((id) => `<JobsDetail><JobId>${id}</JobId><State>Running</State></JobsDetail>`).join('')}</Response>`,
});
const missing = (...ids: readonly string[]): Step => ({
  body: `<Response>${ids.map((id) => `<NonExistJobIds>${id}</NonExistJobIds>`).join('')}</Response>`,
});
const notFound: Step = { status: 404, body: errorXml('ResourceNotFound', 'no such job') };
const denied: Step = { status: 403, body: errorXml('AccessDenied', 'no') };

/** What was sent, without the host. */
function sentBy(requests: readonly { readonly method: string; readonly url: string }[]): readonly string[] {
  return requests.map(({ method, url }) => `${method} ${url.slice(HOST.length)}`);
}

/** What each call came to: the ids, and the jobs or the status. */
async function outcomes(
  generator: ReturnType<typeof describeJobs> | ReturnType<typeof cancelJobs>,
): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const { jobIds, result } of generator) {
    const value = result.ok
      ? 'jobs' in result.value
        ? result.value.jobs.map(({ jobId }) => jobId)
        : 'done'
      : result.error.kind === 'http' && result.error.status;
    found.push([jobIds, value]);
  }
  return found;
}

describe('the places of jobs', () => {
  it('are those that the schemas of their Tags name', () => {
    const usual = '/jobs';
    for (const { tag, operation } of Object.values(rawSchemaSet().tags)) {
      const [expected, others] = [operation.jobsPath ?? usual, operation.otherPaths ?? []];
      const prefix = ID_PREFIXES.get(tag) ?? USUAL_ID_PREFIX;
      const own = JOB_PLACES.find(({ idPrefix }) => idPrefix === prefix);
      assert.equal(listPath(tag), expected, tag);
      assert.deepEqual(
        describePaths({ jobId: `${prefix}0123`, tag }),
        own === undefined ? [usual] : expected === usual ? [usual, own.path] : [expected, usual],
        tag,
      );
      // Wherever the Tag may be sent, its jobs are looked for.
      for (const path of prefix === USUAL_ID_PREFIX ? [] : others) {
        assert.ok(describePaths({ jobId: `${prefix}0123`, tag }).includes(path), `${tag} ${path}`);
      }
    }
  });

  it('follow from the beginning of an id where nothing else is known', () => {
    const paths = (jobId: string): string => describePaths({ jobId }).join(' ');
    assert.deepEqual(['j0', 's0', 'c0', 'a0', 'f0', 'x0'].map(paths), [
      '/jobs',
      '/jobs /asr_jobs',
      '/jobs /pic_jobs',
      '/jobs /ai_jobs',
      '/file_jobs /jobs',
      '/jobs /asr_jobs /pic_jobs /ai_jobs /file_jobs',
    ]);
    assert.deepEqual(cancelPaths({ jobId: 'f0' }), ['/file_jobs', '/jobs']);
    assert.deepEqual(cancelPaths({ jobId: 'c0', tag: 'PosterProduction' }), ['/jobs', '/pic_jobs']);
  });
});

describe('a job whose place is not known', () => {
  it('is looked for in each place of its kind, and each job is told of once', async () => {
    const { client, requests } = scriptedClient([jobs('s1'), jobs('s2'), jobs('j1'), jobs('f1', 'f2')]);
    assert.deepEqual(await outcomes(describeJobs(client, ['s1', 'j1', 'f1', 's2', 'f2'])), [
      [['s1'], ['s1']],
      [['s2'], ['s2']],
      [['j1'], ['j1']],
      [
        ['f1', 'f2'],
        ['f1', 'f2'],
      ],
    ]);
    assert.deepEqual(sentBy(requests), [
      'GET /jobs/s1,s2',
      'GET /asr_jobs/s2',
      'GET /jobs/j1',
      'GET /file_jobs/f1,f2',
    ]);
  });

  it('is nowhere when the last place does not know it either', async () => {
    const { client, requests } = scriptedClient([missing('a1'), missing('a1')]);
    assert.deepEqual(await outcomes(describeJobs(client, ['a1'])), [[['a1'], []]]);
    assert.deepEqual(sentBy(requests), ['GET /jobs/a1', 'GET /ai_jobs/a1']);
  });

  it('is reported with the likeliest place’s words where all refuse', async () => {
    const { client } = scriptedClient([
      notFound,
      { status: 404, body: errorXml('InvalidUrl', 'no such path') },
    ]);
    const error = unwrapError(await findJob(client, { jobId: 'a1' }));
    assert.equal(error.kind === 'http' && error.code, 'ResourceNotFound');
    const { client: other } = scriptedClient([missing('a1'), notFound]);
    assert.deepEqual(unwrap(await findJob(other, { jobId: 'a1' })).jobs, []);
  });

  it('is cancelled where it is found, and only once', async () => {
    const { client, requests } = scriptedClient([notFound, { body: '' }]);
    assert.deepEqual(await outcomes(cancelJobs(client, ['f1'])), [[['f1'], 'done']]);
    assert.deepEqual(sentBy(requests), ['PUT /file_jobs/f1?cancel=', 'PUT /jobs/f1?cancel=']);
    const started: Step = { status: 400, body: errorXml('InvalidArgument', 'the job has started') };
    const { client: other, requests: sent } = scriptedClient([started]);
    assert.deepEqual(await outcomes(cancelJobs(other, ['f1'])), [[['f1'], 400]]);
    assert.deepEqual(sentBy(sent), ['PUT /file_jobs/f1?cancel=']);
  });

  it('is watched where it was found', async () => {
    const done: Step = {
      body: '<Response><JobsDetail><JobId>s1</JobId><State>Success</State></JobsDetail></Response>',
    };
    const { client, requests } = scriptedClient([missing('s1'), jobs('s1'), done]);
    const seen: unknown[] = [];
    for await (const result of waitForJob(client, 's1', { sleep: async () => undefined })) {
      seen.push(unwrap(result).state);
    }
    assert.deepEqual(seen, ['Running', 'Success']);
    assert.deepEqual(sentBy(requests), ['GET /jobs/s1', 'GET /asr_jobs/s1', 'GET /asr_jobs/s1']);
  });
});

describe('a list of jobs', () => {
  it('is asked for where the jobs of the Tag live, and in the usual place when there is no such place', async () => {
    const there = scriptedClient([jobs('f1')]);
    assert.equal(unwrap(await there.client.listJobs({ tag: 'FileHashCode' })).jobs.length, 1);
    assert.deepEqual(sentBy(there.requests), ['GET /file_jobs?tag=FileHashCode']);
    const elsewhere = scriptedClient([{ status: 404, body: errorXml('InvalidUrl', 'no') }, jobs('f1')]);
    assert.equal(unwrap(await elsewhere.client.listJobs({ tag: 'FileHashCode' })).jobs.length, 1);
    assert.deepEqual(sentBy(elsewhere.requests), [
      'GET /file_jobs?tag=FileHashCode',
      'GET /jobs?tag=FileHashCode',
    ]);
    const usual = scriptedClient([{ status: 404, body: errorXml('InvalidUrl', 'no') }]);
    unwrapError(await usual.client.listJobs({ tag: 'Translation' }));
    assert.deepEqual(sentBy(usual.requests), ['GET /jobs?tag=Translation']);
  });
});

describe('a refused call', () => {
  const cases: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
    [
      'GET /file_jobs',
      () => stepOf((client) => findJob(client, { jobId: 'f1' })),
      /`ci:DescribeFileProcessJob`/,
    ],
    ['GET /jobs', () => stepOf((client) => findJob(client, { jobId: 's1' })), /`ci:DescribeMediaJob`/],
    [
      'PUT /file_jobs',
      () => stepOf((client) => client.cancelJob('f1', { path: '/file_jobs' })),
      /`ci:CancelFileProcessJob`/,
    ],
    [
      'PUT /pic_jobs',
      () => stepOf((client) => client.cancelJob('c1', { path: '/pic_jobs' })),
      /`ci:CancelPicProcessJob`/,
    ],
    [
      'POST /jobs for speech',
      () => stepOf((client) => client.createJob('<Request/>', speech)),
      /`ci:CreateAsrJobs` and `cam:PassRole`/,
    ],
    [
      'GET /ai_jobs',
      () => stepOf((client) => client.describeJob('a1', { path: '/ai_jobs' })),
      /permission for `GET \/ai_jobs`, the name of which is not documented\./,
    ],
    [
      'a list of /pic_jobs',
      () => stepOf((client) => client.listJobs({ tag: 'PosterProduction' })),
      /permission for `GET \/pic_jobs`/,
    ],
  ];
  const speech = { method: 'POST', path: '/jobs', action: 'ci:CreateAsrJobs', service: 'speech' };
  type Client = ReturnType<typeof scriptedClient>['client'];
  type Call = (client: Client) => Promise<Parameters<typeof unwrapError>[0]>;
  const stepOf = async (call: Call, step: Step = denied): Promise<string> => {
    const error = unwrapError(await call(scriptedClient([step]).client));
    return explainError(error as Parameters<typeof explainError>[0]).nextStep;
  };
  for (const [name, step, expected] of cases) {
    it(`names the permission of ${name}`, async () => assert.match(await step(), expected));
  }

  it('names the kind of processing that is not switched on: the message’s, else the call’s', async () => {
    const off = (message: string): Step => ({ status: 403, body: errorXml('AccessDenied', message) });
    const create: Call = (client) => client.createJob('<Request/>', speech);
    const file: Call = (client) => client.describeJob('f1', { path: '/file_jobs' });
    assert.match(await stepOf(create, off('bucket unbinded')), /enable speech processing for it/);
    assert.match(await stepOf(create, off('media bucket unbinded')), /enable media processing for it/);
    assert.match(await stepOf(create, off('pic bucket unbinded')), /enable image processing for it/);
    assert.match(await stepOf(file, off("bucket's host is unavailable")), /enable file processing for it/);
    assert.match(await stepOf(file, off('the ai bucket is unbind')), /enable AI content recognition for it/);
  });
});
