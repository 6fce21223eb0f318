/**
 * Inputs that never end, that are too large, that have no proper name or vanish, and patterns made to keep a
 * program busy: each is refused in a sentence, and nothing of it counts as checked.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { nodeFiles } from '../../cli/nodeFiles';
import {
  LARGEST_INPUT,
  readFileBounded,
  readStreamBounded,
  SilentPipeError,
  TooLargeError,
} from '../../cli/readBounded';
import { findAllRequestFiles } from '../../cli/requestFiles';
import { run, runWithFiles } from './support';

const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'odd-inputs-')));
after(() => fs.rmSync(root, { recursive: true, force: true }));

const POSIX = { skip: process.platform === 'win32' ? 'devices, pipes and names of POSIX' : false };
const LINUX = { skip: process.platform === 'linux' ? false : 'only here may names be any bytes' };

describe('an input without an end, or larger than any request', { ...POSIX, timeout: 60_000 }, () => {
  it('is not read to its end', async () => {
    await assert.rejects(readFileBounded('/dev/zero'), TooLargeError);
    await assert.rejects(readStreamBounded(fs.createReadStream('/dev/zero')), TooLargeError);
    const large = path.join(root, 'large.cijob.xml');
    fs.writeFileSync(large, '');
    fs.truncateSync(large, LARGEST_INPUT + 1);
    await assert.rejects(readFileBounded(large), TooLargeError);
    fs.truncateSync(large, 600 * 1024 * 1024);
    await assert.rejects(readFileBounded(large), TooLargeError);
    fs.truncateSync(large, LARGEST_INPUT);
    assert.equal((await readFileBounded(large)).length, LARGEST_INPUT);
  });

  it('may be a pipe that somebody writes to, and not one that nobody does', async () => {
    const pipe = path.join(root, 'pipe');
    execFileSync('mkfifo', [pipe]);
    await assert.rejects(readFileBounded(pipe, 100), SilentPipeError);
    const read = readFileBounded(pipe);
    await fs.promises.writeFile(pipe, 'late');
    assert.equal(Buffer.from(await read).toString(), 'late');
    const endless = readFileBounded(pipe);
    const written = fs.promises.writeFile(pipe, Buffer.alloc(LARGEST_INPUT * 2)).catch(({ code }) => code);
    await assert.rejects(endless, TooLargeError);
    assert.equal(await written, 'EPIPE');
  });

  it('may be empty', async () => {
    assert.equal((await readFileBounded('/dev/null')).length, 0);
  });
});

/** Makes files by names in bytes. */
function makeFolder(...names: readonly (readonly (string | number)[])[]): string {
  const folder = fs.mkdtempSync(path.join(root, 'case-'));
  for (const name of names) {
    const bytes = name.map((part) => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part)));
    const file = Buffer.concat([Buffer.from(`${folder}/`), ...bytes]);
    fs.mkdirSync(file.subarray(0, file.lastIndexOf('/')), { recursive: true });
    fs.writeFileSync(file, '');
  }
  return folder;
}

async function find(folder: string, argument: string, listFolder = nodeFiles.listFolder) {
  const disk = { ...nodeFiles, listFolder, cwd: folder };
  const found = await findAllRequestFiles([path.join(folder, argument)], disk);
  const shorten = (text: string): string => text.replaceAll(`${folder}/`, '');
  return { files: found.files.map(shorten), failures: found.failures.map(shorten).sort() };
}

describe('a name that is not UTF-8', LINUX, () => {
  const notUtf8 = (name: string): string => `\`${name}\` cannot be read: its name is not UTF-8; rename it.`;

  it('is reported, be it that of a file or of a folder', async () => {
    const folder = makeFolder(
      ['jobs/a.cijob.xml'],
      ['jobs/b', 0xff, '.cijob.xml'],
      ['jobs/caf', 0xe9, '/c.cijob.xml'],
      ['jobs/deep/', 0xfe, '/d/e.cijob.xml'],
    );
    assert.deepEqual(await find(folder, 'jobs'), {
      files: ['jobs/a.cijob.xml'],
      failures: ['jobs/b\ufffd.cijob.xml', 'jobs/caf\ufffd', 'jobs/deep/\ufffd'].map(notUtf8),
    });
    assert.deepEqual(await find(folder, 'jobs/*.xml'), {
      files: ['jobs/a.cijob.xml'],
      failures: [notUtf8('jobs/b\ufffd.cijob.xml')],
    });
  });

  it('is not taken for the name of another file', async () => {
    const folder = makeFolder(['jobs/\ufffd.cijob.xml'], ['jobs/', 0xff, '.cijob.xml']);
    assert.deepEqual(await find(folder, 'jobs'), {
      files: ['jobs/\ufffd.cijob.xml'],
      failures: [notUtf8('jobs/\ufffd.cijob.xml')],
    });
  });

  it('is reported of links to folders, and does not matter where nobody asks for it', async () => {
    const folder = makeFolder(['jobs/a.cijob.xml'], ['jobs/', 0xff, '.txt'], ['outside/b.cijob.xml']);
    fs.symlinkSync('../outside', Buffer.concat([Buffer.from(`${folder}/jobs/`), Buffer.from([0xfd])]));
    fs.symlinkSync('nowhere', Buffer.concat([Buffer.from(`${folder}/jobs/`), Buffer.from([0xfc])]));
    assert.deepEqual(await find(folder, 'jobs'), {
      files: ['jobs/a.cijob.xml'],
      failures: [notUtf8('jobs/\ufffd')],
    });
  });
});

