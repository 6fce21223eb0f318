/**
 * The short form of `node test/bench/soak.mjs`: random edits and requests over many documents, through stdio.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { it } from 'node:test';
import { promisify } from 'node:util';
import { builtProgram } from '../support/builtProgram';

it('a server that is edited and asked at random answers everything and ends with the right diagnostics', async () => {
  builtProgram('server.js');
  const soak = ['test/bench/soak.mjs', '--operations', '4000', '--seed', '7'];
  const { stdout } = await promisify(execFile)(process.execPath, soak);
  assert.match(stdout, /^4000 operations on 20 documents, 0 failures$/m);
});
