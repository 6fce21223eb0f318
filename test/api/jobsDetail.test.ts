/**
 * Reading the service's answers about jobs.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  formatState,
  isTerminal,
  type JobsDetail,
  type ParsedJobs,
  parseJobsResponse,
} from '../../client/api/jobsDetail';

const EMPTY_JOB: Omit<JobsDetail, 'element'> = {
  jobId: '',
  tag: undefined,
  state: { unknown: '' },
  code: undefined,
  message: undefined,
  progress: undefined,
  creationTime: undefined,
  startTime: undefined,
  endTime: undefined,
  queueId: undefined,
  input: undefined,
  operation: '',
  mediaInfo: undefined,
  mediaResult: undefined,
  outputObjects: [],
};

/** Compares everything but `element`, which repeats the rest and has its own test. */
function checkJobs(
  xml: string,
  expected: Partial<Omit<ParsedJobs, 'jobs'>> & { jobs: readonly Partial<JobsDetail>[] },
): void {
  const result = parseJobsResponse(xml);
  assert.ok(result.ok, JSON.stringify(result));
  assert.deepEqual(
    { ...result.value, jobs: result.value.jobs.map(({ element: _element, ...job }) => job) },
    {
      nonExistJobIds: [],
      nextToken: undefined,
      requestId: undefined,
      ...expected,
      jobs: expected.jobs.map((job) => ({ ...EMPTY_JOB, ...job })),
    },
  );
}

function checkUnreadable(body: string, message: RegExp): void {
  const result = parseJobsResponse(body, 203);
  assert.ok(!result.ok);
  assert.ok(result.error.kind === 'unreadableResponse');
  assert.match(result.error.message, message);
  assert.deepEqual([result.error.status, result.error.body], [203, body.slice(0, 4096)]);
}

