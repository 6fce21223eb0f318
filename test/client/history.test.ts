/**
 * The history on the disk: whole after a kill, shared by windows, without anything but its own files.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createHistoryFolder } from '../../client/src/node/historyFolder';

let folder = '';

beforeEach(() => {
  folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-history-')), 'jobs');
});

afterEach(() => fs.rmSync(path.dirname(folder), { recursive: true, force: true }));

const sorted = async (records: Promise<readonly unknown[]>): Promise<unknown[]> =>
  [...(await records)].sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));

describe('the history folder', () => {
  it('keeps records, replaces and removes them', async () => {
    const history = createHistoryFolder(folder);
    assert.deepEqual(await history.read(), []);
    await history.write('j1', { state: 'Running' });
    await history.write('j2', { state: 'Running' });
    await history.write('j1', { state: 'Success' });
    await history.remove('j2');
    await history.remove('j3');
    assert.deepEqual(await createHistoryFolder(folder).read(), [{ state: 'Success' }]);
  });

  it('is one folder for several windows', async () => {
    const windows = [createHistoryFolder(folder), createHistoryFolder(folder)];
    await Promise.all(
      windows.flatMap((history, window) =>
        Array.from({ length: 50 }, (_, number) => history.write(`j${number % 10}`, { number, window })),
      ),
    );
    const records = await createHistoryFolder(folder).read();
    assert.equal(records.length, 10);
    assert.deepEqual(
      fs.readdirSync(folder).filter((name) => !name.endsWith('.json')),
      [],
    );
  });

  it('lets one window tell of an end, until the entry is removed', async () => {
    const windows = [createHistoryFolder(folder), createHistoryFolder(folder), createHistoryFolder(folder)];
    const claims = await Promise.all(windows.map((history) => history.claim('j1')));
    assert.deepEqual(claims.filter(Boolean), [true]);
    assert.deepEqual(await createHistoryFolder(folder).read(), []);
    await createHistoryFolder(folder).remove('j1');
    assert.deepEqual(fs.readdirSync(folder), []);
    assert.equal(await createHistoryFolder(folder).claim('j1'), true);
  });

  it('is whole after a kill in the middle of a write', async () => {
    const history = createHistoryFolder(folder);
    await history.write('j1', { state: 'Running' });
    // What a killed program leaves: half a draft, and on a broken disk half a file.
    fs.writeFileSync(path.join(folder, 'aaaa.draft'), '{"state":"Succ');
    fs.writeFileSync(path.join(folder, 'j2.json'), '{"state":"Succ');
    fs.writeFileSync(path.join(folder, 'j3.json'), '');
    assert.deepEqual(await history.read(), [{ state: 'Running' }]);
    await history.write('j2', { state: 'Success' });
    assert.deepEqual(await sorted(history.read()), [{ state: 'Running' }, { state: 'Success' }]);
  });

  it('removes drafts when whoever wrote them is surely gone', async () => {
    const history = createHistoryFolder(folder, () => Date.now() + 2 * 60 * 60 * 1000);
    await history.write('j1', {});
    fs.writeFileSync(path.join(folder, 'aaaa.draft'), '{');
    await createHistoryFolder(folder).read();
    assert.deepEqual(fs.readdirSync(folder).sort(), ['aaaa.draft', 'j1.json']);
    await history.read();
    assert.deepEqual(fs.readdirSync(folder), ['j1.json']);
  });

  it('is read although an old draft cannot be removed', async () => {
    const history = createHistoryFolder(folder, () => Date.now() + 2 * 60 * 60_000);
    await history.write('j1', { state: 'Running' });
    // No file at all: removing it fails, as removing one that another program holds does.
    fs.mkdirSync(path.join(folder, 'stuck.draft'));
    assert.deepEqual(await history.read(), [{ state: 'Running' }]);
  });

  it('takes any id for a name and for nothing else', async () => {
    const history = createHistoryFolder(folder);
    await history.write('../../up', { escaped: false });
    assert.deepEqual(fs.readdirSync(folder), ['%2e%2e%2f%2e%2e%2fup.json']);
    assert.deepEqual(await history.read(), [{ escaped: false }]);
  });

  it('leaves out what is far too large', async () => {
    const history = createHistoryFolder(folder);
    await history.write('j1', 'x'.repeat(100_000));
    assert.deepEqual(await history.read(), []);
  });

  it('fails when there is no room, and leaves no draft', async () => {
    fs.mkdirSync(path.join(folder, 'j1.json'), { recursive: true });
    await assert.rejects(createHistoryFolder(folder).write('j1', {}));
    assert.deepEqual(fs.readdirSync(folder), ['j1.json']);
  });

  it('is readable by nobody else', { skip: process.platform === 'win32' }, async () => {
    await createHistoryFolder(folder).write('j1', {});
    assert.equal(fs.statSync(path.join(folder, 'j1.json')).mode & 0o077, 0);
  });
});
