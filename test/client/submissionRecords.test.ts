/**
 * The records of the submission log where they are kept: on a disk, and in the storage of a browser. One of several
 * programs makes a record, also of several windows that ask in the same moment; this very file is also such a program.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { createCiClient } from '../../client/api/ciClient';
import { defaultNetworkSettings } from '../../client/api/node/networkSettings';
import { createNodeTransport } from '../../client/api/node/nodeTransport';
import { createProcessSender, createRecordFolder } from '../../client/api/node/recordFolder';
import { createSubmissionLog, type RecordFolder } from '../../client/api/submissionLog';
import type { StoredFiles } from '../../client/src/browser/storedHistory';
import { createStoredRecords, type Exclusively } from '../../client/src/browser/storedRecords';
import { createHistoryFolder } from '../../client/src/node/historyFolder';
import { createDuplicateGuard } from '../../client/src/submit/duplicateGuard';
import { submitRequest } from '../../client/src/submit/submitRequest';
import type { SubmitDependencies } from '../../client/src/submit/submitTypes';
import { FakeUserInterface } from '../support/fakeUserInterface';
import { sandboxCredentials, sandboxRequest } from '../support/inProcessSandbox';
import { storeOn } from '../support/memoryHistory';
import { startUnreliableServer } from '../support/unreliableServer';

const { CI_JOB_TEST_FOLDER: folderOfRole, CI_JOB_TEST_URL: urlOfRole = '' } = process.env;

/** A window on the disk: it says when it is ready to confirm, and confirms when it is asked to. */
async function confirmWhenTold(folder: string, endpoint: string): Promise<void> {
  const target = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint };
  const store = storeOn(createHistoryFolder(path.join(folder, `jobs${process.pid}`)), Date.now);
  const person = new FakeUserInterface('Submit', undefined);
  const ask = person.ask.bind(person);
  person.ask = async (question) => {
    if (person.heard.length === 0) {
      process.stdout.write('ready\n');
      await new Promise((resolve) => process.stdin.once('data', resolve));
    }
    return ask(question);
  };
  const log = createSubmissionLog({
    folder: createRecordFolder(path.join(folder, 'submissions')),
    sender: createProcessSender(),
    now: Date.now,
  });
  const transport = createNodeTransport({ settings: () => defaultNetworkSettings, environment: {} });
  const operation = {
    tag: 'MediaInfo',
    method: 'POST',
    path: '/jobs',
    action: 'a',
    input: undefined,
    output: undefined,
  };
  const dependencies: SubmitDependencies = {
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
    credentials: { find: async () => ({ credentials: sandboxCredentials, source: 'stored' }) },
    guard: createDuplicateGuard({ log }),
    now: Date.now,
    createClient: (where, credentials) =>
      createCiClient({ ...where, credentials, transport, timeoutMs: 10_000 }),
    submissions: store,
    inFlight: new Set(),
    accept: async () => undefined,
  };
  const snapshot = { uri: 'file:///a', name: 'a', languageId: 'ci-job', version: 1, text: sandboxRequest };
  const outcome = await submitRequest(dependencies, snapshot);
  process.stdout.write(`${JSON.stringify({ outcome, asked: person.details.length })}\n`);
  process.stdin.destroy();
}

if (folderOfRole !== undefined) void confirmWhenTold(folderOfRole, urlOfRole);
else describeTests();