describe('what vanishes while it is looked at', () => {
  it('is reported', async () => {
    const folder = makeFolder(['jobs/a.cijob.xml'], ['jobs/gone/b.cijob.xml']);
    const listFolder: typeof nodeFiles.listFolder = async (name) => {
      const entries = await nodeFiles.listFolder(name);
      fs.rmSync(path.join(folder, 'jobs/gone'), { recursive: true, force: true });
      return entries;
    };
    assert.deepEqual(await find(folder, 'jobs', listFolder), {
      files: ['jobs/a.cijob.xml'],
      failures: ['`jobs/gone` cannot be read: it is no longer there.'],
    });
    assert.deepEqual(await find(folder, 'never/*.xml'), {
      files: [],
      failures: ['No file matches `never/*.xml`.'],
    });
  });
});

describe('patterns that are made to keep a program busy', { timeout: 60_000 }, () => {
  const many = '{a,b}';
  const rows: readonly (readonly [pattern: string, sentence: RegExp])[] = [
    ['[z-a]', /^ci-job: No file matches `\[z-a\]`\.\n$/],
    ['[z-a]*.xml', /No file matches/],
    [many.repeat(20), /its braces expand to more than 1000 patterns/],
    [`${many.repeat(9)}{a,b{c,{d,e}}}`, /its braces expand to more than 1000 patterns/],
    [`{${'a,'.repeat(1500)}b}`, /its braces expand to more than 1000 patterns/],
    ['{1..100000}', /its braces expand to more than 1000 patterns/],
    ['*a*a*a*a*a*a*a*a*a*b', /No file matches/],
    [`${'*a'.repeat(30)}*b`, /No file matches/],
    [`${'**/'.repeat(30)}x`, /No file matches/],
    [`${'a*/**/'.repeat(30)}x`, /No file matches/],
    [`${'{*a,*}'.repeat(9)}b`, /No file matches/],
    [`${'*'.repeat(4000)}b`, /No file matches/],
    ['*'.repeat(5000), /it is longer than 4096 characters/],
    ['?'.repeat(4000), /No file matches/],
    ['{'.repeat(4000), /No file matches/],
    ['['.repeat(4000), /No file matches/],
    ['[a-'.repeat(1000), /No file matches/],
    [`${'{a,'.repeat(1000)}${'}'.repeat(1000)}`, /No file matches|more than 1000/],
    ['[[:alpha:]*', /No file matches/],
  ];
  const files = { [`${'a'.repeat(200)}`]: '<Request/>', [`${'a/'.repeat(40)}c`]: '<Request/>' };
  for (const [pattern, sentence] of rows) {
    it(`are answered: ${pattern.slice(0, 30)}`, async () => {
      const { stderr } = await runWithFiles(['check', '--quiet', pattern], files);
      assert.match(stderr.replace(/^ci-job: .* problems? can be fixed.*\n/m, ''), sentence);
    });
  }

  it('and those that people write are not refused', async () => {
    const named = { 'a1-final.xml': '<Request><Tag>Demo</Tag></Request>' };
    for (const pattern of ['*a*-*f*n*a*l*.*x*m*l', '{a,b}{0,1}-{final,draft}.{xml,txt}', 'a[0-9]-*.{xml}']) {
      const { exitCode, stdout } = await runWithFiles(['check', pattern], named);
      assert.deepEqual([exitCode, stdout], [0, '1 file checked: no problems.\n'], pattern);
    }
  });
});

describe('a limit', () => {
  it('is told where people look for it', async () => {
    for (const command of ['check', 'format', 'submit']) {
      assert.match((await run([command, '--help'])).stdout, /at most 8 MB/, command);
    }
  });
});
