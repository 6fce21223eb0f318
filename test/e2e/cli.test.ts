/**
 * The built command line against the built sandbox, as processes: `npm run build` comes first.
 */

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';

const CLI = path.resolve('out/cli.js');
const SANDBOX = path.resolve('out/sandbox.js');

/** What the sandbox takes when it is started without credentials; its help names them. */
const DEMO_ENV = {
  TENCENTCLOUD_SECRET_ID: 'AKIDSANDBOXDEMO000000000000000000000',
  TENCENTCLOUD_SECRET_KEY: 'sandboxDemoSecretKey00000000000000',
};

const TARGET = ['--bucket', 'films-1250000001', '--region', 'ap-chongqing'];
const REQUEST = `<Request>
  <Tag>MediaInfo</Tag>
  <Input>
    <Object>films/first.mp4</Object>
  </Input>
</Request>
`;

let folder: string;
/** Its jobs end at once. */
let sandbox: Started;
/** Its jobs do not start while a test runs. */
let slowSandbox: Started;

before(async () => {
  for (const program of [CLI, SANDBOX]) {
    assert.ok(existsSync(program), `${program} is missing: run \`npm run build\` first`);
  }
  folder = await mkdtemp(path.join(os.tmpdir(), 'ci-job-cli-'));
  await writeFile(path.join(folder, 'good.cijob.xml'), REQUEST);
  await writeFile(path.join(folder, 'bad.cijob.xml'), REQUEST.replace('MediaInfo<', 'MediaInfos<'));
  sandbox = await startServer(SANDBOX, ['--port', '0', '--speed', '10']);
  slowSandbox = await startServer(SANDBOX, ['--port', '0', '--speed', '0.001']);
});

after(async () => {
  await sandbox?.stop();
  await slowSandbox?.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Called whenever something was written. */
  readonly onOutput?: (child: ChildProcess, soFar: Finished) => void;
}

let runs = 0;

/** Runs the program in the folder with the requests, and in an environment that holds nothing else: it remembers nothing. */
function ciJob(
  args: readonly string[],
  { env = DEMO_ENV, stdin = '', onOutput }: RunOptions = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const XDG_STATE_HOME = path.join(folder, 'state', String(++runs));
    const child = spawn(process.execPath, [CLI, ...args], { cwd: folder, env: { XDG_STATE_HOME, ...env } });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      onOutput?.(child, { exitCode: null, stdout, stderr });
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      onOutput?.(child, { exitCode: null, stdout, stderr });
    });
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
    child.stdin.end(stdin);
  });
}

interface Started {
  readonly origin: string;
  /** Ends the program and answers its exit code. */
  readonly stop: () => Promise<number | null>;
}

/** Starts a program that prints its address as the first line. */
async function startServer(program: string, args: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? assert.fail(`no address in: ${line}`);
    return {
      origin,
      stop: () => {
        child.kill('SIGTERM');
        return ended;
      },
    };
  }
  return assert.fail('the program ended without an address');
}

function at({ origin }: Started): readonly string[] {
  return [...TARGET, '--endpoint', origin];
}

/** Submits a good request and answers the job's id. */
async function submitted(to: Started): Promise<string> {
  const { exitCode, stdout, stderr } = await ciJob(['submit', 'good.cijob.xml', ...at(to)]);
  assert.deepEqual([exitCode, stderr], [0, '']);
  return /^JobId: +(\S+)$/m.exec(stdout)?.[1] ?? assert.fail(stdout);
}

