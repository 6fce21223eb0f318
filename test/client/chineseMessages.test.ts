/**
 * What the extension reports jobs in Simplified Chinese, with the facts of a sentence joined as Chinese joins them.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { explainError } from '../../client/api/ciError';
import { targetText } from '../../client/src/account/profiles/profileLabels';
import {
  describedMessage,
  endedMessage,
  endedTogetherMessage,
  statusBarLook,
  submittedMessage,
} from '../../client/src/jobs/jobMessages';
import type { JobRecord } from '../../client/src/jobs/jobRecord';
import { jobRow } from '../../client/src/jobs/jobTree';
import { candidatesOf } from '../../client/src/jobs/submissionLookup';
import { english } from '../../l10n/language';
import { setLocale } from '../../l10n/processLanguage';
import { chinese } from '../support/chinese';

const failed: JobRecord = {
  kind: 'job',
  jobId: 'j1',
  tag: 'Transcode',
  state: 'Failed',
  isDone: true,
  progress: undefined,
  code: 'NoSuchX',
  message: 'No such thing.',
  target: { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined },
  sinceMs: 0,
  responseXml: undefined,
  requestXml: undefined,
};
const running: JobRecord = {
  ...failed,
  jobId: 'j2',
  state: 'Running',
  isDone: false,
  progress: 40,
  code: undefined,
  message: undefined,
};

describe('messages about jobs in Chinese', () => {
  before(() => setLocale(chinese()));
  after(() => setLocale(english));

  for (const [name, say, expected] of [
    ['a job that was looked up', () => describedMessage(running), '`j2`：执行中 40%。'],
    ['a job that failed', () => endedMessage(failed), 'Transcode `j1`：失败（NoSuchX：No such thing）。'],
    [
      'several submitted jobs',
      () => submittedMessage([failed, running], 0),
      '已提交 2 个任务：`j1`：失败（NoSuchX：No such thing）；`j2`：执行中 40%。',
    ],
    [
      'jobs that ended together',
      () => endedTogetherMessage([failed, running]),
      '2 个任务已结束：1 个失败、1 个执行中。任务列表中有各任务的详情。',
    ],
    ['a job in the status bar', () => statusBarLook(running).text, '$(sync~spin) Transcode：执行中 40%'],
    ['a job for the ear', () => jobRow(running, 60_000, true).spoken, 'Transcode，执行中 40%，1 分钟前，j2'],
    [
      'a job that a request may have become',
      () =>
        candidatesOf(
          { input: undefined },
          'Transcode',
          0,
          [
            {
              jobId: 'j3',
              state: 'Running',
              creationTime: '2026-01-31T00:00:00+0800',
              input: { object: 'a.mp4' },
            } as never,
          ],
          () => false,
        )[0]?.description,
      '执行中，创建于 2026-01-31T00:00:00+0800，读取 a.mp4',
    ],
    [
      'where jobs go',
      () => targetText({ ...failed.target, profile: undefined, problem: undefined }, false),
      '$(cloud) CI：films-1250000000，ap-chongqing',
    ],
    [
      'an error of the service',
      () =>
        explainError({
          kind: 'http',
          status: 404,
          code: 'NoSuchX',
          message: 'No such thing',
          requestId: 'r1',
        }).message,
      '该地址没有内容。服务返回：No such thing.（HTTP 404，错误码 `NoSuchX`，RequestId `r1`）',
    ],
  ] as const) {
    it(name, () => assert.equal(say(), expected));
  }
});
