/**
 * What became of a request without an answer: it is looked for in the list of jobs, and never sent again.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CiClient } from '../../client/api/ciClient';
import type { JobsQuery } from '../../client/api/ciTypes';
import { type ParsedJobs, parseJobsResponse } from '../../client/api/jobsDetail';
import { success } from '../../client/api/result';
import type { Target } from '../../client/src/account/target';
import { entryId, type JobRecord, type SubmissionRecord } from '../../client/src/jobs/jobRecord';
import { readStored, toStored } from '../../client/src/jobs/storedEntries';
import { formatServiceTime } from '../../client/src/jobs/submissionLookup';
import { lookUpSubmission } from '../../client/src/submit/lookUpSubmission';
import type { FoundCredentials } from '../../client/src/submit/submitTypes';
import { FakeUserInterface, type ScriptedAnswer } from '../support/fakeUserInterface';
import { memoryHistory, storeOn } from '../support/memoryHistory';

const target = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined };
const sinceMs = Date.UTC(2026, 0, 31, 12);
const found: FoundCredentials = {
  credentials: { secretId: 'AKIDEXAMPLE0000', secretKey: 'exampleKey000000' },
  source: 'stored',
};

function job(jobId: string, creationTime: string, input: string, tag = 'Work'): string {
  return `<JobsDetail><JobId>${jobId}</JobId><Tag>${tag}</Tag><State>Running</State><CreationTime>${creationTime}</CreationTime><Input><Object>${input}</Object></Input></JobsDetail>`;
}

interface TestOptions {
  /** What the service lists: its pages, each with the way to the next one. */
  readonly pages: readonly string[];
  /** The Tag of each job, where the request carries several. */
  readonly tags?: readonly string[];
  /** By how much the service's clock is known to be ahead of this machine's. */
  readonly offsetMs?: number;
  /** Answers about jobs that are in the list already, with the digest of the request that they came from. */
  readonly known?: readonly (readonly [rawXml: string, digest?: string])[];
}

async function lookUp(
  options: string | TestOptions,
  ...answers: readonly ScriptedAnswer[]
): Promise<LookedUp> {
  const {
    pages,
    tags,
    offsetMs = 0,
    known = [],
  } = typeof options === 'string' ? { pages: [options] } : options;
  const person = new FakeUserInterface(...answers);
  const store = storeOn(memoryHistory(), () => sinceMs);
  const id = await store.beginSubmission({
    name: 'a.cijob.xml',
    tag: tags?.[0] ?? 'Work',
    ...(tags === undefined ? {} : { tags }),
    target,
    input: 'in.mp4',
    requestXml: '<Request/>',
  });
  store.endSubmission(id, 'unknown');
  for (const [rawXml, digest] of known) {
    for (const seen of read(rawXml).jobs) store.put(seen, target, rawXml, undefined, digest);
  }
  const queries: JobsQuery[] = [];
  const watched: string[] = [];
  const unused = (): never => assert.fail('Looking up only lists.');
  const client: CiClient = {
    listJobs: async (query) => {
      const rawXml = pages[queries.push(query) - 1] ?? assert.fail('There is no such page.');
      return success({ ...read(rawXml), rawXml, status: 200 });
    },
    createJob: unused,
    describeJob: unused,
    cancelJob: unused,
    dryRun: unused,
  };
  const dependencies = {
    ui: person,
    jobs: store,
    credentials: { find: async () => found },
    createClient: () => client,
    serviceTime: (_target: Target, ms: number) => ms + offsetMs,
    watcher: { watch: (jobId: string) => void watched.push(jobId) },
  };
  const submission = store.findEntry(id) as SubmissionRecord;
  const records = await lookUpSubmission(dependencies, submission);
  return { person, record: records[0], records, queries, watched, left: store.list().map(entryId), id };
}

interface LookedUp {
  readonly person: FakeUserInterface;
  readonly record: JobRecord | undefined;
  readonly records: readonly JobRecord[];
  readonly queries: readonly JobsQuery[];
  readonly watched: readonly string[];
  readonly left: readonly string[];
  readonly id: string;
}

function read(rawXml: string): ParsedJobs {
  const parsed = parseJobsResponse(rawXml);
  assert.ok(parsed.ok);
  return parsed.value;
}

