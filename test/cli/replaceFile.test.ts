/**
 * Replacing a file on a real disk: whole whatever happens, and all that is not its content stays.
 */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import fsPromises, { type FileHandle } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { ChangedFileError } from '../../cli/changedFileError';
import { type ReplaceFs, replaceFile } from '../../cli/replaceFile';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'replace-file-'));
after(() => fs.rmSync(root, { recursive: true, force: true }));

const OLD = Buffer.from('\ufeffold\r\n');
const NEW = Buffer.from('\ufeffa new and longer content\r\n');
const SHORT = Buffer.from('new');

let folder = '';
let file = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(root, 'case-'));
  file = path.join(folder, 'a.cijob.xml');
  fs.writeFileSync(file, OLD);
});

/** What the folder holds: every name, and the content of the file. */
function state(): { names: string[]; content: string } {
  return { names: fs.readdirSync(folder).sort(), content: fs.readFileSync(file, 'utf8') };
}
const holding = (content: Buffer, names = ['a.cijob.xml']) => ({ names, content: content.toString() });

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** The disk, with some calls of the handles that it opens replaced. */
function diskWith(
  changed: Partial<ReplaceFs>,
  handleMethod?: { name: string; fails: () => boolean; code: string },
): ReplaceFs {
  return {
    ...fsPromises,
    open: async (...args) => {
      const handle = await fsPromises.open(...args);
      if (handleMethod === undefined) return handle;
      const { name, fails, code } = handleMethod;
      const original: unknown = Reflect.get(handle, name);
      if (typeof original === 'function') {
        Reflect.set(handle, name, async (...values: unknown[]): Promise<unknown> => {
          if (fails()) throw failure(code);
          return Reflect.apply(original, handle, values);
        });
      }
      return handle;
    },
    ...changed,
  };
}

describe('a replaced file', () => {
  it('has the new content, and nothing is beside it', async () => {
    await replaceFile(file, OLD, NEW);
    assert.deepEqual(state(), holding(NEW));
    await replaceFile(file, NEW, SHORT);
    assert.deepEqual(state(), holding(SHORT));
    await replaceFile(file, SHORT, Buffer.alloc(0));
    assert.deepEqual(state(), holding(Buffer.alloc(0)));
  });

  it('keeps its rights', { skip: process.platform === 'win32' ? 'rights of POSIX' : false }, async () => {
    let before = OLD;
    for (const mode of [0o640, 0o755, 0o600, 0o666]) {
      fs.chmodSync(file, mode);
      const content = Buffer.from(String(mode));
      await replaceFile(file, before, content);
      assert.equal(fs.statSync(file).mode & 0o7777, mode);
      before = content;
    }
  });

  const isRoot = process.getuid?.() === 0;
  it('keeps its owner', {
    skip: isRoot ? false : 'only the administrator may give a file away',
  }, async () => {
    fs.chownSync(file, 1234, 4321);
    await replaceFile(file, OLD, NEW);
    const { uid, gid } = fs.statSync(file);
    assert.deepEqual([uid, gid], [1234, 4321]);
  });

  it('is what a link leads to; the link stays', async () => {
    const elsewhere = path.join(folder, 'elsewhere');
    fs.mkdirSync(elsewhere);
    fs.renameSync(file, path.join(elsewhere, 'b.xml'));
    fs.symlinkSync(path.join('elsewhere', 'b.xml'), path.join(folder, 'middle'));
    fs.symlinkSync('middle', file);
    await replaceFile(file, OLD, NEW);
    assert.deepEqual(state(), holding(NEW, ['a.cijob.xml', 'elsewhere', 'middle']));
    assert.equal(fs.readlinkSync(file), 'middle');
    assert.deepEqual(fs.readdirSync(elsewhere), ['b.xml']);
    assert.ok(fs.lstatSync(path.join(elsewhere, 'b.xml')).isFile());
  });

  it('keeps its other names', async () => {
    fs.linkSync(file, path.join(folder, 'other'));
    await replaceFile(file, OLD, NEW);
    assert.equal(fs.readFileSync(path.join(folder, 'other'), 'utf8'), NEW.toString());
    await replaceFile(file, NEW, SHORT);
    assert.deepEqual(state(), holding(SHORT, ['a.cijob.xml', 'other']));
    assert.equal(fs.statSync(file).nlink, 2);
  });

  it('is written in its place where its folder takes no new file', async () => {
    const open: ReplaceFs['open'] = async (name, flags, mode) => {
      if (flags === 'wx' && String(name).startsWith(folder)) throw failure('EACCES');
      return fsPromises.open(name, flags, mode);
    };
    const { ino } = fs.statSync(file);
    await replaceFile(file, OLD, NEW, diskWith({ open }));
    assert.deepEqual([state(), fs.statSync(file).ino], [holding(NEW), ino]);
  });
});

