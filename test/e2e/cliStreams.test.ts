/**
 * The built command line where its streams are full, closed or pipes: `npm run build` comes first.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { builtProgram } from '../support/builtProgram';

const CLI = builtProgram('cli.js');
const folder = mkdtempSync(path.join(os.tmpdir(), 'ci-job-streams-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const GOOD = '<Request><Tag>MediaInfo</Tag><Input><Object>films/first.mp4</Object></Input></Request>\n';
writeFileSync(path.join(folder, 'good.cijob.xml'), GOOD);
writeFileSync(path.join(folder, 'bad.cijob.xml'), GOOD.replace('MediaInfo<', 'MediaInfos<'));
writeFileSync(path.join(folder, 'flat.cijob.xml'), '<Request>\n<Tag>MediaInfo</Tag></Request>\n');

interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a line of bash in which `CJ` is the program. */
function bash(line: string): Finished {
  const { status, stdout, stderr, error } = spawnSync(
    'bash',
    ['--norc', '-c', `CJ() { "${process.execPath}" "${CLI}" "$@"; }; ${line}`],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      env: { PATH: process.env.PATH, XDG_STATE_HOME: path.join(folder, 'state') },
    },
  );
  assert.equal(error, undefined, line);
  return { exitCode: status, stdout, stderr };
}

const LINUX = { skip: existsSync('/dev/full') ? false : 'no /dev/full here' };
const FULL = 'ci-job: the output cannot be written: no space is left on the device.\n';

describe('a full disk', LINUX, () => {
  const lines = [
    'check good.cijob.xml',
    'check --format json bad.cijob.xml',
    'format --check flat.cijob.xml',
    'new MediaInfo',
    'explain unknown-element',
    'schema',
    'completion bash',
    'submit good.cijob.xml --bucket films-1250000001 --region ap-chongqing --dry-run',
    '--help',
    '--version',
    'check --help',
  ];
  for (const line of lines) {
    it(`is told in one sentence by ci-job ${line}`, () => {
      const account = 'TENCENTCLOUD_SECRET_ID=AKIDfull TENCENTCLOUD_SECRET_KEY=full';
      const { exitCode, stdout, stderr } = bash(`${account} CJ ${line} > /dev/full`);
      assert.equal(exitCode, 2);
      assert.equal(stdout, '');
      const asides = stderr.split('\n').filter((aside) => /dry run|would change|1 problem/.test(aside));
      assert.equal(
        stderr
          .split('\n')
          .filter((aside) => !asides.includes(aside))
          .join('\n'),
        FULL,
      );
    });
  }

  it('is told as well where it takes a part', () => {
    const { exitCode, stdout, stderr } = bash('(ulimit -f 1; CJ schema > part); wc -c < part');
    assert.deepEqual(
      { exitCode, stdout: stdout.trim(), stderr },
      {
        exitCode: 0,
        stdout: '1024',
        stderr: 'ci-job: the output cannot be written: it would exceed the maximum file size.\n',
      },
    );
    assert.equal(bash('(ulimit -f 1; CJ schema > part)').exitCode, 2);
  });

  it('speaks the language of the program', () => {
    assert.equal(
      bash('CJ --language zh-cn check good.cijob.xml > /dev/full').stderr,
      'ci-job: 无法写入输出：设备上没有剩余空间。\n',
    );
  });

  it('for messages changes no exit code', () => {
    assert.equal(bash('CJ check good.cijob.xml 2> /dev/full').exitCode, 0);
    assert.equal(bash('CJ format --check flat.cijob.xml 2> /dev/full').exitCode, 1);
    assert.equal(bash('CJ check missing.cijob.xml 2> /dev/full').exitCode, 2);
    assert.equal(bash('CJ check good.cijob.xml > /dev/full 2> /dev/full').exitCode, 2);
  });
});

describe('a reader that has gone', () => {
  /** Runs a line in which 5 is a pipe that nobody reads any more. */
  const gone = (line: string): Finished => bash(`mkfifo gone; exec 4<> gone 5> gone 4<&-; rm gone; ${line}`);

  it('changes no exit code and is not worth a word', () => {
    assert.deepEqual(gone('CJ check good.cijob.xml >&5'), { exitCode: 0, stdout: '', stderr: '' });
    assert.deepEqual(gone('CJ check --quiet bad.cijob.xml >&5'), { exitCode: 1, stdout: '', stderr: '' });
    assert.deepEqual(gone('CJ schema >&5'), { exitCode: 0, stdout: '', stderr: '' });
  });

  it('keeps no file from being formatted', () => {
    for (const name of ['a', 'b', 'c']) {
      writeFileSync(path.join(folder, `${name}.ci.xml`), '<Request>\n<Tag>MediaInfo</Tag></Request>\n');
    }
    assert.deepEqual(gone('CJ format [abc].ci.xml >&5 && CJ format --check [abc].ci.xml'), {
      exitCode: 0,
      stdout: '',
      stderr: 'ci-job: 3 files formatted.\n',
    });
  });

  it('of messages changes no exit code', () => {
    assert.equal(gone('CJ check missing.cijob.xml 2>&5').exitCode, 2);
    assert.equal(gone('CJ format --check flat.cijob.xml 2>&5').exitCode, 1);
    assert.equal(bash('CJ format --check flat.cijob.xml 2>&-').exitCode, 1);
  });
});