describe('a request without an answer', () => {
  it('becomes the job that the person recognizes; the likely one comes first', async () => {
    const rawXml = `<Response>${job('j3', '2026-01-31T20:00:02+0800', 'other.mp4')}${job('j2', '2026-01-31T20:00:01+0800', 'in.mp4')}${job('j1', '2026-01-30T19:40:00+0800', 'in.mp4')}${job('j0', '2026-01-31T20:00:01+0800', 'in.mp4', 'Play')}</Response>`;
    const { record, queries, watched, left, person } = await lookUp(rawXml, 'j2');
    assert.deepEqual(queries, [
      { tag: 'Work', orderByTime: 'Desc', size: 100, startCreationTime: '2026-01-30T20:00:00+0800' },
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
      'list: Which Work job was created by a.cijob.xml?',
    ]);
    assert.deepEqual(labelsOf(person), ['j2', 'j3', 'None of these']);
  });

  it('is found whatever this machine’s clock said when it was sent: the nearest one comes first', async () => {
    const rawXml = `<Response>${job('j4', '2026-01-31T19:59:00+0800', 'other.mp4')}${job('j3', '2026-01-31T18:00:02+0800', 'other.mp4')}${job('j2', '2026-01-31T12:00:00+0800', 'in.mp4')}</Response>`;
    const known = await lookUp({ pages: [rawXml], offsetMs: -2 * 60 * 60_000 }, undefined);
    assert.equal(known.queries[0]?.startCreationTime, '2026-01-30T18:00:00+0800');
    assert.deepEqual(labelsOf(known.person), ['j2', 'j3', 'j4', 'None of these']);
    const corrected = await lookUp(rawXml, undefined);
    assert.deepEqual(labelsOf(corrected.person), ['j2', 'j4', 'j3', 'None of these']);
  });

  it('is found behind more jobs than one page has', async () => {
    const first = job('j3', '2026-01-31T20:00:03+0800', 'other.mp4');
    const again = `${first}${job('j2', '2026-01-31T20:00:02+0800', 'in.mp4')}`;
    const pages = [`<Response><NextToken>n2</NextToken>${first}</Response>`, `<Response>${again}</Response>`];
    const { record, queries, person } = await lookUp({ pages }, 'j2');
    assert.deepEqual(
      queries.map(({ nextToken }) => nextToken),
      [undefined, 'n2'],
    );
    assert.deepEqual(labelsOf(person), ['j2', 'j3', 'None of these']);
    assert.equal(
      record?.responseXml,
      `<Response>${job('j2', '2026-01-31T20:00:02+0800', 'in.mp4')}</Response>`,
    );
  });

  it('is not said to be no job where the list was cut', async () => {
    const page = (content: string): string => `<Response><NextToken>n</NextToken>${content}</Response>`;
    const empty = await lookUp({ pages: Array<string>(10).fill(page('')) }, undefined);
    assert.equal(empty.queries.length, 10);
    assert.deepEqual(empty.person.heard.slice(1), [
      'dialog information: None of the newest Work jobs in films-1250000000 was created by this request, and there are more.',
    ]);
    assert.match(empty.person.details[0] ?? '', /^Only the newest jobs were searched, up to 1000\./);
    const some = await lookUp(
      { pages: Array<string>(10).fill(page(job('j3', '2026-01-31T20:00:03+0800', 'in.mp4'))) },
      undefined,
    );
    assert.match(
      some.person.lists[0]?.placeholder ?? '',
      /^Sent .*\. Only the newest jobs were searched, up to 1000\.$/,
    );
  });

  it('is found although it was looked up by hand, and is no job that another request became', async () => {
    const [byHand, ofAnother] = [
      job('j1', '2026-01-31T20:00:01+0800', 'in.mp4'),
      job('j2', '2026-01-31T20:00:02+0800', 'in.mp4'),
    ];
    const { record, person, left } = await lookUp(
      {
        pages: [`<Response>${byHand}${ofAnother}</Response>`],
        known: [[`<Response>${byHand}</Response>`], [`<Response>${ofAnother}</Response>`, 'digest']],
      },
      'j1',
    );
    assert.deepEqual(labelsOf(person), ['j1', 'None of these']);
    assert.deepEqual([record?.jobId, record?.requestXml, left], ['j1', '<Request/>', ['j2', 'j1']]);
  });

  it('that carried several jobs becomes all that the person recognises, Tag by Tag', async () => {
    const at = (second: number): string => `2026-01-31T20:00:0${second}+0800`;
    const pages = [
      `<Response>${job('w1', at(1), 'in.mp4')}${job('w2', at(9), 'in.mp4')}</Response>`,
      `<Response>${job('p1', at(2), 'in.mp4', 'Play')}</Response>`,
    ];
    const tags = ['Work', 'Play', 'Work'];
    const { records, queries, watched, left, person } = await lookUp({ pages, tags }, 'w1', 'p1', 'w2');
    assert.deepEqual(
      queries.map(({ tag }) => tag),
      ['Work', 'Play'],
    );
    assert.deepEqual(person.heard, [
      'progress: Looking for Work, Play jobs',
      'list: Which Work job was created by a.cijob.xml?',
      'list: Which Play job was created by a.cijob.xml?',
      'list: Which Work job was created by a.cijob.xml?',
    ]);
    // Nothing is said of jobs that are missing, because none is.
    assert.deepEqual(
      person.lists.map(({ labels }) => labels),
      [
        ['w1', 'w2', 'None of these'],
        ['p1', 'None of these'],
        ['w2', 'None of these'],
      ],
    );
    const found = ['w1', 'p1', 'w2'];
    assert.deepEqual(
      records.map(({ jobId }) => jobId),
      found,
    );
    assert.deepEqual([watched, [...left].sort()], [found, [...found].sort()]);
    assert.match(records[1]?.responseXml ?? '', /<JobId>p1</);
  });

  it('that carried several jobs is looked for with all their Tags after a reload, too', () => {
    const submission: SubmissionRecord = {
      kind: 'submission',
      id: 's1',
      name: 'a.cijob.xml',
      tag: 'Work',
      tags: ['Work', 'Play'],
      state: 'unknown',
      target,
      sinceMs,
      input: undefined,
      requestXml: undefined,
    };
    const again = (record: unknown): unknown => readStored(JSON.parse(JSON.stringify(record)));
    assert.deepEqual(again(toStored(submission)), submission);
    // As other versions have written it, or an accident.
    const { tags: _, ...ofOne } = submission;
    for (const tags of [undefined, [], 'Work', [1]]) {
      assert.deepEqual(again({ ...toStored(submission), tags }), ofOne);
    }
  });

  it('that carried several jobs stays when the person goes away, and when there is none of them', async () => {
    const pages = [
      `<Response>${job('w1', '2026-01-31T20:00:01+0800', 'in.mp4')}</Response>`,
      `<Response>${job('p1', '2026-01-31T20:00:01+0800', 'in.mp4', 'Play')}</Response>`,
    ];
    const tags = ['Work', 'Play'];
    const away = await lookUp({ pages, tags }, 'w1', undefined);
    assert.deepEqual([away.records, away.left], [[], [away.id]]);
    const half = await lookUp({ pages, tags }, 'None of these', 'p1');
    assert.deepEqual(half.left, ['p1']);
    assert.match(
      half.person.heard.at(-1) ?? '',
      /1 of 2 jobs of this request were found\. The others may not/,
    );
    const none = await lookUp({ pages: ['<Response></Response>', '<Response></Response>'], tags }, undefined);
    assert.deepEqual(none.left, [none.id]);
    assert.match(
      none.person.heard.at(-1) ?? '',
      /The service lists no Work or Play job in films-1250000000 that/,
    );
  });

  it('stays when nothing is found, unless the person lets go of it', async () => {
    const kept = await lookUp('<Response></Response>', undefined);
    assert.deepEqual([kept.record, kept.left], [undefined, [kept.id]]);
    const removed = await lookUp('<Response></Response>', 'Remove from List');
    assert.deepEqual([removed.record, removed.left], [undefined, []]);
  });

  it('stays when the person recognizes none', async () => {
    const rawXml = `<Response>${job('j3', '2026-01-31T20:00:02+0800', 'other.mp4')}</Response>`;
    const { left, id } = await lookUp(rawXml, 'None of these', undefined);
    assert.deepEqual(left, [id]);
    const away = await lookUp(rawXml, undefined);
    assert.deepEqual(away.left, [away.id]);
  });
});

function labelsOf({ lists }: FakeUserInterface): readonly string[] | undefined {
  return lists[0]?.labels;
}

it('times are written as the service takes them', () => {
  assert.equal(formatServiceTime(Date.UTC(2026, 0, 31, 20, 5)), '2026-02-01T04:05:00+0800');
});
