/**
 * Every fault of the sandbox against submitting, watching, listing and cancelling: the truth is reported and kept,
 * nothing is sent twice, and no secret is to be seen anywhere.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { createCiClient } from '../../client/api/ciClient';
import { defaultNetworkSettings } from '../../client/api/node/networkSettings';
import { createNodeTransport } from '../../client/api/node/nodeTransport';
import type { Target } from '../../client/src/account/target';
import { cancelJobCommand } from '../../client/src/jobs/jobCommands';
import { entryId } from '../../client/src/jobs/jobRecord';
import type { JobStore } from '../../client/src/jobs/jobStore';
import { JobWatcher, type WatchClock } from '../../client/src/jobs/jobWatcher';
import { watcherDependencies } from '../../client/src/jobs/watcherDependencies';
import { RecordedLog } from '../../client/src/log/recordedLog';
import { createHistoryFolder } from '../../client/src/node/historyFolder';
import { createDuplicateGuard } from '../../client/src/submit/duplicateGuard';
import { lookUpSubmission } from '../../client/src/submit/lookUpSubmission';
import { submitRequest } from '../../client/src/submit/submitRequest';
import type { RequestSnapshot, SubmitDependencies } from '../../client/src/submit/submitTypes';
import { faultKinds } from '../../sandbox/faults';
import { FakeUserInterface } from '../support/fakeUserInterface';
import { harmlessForCancelling, passing, submissions } from '../support/faultExpectations';
import {
  type InProcessSandbox,
  sandboxCredentials,
  sandboxRequest,
  startInProcessSandbox,
} from '../support/inProcessSandbox';
import { storeOn } from '../support/memoryHistory';

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

/** The one that the extension uses. */
const transport = createNodeTransport({ settings: () => defaultNetworkSettings, environment: {} });

const createClient: SubmitDependencies['createClient'] = (where, credentials) =>
  createCiClient({
    bucket: where.bucket,
    region: where.region,
    endpoint: where.endpoint,
    credentials,
    timeoutMs: 500,
    transport,
  });

