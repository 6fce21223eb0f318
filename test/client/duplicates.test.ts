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
import { createSentBook } from '../../client/src/submit/sentBook';
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
    await recent.add(sent);
    assert.deepEqual(await recent.find(text, target, 2 * MINUTE), sent);
    assert.equal(await recent.find(text, target, 61 * MINUTE), undefined);
  });
});

describe('the book of all windows', () => {
  const failures: unknown[] = [];
  const bookOn = (history: MemoryHistory) => createSentBook(history, (error) => failures.push(error));
  const windowOn = (history: MemoryHistory) => createRecentSubmissions(undefined, bookOn(history));
  const sentAt = (atMs: number) => ({ text, target, atMs });

  test('tells a window of another workspace, first that it is on its way, then of its jobs', async () => {
    const history = memoryHistory();
    const [one, other] = [windowOn(history), windowOn(history)];
    await one.add({ ...sentAt(MINUTE), jobIds: [] });
    assert.deepEqual(await other.find(text, target, MINUTE), { target, atMs: MINUTE, jobIds: [] });
    await one.add({ ...sentAt(MINUTE), jobIds: ['j1'] });
    assert.deepEqual(await other.find(text, target, MINUTE), { target, atMs: MINUTE, jobIds: ['j1'] });
    assert.equal(await other.find(text, { ...target, region: 'ap-seoul' }, MINUTE), undefined);
    assert.equal(await other.find(`${text} `, target, MINUTE), undefined);
    assert.doesNotMatch([...history.records.values()].join(), /canary|CallBack/);
  });

  test('forgets what became no job, and nothing else', async () => {
    const history = memoryHistory();
    const [one, other] = [windowOn(history), windowOn(history)];
    await one.add({ ...sentAt(MINUTE), jobIds: ['j1'] });
    await one.add({ ...sentAt(2 * MINUTE), jobIds: [] });
    await one.forget(sentAt(2 * MINUTE));
    for (const window of [one, other]) {
      assert.deepEqual((await window.find(text, target, 3 * MINUTE))?.jobIds, ['j1']);
    }
  });

  test('stays small: a day later nothing is left', async () => {
    const history = memoryHistory();
    await windowOn(history).add({ ...sentAt(0), jobIds: [] });
    assert.deepEqual((await windowOn(history).find(text, target, 24 * 60 * MINUTE))?.jobIds, []);
    assert.equal(history.records.size, 1);
    assert.equal(await windowOn(history).find(text, target, 24 * 60 * MINUTE + 1), undefined);
    assert.equal(history.records.size, 0);
  });

  test('survives what others have written, and a disk that fails', async () => {
    const junk = memoryHistory(7, null, 'x', {}, { digest: 1 }, { digest: 'd', bucket: 'b', region: 'r' });
    assert.equal(await windowOn(junk).find(text, target, 0), undefined);
    const full = (): Promise<never> => Promise.reject(new Error('full'));
    const broken = { ...memoryHistory(), read: full, write: full, remove: full };
    const window = windowOn(broken);
    await window.add({ ...sentAt(0), jobIds: ['j1'] });
    assert.deepEqual((await window.find(text, target, 0))?.jobIds, ['j1']);
    await window.forget(sentAt(0));
    assert.deepEqual(failures.map(String), Array(3).fill('Error: full'));
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
