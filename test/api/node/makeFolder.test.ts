/**
 * The folder of records: made with those around it, and a clear error where that is not possible.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { makeFolder } from '../../../client/api/node/makeFolder';
import { createRecordFolder } from '../../../client/api/node/recordFolder';
import { createHistoryFolder } from '../../../client/src/node/historyFolder';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-folder-'));
after(() => fs.rmSync(root, { recursive: true, force: true }));

describe('a folder', () => {
  it('is made with those around it, for the owner only, and may be there', async () => {
    const folder = path.join(root, 'a', 'b', 'c');
    await Promise.all([makeFolder(folder, 0o700), makeFolder(folder, 0o700)]);
    await makeFolder(folder, 0o700);
    const modes = ['a', 'a/b', 'a/b/c'].map((each) => fs.statSync(path.join(root, each)).mode & 0o777);
    assert.deepEqual(modes, process.platform === 'win32' ? modes : [0o700, 0o700, 0o700]);
  });

  it('is refused where a file has its name or that of one around it', async () => {
    const file = path.join(root, 'file');
    fs.writeFileSync(file, '');
    await assert.rejects(makeFolder(file), { code: 'EEXIST' });
    await assert.rejects(makeFolder(path.join(file, 'x', 'y')), { code: 'ENOTDIR' });
  });

  it('is refused at once where none can be made', { skip: process.platform !== 'linux' }, async () => {
    const folder = '/proc/nope/ci-job';
    await assert.rejects(createRecordFolder(folder).create('a', {}), { code: 'ENOENT' });
    await assert.rejects(createHistoryFolder(folder).write('a', {}), { code: 'ENOENT' });
    await assert.rejects(createHistoryFolder(folder).claim('a'), { code: 'ENOENT' });
  });
});