describe('the built command line', () => {
  it('checks files and standard input with the schemas of its bundle', async () => {
    assert.deepEqual(await ciJob(['check', 'good.cijob.xml', '-'], { env: {}, stdin: REQUEST }), {
      exitCode: 0,
      stdout: '2 files checked: no problems.\n',
      stderr: '',
    });
    const { exitCode, stdout } = await ciJob(['check', 'bad.cijob.xml']);
    assert.equal(exitCode, 1);
    assert.match(stdout, /^bad\.cijob\.xml:2:8: error unknown-tag: .+\n1 file checked: 1 error\.\n$/);
  });

  it('finds requests in folders and by patterns, with the settings above them', async () => {
    const project = path.join(folder, 'project');
    await mkdir(path.join(project, 'deep', 'node_modules'), { recursive: true });
    await writeFile(
      path.join(project, '.ci-job.json'),
      '{ "diagnostics.severity": { "unknown-tag": "hint" } }',
    );
    const bad = REQUEST.replace('MediaInfo<', 'MediaInfos<');
    await writeFile(path.join(project, 'a.cijob.xml'), bad);
    await writeFile(path.join(project, 'deep', 'b.ci.xml'), REQUEST);
    await writeFile(path.join(project, 'deep', 'node_modules', 'c.ci.xml'), 'never read');
    for (const argument of ['project', 'project/**/*.xml']) {
      const { exitCode, stdout, stderr } = await ciJob(['check', argument]);
      assert.deepEqual([exitCode, stderr], [0, '']);
      assert.match(stdout, /^project\/a\.cijob\.xml:2:8: hint unknown-tag: .+\n2 files checked: 1 hint\.\n$/);
    }
    assert.deepEqual(await ciJob(['check', 'project/*.nothing']), {
      exitCode: 2,
      stdout: '',
      stderr: 'ci-job: No file matches `project/*.nothing`.\n',
    });
  });

  it('fixes and formats files, and writes requests that are right', async () => {
    const file = path.join(folder, 'fix.cijob.xml');
    await writeFile(file, REQUEST.replace('</Object>', '<Object>').replaceAll('  ', ' '));
    const fixed = await ciJob(['check', '--fix', 'fix.cijob.xml']);
    assert.deepEqual([fixed.exitCode, fixed.stderr], [0, 'ci-job: 1 file fixed.\n']);
    assert.equal((await ciJob(['format', '--check', 'fix.cijob.xml'])).exitCode, 1);
    assert.equal((await ciJob(['format', 'fix.cijob.xml'])).exitCode, 0);
    assert.equal(await readFile(file, 'utf8'), REQUEST);
    const { stdout } = await ciJob(['new', 'MediaInfo']);
    assert.equal((await ciJob(['check', '-'], { stdin: stdout })).exitCode, 0);
  });

  it('tells its version, which is the package’s', async () => {
    assert.match((await ciJob(['--version'])).stdout, /^\d+\.\d+\.\d+\n$/);
  });
});

