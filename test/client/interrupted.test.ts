/**
 * The program is killed, while it sends and while it writes: afterwards the list of jobs says the truth.
 * This very file is also the program that is killed.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createCiClient } from '../../client/api/ciClient';
import { entryId } from '../../client/src/jobs/jobRecord';
import { createHistoryFolder } from '../../client/src/node/historyFolder';
import { lookUpSubmission } from '../../client/src/submit/lookUpSubmission';
import { FakeUserInterface } from '../support/fakeUserInterface';
import { sandboxCredentials, sandboxRequest, startInProcessSandbox } from '../support/inProcessSandbox';
import { storeOn } from '../support/memoryHistory';

const {
  CI_JOB_TEST_ROLE: role,
  CI_JOB_TEST_FOLDER: folderOfRole = '',
  CI_JOB_TEST_URL: urlOfRole = '',
} = process.env;

const targetAt = (endpoint: string) => ({ bucket: 'films-1250000000', region: 'ap-chongqing', endpoint });

/** Writes without a pause until it is killed. */
async function write(folder: string): Promise<never> {
  const history = createHistoryFolder(folder);
  for (let round = 0; ; round++) {
    await history.write(`j${round % 7}`, { round, filling: 'x'.repeat(5000) });
    if (round === 20) process.stdout.write('writing\n');
  }
}

/** Sends a request whose answer takes longer than its life. */
async function send(folder: string, url: string): Promise<void> {
  const store = storeOn(createHistoryFolder(folder), Date.now);
  const target = targetAt(url);
  await store.beginSubmission({
    name: 'a.cijob.xml',
    tag: 'MediaInfo',
    target,
    input: 'films/a.mp4',
    requestXml: sandboxRequest,
  });
  const client = createCiClient({ ...target, credentials: sandboxCredentials });
  await client.createJob(sandboxRequest, { method: 'POST', path: '/jobs' });
}

/** What the sandbox has. */
async function jobsOf(url: string): Promise<readonly string[]> {
  const client = createCiClient({ ...targetAt(url), credentials: sandboxCredentials });
  const answer = await client.listJobs({ tag: 'MediaInfo' });
  assert.ok(answer.ok);
  return answer.value.jobs.map(({ jobId }) => jobId);
}

if (role === 'write') void write(folderOfRole);
else if (role === 'send') void send(folderOfRole, urlOfRole);
else describeTests();

function describeTests(): void {
  describe('after a kill', () => {
    let folder = '';
    beforeEach(() => {
      folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-kill-'));
    });
    afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

    function start(play: string, url = ''): ChildProcess {
      return spawn(process.execPath, [__filename], {
        env: { CI_JOB_TEST_ROLE: play, CI_JOB_TEST_FOLDER: folder, CI_JOB_TEST_URL: url },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
    }

    async function kill(child: ChildProcess): Promise<void> {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    }

    it('in the middle of writing, every record is whole', async () => {
      for (let round = 0; round < 3; round++) {
        const child = start('write');
        await new Promise((resolve) => child.stdout?.once('data', resolve));
        await kill(child);
        const records = await createHistoryFolder(folder).read();
        assert.equal(records.length, 7);
        for (const name of fs.readdirSync(folder).filter((file) => file.endsWith('.json'))) {
          assert.ok(JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')));
        }
      }
    });

    it('and before it, whoever reads sees whole records only, all of them', async () => {
      const child = start('write');
      await new Promise((resolve) => child.stdout?.once('data', resolve));
      const history = createHistoryFolder(folder);
      const counts = new Set<number>();
      for (let round = 0; round < 100; round++) counts.add((await history.read()).length);
      await kill(child);
      assert.deepEqual([...counts], [7]);
    });

    it('in the middle of sending, the request is of unknown outcome, and is found without sending it again', async (context) => {
      const sandbox = await startInProcessSandbox();
      context.after(() => sandbox.close());
      sandbox.provoke('slow');
      const child = start('send', sandbox.url);
      const received: string[] = [];
      while (received.length === 0) received.push(...(await sandbox.received()));
      await kill(child);
      assert.deepEqual(received, ['POST /jobs 200']);

      const store = storeOn(createHistoryFolder(folder), Date.now);
      await store.load();
      const [submission, ...others] = store.list();
      assert.ok(submission?.kind === 'submission' && others.length === 0);
      assert.equal(submission.state, 'unknown');
      const [jobId] = await jobsOf(sandbox.url);
      await sandbox.received();
      const [record] = await lookUpSubmission(
        {
          ui: new FakeUserInterface(jobId),
          jobs: store,
          credentials: { find: async () => ({ credentials: sandboxCredentials, source: 'stored' }) },
          createClient: (target, credentials) => createCiClient({ ...target, credentials }),
          serviceTime: (_target, ms) => ms,
          watcher: { watch: () => undefined },
        },
        submission,
      );
      assert.ok(jobId !== undefined && record?.jobId === jobId);
      await store.settled();
      const next = storeOn(createHistoryFolder(folder), Date.now);
      await next.load();
      assert.deepEqual(next.list().map(entryId), [jobId]);
      assert.deepEqual(
        (await sandbox.received()).map((line) => line.split(' ')[0]),
        ['GET'],
      );
      const written = fs.readdirSync(folder).map((name) => fs.readFileSync(path.join(folder, name), 'utf8'));
      assert.ok(!written.join().includes('Canary') && !written.join().includes('films/a.mp4'));
    });
  });
}
