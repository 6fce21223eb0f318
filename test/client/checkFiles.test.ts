/**
 * Checking all requests of a workspace: which files are requests, stopping, and what is told.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type CheckDependencies,
  checkFiles,
  summarize,
} from '../../client/src/editing/workspaceCheck/checkFiles';

const texts: Readonly<Record<string, string | undefined>> = {
  '/a.cijob.xml': 'bad',
  '/b.ci.xml': 'fine',
  '/request.xml': '<Request><Tag>Work</Tag> bad bad</Request>',
  '/other.xml': '<Request><Tag>Rest</Tag> bad</Request>',
  '/pom.xml': '<project>bad</project>',
  '/locked.xml': undefined,
};
const files = Object.keys(texts).map((path) => ({ uri: `file://${path}`, path }));

function ports(own: Partial<CheckDependencies<string>> = {}): CheckDependencies<string> {
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
  test('takes our own names and XML with a known Tag, leaves other XML alone', async () => {
    const { checked, unreadable, ended } = await checkFiles(files, ports(), live);
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

  test('tells how far it is', async () => {
    const details: string[] = [];
    await checkFiles(files.slice(0, 3), ports({ report: (detail) => details.push(detail) }), live);
    assert.deepEqual(details, ['1 of 3: a.cijob.xml', '2 of 3: b.ci.xml', '3 of 3: request.xml']);
  });

  test('stops at once when it is cancelled', async () => {
    const controller = new AbortController();
    const stopping = ports({
      check: async () => {
        controller.abort();
        return [];
      },
    });
    const { checked, ended } = await checkFiles(files, stopping, controller.signal);
    assert.deepEqual([checked.length, ended], [1, 'cancelled']);
  });

  test('stops when the language server does not answer', async () => {
    const { checked, ended } = await checkFiles(files, ports({ check: async () => undefined }), live);
    assert.deepEqual([checked.length, ended], [0, 'noServer']);
  });

  test('tells what it comes to', async () => {
    const result = await checkFiles(files, ports(), live);
    assert.equal(
      summarize(result, 3, 1),
      'Checked 3 requests: 3 errors, 1 warning. 1 file could not be read.',
    );
    const none = { checked: [], unreadable: [] };
    assert.equal(
      summarize({ ...none, ended: 'cancelled' }, 0, 0),
      'Stopped after 0 requests: 0 errors, 0 warnings.',
    );
  });
});