function submitDependencies(person: FakeUserInterface, store: JobStore): SubmitDependencies {
  return {
    ui: person,
    isTrusted: () => true,
    isCurrent: () => true,
    check: async () => ({ operation, errors: [] }),
    targets: {
      current: () => target,
      placesToKeep: () => ['window'],
      keep: async () => undefined,
      policy: () => ({ isProduction: false, confirms: true }),
    },
    credentials: { find: async () => found },
    guard: createDuplicateGuard(),
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
function assertNothingLeaked(person: FakeUserInterface, store: JobStore, log: RecordedLog): void {
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

it('the matrix knows every fault', () => {
  assert.deepEqual(Object.keys(submissions).sort(), [...faultKinds].sort());
});

it('a secret is found wherever it is', async () => {
  const log = (): RecordedLog => new RecordedLog(silent, Date.now);
  const { secretKey, securityToken } = sandboxCredentials;
  const store = storeOn(createHistoryFolder(folder), Date.now);
  assertNothingLeaked(new FakeUserInterface(), store, log());
  const person = new FakeUserInterface();
  person.heard.push(`notice: ${secretKey}`);
  assert.throws(() => assertNothingLeaked(person, store, log()));
  const careless = log();
  careless.info(`the token ${securityToken}`);
  assert.throws(() => assertNothingLeaked(new FakeUserInterface(), store, careless));
  fs.writeFileSync(path.join(folder, 'x.json'), 'q-signature=0123456789');
  assert.throws(() => assertNothingLeaked(new FakeUserInterface(), store, log()));
});

for (const [fault, [says, isUnknown]] of Object.entries(submissions)) {
  describe(`with the fault ${fault}`, () => {
    it('submitting sends once, tells, and keeps what is not known', async () => {
      const person = new FakeUserInterface('Submit');
      const store = storeOn(createHistoryFolder(folder), Date.now);
      sandbox.provoke(fault);
      const outcome = await submitRequest(submitDependencies(person, store), snapshot);
      assert.equal(outcome.kind, 'failed');
      const notice = person.heard.at(-1) ?? '';
      assert.match(notice, says);
      assert.match(
        notice,
        isUnknown
          ? /It is unknown whether the job was submitted\..*check the list of jobs/
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

    it('a watched job goes on where that makes sense, and keeps its last state', async () => {
      const person = new FakeUserInterface();
      const log = new RecordedLog(silent, Date.now);
      const store = storeOn(createHistoryFolder(folder), Date.now);
      const submitted = await createClient(target, sandboxCredentials).createJob(sandboxRequest, operation);
      assert.ok(submitted.ok && submitted.value.jobs[0] !== undefined);
      const { jobId } = store.put(submitted.value.jobs[0], target, submitted.value.rawXml);
      await sandbox.received();
      aheadMs = 5000;
      sandbox.provoke(fault);
      await new Promise<void>((resolve) => {
        const dependencies = watcherDependencies({
          ui: person,
          jobs: store,
          clock: impatientClock(),
          credentials: { find: async () => found },
          createClient,
          logFailure: (what) => (error) => log.error(`${what}: ${String(error)}`),
        });
        new JobWatcher({
          ...dependencies,
          ended: (records) => {
            dependencies.ended(records);
            resolve();
          },
          onAbandoned: (ids, ...rest) => {
            dependencies.onAbandoned(ids, ...rest);
            resolve();
          },
        }).watch(jobId, target);
      });
      // The claim to report the end is a file.
      while (person.heard.length === 0) await new Promise((resolve) => setImmediate(resolve));
      const isOver = passing.has(fault);
      assert.equal(store.find(jobId)?.state, isOver ? 'Success' : 'Submitted');
      assert.deepEqual(person.heard.length, 1);
      assert.match(person.heard[0] ?? '', isOver ? /Success/ : /is no longer watched\./);
      assert.equal((await sandbox.received()).length, isOver ? 2 : 1);
      await store.settled();
      assertNothingLeaked(person, store, log);
    });

    it('looking up asks once, tells, and keeps the request', async () => {
      const person = new FakeUserInterface();
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
      const dependencies = {
        ui: person,
        jobs: store,
        credentials: { find: async () => found },
        createClient,
      };
      const watcher = { watch: () => assert.fail('There is nothing to watch.') };
      const serviceTime = (_target: unknown, ms: number): number => ms;
      assert.deepEqual(await lookUpSubmission({ ...dependencies, serviceTime, watcher }, submission), []);
      assert.match(person.heard.at(-1) ?? '', /^notice error: The jobs could not be listed\. ./);
      assert.deepEqual(store.list().map(entryId), [id]);
      assert.deepEqual(
        (await sandbox.received()).map((line) => line.split(' ')[0]),
        ['GET'],
      );
      await store.settled();
      assertNothingLeaked(person, store, new RecordedLog(silent, Date.now));
    });

    it('cancelling asks once, tells, and keeps the job as it was', async () => {
      const person = new FakeUserInterface('Cancel Job');
      const store = storeOn(createHistoryFolder(folder), Date.now);
      const submitted = await createClient(target, sandboxCredentials).createJob(sandboxRequest, operation);
      assert.ok(submitted.ok && submitted.value.jobs[0] !== undefined);
      const { jobId } = store.put(submitted.value.jobs[0], target, submitted.value.rawXml);
      await sandbox.received();
      sandbox.provoke(fault);
      const never = (): never => assert.fail('There is nothing to ask.');
      const cancel = cancelJobCommand(
        {
          ui: person,
          jobs: store,
          credentials: { find: async () => found },
          createClient,
          activeDocumentUri: () => undefined,
          settings: { current: never, placesToKeep: never, keep: never, policy: never },
          watcher: { watch: never },
          jobDocuments: { show: async () => undefined },
        },
        () => true,
      );
      await cancel(jobId);
      const methods = (await sandbox.received()).map((line) => line.split(' ')[0]);
      await store.settled();
      assertNothingLeaked(person, store, new RecordedLog(silent, Date.now));
      const notice = person.heard.at(-1) ?? '';
      if (harmlessForCancelling.has(fault)) {
        assert.match(notice, /Cancel/);
        assert.deepEqual(methods, ['PUT', 'GET']);
        return;
      }
      assert.match(
        notice,
        isUnknown
          ? /^notice error: It is unknown whether the job was cancelled\. .* look up the job before you cancel it again\./
          : /^notice error: The job was not cancelled\. ./,
      );
      assert.doesNotMatch(notice, /billed/);
      assert.equal(store.find(jobId)?.state, 'Submitted');
      assert.deepEqual(methods, ['PUT']);
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
