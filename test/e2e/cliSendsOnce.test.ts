/**
 * The built command line against servers that misbehave, signals and itself, as processes: a request with an effect
 * leaves once, and what became of it is reported and remembered truly.
 */

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { builtProgram } from '../support/builtProgram';
import { sandboxCredentials, sandboxRequest } from '../support/inProcessSandbox';
import { type Misbehaviour, misbehaviours, startUnreliableServer } from '../support/unreliableServer';

const CLI = builtProgram('cli.js');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-once-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));
fs.writeFileSync(path.join(folder, 'a.cijob.xml'), sandboxRequest);
const freshState = (): string => fs.mkdtempSync(path.join(folder, 'state'));

interface Finished {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run of the program that goes on. */
function start(args: readonly string[], state: string): { child: ChildProcess; finished: Promise<Finished> } {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: folder,
    env: {
      XDG_STATE_HOME: state,
      TENCENTCLOUD_SECRET_ID: sandboxCredentials.secretId,
      TENCENTCLOUD_SECRET_KEY: sandboxCredentials.secretKey,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  const finished = new Promise<Finished>((resolve) => {
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal, ...said }));
  });
  return { child, finished };
}

const submitTo = (origin: string, ...more: readonly string[]): readonly string[] => [
  'submit',
  'a.cijob.xml',
  '--endpoint',
  origin,
  ...more,
];

/** A server that takes what has an effect and does not respond until it is asked to. */
async function startSilentServer() {
  let react: Misbehaviour = () => undefined;
  const taken = new Promise<Parameters<Misbehaviour>[0]>((resolve) => {
    react = resolve;
  });
  const server = await startUnreliableServer((socket) => react(socket));
  const answerFromNowOn = (text: string): void => {
    react = (socket) => socket.end(text);
  };
  return { server, taken, answerFromNowOn };
}

describe('ci-job sends once when the server', () => {
  for (const [title, misbehave] of Object.entries(misbehaviours)) {
    it(title, async (context) => {
      const server = await startUnreliableServer(misbehave);
      context.after(() => server.close());
      const state = freshState();
      const submitted = await start(submitTo(server.origin), state).finished;
      const cancelled = await start(['cancel', 'j1', '--endpoint', server.origin], state).finished;
      assert.ok((submitted.exitCode ?? 0) > 0 && (cancelled.exitCode ?? 0) > 0);
      assert.deepEqual([submitted.stdout, cancelled.stdout], ['', '']);
      assert.deepEqual(server.requests, ['POST /jobs', 'PUT /jobs/j1?cancel=']);
      // Only what is unknown is refused, and what is known to be no job may be sent again.
      const isUnknown = submitted.stderr.includes('look for the job before you submit it again');
      const again = await start(submitTo(server.origin), state).finished;
      assert.equal(/outcome is unknown/.test(again.stderr) && again.exitCode === 2, isUnknown, again.stderr);
      assert.equal(server.requests.length, isUnknown ? 2 : 3);
    });
  }
});

describe('a signal while the answer is awaited', () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    it(`${signal} is told: the outcome is unknown, and where to look`, async (context) => {
      const { server, taken } = await startSilentServer();
      context.after(() => server.close());
      const state = freshState();
      const { child, finished } = start(submitTo(server.origin), state);
      await taken;
      child.kill(signal);
      assert.deepEqual(await finished, {
        exitCode: 2,
        signal: null,
        stdout: '',
        stderr: [
          'ci-job: The request was stopped before its response arrived: the outcome is unknown.',
          'The request may have reached the service: check the list of jobs before you send it again, because every job is billed. Repeat it only if it had no effect.',
          'ci-job: look for the job before you submit it again:',
          `  ci-job list MediaInfo --endpoint ${server.origin}`,
          '',
        ].join('\n'),
      });
      const again = await start(submitTo(server.origin), state).finished;
      assert.equal(again.exitCode, 2);
      assert.match(again.stderr, /its outcome is unknown: the job may have been created/);
      assert.deepEqual(server.requests, ['POST /jobs']);
    });

    it(`${signal} is told in JSON too`, async (context) => {
      const { server, taken } = await startSilentServer();
      context.after(() => server.close());
      const { child, finished } = start(submitTo(server.origin, '--json'), freshState());
      await taken;
      child.kill(signal);
      const { exitCode, stdout } = await finished;
      const { jobs, error } = JSON.parse(stdout);
      assert.deepEqual([exitCode, jobs, error.kind, error.outcomeUnknown], [2, [], 'aborted', true]);
    });
  }

  it('is told of a cancellation', async (context) => {
    const { server, taken } = await startSilentServer();
    context.after(() => server.close());
    const { child, finished } = start(['cancel', 'j1', '--endpoint', server.origin], freshState());
    await taken;
    child.kill('SIGTERM');
    const { exitCode, stderr } = await finished;
    assert.equal(exitCode, 2);
    assert.match(
      stderr,
      /^j1: unknown whether it was cancelled\n.*look up the job before you cancel it again/s,
    );
  });

  it('of a terminal that is closed may come twice', async (context) => {
    const { server, taken } = await startSilentServer();
    context.after(() => server.close());
    const { child, finished } = start(submitTo(server.origin), freshState());
    await taken;
    child.kill('SIGHUP');
    child.kill('SIGHUP');
    child.kill('SIGTERM');
    const { exitCode, signal } = await finished;
    assert.deepEqual([exitCode, signal], [2, null]);
  });
});

