/**
 * The guard against sending the same request twice: it knows what was sent before a reload and by other windows,
 * and writes no request to the disk for that.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseJobsResponse } from '../../client/api/jobsDetail';
import type { JobStore } from '../../client/src/jobs/jobStore';
import { createRecentSubmissions } from '../../client/src/submit/recentSubmissions';
import { digestOf } from '../../client/src/submit/requestDigest';
import { passGate } from '../../client/src/submit/submitGate';
import type { GatePorts, RequestSnapshot } from '../../client/src/submit/submitTypes';
import type { Target } from '../../client/src/target';
import { type MemoryHistory, memoryHistory, storeOn } from '../support/memoryHistory';
import { ScriptedPerson } from '../support/scriptedPerson';

const target: Target = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined };
const text = '<Request><CallBack>https://user:canary@example.com/</CallBack></Request>';
const MINUTE = 60_000;

function jobOf(jobId: string) {
  const parsed = parseJobsResponse(`<Response><JobsDetail><JobId>${jobId}</JobId></JobsDetail></Response>`);
  assert.ok(parsed.ok && parsed.value.jobs[0]);
  return parsed.value.jobs[0];
}

/** A window that sends the text at this time, and is closed. */
async function sendFromWindow(history: MemoryHistory, atMs: number, ...jobIds: readonly string[]) {
  const store = storeOn(history, () => atMs);
  const digest = await digestOf(text);
  const input = undefined;
  const id = await store.beginSubmission({ name: 'a', tag: 'Work', target, input, digest, requestXml: text });
  for (const jobId of jobIds) store.put(jobOf(jobId), target, '', text, digest);
  store.endSubmission(id, jobIds.length === 0 ? 'unknown' : 'settled');
  await store.settled();
  return store;
}

/** What a window that starts now is told about the text. */
function findIn(store: JobStore, nowMs: number, other: Partial<Target> = {}, sent = text) {
  return createRecentSubmissions(store).find(sent, { ...target, ...other }, nowMs);
}

describe('a request that was sent before', () => {
  test('is told of after a reload and in other windows, with its jobs, and is on no disk', async () => {
    const history = memoryHistory();
    await sendFromWindow(history, MINUTE, 'j1', 'j2');
    assert.doesNotMatch([...history.records.values()].join(), /canary|Request|CallBack/);
    const expected = { target, atMs: MINUTE, jobIds: ['j1', 'j2'] };
    assert.deepEqual(await findIn(storeOn(history), 2 * MINUTE), expected);
  });

  test('is told of when the other window sends it after this one was opened', async () => {
    const history = memoryHistory();
    const mine = storeOn(history);
    await mine.load();
    await sendFromWindow(history, MINUTE, 'j1');
    assert.deepEqual(await findIn(mine, 2 * MINUTE), { target, atMs: MINUTE, jobIds: ['j1'] });
  });

  test('is another one with another text, bucket, region or endpoint', async () => {
    const store = await sendFromWindow(memoryHistory(), MINUTE, 'j1');
    assert.equal(await findIn(store, MINUTE, {}, `${text} `), undefined);
    assert.equal(await findIn(store, MINUTE, { bucket: 'other-1250000000' }), undefined);
    assert.equal(await findIn(store, MINUTE, { region: 'ap-seoul' }), undefined);
    assert.equal(await findIn(store, MINUTE, { endpoint: 'http://127.0.0.1:1' }), undefined);
  });

  test('is told of for an hour, and as long as nobody knows what became of it', async () => {
    const store = await sendFromWindow(memoryHistory(), 0, 'j1');
    assert.deepEqual((await findIn(store, 60 * MINUTE - 1))?.jobIds, ['j1']);
    assert.equal(await findIn(store, 60 * MINUTE), undefined);
    const unknown = await sendFromWindow(memoryHistory(), 0);
    assert.deepEqual(await findIn(unknown, 1e9), { target, atMs: 0, jobIds: [] });
  });

  test('is told of by its latest time', async () => {
    const history = memoryHistory();
    await sendFromWindow(history, MINUTE, 'j1');
    await sendFromWindow(history, 5 * MINUTE, 'j2');
    assert.deepEqual((await findIn(storeOn(history), 6 * MINUTE))?.jobIds, ['j2']);
  });

  test('is remembered by the window also when it is removed from the list', async () => {
    const store = storeOn(memoryHistory());
    const recent = createRecentSubmissions(store);
    const sent = { text, target, atMs: MINUTE, jobIds: ['j1'] };
    recent.add(sent);
    assert.deepEqual(await recent.find(text, target, 2 * MINUTE), sent);
    assert.equal(await recent.find(text, target, 61 * MINUTE), undefined);
  });
});

describe('the gate', () => {
  const snapshot: RequestSnapshot = { uri: 'file:///a', name: 'a', languageId: 'ci-job', version: 1, text };
  const operation = {
    tag: 'Work',
    method: 'POST',
    path: '/jobs',
    action: 'ci:CreateMediaJobs',
    input: undefined,
    output: undefined,
  };
  const portsOf = (person: ScriptedPerson, store: JobStore, confirms: boolean): GatePorts => ({
    ui: person,
    isTrusted: () => true,
    isValidated: () => true,
    isCurrent: () => true,
    check: async () => ({ operation, errors: [] }),
    targets: {
      current: () => target,
      placesToKeep: () => ['window'],
      keep: async () => undefined,
      policy: () => ({ isProduction: false, confirms }),
    },
    credentials: {
      find: async () => ({ credentials: { secretId: 'AKIDEXAMPLE', secretKey: 'key' }, source: 'stored' }),
    },
    recent: createRecentSubmissions(store),
    now: () => 10 * MINUTE,
  });

  test('asks about what another window has sent, also where it would not ask', async () => {
    const history = memoryHistory();
    await sendFromWindow(history, 8 * MINUTE, 'j1');
    const person = new ScriptedPerson(undefined);
    const result = await passGate(portsOf(person, storeOn(history), false), snapshot);
    assert.deepEqual(result, { kind: 'stopped', reason: 'not-confirmed' });
    assert.match(
      person.details[0] ?? '',
      /This very request was submitted 2 minutes ago as j1\. Submitting makes another job\./,
    );
  });

  test('asks again when another window sends it while the question stands', async () => {
    const history = memoryHistory();
    const person = new ScriptedPerson('Submit', undefined);
    const ask = person.ask.bind(person);
    person.ask = async (question) => {
      if (person.heard.length === 0) await sendFromWindow(history, 10 * MINUTE, 'j1');
      return ask(question);
    };
    const result = await passGate(portsOf(person, storeOn(history), true), snapshot);
    assert.deepEqual(result, { kind: 'stopped', reason: 'not-confirmed' });
    assert.deepEqual(person.heard, [
      'dialog information: Submit this Work job?',
      'dialog warning: Submit this Work job?',
    ]);
    assert.match(person.details[1] ?? '', /submitted a moment ago as j1/);
  });
});