function describeTests(): void {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-records-'));
  after(() => fs.rmSync(root, { recursive: true, force: true }));
  const freshFolder = (): string => fs.mkdtempSync(path.join(root, 'x'));

  /** A process with a window, and what it says, line by line. */
  function startWindow(folder: string, url: string) {
    const child: ChildProcess = spawn(process.execPath, [__filename], {
      env: { CI_JOB_TEST_FOLDER: folder, CI_JOB_TEST_URL: url },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let said = '';
    const waiting: (() => void)[] = [];
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      for (const wake of waiting.splice(0)) wake();
    });
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    return {
      child,
      ended,
      said: () => said,
      ready: async () => {
        while (!said.includes('ready')) await new Promise<void>((resolve) => waiting.push(resolve));
      },
    };
  }

  describe('two windows that are processes', () => {
    it('and confirm at the same moment send once', async (context) => {
      const body = '<Response><JobsDetail><JobId>j1</JobId><State>Submitted</State></JobsDetail></Response>';
      const server = await startUnreliableServer((socket) => {
        socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
      });
      context.after(() => server.close());
      for (let round = 0; round < 3; round++) {
        const folder = freshFolder();
        const from = server.requests.length;
        const windows = [0, 1, 2].map(() => startWindow(folder, server.origin));
        await Promise.all(windows.map((window) => window.ready()));
        for (const { child } of windows) child.stdin?.write('go\n');
        await Promise.all(windows.map(({ ended }) => ended));
        assert.deepEqual(server.requests.slice(from), ['POST /jobs']);
        const outcomes = windows.map(({ said }) => JSON.parse(said().trim().split('\n').at(-1) ?? ''));
        assert.deepEqual(outcomes.map(({ outcome }) => outcome.kind).sort(), [
          'stopped',
          'stopped',
          'submitted',
        ]);
        for (const { outcome, asked } of outcomes) {
          if (outcome.kind === 'stopped') assert.deepEqual([outcome.reason, asked], ['not-confirmed', 2]);
        }
      }
    });

    it('know of one that was killed while it sent that its outcome is unknown', async (context) => {
      let arrived = (): void => undefined;
      const isThere = new Promise<void>((resolve) => {
        arrived = resolve;
      });
      const server = await startUnreliableServer(() => arrived());
      context.after(() => server.close());
      const folder = freshFolder();
      const killed = startWindow(folder, server.origin);
      await killed.ready();
      killed.child.stdin?.write('go\n');
      await isThere;
      killed.child.kill('SIGKILL');
      await killed.ended;
      const log = createSubmissionLog({
        folder: createRecordFolder(path.join(folder, 'submissions')),
        sender: createProcessSender(),
        now: Date.now,
      });
      const target = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: `${server.origin}/` };
      const { earlier } = await createDuplicateGuard({ log }).find(sandboxRequest, target, Date.now());
      assert.deepEqual([earlier?.jobIds, earlier?.isSending], [[], undefined]);
    });
  });

  describe('the sender', () => {
    it('knows which process has ended, on this machine only', () => {
      const here = createProcessSender('here', process.pid);
      assert.equal(here.hasEnded(here.id), false);
      assert.equal(here.hasEnded(createProcessSender('there', process.pid).id), undefined);
      // No system gives a process such a number.
      assert.equal(here.hasEnded(createProcessSender('here', 2 ** 30).id), true);
      for (const odd of ['', '7', '{}', '["here"]', '["here","1"]', 'null']) {
        assert.equal(here.hasEnded(odd), undefined, odd);
      }
    });
  });

  const folders: Readonly<Record<string, () => { open: () => RecordFolder; put(name: string): void }>> = {
    'on the disk': () => {
      const folder = path.join(freshFolder(), 'deep', 'down');
      return {
        open: () => createRecordFolder(folder),
        put: (name) => fs.writeFileSync(path.join(folder, `${name}.json`), '{"cut'),
      };
    },
    'in the storage of a browser': () => {
      const written = new Map<string, Uint8Array>();
      let ids = 0;
      return {
        open: () => createStoredRecords(racingFiles(written), () => `id${++ids}`, lockOf(written)),
        put: (name) => void written.set(`${name}.json`, new TextEncoder().encode('{"cut')),
      };
    },
  };
  for (const [title, start] of Object.entries(folders)) {
    it(`records ${title} are made by one of several, replaced and removed`, async () => {
      const { open, put } = start();
      assert.deepEqual([await open().list(), await open().read('a.1')], [[], undefined]);
      const made = await Promise.all(Array.from({ length: 20 }, (_, by) => open().create('a.1', { by })));
      assert.equal(made.filter(Boolean).length, 1);
      assert.deepEqual((await open().read('a.1'))?.record, { by: made.indexOf(true) });
      await open().replace('a.1', { by: 'x' });
      assert.deepEqual((await open().read('a.1'))?.record, { by: 'x' });
      put('b.1');
      const cut = await open().read('b.1');
      assert.ok(cut !== undefined && cut.record === undefined);
      assert.deepEqual([...(await open().list())].sort(), ['a.1', 'b.1']);
      assert.equal(await open().create('b.1', {}), false);
      await open().remove('a.1');
      await open().remove('a.1');
      assert.equal(await open().create('a.1', {}), true);
    });
  }

  it('records on the disk are their owner’s only, and a failure leaves none', async () => {
    const folder = path.join(freshFolder(), 'state');
    const records = createRecordFolder(folder);
    await records.create('a.1', { digest: 'x' });
    await records.replace('a.1', { digest: 'y' });
    if (process.platform !== 'win32') {
      assert.equal(fs.statSync(folder).mode & 0o777, 0o700);
      assert.equal(fs.statSync(path.join(folder, 'a.1.json')).mode & 0o777, 0o600);
    }
    assert.deepEqual(fs.readdirSync(folder), ['a.1.json']);
    const file = path.join(freshFolder(), 'file');
    fs.writeFileSync(file, '');
    await assert.rejects(createRecordFolder(path.join(file, 'x')).create('a.1', {}));
    await assert.rejects(records.create('b.1', { toJSON: () => assert.fail('full') }), /full/);
    assert.deepEqual(fs.readdirSync(folder), ['a.1.json']);
  });
}

/** A page's storage: moving looks first and writes then, and another window may come between. */
function racingFiles(written: Map<string, Uint8Array>): StoredFiles {
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const move = async (name: string, to: string): Promise<void> => {
    await turn();
    written.set(to, written.get(name) ?? new Uint8Array());
    written.delete(name);
  };
  return {
    list: async () => [...written.keys()],
    read: async (name) => written.get(name),
    write: async (name, content) => void written.set(name, content),
    move,
    moveIfFree: async (name, to) => {
      if (written.has(to)) return false;
      await move(name, to);
      return true;
    },
    remove: async (name) => void written.delete(name),
    modifiedMs: async (name) => (written.has(name) ? 1 : undefined),
  };
}

const locks = new WeakMap<object, Promise<unknown>>();

/** The lock of a browser, which all windows of these files share. */
function lockOf(shared: object): Exclusively {
  return async (task) => {
    const before = locks.get(shared) ?? Promise.resolve();
    const done = before.then(task);
    locks.set(
      shared,
      done.catch(() => undefined),
    );
    return done;
  };
}