describe('the same request from several processes', () => {
  const body = '<Response><JobsDetail><JobId>j1</JobId><State>Submitted</State></JobsDetail></Response>';
  const answer = `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

  it('that start at the same moment is sent by one', async (context) => {
    // It answers when the others have ended: they are refused, and wait for nothing.
    const { server, taken, answerFromNowOn } = await startSilentServer();
    context.after(() => server.close());
    const state = freshState();
    const runs = [1, 2, 3].map(() => start(submitTo(server.origin), state).finished);
    let over = 0;
    const refused = new Promise<void>((resolve) => {
      for (const each of runs) {
        void each.then(() => {
          over += 1;
          if (over === runs.length - 1) resolve();
        });
      }
    });
    const socket = await taken;
    await refused;
    socket.end(answer);
    const finished = await Promise.all(runs);
    assert.deepEqual(server.requests, ['POST /jobs']);
    assert.deepEqual(finished.map(({ exitCode }) => exitCode).sort(), [0, 2, 2]);
    for (const { exitCode, stderr } of finished) {
      if (exitCode === 2) assert.match(stderr, /^ci-job: Another process is submitting the same request/);
    }
    answerFromNowOn(answer);
    const again = await start(submitTo(`${server.origin}/`), state).finished;
    assert.match(again.stderr, /the same request was submitted a moment ago as j1; this creates another job/);
  });

  it('after one that was killed is refused, and sent with --force-duplicate', async (context) => {
    const { server, taken, answerFromNowOn } = await startSilentServer();
    context.after(() => server.close());
    const state = freshState();
    const { child, finished } = start(submitTo(server.origin), state);
    await taken;
    child.kill('SIGKILL');
    await finished;
    const again = await start(submitTo(server.origin.replace('127.0.0.1', 'LOCALHOST')), state).finished;
    assert.equal(again.exitCode, 2);
    assert.match(again.stderr, /its outcome is unknown/);
    assert.deepEqual(server.requests, ['POST /jobs']);
    answerFromNowOn(answer);
    const forced = await start(submitTo(server.origin, '--force-duplicate'), state).finished;
    assert.equal(forced.exitCode, 0);
  });

  it('leaves records that are the user’s only, without a secret or anything of the request', async (context) => {
    const server = await startUnreliableServer((socket) => socket.end(answer));
    context.after(() => server.close());
    const state = freshState();
    assert.equal((await start(submitTo(server.origin), state).finished).exitCode, 0);
    const records = path.join(state, 'ci-job', 'submissions');
    const [name = '', ...others] = fs.readdirSync(records);
    assert.deepEqual(others, []);
    assert.equal(fs.statSync(records).mode & 0o777, 0o700);
    assert.equal(fs.statSync(path.join(records, name)).mode & 0o777, 0o600);
    const { atMs, ...record } = JSON.parse(fs.readFileSync(path.join(records, name), 'utf8'));
    assert.equal(typeof atMs, 'number');
    assert.deepEqual(record, { version: 1, state: 'submitted', jobIds: ['j1'] });
  });

  it('is not sent where nothing can be recorded', async (context) => {
    const server = await startUnreliableServer((socket) => socket.end(answer));
    context.after(() => server.close());
    const state = path.join(folder, 'a.cijob.xml');
    const { exitCode, stderr } = await start(submitTo(server.origin), state).finished;
    assert.equal(exitCode, 2);
    assert.match(stderr, /could not be recorded first in .*--force-duplicate/);
    assert.deepEqual(server.requests, []);
    const forced = await start(submitTo(server.origin, '--force-duplicate'), state).finished;
    assert.deepEqual([forced.exitCode, server.requests.length], [0, 1]);
  });
});
