/**
 * The search for jobs in files that are not open: what is looked at, how often, and when it stops.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type JobSymbolDependencies,
  JobSymbolIndex,
  MOST_FILES,
  matchesQuery,
} from '../../client/src/editing/workspaceSymbols/jobSymbolIndex';

const never = new AbortController().signal;

/** An index over files by path, with everything that it did. */
function indexOf(texts: Map<string, string>, own: Partial<JobSymbolDependencies<string>> = {}) {
  const reads: string[] = [];
  const clock = { ms: 0 };
  const index = new JobSymbolIndex<string>({
    listFiles: async () => [...texts.keys()].map((path) => ({ uri: `file://${path}`, path })),
    stampOf: async ({ path }) => (texts.get(path) === 'locked' ? undefined : texts.get(path)),
    read: async ({ path }) => {
      reads.push(path);
      return texts.get(path);
    },
    getKnownTags: async () => ['Work'],
    findSymbols: async ({ path }, text) => [`${path} ${text.length}`],
    now: () => clock.ms,
    ...own,
  });
  const find = async (signal = never) => Object.fromEntries(await index.find(signal));
  return { find, reads, clock };
}

const request = '<Request><Tag>Work</Tag></Request>';

describe('the jobs of files that are not open', () => {
  it('are those of requests by name, and of XML with a known Tag', async () => {
    const { find } = indexOf(
      new Map([
        ['/a.cijob.xml', 'a'],
        ['/b.xml', request],
        ['/pom.xml', '<project/>'],
        ['/locked.cijob.xml', 'locked'],
      ]),
    );
    assert.deepEqual(await find(), {
      'file:///a.cijob.xml': ['/a.cijob.xml 1'],
      'file:///b.xml': [`/b.xml ${request.length}`],
      'file:///pom.xml': [],
    });
  });

  it('are read again only after a while, and only where the file is another one', async () => {
    const texts = new Map([
      ['/a.cijob.xml', 'a'],
      ['/b.cijob.xml', 'b'],
    ]);
    const { find, reads, clock } = indexOf(texts);
    await find();
    texts.set('/a.cijob.xml', 'changed');
    assert.deepEqual((await find())['file:///a.cijob.xml'], ['/a.cijob.xml 1']);
    clock.ms = 5000;
    assert.deepEqual((await find())['file:///a.cijob.xml'], ['/a.cijob.xml 7']);
    assert.deepEqual(reads, ['/a.cijob.xml', '/b.cijob.xml', '/a.cijob.xml']);
  });

  it('go with their file', async () => {
    const texts = new Map([['/a.cijob.xml', 'a']]);
    const { find, clock } = indexOf(texts);
    await find();
    texts.clear();
    clock.ms = 5000;
    assert.deepEqual(await find(), {});
  });

  it('are looked for until somebody stops it, and where it stopped the next search goes on', async () => {
    const texts = new Map(Array.from({ length: 20 }, (_, number) => [`/${number}.cijob.xml`, 'a']));
    const controller = new AbortController();
    const { find, reads } = indexOf(texts, {
      findSymbols: async ({ path }) => {
        controller.abort();
        return [path];
      },
    });
    const first = await find(controller.signal);
    const before = reads.length;
    assert.deepEqual([Object.keys(first).length, before], [8, 8]);
    assert.equal(Object.keys(await find()).length, 20);
    assert.equal(reads.length, 20);
  });

  it('are asked for again where the language server did not answer', async () => {
    let answers = false;
    const { find, clock } = indexOf(new Map([['/a.cijob.xml', 'a']]), {
      findSymbols: async () => (answers ? ['found'] : undefined),
    });
    assert.deepEqual(await find(), {});
    answers = true;
    clock.ms = 5000;
    assert.deepEqual(await find(), { 'file:///a.cijob.xml': ['found'] });
  });

  it('are those of so many files and no more', async () => {
    const texts = new Map(Array.from({ length: MOST_FILES + 1 }, (_, number) => [`/${number}.xml`, '<a/>']));
    const { find, reads } = indexOf(texts);
    await find();
    assert.equal(reads.length, MOST_FILES);
  });
});

it('a query is letters in their order', () => {
  const name = 'Transcode in/a.mov → web/a.mp4';
  assert.deepEqual(
    ['', 'tcode', 'WEB', 'a.mp4', 'mp4web', '→'].map((query) => matchesQuery(name, query)),
    [true, true, true, true, false, true],
  );
});
