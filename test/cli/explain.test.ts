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
    assert.equal(
      stdout,
      `${codeExplanationText('out-of-range', english)}\n\nSee also: /docs/reference/codes.md#out-of-range\n`,
    );
    const two = await run(['explain', 'out-of-range', 'compare']);
    assert.equal(
      two.stdout,
      `${stdout}\n\n${codeExplanationText('compare', english)}\n\nSee also: /docs/reference/codes.md#compare\n`,
    );
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

  it('lists them in Chinese', async () => {
    const { stdout } = await run(['explain', '--language', 'zh-cn']);
    assert.deepEqual(stdout.match(/ (?:The|A|An|It|This) .*$/gm) ?? [], []);
    assert.equal(stdout.split('\n').length - 1, Object.keys(diagnosticCodes).length);
  });

  it('explains errors of the service too, by code or number', async () => {
    const { exitCode, stdout } = await run(['explain', 'TooBusy']);
    assert.deepEqual(
      [exitCode, stdout],
      [
        0,
        'TooBusy · with HTTP 503\n\nToo many people.\n\nWhat to do: Try again tomorrow.\n\nOlder responses have 9 instead.\n\nErrors: https://vendor.example/errors\n\nSee also: /docs/reference/errors.md#toobusy\n',
      ],
    );
    assert.equal((await run(['explain', '9'])).stdout, stdout);
    assert.match((await run(['explain', 'TooBuzy'])).stderr, /Did you mean `TooBusy`\?/);
  });

  it('knows what was meant', async () => {
    const { exitCode, stdout, stderr } = await run(['explain', 'out-of-rnage']);
    assert.deepEqual(
      [exitCode, stdout, stderr],
      [
        2,
        '',
        'ci-job: `out-of-rnage` is not a diagnostic code, error, Tag or element. Did you mean `out-of-range`?\nSee `ci-job explain --help`.\n',
      ],
    );
  });

  it('explains a Tag with its elements', async () => {
    const { exitCode, stdout } = await run(['explain', 'Demo']);
    assert.equal(exitCode, 0);
    assert.equal(
      stdout,
      `Demo

An invented job.

It is sent with POST /jobs; the account needs the permissions ci:CreateMediaJobs and cam:PassRole.

Vendor page: https://vendor.example/demo

Elements:
  Tag    required
  Level  optional
  Codec  optional

See also: /docs/reference/Demo.md#demo
`,
    );
  });

  it('explains an element by the end of its path', async () => {
    const { exitCode, stdout } = await run(['explain', 'Level']);
    assert.equal(exitCode, 0);
    assert.equal(
      stdout,
      'Demo/Level\n\nLevel · optional\n\nA whole number from 0 to 2.\n\nVendor page: https://vendor.example/demo\n\nSee also: /docs/reference/Demo.md#level\n',
    );
    assert.equal((await run(['explain', 'Demo/Level'])).stdout, stdout);
    assert.match(
      (await run(['explain', 'evel'])).stderr,
      /^ci-job: `evel` is not a .* Did you mean `Level`\?/,
    );
  });

  it('explains a Tag that has no schema', async () => {
    const { exitCode, stdout } = await run(['explain', 'Elsewhere']);
    assert.deepEqual(
      [exitCode, stdout],
      [
        0,
        'Elsewhere\n\nA job without a schema.\n\nIts elements are not described here yet: only the XML is checked.\n\nSee also: /docs/reference/codes.md#unsupported-tag\n',
      ],
    );
    assert.match((await run(['explain', 'Elsewere'])).stderr, /Did you mean `Elsewhere`\?/);
  });

  it('knows which path was meant', async () => {
    for (const [typed, meant] of [
      ['Demo/Levle', 'Demo/Level'],
      ['Dmo/Codec', 'Demo/Codec'],
    ]) {
      const { stderr } = await run(['explain', typed ?? '']);
      assert.match(stderr, new RegExp(`Did you mean \`${meant}\`\\?\n`));
    }
  });

  it('guesses nothing from a word that says nothing', async () => {
    for (const word of ['', '/', 'e', '-', '//']) {
      const { exitCode, stderr } = await run(['explain', '--', word]);
      assert.deepEqual(
        [exitCode, stderr],
        [
          2,
          `ci-job: \`${word}\` is not a diagnostic code, error, Tag or element.\nSee \`ci-job explain --help\`.\n`,
        ],
      );
    }
  });

  it('names the command of the editor where it came without the pages', async () => {
    const { stdout } = await run(['explain', 'Level'], { hasReference: false });
    assert.match(stdout, /\n\nSee also: the command “CI Job: Open Reference” of the editor\n$/);
  });
});
