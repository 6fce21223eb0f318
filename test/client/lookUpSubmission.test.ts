/**
 * What became of a request without an answer: it is looked for in the list of jobs, and never sent again.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CiClient } from '../../client/api/ciClient';
import type { JobsQuery } from '../../client/api/ciTypes';
import { parseJobsResponse } from '../../client/api/jobsDetail';
import { success } from '../../client/api/result';
import { lookUpSubmission } from '../../client/src/commands/lookUpSubmission';
import { entryId, type SubmissionRecord } from '../../client/src/jobs/jobRecord';
import { formatServiceTime } from '../../client/src/jobs/submissionLookup';
import type { FoundCredentials } from '../../client/src/submit/submitTypes';
import { memoryHistory, storeOn } from '../support/memoryHistory';
import { type ScriptedAnswer, ScriptedPerson } from '../support/scriptedPerson';

const target = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined };
const sinceMs = Date.UTC(2026, 0, 31, 12);
const found: FoundCredentials = {
  credentials: { secretId: 'AKIDEXAMPLE0000', secretKey: 'exampleKey000000' },
  source: 'stored',
};

function job(jobId: string, creationTime: string, input: string, tag = 'Work'): string {
  return `<JobsDetail><JobId>${jobId}</JobId><Tag>${tag}</Tag><State>Running</State><CreationTime>${creationTime}</CreationTime><Input><Object>${input}</Object></Input></JobsDetail>`;
}

async function lookUp(rawXml: string, ...answers: readonly ScriptedAnswer[]) {
  const person = new ScriptedPerson(...answers);
  const store = storeOn(memoryHistory(), () => sinceMs);
  const id = await store.beginSubmission({
    name: 'a.cijob.xml',
    tag: 'Work',
    target,
    input: 'in.mp4',
    requestXml: '<Request/>',
  });
  store.endSubmission(id, 'unknown');
  const queries: JobsQuery[] = [];
  const watched: string[] = [];
  const unused = (): never => assert.fail('Looking up only lists.');
  const client: CiClient = {
    listJobs: async (query) => {
      queries.push(query);
      const parsed = parseJobsResponse(rawXml);
      assert.ok(parsed.ok);
      return success({ ...parsed.value, rawXml, status: 200 });
    },
    createJob: unused,
    describeJob: unused,
    cancelJob: unused,
    dryRun: unused,
  };
  const ports = {
    ui: person,
    jobs: store,
    credentials: { find: async () => found },
    createClient: () => client,
    watcher: { watch: (jobId: string) => void watched.push(jobId) },
  };
  const submission = store.findEntry(id) as SubmissionRecord;
  const record = await lookUpSubmission(ports, submission);
  return { person, record, queries, watched, left: store.list().map(entryId), id };
}

describe('a request without an answer', () => {
  test('becomes the job that the person recognises; the likely one comes first', async () => {
    const rawXml = `<Response>${job('j3', '2026-01-31T20:00:02+0800', 'other.mp4')}${job('j2', '2026-01-31T20:00:01+0800', 'in.mp4')}${job('j1', '2026-01-31T19:40:00+0800', 'in.mp4')}${job('j0', '2026-01-31T20:00:01+0800', 'in.mp4', 'Play')}</Response>`;
    const { record, queries, watched, left, person } = await lookUp(rawXml, 'j2');
    assert.deepEqual(queries, [
      { tag: 'Work', orderByTime: 'Desc', size: 100, startCreationTime: '2026-01-31T19:50:00+0800' },
    ]);
    assert.deepEqual(
      [record?.jobId, record?.requestXml, watched, left],
      ['j2', '<Request/>', ['j2'], ['j2']],
    );
    assert.equal(
      record?.responseXml,
      `<Response>${job('j2', '2026-01-31T20:00:01+0800', 'in.mp4')}</Response>`,
    );
    assert.deepEqual(person.heard, [
      'progress: Looking for Work jobs',
      'list: Which Work job did a.cijob.xml become?',
    ]);
  });

  test('stays when nothing is found, unless the person lets go of it', async () => {
    const kept = await lookUp('<Response></Response>', undefined);
    assert.deepEqual([kept.record, kept.left], [undefined, [kept.id]]);
    const removed = await lookUp('<Response></Response>', 'Remove from List');
    assert.deepEqual([removed.record, removed.left], [undefined, []]);
  });

  test('stays when the person recognises none', async () => {
    const rawXml = `<Response>${job('j3', '2026-01-31T20:00:02+0800', 'other.mp4')}</Response>`;
    const { left, id } = await lookUp(rawXml, 'None of these', undefined);
    assert.deepEqual(left, [id]);
    const away = await lookUp(rawXml, undefined);
    assert.deepEqual(away.left, [away.id]);
  });
});

test('times are written as the service takes them', () => {
  assert.equal(formatServiceTime(Date.UTC(2026, 0, 31, 20, 5)), '2026-02-01T04:05:00+0800');
});
