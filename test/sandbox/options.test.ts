/**
 * The command line of the sandbox: what each flag sets, and what is refused.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faultKinds, parseFault } from '../../sandbox/faults';
import { type CommandLine, readInstruction } from '../../sandbox/options';

function read(...argv: readonly string[]): CommandLine {
  const instruction = readInstruction(argv, {});
  assert.ok(instruction.kind === 'run', JSON.stringify(instruction));
  return instruction.commandLine;
}

describe('the flags', () => {
  it('are all optional', () => {
    const { account, ...rest } = read();
    assert.match(account.secretId, /^AKIDSANDBOXDEMO/);
    assert.deepEqual(rest, {
      port: 0,
      pace: { waiting: 500, running: 2000 },
      faults: [],
      denied: [],
      cors: false,
      clockAhead: 0,
      jobs: 0,
      jobsFile: undefined,
      exitWithParent: false,
    });
  });

  it('set port, speed, clock, jobs, their file and the account', () => {
    assert.deepEqual(
      read(
        ...['--port', '8080', '--speed', '10', '--clock-ahead=-90', '--jobs', '1000'],
        ...[
          '--jobs-file',
          'jobs.json',
          '--secret-id',
          'one',
          '--secret-key',
          'two',
          '--exit-with-parent',
          '--deny',
          'ci:CreateAsrJobs',
          '--cors',
        ],
      ),
      {
        port: 8080,
        account: { secretId: 'one', secretKey: 'two' },
        pace: { waiting: 50, running: 200 },
        faults: [],
        denied: ['ci:CreateAsrJobs'],
        cors: true,
        clockAhead: -90,
        jobs: 1000,
        jobsFile: 'jobs.json',
        exitWithParent: true,
      },
    );
  });

  it('name every fault, how often it hits and which requests', () => {
    for (const kind of faultKinds) {
      assert.deepEqual(read('--fault', kind).faults, [{ kind, count: 1, method: undefined }]);
    }
    assert.deepEqual(read('--fault', 'slow:3', '--fault', 'empty:2@POST').faults, [
      { kind: 'slow', count: 3, method: undefined },
      { kind: 'empty', count: 2, method: 'POST' },
    ]);
    assert.deepEqual(parseFault('cut-after@PUT'), { kind: 'cut-after', count: 1, method: 'PUT' });
  });

  it('are refused with a sentence when they cannot be', () => {
    const rows: readonly (readonly string[])[] = [
      ['--port', '65536'],
      ['--port', 'x'],
      ['--speed', '0'],
      ['--clock-ahead', 'soon'],
      ['--jobs', '-1'],
      ['--jobs', '1.5'],
      ['--jobs', '100001'],
      ['--fault', 'flood'],
      ['--fault', 'slow:0'],
      ['--fault', 'slow:x'],
      ['--fault', 'slow@post'],
      ['--secret-id', 'one'],
      ['--unknown'],
    ];
    for (const argv of rows) {
      // Node reads a value that starts with `-` only behind `=`.
      const instruction = readInstruction([argv.join('=')], {});
      assert.ok(instruction.kind === 'print' && instruction.exitCode === 2, argv.join(' '));
      assert.match(instruction.text, /\nSee `--help`\.\n$/);
    }
  });
});

it('the help tells every flag and every fault, in lines that a terminal holds', () => {
  const instruction = readInstruction(['--help'], {});
  assert.ok(instruction.kind === 'print' && instruction.exitCode === 0);
  for (const word of [...faultKinds, '--clock-ahead', '--jobs-file', '--jobs N', '--speed', '--fault']) {
    assert.ok(instruction.text.includes(word), word);
  }
  assert.ok(instruction.text.split('\n').every((line) => line.length <= 110));
});
