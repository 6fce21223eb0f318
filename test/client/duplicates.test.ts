/**
 * The guard against sending the same request twice: it knows what was sent before a reload and by other windows,
 * and writes no request to the disk for that.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressOf } from '../../client/api/endpoint';
import { parseJobsResponse } from '../../client/api/jobsDetail';
import { digestOf } from '../../client/api/requestDigest';
import type { Target } from '../../client/src/account/target';
import type { JobStore } from '../../client/src/jobs/jobStore';
import { createDuplicateGuard } from '../../client/src/submit/duplicateGuard';
import { approveSubmission } from '../../client/src/submit/submitGate';
import type {
  DuplicateGuard,
  EarlierSubmission,
  GateDependencies,
  RequestSnapshot,
} from '../../client/src/submit/submitTypes';
import { FakeUserInterface } from '../support/fakeUserInterface';
import { type MemoryHistory, memoryHistory, storeOn } from '../support/memoryHistory';
import { logOn, type MemoryRecords, memoryRecords } from '../support/memoryRecords';

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

/** What a window that starts now finds about the text. */
async function findIn(store: JobStore, nowMs: number, other: Partial<Target> = {}, sent = text) {
  return (await createDuplicateGuard({ sent: store }).find(sent, { ...target, ...other }, nowMs)).earlier;
}