describe('a file that somebody else has changed', () => {
  const savedByThem = (): boolean => {
    fs.writeFileSync(file, 'theirs');
    return false;
  };

  it('stays as it is', async () => {
    fs.writeFileSync(file, 'theirs');
    await assert.rejects(replaceFile(file, OLD, NEW), ChangedFileError);
    assert.deepEqual(state(), holding(Buffer.from('theirs')));
    fs.linkSync(file, path.join(folder, 'other'));
    await assert.rejects(replaceFile(file, OLD, NEW), ChangedFileError);
    assert.equal(state().content, 'theirs');
  });

  it('also where that happens while the new content is written', async () => {
    const disk = diskWith({}, { name: 'sync', fails: () => savedByThem(), code: '' });
    await assert.rejects(replaceFile(file, OLD, NEW, disk), ChangedFileError);
    assert.deepEqual(state(), holding(Buffer.from('theirs')));
  });

  it('is not made anew where they have removed it', async () => {
    fs.rmSync(file);
    await assert.rejects(replaceFile(file, OLD, NEW), { code: 'ENOENT' });
    assert.deepEqual(fs.readdirSync(folder), []);
  });
});

describe('a failure leaves the old content and nothing beside it', () => {
  for (const name of ['writeFile', 'stat', 'chmod', 'sync']) {
    it(`of ${name}`, async () => {
      const disk = diskWith({}, { name, fails: () => true, code: 'ENOSPC' });
      await assert.rejects(replaceFile(file, OLD, NEW, disk), { code: 'ENOSPC' });
      assert.deepEqual(state(), holding(OLD));
    });
  }

  it('of the move', async () => {
    const rename = async () => Promise.reject(failure('EBUSY'));
    await assert.rejects(replaceFile(file, OLD, NEW, diskWith({ rename })), { code: 'EBUSY' });
    assert.deepEqual(state(), holding(OLD));
  });

  it('of writing a file of two names, in the middle', async () => {
    fs.linkSync(file, path.join(folder, 'other'));
    let calls = 0;
    const disk: ReplaceFs = {
      ...fsPromises,
      open: async (...args) => {
        const handle = await fsPromises.open(...args);
        const write = handle.write.bind(handle) as (...values: unknown[]) => Promise<unknown>;
        // Room for three bytes of the new content, and then for the old one.
        const some = async (
          bytes: Uint8Array,
          start: number,
          length: number,
          at: number,
        ): Promise<unknown> => {
          calls += 1;
          if (calls === 2) throw failure('ENOSPC');
          return write(bytes, start, calls === 1 ? 3 : length, at);
        };
        Reflect.set(handle, 'write', some);
        return handle as FileHandle;
      },
    };
    await assert.rejects(replaceFile(file, OLD, NEW, disk), { code: 'ENOSPC' });
    assert.deepEqual(state(), holding(OLD, ['a.cijob.xml', 'other']));
  });

  it('of a file that may not be written, although its folder may be', async () => {
    const access = async () => Promise.reject(failure('EACCES'));
    await assert.rejects(replaceFile(file, OLD, NEW, diskWith({ access })), { code: 'EACCES' });
    assert.deepEqual(state(), holding(OLD));
  });
});

/** Replaces the file again and again, `a…` by `b…` and back. In its place it is written in many small parts. */
const REPLACING = `
  const fs = require('node:fs/promises');
  const { replaceFile } = require(process.argv[1]);
  const disk = {
    ...fs,
    open: async (...args) => {
      const handle = await fs.open(...args);
      const write = handle.write.bind(handle);
      handle.write = (bytes, start, length, at) => write(bytes, start, Math.min(length, 2_000), at);
      return handle;
    },
  };
  const contents = ['a', 'b'].map((letter) => Buffer.from(letter.repeat(200_000)));
  (async () => {
    for (let turn = 0; ; turn++) {
      await replaceFile(process.argv[2], contents[turn % 2], contents[(turn + 1) % 2], disk);
      if (turn === 0) process.stdout.write('replacing');
    }
  })();
`;

describe('a program that is killed', () => {
  let bundle = '';
  beforeEach(async () => {
    const { build } = await import('esbuild');
    bundle = path.join(folder, 'replaceFile.cjs');
    await build({
      entryPoints: ['cli/replaceFile.ts'],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'silent',
    });
  });

  const nameOf = (content: string): string => `${content.length} ${[...new Set(content)].join('')}`;

  /** What the folder has of the contents after the program was killed in the middle of some turn: the file first. */
  async function killed(round: number): Promise<string[]> {
    fs.writeFileSync(file, 'a'.repeat(200_000));
    const child = spawn(process.execPath, ['-e', REPLACING, bundle, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    // Somewhere in the middle of one of the next turns.
    for (let turn = 0; turn < round * 7; turn++) fs.statSync(file);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const backups = fs.readdirSync(folder).filter((name) => name.endsWith('.ci-job-backup'));
    const contents = [file, ...backups.map((name) => path.join(folder, name))].map((name) =>
      nameOf(fs.readFileSync(name, 'utf8')),
    );
    for (const name of backups) fs.rmSync(path.join(folder, name));
    return contents;
  }

  const isWhole = (content: string): boolean => content === '200000 a' || content === '200000 b';

  it('at any moment leaves the old content or the new one', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 12; round++) outcomes.add((await killed(round)).join());
    assert.deepEqual(
      [...outcomes].filter((outcome) => !isWhole(outcome)),
      [],
    );
  });

  it('leaves one of them in the backup of a file of two names that is in parts', async () => {
    fs.linkSync(file, path.join(folder, 'other'));
    const lost: string[][] = [];
    for (let round = 0; round < 12; round++) {
      const contents = await killed(round);
      if (!contents.some(isWhole)) lost.push(contents);
    }
    assert.deepEqual(lost, []);
  });
});
