/**
 * Checking all requests of a workspace: which files are requests, stopping, and what is reported.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type CheckDependencies,
  checkFiles,
  decodeText,
  summarize,
} from '../../client/src/editing/workspaceCheck/checkFiles';
import { type FolderEntry, walkFolder } from '../../client/src/editing/workspaceCheck/folderWalk';

const texts: Readonly<Record<string, string | undefined>> = {
  '/a.cijob.xml': 'bad',
  '/b.ci.xml': 'fine',
  '/request.xml': '<Request><Tag>Work</Tag> bad bad</Request>',
  '/other.xml': '<Request><Tag>Rest</Tag> bad</Request>',
  '/pom.xml': '<project>bad</project>',
  '/locked.xml': undefined,
};
const files = Object.keys(texts).map((path) => ({ uri: `file://${path}`, path }));
const found = { files, unreadableFolders: 0 };

function dependencies(own: Partial<CheckDependencies<string>> = {}): CheckDependencies<string> {
  return {
    read: async ({ path }) => texts[path],
    knownTags: ['Work'],
    check: async (_file, text) => text.match(/bad/g) ?? [],
    report: () => undefined,
    ...own,
  };
}

const live = new AbortController().signal;

describe('checking all requests', () => {
  it('takes our own names and XML with a known Tag, leaves other XML alone', async () => {
    const { checked, unreadable, ended } = await checkFiles(found, dependencies(), live);
    assert.deepEqual(
      checked.map(({ file, findings }) => [file.path, findings.length]),
      [
        ['/a.cijob.xml', 1],
        ['/b.ci.xml', 0],
        ['/request.xml', 2],
      ],
    );
    assert.deepEqual(
      unreadable.map(({ path }) => path),
      ['/locked.xml'],
    );
    assert.equal(ended, 'complete');
  });

  it('tells how far it is', async () => {
    const details: string[] = [];
    await checkFiles(
      { ...found, files: files.slice(0, 3) },
      dependencies({ report: (detail) => details.push(detail) }),
      live,
    );
    assert.deepEqual(details, ['1 of 3: a.cijob.xml', '2 of 3: b.ci.xml', '3 of 3: request.xml']);
  });

  it('stops at once when it is cancelled', async () => {
    const controller = new AbortController();
    const stopping = dependencies({
      check: async () => {
        controller.abort();
        return [];
      },
    });
    const { checked, ended } = await checkFiles(found, stopping, controller.signal);
    assert.deepEqual([checked.length, ended], [1, 'cancelled']);
  });

  it('stops when the language server does not answer', async () => {
    const { checked, ended } = await checkFiles(found, dependencies({ check: async () => undefined }), live);
    assert.deepEqual([checked.length, ended], [0, 'noServer']);
  });

  it('tells what it comes to', async () => {
    const result = await checkFiles(found, dependencies(), live);
    assert.equal(
      summarize(result, 3, 1),
      'Checked 3 requests: 3 errors, 1 warning. 1 file could not be read.',
    );
    const none = { checked: [], unreadable: [], unreadableFolders: 2 };
    assert.equal(
      summarize({ ...none, ended: 'cancelled' }, 0, 0),
      'Stopped after 0 requests: 0 errors, 0 warnings. 2 folders could not be read, and their requests were not checked.',
    );
  });
});

describe('the text of a file', () => {
  it('is UTF-8, or UTF-16 with its mark', () => {
    const utf16 = new Uint8Array([0xff, 0xfe, 0x3c, 0x00, 0xe9, 0x00]);
    const bigEndian = new Uint8Array([0xfe, 0xff, 0x00, 0x3c, 0x00, 0xe9]);
    assert.deepEqual(
      [new TextEncoder().encode('\ufeff<é'), utf16, bigEndian].map((bytes) => decodeText(bytes)),
      ['<é', '<é', '<é'],
    );
  });

  it('of another encoding cannot be read', () => {
    assert.throws(() => decodeText(new Uint8Array([0x3c, 0xe9, 0x3e])));
  });
});

describe('walking folders', () => {
  const tree: Readonly<Record<string, readonly FolderEntry[]>> = {
    '/w': [
      { name: 'a.xml', kind: 'file' },
      { name: 'B.XML', kind: 'file' },
      { name: 'c.txt', kind: 'file' },
      { name: 'link.xml', kind: 'other' },
      { name: 'sub', kind: 'folder' },
      { name: 'locked', kind: 'folder' },
      { name: 'node_modules', kind: 'folder' },
      { name: 'gone', kind: 'folder' },
    ],
    '/w/sub': [{ name: 'd.xml', kind: 'file' }],
    '/w/node_modules': [{ name: 'e.xml', kind: 'file' }],
  };
  const read = async (folder: string): Promise<readonly FolderEntry[]> => {
    const entries = tree[folder];
    if (entries === undefined) throw new Error('EACCES');
    return entries;
  };

  it('finds XML files, and says which folders could not be read', async () => {
    const { files: xml, unreadable } = await walkFolder('/w', read, live);
    assert.deepEqual(
      { xml: [...xml].sort(), unreadable: [...unreadable].sort() },
      { xml: ['/w/B.XML', '/w/a.xml', '/w/sub/d.xml'], unreadable: ['/w/gone', '/w/locked'] },
    );
  });

  it('ends in a tree that goes round in circles, and at once when it is cancelled', async () => {
    const endless = async (): Promise<readonly FolderEntry[]> => [{ name: 'x', kind: 'folder' }];
    assert.equal((await walkFolder('/w', endless, live)).unreadable.length, 1);
    assert.deepEqual(await walkFolder('/w', endless, AbortSignal.abort()), { files: [], unreadable: [] });
  });
});