/** Runs a line in which `SUBMIT` submits to a sandbox; `gone` is a pipe that nobody reads any more, as 5. */
function submitting(line: string): Finished {
  return bash(
    [
      'exec 3< <(CJ sandbox); sandbox=$!; read -ru 3 listens; read -ru 3 account',
      'read -ru 3 id; read -ru 3 key; eval "$id"; eval "$key"; url="${listens##* }"',
      'SUBMIT() { CJ submit good.cijob.xml --endpoint "$url" "$@"; }',
      'mkfifo gone; exec 4<> gone 5> gone 4<&-; rm gone',
      `${line}; code=$?; kill $sandbox; exit $code`,
    ].join('; '),
  );
}

describe('the id of a job that was submitted', LINUX, () => {
  const forms = ['', '--json'];
  const ID = /^ci-job: the job was submitted; its JobId is `j[0-9a-f]{32}`\.$/m;

  // Watching takes seconds, so one test stands for all.
  for (const form of [...forms, '--json --wait']) {
    it(`is told where the disk is full: submit ${form}`, () => {
      const { exitCode, stderr } = submitting(`SUBMIT ${form} > /dev/full`);
      assert.equal(exitCode, 2, stderr);
      assert.match(stderr, ID);
      assert.ok(stderr.includes(FULL), stderr);
    });
  }

  for (const form of forms) {
    it(`is told where the reader has gone: submit ${form}`, () => {
      const { exitCode, stderr } = submitting(`SUBMIT ${form} >&5`);
      assert.equal(exitCode, 2, stderr);
      assert.match(stderr, ID);
      assert.match(stderr, /^ci-job: the output cannot be written: its reader has closed it\.$/m);
    });

    // The limit is one block of 1 KB, of which a byte is left: a part of the results has room.
    it(`is told where only a part of the results can be written: submit ${form}`, () => {
      const limit = 'head -c 1023 /dev/zero > part; ulimit -f 1';
      const { exitCode, stderr } = submitting(`(${limit}; SUBMIT ${form} >> part)`);
      assert.equal(exitCode, 2, stderr);
      assert.match(stderr, ID);
      assert.match(
        stderr,
        /^ci-job: the output cannot be written: it would exceed the maximum file size\.$/m,
      );
    });

    it(`is on standard output where that can be written, and nowhere else: submit ${form}`, () => {
      const { exitCode, stdout, stderr } = submitting(`SUBMIT ${form}`);
      assert.equal(exitCode, 0, stderr);
      assert.match(stdout, /j[0-9a-f]{32}/);
      assert.doesNotMatch(stderr, ID);
    });
  }
});

describe('the sandbox', LINUX, () => {
  it('says that its address cannot be told', () => {
    const { exitCode, stderr } = bash('CJ sandbox > /dev/full');
    assert.deepEqual(
      [exitCode, stderr],
      [2, 'The sandbox cannot print its address: ENOSPC: no space left on device, write\n'],
    );
  });

  it('prints what can be pasted into another terminal', () => {
    const line = [
      'exec 3< <(CJ sandbox); read -ru 3 listens; read -ru 3 account',
      'read -ru 3 id; read -ru 3 key; read -ru 3 submit; eval "$id"; eval "$key"',
      'ci-job() { CJ "$@"; }',
      'eval "${submit/FILE/good.cijob.xml}"; code=$?; kill $!; exit $code',
    ].join('; ');
    const { exitCode, stdout } = bash(line);
    assert.equal(exitCode, 0);
    assert.match(stdout, /^State: +Success/m);
  });
});

describe('pipes as files', () => {
  it('are read where they are named', () => {
    const CLEAN = '1 file checked: no problems.\n';
    for (const line of [
      'CJ check <(cat good.cijob.xml)',
      'cat good.cijob.xml | CJ check /dev/stdin',
      'CJ check /dev/stdin < good.cijob.xml',
    ]) {
      assert.deepEqual(bash(line), { exitCode: 0, stdout: CLEAN, stderr: '' }, line);
    }
  });

  it('are left alone where they only lie in a folder', () => {
    const line =
      'mkdir -p jobs; mkfifo jobs/pipe.cijob.xml; cp good.cijob.xml jobs; CJ check jobs "jobs/*.xml"';
    assert.deepEqual(bash(line), { exitCode: 0, stdout: '1 file checked: no problems.\n', stderr: '' });
  });
});