describe('a request that was sent before', () => {
  it('is told of after a reload and in other windows, with its jobs, and is on no disk', async () => {
    const history = memoryHistory();
    await sendFromWindow(history, MINUTE, 'j1', 'j2');
    assert.doesNotMatch([...history.records.values()].join(), /canary|Request|CallBack/);
    const expected = { target, atMs: MINUTE, jobIds: ['j1', 'j2'] };
    assert.deepEqual(await findIn(storeOn(history), 2 * MINUTE), expected);
  });

  it('is told of when the other window sends it after this one was opened', async () => {
    const history = memoryHistory();
    const mine = storeOn(history);
    await mine.load();
    await sendFromWindow(history, MINUTE, 'j1');
    assert.deepEqual(await findIn(mine, 2 * MINUTE), { target, atMs: MINUTE, jobIds: ['j1'] });
  });

  it('is another one with another text, bucket, region or endpoint', async () => {
    const store = await sendFromWindow(memoryHistory(), MINUTE, 'j1');
    assert.equal(await findIn(store, MINUTE, {}, `${text} `), undefined);
    assert.equal(await findIn(store, MINUTE, { bucket: 'other-1250000000' }), undefined);
    assert.equal(await findIn(store, MINUTE, { region: 'ap-seoul' }), undefined);
    assert.equal(await findIn(store, MINUTE, { endpoint: 'http://127.0.0.1:1' }), undefined);
  });

  it('is told of for an hour, and as long as nobody knows what became of it', async () => {
    const store = await sendFromWindow(memoryHistory(), 0, 'j1');
    assert.deepEqual((await findIn(store, 60 * MINUTE - 1))?.jobIds, ['j1']);
    assert.equal(await findIn(store, 60 * MINUTE), undefined);
    const unknown = await sendFromWindow(memoryHistory(), 0);
    assert.deepEqual(await findIn(unknown, 1e9), { target, atMs: 0, jobIds: [] });
  });

  it('is told of by its latest time', async () => {
    const history = memoryHistory();
    await sendFromWindow(history, MINUTE, 'j1');
    await sendFromWindow(history, 5 * MINUTE, 'j2');
    assert.deepEqual((await findIn(storeOn(history), 6 * MINUTE))?.jobIds, ['j2']);
  });

  it('is remembered by the window also when it is removed from the list', async () => {
    const guard = createDuplicateGuard({ sent: storeOn(memoryHistory()) });
    const sent = await beginAt(guard, MINUTE);
    assert.deepEqual((await guard.find(text, target, 1e9)).earlier, { target, atMs: MINUTE, jobIds: [] });
    await sent?.end({ kind: 'submitted', jobIds: ['j1'] });
    const expected: EarlierSubmission = { target, atMs: MINUTE, jobIds: ['j1'] };
    assert.deepEqual((await guard.find(text, target, 2 * MINUTE)).earlier, expected);
    assert.equal((await guard.find(text, target, 61 * MINUTE)).earlier, undefined);
  });

  it('is the same however its address is written', async () => {
    const rows: readonly (readonly [Partial<Target>, Partial<Target>])[] = [
      [{ endpoint: 'http://127.0.0.1:8080' }, { endpoint: 'http://127.0.0.1:8080/' }],
      [{ endpoint: 'http://localhost:8080' }, { endpoint: ' HTTP://LOCALHOST:8080/ ' }],
      [{ endpoint: 'http://localhost:8080' }, { endpoint: 'http://127.0.0.1:8080' }],
      [{ endpoint: 'http://127.0.0.1' }, { endpoint: 'http://127.1:80' }],
      [{ endpoint: 'https://CI.example.com' }, { endpoint: 'https://ci.example.com:443/' }],
      [{ endpoint: 'https://ci.example.com' }, { endpoint: 'https://ci.example.com.' }],
      [{}, { endpoint: 'https://films-1250000000.ci.ap-chongqing.myqcloud.com/' }],
      [{ endpoint: 'http://127.0.0.1:1' }, { endpoint: 'http://127.0.0.1:1', bucket: '', region: '' }],
    ];
    for (const [one, other] of rows) {
      const guard = createDuplicateGuard({ log: logOn(memoryRecords(), () => MINUTE) });
      await beginAt(guard, MINUTE, one);
      const { earlier } = await guard.find(text, { ...target, ...other }, MINUTE);
      assert.equal(earlier?.atMs, MINUTE, JSON.stringify([one, other]));
    }
    const guard = createDuplicateGuard();
    await beginAt(guard, MINUTE, { endpoint: 'http://127.0.0.1:8080' });
    for (const endpoint of [
      undefined,
      'http://127.0.0.1:8081',
      'http://127.0.0.2:8080',
      'http://127.0.0.1',
    ]) {
      assert.equal((await guard.find(text, { ...target, endpoint }, MINUTE)).earlier, undefined);
    }
  });

  it('with an unknown outcome makes room for nothing, in memory and in the list', async () => {
    const guard = createDuplicateGuard();
    await beginAt(guard, 0);
    for (let round = 1; round <= 200; round++) {
      const found = await guard.find(`${text}${round}`, target, round);
      const sent = await guard.begin({ text: `${text}${round}`, target, atMs: round }, found);
      await sent?.end({ kind: 'submitted', jobIds: [`j${round}`] });
    }
    assert.deepEqual((await guard.find(text, target, 1e9)).earlier?.jobIds, []);
    const store = storeOn(memoryHistory());
    const digest = await digestOf(text);
    const begin = () =>
      store.beginSubmission({ name: 'a', tag: 'W', target, input: undefined, digest, requestXml: text });
    const ids = [await begin(), await begin()];
    store.endSubmission(ids[1] ?? '', 'unknown');
    for (let round = 0; round < 1100; round++) store.put(jobOf(`j${round}`), target, '');
    assert.deepEqual(
      store.list().flatMap((entry) => (entry.kind === 'submission' ? [entry.id] : [])),
      [...ids].reverse(),
    );
    assert.equal(store.list().length, 1000);
  });
});

/** Begins to send the text; undefined when another window was faster. */
async function beginAt(guard: DuplicateGuard, atMs: number, other: Partial<Target> = {}) {
  const where = { ...target, ...other };
  return guard.begin({ text, target: where, atMs }, await guard.find(text, where, atMs));
}