describe('the built command line and the sandbox', () => {
  it('submit, look up', async () => {
    const jobId = await submitted(slowSandbox);
    const { exitCode, stdout, stderr } = await ciJob(['describe', jobId, ...at(slowSandbox)]);
    assert.deepEqual([exitCode, stderr], [0, '']);
    assert.match(stdout, new RegExp(`^JobId: +${jobId}\\nState: +Submitted\\b.*\\nTag: +MediaInfo\\n`));
    assert.match(stdout, /^Input: +films\/first\.mp4 /m);
  });

  it('looks up several jobs, and names the ones that do not exist', async () => {
    const [first, second] = [await submitted(slowSandbox), await submitted(slowSandbox)];
    const { exitCode, stdout, stderr } = await ciJob([
      'describe',
      first,
      second,
      'jnone',
      ...at(slowSandbox),
    ]);
    assert.deepEqual([exitCode, stderr], [1, 'ci-job: there is no job `jnone` in this bucket.\n']);
    assert.deepEqual(
      [...stdout.matchAll(/^JobId: +(\S+)$/gm)].map(([, id]) => id).sort(),
      [first, second].sort(),
    );
  });

  it('submits and waits for success', async () => {
    const { exitCode, stdout } = await ciJob(['submit', 'good.cijob.xml', '--wait', ...at(sandbox)]);
    assert.equal(exitCode, 0);
    assert.match(stdout, /^JobId: +\S+\nState: +Submitted.*\n[\s\S]*\n\nJobId: +\S+\nState: +Success.*\n/);
  });

  it('submits what comes through a pipe', async () => {
    const { exitCode } = await ciJob(['submit', '-', ...at(sandbox)], { stdin: REQUEST });
    assert.equal(exitCode, 0);
  });

  it('cancels a job that has not started', async () => {
    const jobId = await submitted(slowSandbox);
    assert.deepEqual(await ciJob(['cancel', jobId, ...at(slowSandbox)]), {
      exitCode: 0,
      stdout: `${jobId}: cancelled\n`,
      stderr: '',
    });
    assert.match((await ciJob(['describe', jobId, ...at(slowSandbox)])).stdout, /^State: +Cancel\b/m);
  });

  it('stops watching at Ctrl+C and says that the job goes on', async () => {
    let stopped = false;
    const { exitCode, stderr } = await ciJob(['submit', 'good.cijob.xml', '--wait', ...at(slowSandbox)], {
      onOutput: (child, { stderr: told }) => {
        // The first state on standard error means that it is watching.
        if (!stopped && /^j\S+: \w+/m.test(told)) {
          stopped = true;
          child.kill('SIGINT');
        }
      },
    });
    assert.equal(exitCode, 2);
    assert.match(
      stderr,
      /ci-job: no longer watching `(j\S+)`\. The job itself continues; look it up with:\n {2}ci-job describe \1 --bucket films-1250000001 --region ap-chongqing --endpoint http:\S+\n$/,
    );
  });

  it('does not submit a request with errors; forced, the service finds them', async () => {
    const refused = await ciJob(['submit', 'bad.cijob.xml', ...at(sandbox)]);
    assert.deepEqual([refused.exitCode, refused.stdout], [1, '']);
    assert.match(refused.stderr, /was not submitted\. Correct it, or submit it as it is with `--force`\.\n$/);
    const wrongLevel = REQUEST.replace('</Input>', '</Input><Operation><JobLevel>9</JobLevel></Operation>');
    const forced = await ciJob(['submit', '-', '--force', ...at(sandbox)], { stdin: wrongLevel });
    assert.deepEqual([forced.exitCode, forced.stdout], [1, '']);
    assert.match(forced.stderr, /code `InvalidArgument`/);
  });

  it('does not submit a request whose required element is misspelt', async () => {
    for (const [name, misspelt] of [
      ['Input', 'Inptu'],
      ['Object', 'Objct'],
      ['Object', 'object'],
      ['Tag', 'Tagg'],
    ]) {
      const stdin = REQUEST.replaceAll(`${name}>`, `${misspelt}>`);
      for (const how of [[], ['--dry-run']]) {
        const refused = await ciJob(['submit', '-', ...how, ...at(sandbox)], { stdin });
        assert.deepEqual([misspelt, refused.exitCode, refused.stdout], [misspelt, 1, '']);
        assert.match(
          refused.stderr,
          /was not submitted\. Correct it, or submit it as it is with `--force`\.\n$/,
        );
      }
    }
  });

  it('cannot run with a wrong key', async () => {
    const env = { ...DEMO_ENV, TENCENTCLOUD_SECRET_KEY: 'wrongKey0000000000000000000000000' };
    for (const args of [
      ['submit', 'good.cijob.xml'],
      ['describe', 'j1'],
      ['cancel', 'j1'],
    ]) {
      const { exitCode, stdout, stderr } = await ciJob([...args, ...at(sandbox)], { env });
      assert.deepEqual([exitCode, stdout], [2, '']);
      assert.match(stderr, /HTTP 40[13]/);
      assert.ok(!stderr.includes(env.TENCENTCLOUD_SECRET_KEY));
    }
  });

  it('explains whatever goes wrong at the service and on the way', async () => {
    const rows: readonly [string, RegExp][] = [
      ['access-denied', /`ci:CreateMediaJobs` and `cam:PassRole`/],
      ['role-missing', /`CI_QCSRole`/],
      ['queue-paused', /Resume the queue/],
      ['bucket-unbound', /Bind the bucket/],
      ['redirect', /region is the bucket’s own/],
      ['slow-down', /asks to wait 2 seconds/],
      ['internal-error', /every job is billed\. Try again later/],
      ['unavailable', /every job is billed\. Try again later/],
      ['cut-before', /every job is billed/],
      ['cut-after', /every job is billed/],
      ['truncated', /every job is billed/],
      ['not-xml', /every job is billed/],
      ['empty', /every job is billed/],
    ];
    const faulty = await startServer(SANDBOX, [
      '--port',
      '0',
      ...rows.flatMap(([fault]) => ['--fault', fault]),
    ]);
    for (const [fault, words] of rows) {
      const { exitCode, stdout, stderr } = await ciJob(['submit', 'good.cijob.xml', ...at(faulty)]);
      assert.deepEqual([fault, exitCode, stdout], [fault, 2, '']);
      assert.match(stderr, words);
    }
    await faulty.stop();
  });

  it('cannot run where nobody answers', async () => {
    const server = http.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { exitCode, stdout, stderr } = await ciJob([
      'submit',
      'good.cijob.xml',
      '--endpoint',
      `http://127.0.0.1:${port}`,
    ]);
    assert.deepEqual(
      { exitCode, stdout, stderr },
      {
        exitCode: 2,
        stdout: '',
        stderr: `ci-job: \`127.0.0.1:${port}\` cannot be reached: connections are refused (ECONNREFUSED).\nCheck the endpoint; if it is the sandbox, start it first.\n`,
      },
    );
  });

  it('sends nothing in a dry run', async () => {
    let connections = 0;
    const server = http.createServer().on('connection', () => {
      connections += 1;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { exitCode, stdout, stderr } = await ciJob([
      'submit',
      'good.cijob.xml',
      '--dry-run',
      '--wait',
      '--endpoint',
      `http://127.0.0.1:${port}`,
    ]);
    await new Promise((resolve) => server.close(resolve));
    assert.deepEqual([exitCode, stderr, connections], [0, 'ci-job: dry run, nothing was sent.\n', 0]);
    assert.ok(stdout.startsWith(`POST http://127.0.0.1:${port}/jobs\n`));
    assert.ok(stdout.endsWith(`\n\n${REQUEST}`));
    assert.ok(
      !stdout.includes(DEMO_ENV.TENCENTCLOUD_SECRET_KEY) && !stdout.includes(DEMO_ENV.TENCENTCLOUD_SECRET_ID),
    );
  });

  it('starts a sandbox of its own, which ends with it', async () => {
    const started = await startServer(CLI, ['sandbox', '--port', '0']);
    const { exitCode } = await ciJob(['submit', 'good.cijob.xml', '--endpoint', started.origin]);
    assert.equal(exitCode, 0);
    assert.equal(await started.stop(), 0);
    await assert.rejects(fetch(started.origin));
  });
});
