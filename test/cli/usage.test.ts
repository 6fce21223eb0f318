/**
 * Help, version, and arguments that make no sense.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run, TARGET } from './support';

async function checkUsage(argv: readonly string[], message: string, help: string): Promise<void> {
  const { exitCode, stdout, stderr, sent, sandboxArgs } = await run(argv);
  assert.deepEqual(
    { exitCode, stdout, stderr, sent, sandboxArgs },
    { exitCode: 2, stdout: '', stderr: `ci-job: ${message}\nSee \`${help}\`.\n`, sent: [], sandboxArgs: [] },
  );
}

const COMMANDS = [
  'check',
  'format',
  'new',
  'explain',
  'schema',
  'submit',
  'describe',
  'list',
  'cancel',
  'sandbox',
  'completion',
];

describe('help', () => {
  it('is shown for the program, in every way people ask for it', async () => {
    const { exitCode, stdout, stderr } = await run(['--help']);
    assert.deepEqual([exitCode, stderr], [0, '']);
    assert.deepEqual(
      [...stdout.matchAll(/^ {2}(\w+) {2,}[A-Z]/gm)].map(([, name]) => name),
      COMMANDS,
    );
    for (const argv of [['-h'], ['help']]) {
      assert.deepEqual(await run(argv), await run(['--help']));
    }
  });

  it('is an error message when nothing was asked', async () => {
    const { exitCode, stdout, stderr } = await run([]);
    assert.deepEqual([exitCode, stdout, stderr], [2, '', (await run(['--help'])).stdout]);
  });

  it('is shown for each command, and names all of its options', async () => {
    const options: Readonly<Record<string, readonly string[]>> = {
      check: ['--fix', '--format', '--help', '--quiet', '--severity', '--stdin-file'],
      format: ['--check', '--compact-leaves', '--help', '--indent', '--stdin-file'],
      new: ['--help', '--list'],
      explain: ['--help'],
      schema: ['--format', '--help', '--tag'],
      completion: ['--help'],
      submit: [
        '--bucket',
        '--dry-run',
        '--endpoint',
        '--force',
        '--force-duplicate',
        '--help',
        '--json',
        '--region',
        '--wait',
      ],
      describe: ['--bucket', '--endpoint', '--help', '--json', '--region'],
      list: [
        ...['--all', '--bucket', '--endpoint', '--help', '--input-object', '--json', '--limit'],
        ...['--next-token', '--order', '--queue-id', '--queue-type', '--region', '--since', '--size'],
        ...['--state', '--until', '--workflow-id'],
      ],
      cancel: ['--bucket', '--endpoint', '--help', '--region'],
      sandbox: ['--cors', '--help', '--port'],
    };
    for (const command of COMMANDS) {
      const { exitCode, stdout, stderr } = await run([command, '--help']);
      assert.deepEqual([exitCode, stderr], [0, '']);
      assert.ok(stdout.startsWith(`Usage: ci-job ${command}`));
      const named = new Set([...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, name]) => name));
      assert.deepEqual([...named].sort(), options[command]);
      assert.deepEqual(await run(['help', command]), await run([command, '-h']));
    }
  });
});

describe('version', () => {
  it('is one line', async () => {
    for (const argv of [['--version'], ['-v']]) {
      const { exitCode, stdout, stderr } = await run(argv);
      assert.deepEqual([exitCode, stdout, stderr], [0, '1.2.3\n', '']);
    }
  });
});

describe('arguments that make no sense', () => {
  it('commands that do not exist', async () => {
    await checkUsage(['nope'], '`nope` is not a command.', 'ci-job --help');
    await checkUsage(['help', 'nope'], '`nope` is not a command.', 'ci-job --help');
    await checkUsage(['chek', 'a'], '`chek` is not a command. Did you mean `check`?', 'ci-job --help');
    await checkUsage(['--verbose'], '`--verbose` is not a command.', 'ci-job --help');
  });

  it('options that do not exist', async () => {
    await checkUsage(
      ['check', '--frmt', 'json', 'a'],
      'Unknown option `--frmt`. Did you mean `--format`?',
      'ci-job check --help',
    );
    await checkUsage(['check', '-x', 'a'], 'Unknown option `-x`.', 'ci-job check --help');
    await checkUsage(['check', '--bucket', 'b', 'a'], 'Unknown option `--bucket`.', 'ci-job check --help');
  });

  it('options without their value, or with one too many', async () => {
    await checkUsage(['check', 'a', '--format'], 'Option `--format` needs a value.', 'ci-job check --help');
    await checkUsage(
      ['submit', 'good.xml', '--bucket', '--region', 'x'],
      'Option `--bucket` needs a value.',
      'ci-job submit --help',
    );
    await checkUsage(
      ['submit', 'good.xml', '--wait=yes'],
      'Option `--wait` does not have a value.',
      'ci-job submit --help',
    );
  });

  it('are told in the language of the program', async () => {
    const printed = async (...argv: string[]): Promise<string | undefined> =>
      (await run([...argv, '--language', 'zh-cn'])).stderr.split('\n')[0];
    assert.equal(await printed('chek'), 'ci-job: `chek` 不是命令。是否应为 `check`？');
    assert.equal(await printed('check', '--qiet'), 'ci-job: 未知选项 `--qiet`。是否应为 `--quiet`？');
    assert.equal(await printed('submit', '--wait=yes'), 'ci-job: 选项 `--wait` 不需要值。');
    assert.equal(await printed('check', '--format', '-x'), 'ci-job: 选项 `--format` 需要一个值。');
  });

  it('formats that do not exist', async () => {
    await checkUsage(
      ['check', '--format', 'xml', 'good.xml'],
      '`xml` is not a format: it must be `text`, `json`, `sarif`, `junit` or `github`.',
      'ci-job check --help',
    );
  });

  it('no file, too many files, no job', async () => {
    await checkUsage(['check'], 'No file is specified.', 'ci-job check --help');
    await checkUsage(['submit', ...TARGET], 'Specify one file to submit, not 0.', 'ci-job submit --help');
    await checkUsage(
      ['submit', 'good.xml', 'good.xml'],
      'Specify one file to submit, not 2.',
      'ci-job submit --help',
    );
    await checkUsage(['describe', ...TARGET], 'No job ID is specified.', 'ci-job describe --help');
    await checkUsage(['cancel', ...TARGET], 'No job ID is specified.', 'ci-job cancel --help');
  });

  it('credentials as options, whose values are not repeated', async () => {
    for (const option of ['--secret-id', '--secret-key', '--token']) {
      await checkUsage(
        ['submit', 'good.xml', option, 'canary'],
        `Unknown option \`${option}\`. Credentials cannot be options: set \`TENCENTCLOUD_SECRET_ID\` and \`TENCENTCLOUD_SECRET_KEY\`.`,
        'ci-job submit --help',
      );
    }
  });
});

describe('sandbox', () => {
  it('starts the sandbox with its options', async () => {
    for (const [argv, args] of [
      [[], ['--port', '0']],
      [
        ['--port', '8080', '--cors'],
        ['--port', '8080', '--cors'],
      ],
    ] as const) {
      const { exitCode, sandboxArgs } = await run(['sandbox', ...argv]);
      assert.deepEqual([exitCode, sandboxArgs], [0, [args]]);
    }
  });

  it('tells when it failed', async () => {
    assert.equal((await run(['sandbox', 'completion'], { sandboxExitCode: 1 })).exitCode, 2);
  });

  it('takes numbers that are ports', async () => {
    for (const port of ['65536', '-1', 'http', '1.5', '']) {
      await checkUsage(
        ['sandbox', `--port=${port}`],
        `\`${port}\` is not a port: it must be a number from 0 to 65535.`,
        'ci-job sandbox --help',
      );
    }
    await checkUsage(['sandbox', '8080'], '`8080` is not expected here.', 'ci-job sandbox --help');
  });
});