describe('the log of all windows', () => {
  let nowMs = 0;
  const failures: unknown[] = [];
  const windowOn = (records: MemoryRecords, program = 'window') =>
    createDuplicateGuard({
      log: logOn(records, () => nowMs, program),
      reportFailure: (error) => failures.push(error),
    });
  const earlierIn = async (window: DuplicateGuard) => (await window.find(text, target, nowMs)).earlier;

  it('tells a window of another workspace, first that it is on its way, then of its jobs', async () => {
    const records = memoryRecords();
    const [one, other] = [windowOn(records, 'one'), windowOn(records, 'other')];
    nowMs = MINUTE;
    const sent = await beginAt(one, MINUTE);
    const shared = { target, atMs: MINUTE };
    assert.deepEqual(await earlierIn(other), { ...shared, jobIds: [], isSending: true });
    await sent?.end({ kind: 'submitted', jobIds: ['j1'] });
    assert.deepEqual(await earlierIn(other), { ...shared, jobIds: ['j1'] });
    assert.equal((await other.find(text, { ...target, region: 'ap-seoul' }, nowMs)).earlier, undefined);
    assert.equal((await other.find(`${text} `, target, nowMs)).earlier, undefined);
    assert.doesNotMatch([...records.records.values()].join(), /canary|CallBack|films/);
  });

  it('lets one of two windows begin that have found the same', async () => {
    const records = memoryRecords();
    const windows = [windowOn(records, 'one'), windowOn(records, 'other')];
    for (const outcome of [
      { kind: 'unknown' },
      { kind: 'submitted', jobIds: ['j1'] },
      { kind: 'none' },
    ] as const) {
      const found = await Promise.all(windows.map((window) => window.find(text, target, nowMs)));
      const begun = await Promise.all(
        windows.map((window, index) =>
          window.begin({ text, target, atMs: nowMs }, found[index] ?? assert.fail()),
        ),
      );
      assert.equal(begun.filter((each) => each !== undefined).length, 1, outcome.kind);
      await Promise.all(begun.map((each) => each?.end(outcome)));
    }
  });

  it('says of a window that was killed that nobody knows the outcome', async () => {
    const records = memoryRecords();
    await beginAt(windowOn(records, 'killed'), nowMs);
    assert.equal((await earlierIn(windowOn(records)))?.isSending, true);
    records.ended.add('killed');
    assert.deepEqual(await earlierIn(windowOn(records)), { target, atMs: nowMs, jobIds: [] });
    // Nobody can report a window of a browser; no call takes so long.
    records.ended.clear();
    nowMs += 3 * MINUTE;
    assert.deepEqual((await earlierIn(windowOn(records)))?.isSending, undefined);
    // A clock that was set back.
    nowMs -= 30 * MINUTE;
    assert.deepEqual((await earlierIn(windowOn(records)))?.isSending, undefined);
  });

  it('takes a record that was cut off for a submission of unknown outcome', async () => {
    for (const cut of ['', '{"version":1,"sta', '[]', 'null', '7']) {
      const records = memoryRecords();
      await beginAt(windowOn(records), nowMs);
      for (const name of records.records.keys()) records.records.set(name, cut);
      assert.deepEqual((await earlierIn(windowOn(records)))?.jobIds, [], cut);
      assert.equal((await earlierIn(windowOn(records)))?.isSending, undefined);
    }
  });

  it('forgets what became no job, and nothing else', async () => {
    const records = memoryRecords();
    const [one, other] = [windowOn(records), windowOn(records)];
    nowMs = MINUTE;
    await (await beginAt(one, nowMs))?.end({ kind: 'submitted', jobIds: ['j1'] });
    nowMs = 2 * MINUTE;
    await (await beginAt(one, nowMs))?.end({ kind: 'none' });
    for (const window of [one, other]) assert.deepEqual((await earlierIn(window))?.jobIds, ['j1']);
  });

  it('stays small, but keeps what is unknown', async () => {
    const records = memoryRecords();
    const log = logOn(records, () => nowMs);
    nowMs = MINUTE;
    const begin = async (digest: string) => log.begin({ digest, address: 'a' }, undefined);
    await (await begin('unknown'))?.end({ kind: 'unknown' });
    await begin('sending');
    for (let round = 0; round < 1200; round++) {
      nowMs += 1;
      await (await begin(`d${round}`))?.end({ kind: 'submitted', jobIds: [`j${round}`] });
    }
    // The last record made room before it was written.
    assert.equal(records.records.size, 1003);
    assert.equal(await log.find({ digest: 'd0', address: 'a' }), undefined);
    nowMs += 25 * 60 * MINUTE;
    await begin('next');
    assert.equal(records.records.size, 3);
    assert.equal((await log.find({ digest: 'unknown', address: 'a' }))?.state, 'unknown');
    assert.equal((await log.find({ digest: 'sending', address: 'a' }))?.state, 'unknown');
  });

  it('says so when it cannot be read or written, and begins nothing on its own', async () => {
    const full = (): Promise<never> => Promise.reject(new Error('full'));
    const window = windowOn({ ...memoryRecords(), create: full });
    const sent = await beginAt(window, nowMs);
    assert.deepEqual(String(sent?.failure), 'Error: full');
    await sent?.end({ kind: 'submitted', jobIds: ['j1'] });
    assert.deepEqual((await earlierIn(window))?.jobIds, ['j1']);
    const unreadable = memoryRecords();
    const blind = await beginAt(windowOn({ ...unreadable, list: full }), nowMs);
    assert.deepEqual([String(blind?.failure), unreadable.records.size], ['Error: full', 0]);
    assert.deepEqual(failures.map(String), ['Error: full', 'Error: full']);
  });

  it('is told what was looked up later', async () => {
    const records = memoryRecords();
    await (await beginAt(windowOn(records), nowMs))?.end({ kind: 'unknown' });
    const log = logOn(records, () => nowMs);
    const [name] = records.records.keys();
    assert.ok(name !== undefined);
    const request = { digest: await digestOf(text), address: addressOf(target) };
    await log.resolve(request, { kind: 'submitted', jobIds: ['j9'] });
    assert.deepEqual((await earlierIn(windowOn(records)))?.jobIds, ['j9']);
    await log.resolve(request, { kind: 'none' });
    assert.deepEqual((await earlierIn(windowOn(records)))?.jobIds, ['j9']);
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
  const portsOf = (person: FakeUserInterface, store: JobStore, confirms: boolean): GateDependencies => ({
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
    guard: createDuplicateGuard({ sent: store }),
    now: () => 10 * MINUTE,
  });

  it('asks about what another window has sent, also where it would not ask', async () => {
    const history = memoryHistory();
    await sendFromWindow(history, 8 * MINUTE, 'j1');
    const person = new FakeUserInterface(undefined);
    const result = await approveSubmission(portsOf(person, storeOn(history), false), snapshot);
    assert.deepEqual(result, { kind: 'stopped', reason: 'not-confirmed' });
    assert.match(
      person.details[0] ?? '',
      /The same request was submitted 2 minutes ago as j1\. Submitting it again creates another job\./,
    );
  });

  it('asks again when another window sends it while the question stands', async () => {
    const history = memoryHistory();
    const person = new FakeUserInterface('Submit', undefined);
    const ask = person.ask.bind(person);
    person.ask = async (question) => {
      if (person.heard.length === 0) await sendFromWindow(history, 10 * MINUTE, 'j1');
      return ask(question);
    };
    const result = await approveSubmission(portsOf(person, storeOn(history), true), snapshot);
    assert.deepEqual(result, { kind: 'stopped', reason: 'not-confirmed' });
    assert.deepEqual(person.heard, [
      'dialog information: Submit this Work job?',
      'dialog warning: Submit this Work job?',
    ]);
    assert.match(person.details[1] ?? '', /submitted a moment ago as j1/);
  });

  it('of two windows that confirm at the same moment lets one through, and the other one is asked again', async () => {
    const records = memoryRecords();
    const store = storeOn(memoryHistory());
    const portsIn = (person: FakeUserInterface, confirms: boolean): GateDependencies => ({
      ...portsOf(person, store, confirms),
      guard: createDuplicateGuard({ log: logOn(records, () => 10 * MINUTE) }),
    });
    for (const [confirms, answers] of [
      [true, ['Submit', undefined]],
      [false, [undefined]],
    ] as const) {
      records.records.clear();
      const people = [new FakeUserInterface(...answers), new FakeUserInterface(...answers)];
      const results = await Promise.all(
        people.map((person) => approveSubmission(portsIn(person, confirms), snapshot)),
      );
      assert.deepEqual(results.map(({ kind }) => kind).sort(), ['approved', 'stopped']);
      const slower = people[results.findIndex(({ kind }) => kind === 'stopped')];
      assert.match(slower?.details.at(-1) ?? '', /The same request is being submitted from another window/);
    }
  });
});
