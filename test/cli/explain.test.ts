/**
 * `ci-job explain`.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { english } from '../../l10n/language';
import { codeExplanationText } from '../../server/service/diagnostics/codeExplanations';
import { diagnosticCodes } from '../../server/service/diagnostics/diagnosticCodes';
import { run } from './support';

describe('explain', () => {
  it('prints what the reference says', async () => {
    const { exitCode, stdout, stderr } = await run(['explain', 'out-of-range']);
    assert.deepEqual([exitCode, stderr], [0, '']);
    assert.equal(stdout, `${codeExplanationText('out-of-range', english)}\n`);
    const two = await run(['explain', 'out-of-range', 'compare']);
    assert.equal(two.stdout, `${stdout}\n\n${codeExplanationText('compare', english)}\n`);
  });

  it('lists all codes where none is given', async () => {
    const { exitCode, stdout } = await run(['explain']);
    assert.equal(exitCode, 0);
    assert.deepEqual(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0]),
      Object.keys(diagnosticCodes),
    );
    assert.ok(
      stdout.includes('out-of-range                   error        The number is outside its limits.\n'),
    );
  });

  it('explains errors of the service too, by code or number', async () => {
    const { exitCode, stdout } = await run(['explain', 'TooBusy']);
    assert.deepEqual(
      [exitCode, stdout],
      [
        0,
        'TooBusy · with HTTP 503\n\nToo many people.\n\nWhat to do: Try again tomorrow.\n\nOlder answers say 9 instead.\n\nErrors: https://vendor.example/errors\n',
      ],
    );
    assert.equal((await run(['explain', '9'])).stdout, stdout);
    assert.match((await run(['explain', 'TooBuzy'])).stderr, /did you mean `TooBusy`\?/);
  });

  it('knows what was meant', async () => {
    const { exitCode, stdout, stderr } = await run(['explain', 'out-of-rnage']);
    assert.deepEqual(
      [exitCode, stdout, stderr],
      [
        2,
        '',
        'ci-job: `out-of-rnage` is not a diagnostic code (did you mean `out-of-range`?).\nSee `ci-job explain --help`.\n',
      ],
    );
  });
});
