/**
 * Which files folders and patterns stand for on a real disk: links, circles of links, pipes, and what may not be read.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { nodeFiles } from '../../cli/nodeFiles';
import { findAllRequestFiles } from '../../cli/requestFiles';
import type { FoundFiles } from '../../cli/searchFolder';

const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'find-files-')));
after(() => fs.rmSync(root, { recursive: true, force: true }));

/** A new folder with empty files, links (from, to) and pipes. */
function makeFolder(
  files: readonly string[],
  links: readonly (readonly [from: string, to: string])[] = [],
  pipes: readonly string[] = [],
): string {
  const folder = fs.mkdtempSync(path.join(root, 'case-'));
  for (const name of [...files, ...links.map(([from]) => from), ...pipes]) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  }
  for (const name of files) fs.writeFileSync(path.join(folder, name), '');
  for (const [from, to] of links) fs.symlinkSync(to, path.join(folder, from));
  for (const name of pipes) execFileSync('mkfifo', [path.join(folder, name)]);
  return folder;
}

/** What the arguments stand for, with paths from the folder. Folders in `locked` may not be looked into. */
async function find(
  folder: string,
  args: readonly string[],
  locked: readonly string[] = [],
): Promise<FoundFiles> {
  const isLocked = (name: string): boolean => locked.includes(path.relative(folder, name));
  const found = await findAllRequestFiles(
    args.map((argument) => path.join(folder, argument)),
    {
      ...nodeFiles,
      cwd: folder,
      listFolder: async (name) => {
        if (isLocked(name)) throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
        return nodeFiles.listFolder(name);
      },
    },
  );
  const shorten = (text: string): string => text.replaceAll(`${folder}/`, '');
  return { files: found.files.map(shorten), failures: found.failures.map(shorten) };
}

const POSIX = { skip: process.platform === 'win32' ? 'links and pipes of POSIX' : false };

describe('a folder that may not be looked into', () => {
  const folder = makeFolder(['jobs/a.cijob.xml', 'jobs/locked/b.cijob.xml', 'jobs/other/c.xml']);

  it('is named, below a folder and below a pattern', async () => {
    const failures = ['`jobs/locked` cannot be read: you have no permission to read it.'];
    const locked = ['jobs/locked'];
    assert.deepEqual(await find(folder, ['jobs'], locked), { files: ['jobs/a.cijob.xml'], failures });
    assert.deepEqual(await find(folder, ['jobs/*/*.xml'], locked), { files: ['jobs/other/c.xml'], failures });
    assert.deepEqual(await find(folder, ['jobs/locked/*.xml'], locked), { files: [], failures });
    assert.deepEqual(await find(folder, ['jobs/locked'], locked), { files: [], failures });
  });

  it('is nobody’s business where the pattern leads somewhere else', async () => {
    assert.deepEqual(await find(folder, ['jobs/o*/*.xml', 'jobs/*.xml'], ['jobs/locked']), {
      files: ['jobs/other/c.xml', 'jobs/a.cijob.xml'],
      failures: [],
    });
  });
});

describe('links', POSIX, () => {
  it('to files and folders are followed', async () => {
    const folder = makeFolder(
      ['outside/deep/a.cijob.xml', 'outside/b.xml'],
      [
        ['jobs/linked', '../outside'],
        ['jobs/file.cijob.xml', '../outside/b.xml'],
        ['jobs/nowhere.cijob.xml', 'missing'],
      ],
    );
    const files = ['jobs/file.cijob.xml', 'jobs/linked/deep/a.cijob.xml', 'jobs/nowhere.cijob.xml'];
    assert.deepEqual(await find(folder, ['jobs']), { files, failures: [] });
    assert.deepEqual(await find(folder, ['jobs/*/*.xml']), { files: ['jobs/linked/b.xml'], failures: [] });
  });

  it('that lead round in circles end', async () => {
    const folder = makeFolder(
      ['jobs/z/a.cijob.xml'],
      [
        ['jobs/b', 'z'],
        ['jobs/z/up', '..'],
        ['jobs/z/self', '.'],
        ['jobs/loop.cijob.xml', 'loop.cijob.xml'],
      ],
    );
    assert.deepEqual(await find(folder, ['jobs']), {
      files: ['jobs/loop.cijob.xml', 'jobs/z/a.cijob.xml'],
      failures: [],
    });
    // Both names match, as in a shell.
    assert.deepEqual(await find(folder, ['jobs/*/a.*', 'jobs/b/**/a.*']), {
      files: ['jobs/b/a.cijob.xml', 'jobs/z/a.cijob.xml'],
      failures: [],
    });
  });

  it('to hidden folders and node_modules are left out by their own name', async () => {
    const folder = makeFolder(
      ['outside/a.cijob.xml'],
      [
        ['jobs/.hidden', '../outside'],
        ['jobs/node_modules', '../outside'],
      ],
    );
    assert.deepEqual(await find(folder, ['jobs/.hidden/*.xml', 'jobs/node_modules/*.xml']), {
      files: ['jobs/.hidden/a.cijob.xml', 'jobs/node_modules/a.cijob.xml'],
      failures: [],
    });
    const { files } = await find(folder, ['jobs']);
    assert.deepEqual(files, []);
  });
});

describe('pipes', POSIX, () => {
  const folder = makeFolder(
    ['jobs/a.cijob.xml'],
    [['jobs/link.cijob.xml', 'pipe.cijob.xml']],
    ['jobs/pipe.cijob.xml'],
  );

  it('are taken by their own name only, because reading one may never end', async () => {
    assert.deepEqual(await find(folder, ['jobs', 'jobs/*.xml']), {
      files: ['jobs/a.cijob.xml'],
      failures: [],
    });
    assert.deepEqual(await find(folder, ['jobs/pipe.cijob.xml']), {
      files: ['jobs/pipe.cijob.xml'],
      failures: [],
    });
  });
});

describe('what stands at a path', POSIX, () => {
  it('is told with links followed, and links that lead nowhere are told apart', async () => {
    const folder = makeFolder(
      ['a'],
      [
        ['link', 'a'],
        ['up', '.'],
        ['broken', 'none'],
        ['loop', 'loop'],
      ],
      ['pipe'],
    );
    const names = ['a', '.', 'link', 'up', 'broken', 'loop', 'pipe', 'none', 'a/b'];
    assert.deepEqual(await Promise.all(names.map((name) => nodeFiles.kindOf(path.join(folder, name)))), [
      'file',
      'folder',
      'file',
      'folder',
      'brokenLink',
      'brokenLink',
      'other',
      undefined,
      undefined,
    ]);
  });
});
