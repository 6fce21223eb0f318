/**
 * The history in the storage of a browser: whole after a kill, shared by windows, without anything but its own files.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createStoredHistory, type StoredFiles } from '../../client/src/browser/storedHistory';

/** Files in memory that behave as the editor's: each call is one step, others may come between two. */
function memoryFiles(written: Map<string, { content: Uint8Array; modifiedMs: number }>): StoredFiles {
  const take = (name: string): { content: Uint8Array; modifiedMs: number } => {
    const file = written.get(name);
    if (file === undefined) throw new Error(`there is no ${name}`);
    written.delete(name);
    return file;
  };
  return {
    list: async () => [...written.keys()],
    read: async (name) => written.get(name)?.content,
    write: async (name, content) => void written.set(name, { content, modifiedMs: 1000 }),
    move: async (name, to) => void written.set(to, take(name)),
    moveIfFree: async (name, to) => !written.has(to) && written.set(to, take(name)).has(to),
    remove: async (name) => void written.delete(name),
    modifiedMs: async (name) => written.get(name)?.modifiedMs,
  };
}

function start(): {
  readonly written: Map<string, { content: Uint8Array; modifiedMs: number }>;
  readonly open: (now?: () => number) => ReturnType<typeof createStoredHistory>;
} {
  const written = new Map<string, { content: Uint8Array; modifiedMs: number }>();
  let ids = 0;
  const newId = (): string => `id${++ids}`;
  return { written, open: (now = () => 1000) => createStoredHistory(memoryFiles(written), newId, now) };
}

describe('the stored history', () => {
  it('keeps records, replaces and removes them', async () => {
    const { written, open } = start();
    const history = open();
    assert.deepEqual(await history.read(), []);
    await history.write('j1', { state: 'Running' });
    await history.write('j2', { state: 'Running' });
    await history.write('j1', { state: 'Success', name: '码' });
    await history.remove('j2');
    await history.remove('j3');
    assert.deepEqual(await open().read(), [{ state: 'Success', name: '码' }]);
    assert.deepEqual([...written.keys()], ['j1.json']);
  });

  it('reads many records', async () => {
    const { open } = start();
    const history = open();
    const numbers = Array.from({ length: 70 }, (_, number) => number);
    for (const number of numbers) await history.write(`j${number}`, { number });
    assert.deepEqual(
      await history.read(),
      numbers.map((number) => ({ number })),
    );
  });

  it('lets one window tell of an end, until the entry is removed', async () => {
    const { written, open } = start();
    const claims = await Promise.all([open(), open(), open()].map((history) => history.claim('j1')));
    assert.deepEqual(claims.filter(Boolean), [true]);
    assert.deepEqual([...written.keys()], ['j1.notified']);
    assert.deepEqual(await open().read(), []);
    await open().remove('j1');
    assert.deepEqual([...written.keys()], []);
    assert.equal(await open().claim('j1'), true);
  });

  it('is whole after a kill in the middle of a write', async () => {
    const { written, open } = start();
    await open().write('j1', { state: 'Running' });
    written.set('id9.draft', { content: new TextEncoder().encode('{"state":'), modifiedMs: 1000 });
    assert.deepEqual(await open().read(), [{ state: 'Running' }]);
    assert.deepEqual([...written.keys()], ['j1.json', 'id9.draft']);
    const hourMs = 60 * 60 * 1000;
    assert.deepEqual(await open(() => 1001 + hourMs).read(), [{ state: 'Running' }]);
    assert.deepEqual([...written.keys()], ['j1.json']);
  });

  it('is read although an old draft cannot be removed', async () => {
    const { written } = start();
    for (const name of ['a.draft', 'j1.json', 'b.draft']) {
      written.set(name, { content: new TextEncoder().encode('{"state":"Running"}'), modifiedMs: 0 });
    }
    const files = memoryFiles(written);
    const remove: StoredFiles['remove'] = (name) =>
      name === 'a.draft' ? Promise.reject(new Error('in use')) : files.remove(name);
    const history = createStoredHistory(
      { ...files, remove },
      () => 'id1',
      () => 2 * 60 * 60_000,
    );
    assert.deepEqual(await history.read(), [{ state: 'Running' }]);
    assert.deepEqual([...written.keys()], ['a.draft', 'j1.json']);
  });

  it('leaves out what is broken, and what is too large for an entry', async () => {
    const { written, open } = start();
    const put = (name: string, text: string): unknown =>
      written.set(name, { content: new TextEncoder().encode(text), modifiedMs: 1000 });
    put('a.json', '{');
    put('b.json', JSON.stringify('x'.repeat(64 * 1024)));
    put('notes.txt', '1');
    put('c.json', '{"state":"Failed"}');
    assert.deepEqual(await open().read(), [{ state: 'Failed' }]);
  });

  it('never leaves its folder, whatever an id is', async () => {
    const { written, open } = start();
    await open().write('../../etc', {});
    assert.deepEqual([...written.keys()], ['%2e%2e%2f%2e%2e%2fetc.json']);
  });
});
