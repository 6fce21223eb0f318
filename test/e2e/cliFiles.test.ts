/**
 * The built command line and real files: full disks, others that save, inputs without an end. `npm run build` first.
 */

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { builtProgram } from '../support/builtProgram';

const CLI = builtProgram('cli.js');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-files-'));
after(() => {
  if (disk !== undefined) spawnSync('umount', [disk]);
  fs.rmSync(folder, { recursive: true, force: true });
});

const FLAT = '\ufeff<Request>\r\n<Tag>MediaInfo</Tag>\r\n<Input><Object>a.mp4</Object></Input></Request>\r\n';

function ciJob(args: readonly string[], cwd = folder, stdin: 'ignore' | number = 'ignore') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd,
    encoding: 'utf8',
    timeout: 60_000,
    stdio: [stdin, 'pipe', 'pipe'],
  });
  return { exitCode: status, stdout, stderr };
}

/** A disk of 64 KB, where the system lets this user have one. */
function smallDisk(): string | undefined {
  const disk = path.join(folder, 'disk');
  fs.mkdirSync(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
  return mounted.status === 0 ? disk : undefined;
}
const disk = process.platform === 'linux' ? smallDisk() : undefined;

describe('a full disk', { skip: disk === undefined ? 'this user may not mount a disk' : false }, () => {
  for (const args of [['format'], ['check', '--fix']]) {
    it(`leaves whole files and nothing else: ci-job ${args.join(' ')}`, () => {
      const at = disk ?? '';
      const broken = `<Request><Tag>MediaInfo</Tag><Input><Object>${'a'.repeat(6000)}</Object>\n</Input>\n`;
      for (let index = 0; index < 4; index++) fs.writeFileSync(path.join(at, `${index}.ci.xml`), broken);
      const rest = spawnSync('dd', ['if=/dev/zero', `of=${path.join(at, 'rest')}`, 'bs=1024'], {
        encoding: 'utf8',
      });
      assert.notEqual(rest.status, 0);
      const { exitCode, stderr } = ciJob([...args, '.'], at);
      const contents = fs.readdirSync(at).filter((name) => name !== 'rest');
      assert.deepEqual(contents.sort(), ['0.ci.xml', '1.ci.xml', '2.ci.xml', '3.ci.xml']);
      for (const name of contents) assert.equal(fs.readFileSync(path.join(at, name), 'utf8'), broken);
      if (args.includes('--fix')) {
        assert.equal(exitCode, 2);
        assert.match(stderr, /^ci-job: `0\.ci\.xml` cannot be written: no space is left on the device\.$/m);
      }
      for (const name of fs.readdirSync(at)) fs.rmSync(path.join(at, name));
    });
  }
});

describe('a file that is formatted', () => {
  it('keeps its byte order mark, line ends and rights', () => {
    const file = path.join(folder, 'flat.cijob.xml');
    fs.writeFileSync(file, FLAT);
    fs.chmodSync(file, 0o640);
    assert.equal(ciJob(['format', 'flat.cijob.xml']).exitCode, 0);
    const content = fs.readFileSync(file, 'utf8');
    assert.match(content, /^\ufeff<Request>\r\n {2}<Tag>MediaInfo<\/Tag>\r\n {2}<Input>\r\n/);
    assert.doesNotMatch(content, /[^\r]\n/);
    assert.equal(
      fs.statSync(file).mode & 0o777,
      process.platform === 'win32' ? fs.statSync(file).mode & 0o777 : 0o640,
    );
    assert.equal(ciJob(['format', '--check', 'flat.cijob.xml']).exitCode, 0);
    assert.deepEqual(
      fs.readdirSync(folder).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });
});

describe('an input without an end', {
  skip: process.platform === 'win32' ? 'devices of POSIX' : false,
}, () => {
  const sentence = 'cannot be read: it is larger than 8 MB, the maximum of a request.';

  it('is refused in a sentence, named or on standard input', () => {
    const large = path.join(folder, 'large.cijob.xml');
    fs.writeFileSync(large, '<a>'.repeat(3_000_000));
    for (const name of ['/dev/zero', large]) {
      for (const args of [
        ['check', name],
        ['format', name],
        ['submit', name],
      ]) {
        const { exitCode, stdout, stderr } = ciJob(args);
        assert.deepEqual(
          [exitCode, stdout, stderr],
          [2, '', `ci-job: \`${name}\` ${sentence}\n`],
          args.join(' '),
        );
      }
    }
    const zeros = fs.openSync('/dev/zero', 'r');
    after(() => fs.closeSync(zeros));
    assert.deepEqual(ciJob(['check', '-'], folder, zeros), {
      exitCode: 2,
      stdout: '',
      stderr: `ci-job: \`<stdin>\` ${sentence}\n`,
    });
  });

  it('is no reason to wait: a program that writes on is left alone', async () => {
    const child = spawn(process.execPath, [CLI, 'check', '-'], {
      cwd: folder,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const feed = setInterval(() => child.stdin.write(Buffer.alloc(1024 * 1024)), 5);
    child.stdin.on('error', () => undefined);
    const [code] = await once(child, 'exit');
    clearInterval(feed);
    assert.equal(code, 2);
  });
});
