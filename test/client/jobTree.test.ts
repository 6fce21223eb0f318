/**
 * The rows of the jobs view: words and icons for each state, and what menus find.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endedTogetherMessage } from '../../client/src/jobs/jobMessages';
import type { JobRecord, SubmissionRecord } from '../../client/src/jobs/jobRecord';
import { countOpen, jobRow } from '../../client/src/jobs/jobTree';
import { unfinishedJobs } from '../../client/src/jobs/watcherDependencies';
import { memoryHistory, storeOn } from '../support/memoryHistory';

const target = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined };
const running: JobRecord = {
  kind: 'job',
  jobId: 'j1',
  tag: 'Work',
  state: 'Running',
  isDone: false,
  progress: 41.6,
  code: undefined,
  message: undefined,
  target,
  sinceMs: 0,
  responseXml: undefined,
  requestXml: '<Request/>',
};
const failed: JobRecord = {
  ...running,
  jobId: 'j2',
  state: 'Failed',
  isDone: true,
  code: 'BadInput',
  message: 'No [film](command:evil).',
  target: { ...target, endpoint: 'http://127.0.0.1:1', profile: 'Test' },
  requestXml: undefined,
};
const unknown: SubmissionRecord = {
  kind: 'submission',
  id: 's1',
  name: 'a.cijob.xml',
  tag: 'Work',
  state: 'unknown',
  target,
  sinceMs: 0,
  input: undefined,
  requestXml: undefined,
};

describe('a row of the jobs view', () => {
  it('of a job that runs has its progress', () => {
    assert.deepEqual(jobRow(running, 61_000, true), {
      id: 'j1',
      label: 'Work',
      description: 'Running 42% · 1 min ago · j1',
      tooltip: '**Work** `j1`\n\nRunning 42%\n\n`films-1250000000`, ap-chongqing, 1 min ago',
      icon: 'sync~spin',
      iconColor: 'charts.blue',
      spoken: 'Work, Running 42%, 1 min ago, j1',
      contextValue: 'job open hasRequest',
    });
  });

  it('of a job that is not watched says so, and does not spin', () => {
    const { description, icon, iconColor, spoken, tooltip } = jobRow(running, 0, false);
    assert.deepEqual(
      [description, icon, iconColor, spoken],
      [
        'Running 42%, not watched · now · j1',
        'circle-outline',
        undefined,
        'Work, Running 42%, not watched, now, j1',
      ],
    );
    assert.match(tooltip, /Refresh the list to watch it again/);
  });

  it('of a job that failed has the reason; words of the service are no markup', () => {
    assert.deepEqual(jobRow(failed, 3 * 60 * 60_000, false), {
      id: 'j2',
      label: 'Work',
      description: 'Failed (BadInput) · 3 h ago · j2',
      tooltip:
        '**Work** `j2`\n\nFailed (BadInput: No \\[film\\](command:evil))\n\nTest: sandbox, `films-1250000000`, 3 h ago',
      icon: 'error',
      iconColor: 'list.errorForeground',
      spoken: 'Work, Failed (BadInput), 3 h ago, j2',
      contextValue: 'job ended',
    });
  });

  it('of a request without an answer says so', () => {
    const row = jobRow(unknown, 72 * 60 * 60_000, false);
    assert.deepEqual(
      [row.description, row.icon, row.spoken, row.contextValue],
      [
        'outcome unknown · 3 days ago · a.cijob.xml',
        'warning',
        'Work, outcome unknown, 3 days ago, a.cijob.xml',
        'submission unknown',
      ],
    );
    assert.equal(
      jobRow({ ...unknown, state: 'sending' }, 0, false).description,
      'being sent · now · a.cijob.xml',
    );
  });

  it('counts for the badge while it is open', () => {
    assert.equal(countOpen([running, failed, unknown]), 2);
  });
});

describe('jobs of an earlier session', () => {
  it('are watched when they have not ended and their sandbox is not gone', async () => {
    const at = (jobId: string, isDone: boolean, endpoint?: string) => ({
      kind: 'job',
      jobId,
      state: 'Running',
      isDone,
      ...target,
      endpoint,
    });
    const store = storeOn(
      memoryHistory(
        at('j1', false),
        at('j2', true),
        at('j3', false, 'http://127.0.0.1:1'),
        at('j4', false, 'http://127.0.0.1:2'),
      ),
    );
    await store.load();
    assert.deepEqual(
      unfinishedJobs(store, 'http://127.0.0.1:2').map(({ jobId }) => jobId),
      ['j4', 'j1'],
    );
  });
});

it('many jobs that end together are counted by state', () => {
  assert.equal(
    endedTogetherMessage([failed, { ...running, state: 'Success' }, failed, failed]),
    '4 jobs have ended: 3 Failed, 1 Success. See the list of jobs for details.',
  );
});
