/**
 * `ci-job check`: both formats, exit codes, and files that cannot be read.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run, runWithFiles } from './support';

async function checkRun(
  argv: readonly string[],
  expected: { exitCode: number; stdout?: string; stderr?: string },
  stdin = '',
): Promise<void> {
  const { exitCode, stdout, stderr, sent } = await run(['check', ...argv], { stdin, env: {} });
  assert.deepEqual({ exitCode, stdout, stderr, sent }, { stdout: '', stderr: '', sent: [], ...expected });
}

const LEVEL = 'error out-of-range: `Level` must be a whole number from 0 to 2, but is `7`.';

describe('check, as text', () => {
  it('is clean', async () => {
    await checkRun(['good.xml'], { exitCode: 0, stdout: '1 file checked: no problems.\n' });
  });

  it('tells file, line, column, severity, code and message', async () => {
    await checkRun(['bad.xml'], {
      exitCode: 1,
      stdout: `bad.xml:3:10: ${LEVEL}\n1 file checked: 1 error.\n`,
    });
  });

  it('fails for errors only', async () => {
    await checkRun(['warn.xml', 'hint.xml', 'elsewhere.xml'], {
      exitCode: 0,
      stdout: [
        'warn.xml:1:26: warning unknown-element: `Leve` is unknown in `Request`. Did you mean `Level`?',
        'hint.xml:1:32: hint not-allowed: The official spelling of this value is `aac`.',
        'elsewhere.xml:1:15: information unsupported-tag: `Elsewhere` is supported by the service, but its elements are not described here yet: only the XML is checked.',
        '3 files checked: 1 warning, 1 information, 1 hint.\n',
      ].join('\n'),
      stderr: 'ci-job: 1 problem can be fixed with `--fix`.\n',
    });
  });

  it('counts each severity', async () => {
    const { stdout } = await run([
      'check',
      'bad.xml',
      'bad.xml',
      'elsewhere.xml',
      'elsewhere.xml',
      'warn.xml',
    ]);
    assert.match(stdout, /\n5 files checked: 2 errors, 1 warning, 2 information\.\n$/);
  });

  it('reads standard input', async () => {
    await checkRun(
      ['-', 'good.xml'],
      { exitCode: 1, stdout: `<stdin>:1:34: ${LEVEL}\n2 files checked: 1 error.\n` },
      '<Request><Tag>Demo</Tag>  <Level>7</Level></Request>',
    );
  });

  it('takes standard input for the text of a file, with its name and settings', async () => {
    const { exitCode, stdout } = await runWithFiles(
      ['check', '-', '--stdin-file', 'deep/film.cijob.xml'],
      { 'deep/.ci-job.json': '{ "diagnostics.severity": { "out-of-range": "warning" } }' },
      { stdin: '<Request><Tag>Demo</Tag>  <Level>7</Level></Request>' },
    );
    assert.deepEqual(
      [exitCode, stdout],
      [0, `deep/film.cijob.xml:1:34: ${LEVEL.replace('error', 'warning')}\n1 file checked: 1 warning.\n`],
    );
  });

  it('takes a byte order mark for none of the text', async () => {
    await checkRun(['bom.xml'], { exitCode: 0, stdout: '1 file checked: no problems.\n' });
  });

  it('says why a file cannot be read, and checks the others', async () => {
    const rows: readonly [string, string][] = [
      ['none.xml', 'the file does not exist'],
      ['folder/', 'it is a folder'],
      ['locked.xml', 'you have no permission to read it'],
      ['utf16.xml', 'it is UTF-16, and a request must be UTF-8; save it as UTF-8'],
      ['utf16be.xml', 'it is UTF-16, and a request must be UTF-8; save it as UTF-8'],
      ['latin1.xml', 'it is not UTF-8; save it as UTF-8'],
    ];
    for (const [file, reason] of rows) {
      await checkRun([file, 'bad.xml'], {
        exitCode: 2,
        stdout: `bad.xml:3:10: ${LEVEL}\n1 file checked: 1 error.\n`,
        stderr: `ci-job: \`${file}\` cannot be read: ${reason}.\n`,
      });
    }
  });

  it('calls nothing clean that it could not read', async () => {
    const stderr = 'ci-job: `none.xml` cannot be read: the file does not exist.\n';
    await checkRun(['none.xml'], { exitCode: 2, stdout: '', stderr });
  });

  it('says how much it could fix', async () => {
    const stdin = '<Request>\n  <Tag>Demo<Tag>\n  <Level>1</Levl>\n</Request>\n';
    const { stderr } = await run(['check', 'good.xml', '-'], { stdin });
    assert.equal(stderr, 'ci-job: 2 problems can be fixed with `--fix`.\n');
    for (const option of ['--quiet', '--format=json']) {
      assert.equal((await run(['check', '-', option], { stdin })).stderr, '');
    }
  });

  it('lets no text of a document control the terminal', async () => {
    const { stdout } = await run(['check', '-'], { stdin: '<Request><Tag>\u001b[2J\u009b</Tag></Request>' });
    assert.equal(/[^\P{Cc}\n]/u.test(stdout), false);
  });
});

describe('check, as JSON', () => {
  it('writes an array with the diagnostics of each file, and nothing else', async () => {
    const { exitCode, stdout, stderr } = await run([
      'check',
      '--format',
      'json',
      'good.xml',
      'bad.xml',
      'none.xml',
    ]);
    assert.deepEqual(
      [exitCode, stderr],
      [2, 'ci-job: `none.xml` cannot be read: the file does not exist.\n'],
    );
    assert.deepEqual(JSON.parse(stdout), [
      { file: 'good.xml', diagnostics: [] },
      {
        file: 'bad.xml',
        diagnostics: [
          {
            range: { start: { line: 2, character: 9 }, end: { line: 2, character: 10 } },
            severity: 1,
            code: 'out-of-range',
            codeDescription: { href: 'https://vendor.example/demo' },
            source: 'ci-job',
            message: '`Level` must be a whole number from 0 to 2, but is `7`.',
          },
        ],
      },
    ]);
  });

  it('has the exit codes of the text', async () => {
    assert.equal((await run(['check', '--format=json', 'good.xml'])).exitCode, 0);
    assert.equal((await run(['check', '--format=json', 'bad.xml'])).exitCode, 1);
  });
});

describe('--stdin-file', () => {
  it('means nothing without standard input, and is refused', async () => {
    for (const command of ['check', 'format']) {
      const { exitCode, stdout, stderr } = await run([command, '--stdin-file', 'x.xml', 'good.xml']);
      assert.deepEqual(
        [exitCode, stdout, stderr],
        [
          2,
          '',
          `ci-job: \`--stdin-file\` is the name for standard input: also specify \`-\`.\nSee \`ci-job ${command} --help\`.\n`,
        ],
      );
    }
  });
});

describe('a name that is not UTF-8', () => {
  it('is told as what it is', async () => {
    await checkRun(['f\ufffdlm.xml'], {
      exitCode: 2,
      stderr: 'ci-job: `f\ufffdlm.xml` cannot be read: its name is not UTF-8; rename it.\n',
    });
  });
});
