/**
 * The sandbox answers as the service does, row by row: ids, echoes, outputs, progress and lists.
 * The facts are written out here, not read from the schemas.
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createCiClient } from '../../client/api/ciClient';
import type { JobsQuery } from '../../client/api/ciTypes';
import { formatState, parseJobsResponse } from '../../client/api/jobsDetail';
import { childOf, childrenOf, textOf } from '../../client/api/xmlTree';
import {
  type InProcessSandbox,
  sandboxCredentials,
  startInProcessSandbox,
} from '../support/inProcessSandbox';
import { looseSchemaSet } from '../support/looseSchemaSet';

let nowMs = 1_700_000_000_000;
let sandbox: InProcessSandbox;

before(async () => {
  sandbox = await startInProcessSandbox({
    pace: { waiting: 1000, running: 2000 },
    now: () => nowMs,
    schemaSet: looseSchemaSet,
  });
});
beforeEach(() => {
  nowMs += 60_000;
});
after(() => sandbox.close());

const client = () => {
  const { url: endpoint } = sandbox;
  const where = { bucket: '', region: '', endpoint, credentials: sandboxCredentials };
  return createCiClient({ ...where, now: () => nowMs });
};

const mediaInfo = '<Request><Tag>MediaInfo</Tag><Input><Object>films/a.mp4</Object></Input></Request>';

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

describe('a job of the sandbox', () => {
  it('has an id whose first letter names its kind', async () => {
    const prefixes: Readonly<Record<string, string>> = {
      MediaInfo: 'j',
      Animation: 'j',
      SpeechRecognition: 's',
      NoiseReduction: 's',
      PicProcess: 'c',
      Translation: 'a',
      FileHashCode: 'f',
    };
    for (const [tag, prefix] of Object.entries(prefixes)) {
      const [jobId = ''] = await submit(tag === 'MediaInfo' ? mediaInfo : tagged(tag));
      assert.equal(jobId[0], prefix, tag);
    }
  });

  it('is made for each operation of a request, in order', async () => {
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

  it('names one output whole, with an empty prefix', async () => {
    const { file, jobId, job } = await made(output('web/${jobid}.${ext}'));
    assert.equal(textOf(file, 'ObjectPrefix'), undefined);
    assert.deepEqual(childrenOf(file, 'ObjectPrefix'), ['']);
    assert.deepEqual(childrenOf(file, 'ObjectName'), [`web/${jobId}.mp4`]);
    assert.equal(textOf(file, 'Md5Info', 'ObjectName'), `web/${jobId}.mp4`);
    assert.deepEqual(job.outputObjects, [`web/${jobId}.mp4`]);
  });

  it('shares what is before a number', async () => {
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

  it('is not put together by what a format looks like', async () => {
    const { job } = await made(`<Format>$&amp;</Format>${output('a.${ext}')}`);
    assert.deepEqual(job.outputObjects, ['a.$&']);
  });

  it('echoes the name of its template and the state of a hidden watermark', async () => {
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

  it('tells progress only where the service does', async () => {
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
  it('are cancelled all or not at all', async () => {
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

  it('has the filters of the service', async () => {
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

  it('always has a NextToken, which is empty at the end', async () => {
    const answer = await client().listJobs({ tag: 'QualityEstimate', size: 1 });
    assert.ok(answer.ok && answer.value.nextToken === '1');
    const last = await client().listJobs({ tag: 'QualityEstimate', size: 100 });
    assert.ok(last.ok && last.value.rawXml.includes('<NextToken'));
    assert.ok(parseJobsResponse(last.value.rawXml).ok && last.value.nextToken === undefined);
  });
});