describe('parseJobsResponse', () => {
  it('reads the answer to a submission', () => {
    checkJobs(
      `<Response><JobsDetail>
        <Code>Success</Code><Message/>
        <JobId>j0a1</JobId><State>Submitted</State><Progress>0</Progress>
        <CreationTime>2026-01-31T10:00:00+0800</CreationTime><StartTime>-</StartTime><EndTime>-</EndTime>
        <QueueId>p01</QueueId><Tag>Transcode</Tag>
        <Input><BucketId>films-1250000001</BucketId><Object>in/a.mp4</Object><Region>ap-chongqing</Region></Input>
        <Operation>
          <TemplateId>t01</TemplateId>
          <WatermarkTemplateId>w1</WatermarkTemplateId><WatermarkTemplateId>w2</WatermarkTemplateId>
          <Output><Region>ap-chongqing</Region><Bucket>films-1250000001</Bucket><Object>out/\${jobid}.mp4</Object></Output>
          <JobLevel>0</JobLevel>
        </Operation>
      </JobsDetail></Response>`,
      {
        jobs: [
          {
            jobId: 'j0a1',
            tag: 'Transcode',
            state: 'Submitted',
            code: 'Success',
            progress: 0,
            creationTime: '2026-01-31T10:00:00+0800',
            queueId: 'p01',
            input: { bucket: 'films-1250000001', object: 'in/a.mp4', region: 'ap-chongqing', url: undefined },
            operation: {
              TemplateId: ['t01'],
              WatermarkTemplateId: ['w1', 'w2'],
              Output: [
                { Region: ['ap-chongqing'], Bucket: ['films-1250000001'], Object: ['out/${jobid}.mp4'] },
              ],
              JobLevel: ['0'],
            },
          },
        ],
      },
    );
  });

  it('keeps what a finished job found and made', () => {
    const mediaInfo = {
      Format: [{ Duration: ['13.654000'], Size: ['1424687'] }],
      Stream: [{ Subtitle: [''] }],
    };
    const mediaResult = {
      OutputFile: [
        {
          ObjectPrefix: ['out/'],
          ObjectName: ['a.m3u8', 'a0.ts'],
          Md5Info: [{ Md5: ['3df1'], ObjectName: ['a0.ts'] }],
        },
        { ObjectPrefix: [''], ObjectName: ['b.mp4', ''] },
      ],
    };
    checkJobs(
      `<Response><JobsDetail><JobId>j1</JobId><State>Success</State><Progress>100</Progress>
        <StartTime>2026-01-31T10:00:01+0800</StartTime><EndTime>2026-01-31T10:01:00+0800</EndTime>
        <Operation>
          <MediaInfo><Format><Duration>13.654000</Duration><Size>1424687</Size></Format><Stream><Subtitle/></Stream></MediaInfo>
          <MediaResult>
            <OutputFile><ObjectPrefix>out/</ObjectPrefix><ObjectName>a.m3u8</ObjectName><ObjectName>a0.ts</ObjectName>
              <Md5Info><Md5>3df1</Md5><ObjectName>a0.ts</ObjectName></Md5Info></OutputFile>
            <OutputFile><ObjectPrefix/><ObjectName>b.mp4</ObjectName><ObjectName/></OutputFile>
          </MediaResult>
        </Operation></JobsDetail></Response>`,
      {
        jobs: [
          {
            jobId: 'j1',
            state: 'Success',
            progress: 100,
            startTime: '2026-01-31T10:00:01+0800',
            endTime: '2026-01-31T10:01:00+0800',
            operation: { MediaInfo: [mediaInfo], MediaResult: [mediaResult] },
            mediaInfo,
            mediaResult,
            outputObjects: ['out/a.m3u8', 'out/a0.ts', 'b.mp4'],
          },
        ],
      },
    );
  });

  it('reads a page of a list', () => {
    checkJobs(
      `<?xml version="1.0" encoding="utf-8"?><Response><RequestId>r1</RequestId>
        <JobsDetail><JobId>j1</JobId><State>Running</State><Progress>30</Progress></JobsDetail>
        <JobsDetail><JobId>j2</JobId><State>Failed</State><Code>ResourceNotFound</Code><Message>a &amp; b</Message></JobsDetail>
        <NextToken>225508</NextToken></Response>`,
      {
        jobs: [
          { jobId: 'j1', state: 'Running', progress: 30 },
          { jobId: 'j2', state: 'Failed', code: 'ResourceNotFound', message: 'a & b' },
        ],
        nextToken: '225508',
        requestId: 'r1',
      },
    );
  });

  it('finds the Tag inside the operation, where a request of several jobs has it', () => {
    checkJobs(
      '<Response><JobsDetail><JobId>j1</JobId><Operation><Tag>Animation</Tag></Operation></JobsDetail></Response>',
      { jobs: [{ jobId: 'j1', tag: 'Animation', operation: { Tag: ['Animation'] } }] },
    );
  });

  it('takes progress for what it says in the states in which it means something', () => {
    const progressOf = (state: string, progress = '30') => {
      const answer = parseJobsResponse(
        `<Response><JobsDetail><State>${state}</State><Progress>${progress}</Progress></JobsDetail></Response>`,
      );
      return answer.ok ? answer.value.jobs[0]?.progress : answer;
    };
    const known = ['Submitted', 'Running', 'Success', 'Pause'];
    assert.deepEqual(
      ['Submitted', 'Running', 'Success', 'Pause', 'Failed', 'Cancel', 'Thinking', ''].map((state) =>
        progressOf(state),
      ),
      [30, 30, 30, 30, undefined, undefined, undefined, undefined],
    );
    for (const odd of ['-1', '101', 'NaN', 'Infinity', '1e9']) {
      for (const state of known) assert.equal(progressOf(state, odd), undefined, odd);
    }
  });

  it('knows unknown ids, however they are written', () => {
    checkJobs(
      '<Response><JobsDetail>\n</JobsDetail><NonExistJobIds>jx</NonExistJobIds><NonExistJobIds>jy,jz</NonExistJobIds></Response>',
      { jobs: [], nonExistJobIds: ['jx', 'jy', 'jz'] },
    );
    checkJobs('<Response><NonExistJobIds></NonExistJobIds></Response>', { jobs: [] });
  });

  it('reads answers without any job', () => {
    checkJobs('<Response/>', { jobs: [] });
    checkJobs('<Response><JobsDetail/><NextToken/></Response>', { jobs: [] });
    checkJobs('<Response><JobsDetail>...</JobsDetail></Response>', { jobs: [] });
  });

  it('reads a callback, whose state is at the end', () => {
    checkJobs(
      '<Response><EventName>TaskFinish</EventName><JobsDetail><JobId>j1</JobId><Message>success</Message><State>Success</State></JobsDetail></Response>',
      { jobs: [{ jobId: 'j1', state: 'Success', message: 'success' }] },
    );
  });

  it('keeps a state it does not know', () => {
    checkJobs('<Response><JobsDetail><JobId>j1</JobId><State>Thinking</State></JobsDetail></Response>', {
      jobs: [{ jobId: 'j1', state: { unknown: 'Thinking' } }],
    });
  });

  it('takes empty times and odd progress for absent', () => {
    checkJobs(
      '<Response><JobsDetail><JobId>j1</JobId><State>Pause</State><StartTime></StartTime><EndTime/><Progress>soon</Progress></JobsDetail></Response>',
      { jobs: [{ jobId: 'j1', state: 'Pause' }] },
    );
  });

  it('knows both names of the input bucket', () => {
    checkJobs(
      '<Response><JobsDetail><Input><Bucket>b-1</Bucket><Url>https://x/a.mp4</Url></Input></JobsDetail><JobsDetail><Tag>Tts</Tag><Input/></JobsDetail></Response>',
      {
        jobs: [
          { input: { bucket: 'b-1', object: undefined, region: undefined, url: 'https://x/a.mp4' } },
          { tag: 'Tts' },
        ],
      },
    );
  });

  it('keeps the whole element for what has no field', () => {
    const result = parseJobsResponse(
      '<Response><JobsDetail><JobId>j1</JobId><SubTag>s</SubTag><Workflow><RunId>1</RunId></Workflow></JobsDetail></Response>',
    );
    assert.ok(result.ok);
    assert.deepEqual(
      result.value.jobs.map(({ element }) => element),
      [{ JobId: ['j1'], SubTag: ['s'], Workflow: [{ RunId: ['1'] }] }],
    );
  });

  it('takes an error that came with a good status for an error', () => {
    assert.deepEqual(
      parseJobsResponse(
        '<Error><Code>SlowDown</Code><Message>slow\ndown</Message><RequestId>r1</RequestId></Error>',
      ),
      {
        ok: false,
        error: { kind: 'http', status: 200, code: 'SlowDown', message: 'slow down', requestId: 'r1' },
      },
    );
    assert.deepEqual(parseJobsResponse('<Error/>'), {
      ok: false,
      error: { kind: 'http', status: 200, code: undefined, message: 'no reason', requestId: undefined },
    });
  });

  it('refuses what is no answer of the service, and keeps its beginning', () => {
    checkUnreadable('', /^The response is not from the service: it is empty\.$/);
    checkUnreadable('<html>Sign in</html>', /it is a web page/);
    checkUnreadable('{"a":1}', /it is JSON/);
    checkUnreadable('<Response><JobsDetail><JobId>j1</Jo', /not well-formed/);
    checkUnreadable('<Response><JobsDetail></Message></JobsDetail></Response>', /not well-formed/);
    checkUnreadable('<Request/>', /its root element is `Request`, not `Response`\.$/);
    checkUnreadable(`<Response>${'x'.repeat(10_000)}`, /not well-formed/);
  });
});

describe('job states', () => {
  it('end with Success, Failed and Cancel', () => {
    const states = [
      'Submitted',
      'Running',
      'Success',
      'Failed',
      'Pause',
      'Cancel',
      { unknown: 'Success' },
    ] as const;
    assert.deepEqual(states.filter(isTerminal), ['Success', 'Failed', 'Cancel']);
  });

  it('are written as the service writes them', () => {
    assert.deepEqual([formatState('Pause'), formatState({ unknown: 'New' })], ['Pause', 'New']);
  });
});
