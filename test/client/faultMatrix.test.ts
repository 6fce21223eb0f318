/**
 * Every fault of the sandbox against submitting, watching, listing and cancelling: the truth is told and kept,
 * nothing is sent twice, and no secret is to be seen anywhere.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { createCiClient } from '../../client/api/ciClient';
import { lookUpSubmission } from '../../client/src/commands/lookUpSubmission';
import { entryId } from '../../client/src/jobs/jobRecord';
import type { JobStore } from '../../client/src/jobs/jobStore';
import { JobWatcher, type WatchClock } from '../../client/src/jobs/jobWatcher';
import { watcherPorts } from '../../client/src/jobs/watcherPorts';
import { RecordedLog } from '../../client/src/log/recordedLog';
import { createHistoryFolder } from '../../client/src/node/historyFolder';
import { errorNotice } from '../../client/src/submit/errorNotice';
import { createRecentSubmissions } from '../../client/src/submit/recentSubmissions';
import { submitRequest } from '../../client/src/submit/submitRequest';
import type { RequestSnapshot, SubmitPorts } from '../../client/src/submit/submitTypes';
import type { Target } from '../../client/src/target';
import { faultKinds } from '../../sandbox/faults';
import {
  type InProcessSandbox,
  sandboxCredentials,
  sandboxRequest,
  startInProcessSandbox,
} from '../support/inProcessSandbox';
import { storeOn } from '../support/memoryHistory';
import { ScriptedPerson } from '../support/scriptedPerson';

/** What a person hears about a submission, and whether its outcome is unknown. */
const submissions: Readonly<Record<string, readonly [says: RegExp, isUnknown: boolean]>> = {
  'access-denied': [/ci:CreateMediaJobs/, false],
  'role-missing': [/CI_QCSRole/, false],
  'queue-paused': [/queue/i, false],
  'bucket-unbound': [/bound|bind/i, false],
  redirect: [/https:/, false],
  'slow-down': [/Wait a little|asks to wait/, false],
  'internal-error': [/InternalError/, true],
  unavailable: [/ServiceUnavailable/, true],
  slow: [/did not answer within/, true],
  'cut-before': [/connection|closed|network/i, true],
  'cut-after': [/connection|closed|network/i, true],
  truncated: [/not one of the service/, true],
  'not-xml': [/not one of the service/, true],
  empty: [/not one of the service/, true],
};

/** Faults that a watched job outlives. */
const passing = new Set([
  'slow-down',
  'internal-error',
  'unavailable',
  'slow',
  'cut-before',
  'cut-after',
  'truncated',
  'not-xml',
  'empty',
]);

const snapshot: RequestSnapshot = {
  uri: 'file:///a.cijob.xml',
  name: 'a.cijob.xml',
  languageId: 'ci-job',
  version: 1,
  text: sandboxRequest,
};
const operation = {
  tag: 'MediaInfo',
  method: 'POST',
  path: '/jobs',
  action: 'ci:CreateMediaJobs',
  input: 'films/a.mp4',
  output: undefined,
};
const found = { credentials: sandboxCredentials, source: 'stored' } as const;

let sandbox: InProcessSandbox;
let target: Target;
let folder = '';
/** By how much the sandbox's clock is ahead, so that its jobs end without waiting. */
let aheadMs = 0;

before(async () => {
  const pace = { waiting: 1000, running: 1000 };
  sandbox = await startInProcessSandbox({ pace, now: () => Date.now() + aheadMs });
  target = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: sandbox.url };
});

after(() => sandbox.close());

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-faults-'));
  await sandbox.received();
  aheadMs = 0;
});

afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const createClient: SubmitPorts['createClient'] = (where, credentials) =>
  createCiClient({
    bucket: where.bucket,
    region: where.region,
    endpoint: where.endpoint,
    credentials,
    timeoutMs: 500,
  });

function submitPorts(person: ScriptedPerson, store: JobStore): SubmitPorts {
  return {
    ui: person,
    isTrusted: () => true,
    isValidated: () => true,
    isCurrent: () => true,
    check: async () => ({ operation, errors: [] }),
    targets: {
      current: () => target,
      placesToKeep: () => ['window'],
      keep: async () => undefined,
      policy: () => ({ isProduction: false, confirms: true }),
    },
    credentials: { find: async () => found },
    recent: createRecentSubmissions(),
    now: Date.now,
    createClient,
    submissions: store,
    inFlight: new Set(),
    accept: async ({ jobs, rawXml }) => {
      for (const job of jobs) store.put(job, target, rawXml, sandboxRequest);
    },
  };
}

/** Everything that a person, a log or a disk could show. */
function assertNothingLeaked(person: ScriptedPerson, store: JobStore, log: RecordedLog): void {
  const shown = JSON.stringify([person.heard, person.details, person.performed, store.list(), log.lines()]);
  const written = fs.existsSync(folder)
    ? fs.readdirSync(folder).map((name) => fs.readFileSync(path.join(folder, name), 'utf8'))
    : [];
  for (const text of [shown, ...written]) {
    const { secretId, secretKey, securityToken } = sandboxCredentials;
    for (const secret of [secretId, secretKey, securityToken]) assert.ok(!text.includes(secret), text);
    assert.doesNotMatch(text, /q-signature=[0-9a-f]{8}/);
  }
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

test('the matrix knows every fault', () => {
  assert.deepEqual(Object.keys(submissions).sort(), [...faultKinds].sort());
});

for (const [fault, [says, isUnknown]] of Object.entries(submissions)) {
  describe(`with the fault ${fault}`, () => {
    test('submitting sends once, tells, and keeps what is not known', async () => {
      const person = new ScriptedPerson('Submit');
      const store = storeOn(createHistoryFolder(folder), Date.now);
      sandbox.provoke(fault);
      const outcome = await submitRequest(submitPorts(person, store), snapshot);
      assert.equal(outcome.kind, 'failed');
      const told = person.heard.at(-1) ?? '';
      assert.match(told, says);
      assert.match(
        told,
        isUnknown
          ? /It is not known whether the job was submitted\..*look at the list of jobs/
          : /The job was not submitted\./,
      );
      await store.settled();
      const next = storeOn(createHistoryFolder(folder), Date.now);
      await next.load();
      assert.deepEqual(
        next.list().map((entry) => [entry.kind, entry.state]),
        isUnknown ? [['submission', 'unknown']] : [],
      );
      assert.equal((await sandbox.received()).length, 1);
      assertNothingLeaked(person, store, new RecordedLog(silent, Date.now));
    });

    test('a watched job goes on where that makes sense, and keeps its last state', async () => {
      const person = new ScriptedPerson();
      const log = new RecordedLog(silent, Date.now);
      const store = storeOn(createHistoryFolder(folder), Date.now);
      const submitted = await createClient(target, sandboxCredentials).createJob(sandboxRequest, operation);
      assert.ok(submitted.ok && submitted.value.jobs[0] !== undefined);
      const { jobId } = store.put(submitted.value.jobs[0], target, submitted.value.rawXml);
      await sandbox.received();
      aheadMs = 5000;
      sandbox.provoke(fault);
      await new Promise<void>((resolve) => {
        const ports = watcherPorts({
          ui: person,
          jobs: store,
          clock: impatientClock(),
          credentials: { find: async () => found },
          createClient,
          logFailure: (what) => (error) => log.error(`${what}: ${String(error)}`),
        });
        new JobWatcher({
          ...ports,
          ended: (records) => {
            ports.ended(records);
            resolve();
          },
          gaveUp: (ids, error) => {
            ports.gaveUp(ids, error);
            resolve();
          },
        }).watch(jobId, target);
      });
      // The claim to tell of the end is a file.
      while (person.heard.length === 0) await new Promise((resolve) => setImmediate(resolve));
      const isOver = passing.has(fault);
      assert.equal(store.find(jobId)?.state, isOver ? 'Success' : 'Submitted');
      assert.deepEqual(person.heard.length, 1);
      assert.match(person.heard[0] ?? '', isOver ? /State Success/ : /is not watched any more\./);
      assert.equal((await sandbox.received()).length, isOver ? 2 : 1);
      await store.settled();
      assertNothingLeaked(person, store, log);
    });

    test('looking up asks once, tells, and keeps the request', async () => {
      const person = new ScriptedPerson();
      const store = storeOn(createHistoryFolder(folder), Date.now);
      const id = await store.beginSubmission({
        ...snapshot,
        tag: 'MediaInfo',
        target,
        input: undefined,
        requestXml: sandboxRequest,
      });
      store.endSubmission(id, 'unknown');
      const submission = store.findEntry(id);
      assert.ok(submission?.kind === 'submission');
      sandbox.provoke(fault);
      const ports = { ui: person, jobs: store, credentials: { find: async () => found }, createClient };
      const watcher = { watch: () => assert.fail('There is nothing to watch.') };
      assert.equal(await lookUpSubmission({ ...ports, watcher }, submission), undefined);
      assert.match(person.heard.at(-1) ?? '', /^notice error: The jobs could not be listed\. ./);
      assert.deepEqual(store.list().map(entryId), [id]);
      assert.deepEqual(
        (await sandbox.received()).map((line) => line.split(' ')[0]),
        ['GET'],
      );
      await store.settled();
      assertNothingLeaked(person, store, new RecordedLog(silent, Date.now));
    });

    test('cancelling asks once and tells', async () => {
      sandbox.provoke(fault);
      const answer = await createClient(target, sandboxCredentials).cancelJob('j1');
      assert.ok(!answer.ok);
      const notice = errorNotice('The job was not cancelled.', answer.error);
      assert.ok(!/Canary/.test(JSON.stringify(notice)), JSON.stringify(notice));
      assert.equal((await sandbox.received()).length, 1);
    });
  });
}

/** A clock that jumps to whatever is waited for. */
function impatientClock(): WatchClock {
  let nowMs = Date.now();
  return {
    now: () => nowMs,
    after(ms, run) {
      const handle = setImmediate(() => {
        nowMs += ms;
        run();
      });
      return { dispose: () => clearImmediate(handle) };
    },
  };
}
