/**
 * `ci-job completion`: the scripts as the shells themselves read them. zsh and fish are asked where they are installed.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { run } from './support';

async function scriptOf(shell: string): Promise<string> {
  const { exitCode, stdout, stderr } = await run(['completion', shell]);
  assert.deepEqual([exitCode, stderr], [0, '']);
  return stdout;
}

function isInstalled(shell: string): boolean {
  return spawnSync(shell, ['-c', 'exit 0']).status === 0;
}

/** Runs a script of a shell; what it prints, line by line. */
function shellLines(shell: string, script: string): string[] {
  const { stdout, stderr, status } = spawnSync(shell, ['-c', script], { encoding: 'utf8' });
  assert.deepEqual([status, stderr], [0, '']);
  return stdout.split('\n').filter((line) => line !== '');
}

const COMMANDS = [
  'check',
  'format',
  'new',
  'explain',
  'schema',
  'submit',
  'describe',
  'cancel',
  'sandbox',
  'completion',
];

/** What is typed, and what must be offered for its last word. */
const rows: readonly [typed: readonly string[], offered: readonly string[]][] = [
  [['c'], ['check', 'cancel', 'completion']],
  [
    ['check', '--f'],
    ['--format', '--fix'],
  ],
  [
    ['check', '--format', ''],
    ['text', 'json', 'sarif', 'junit', 'github'],
  ],
  [['new', 'D'], ['Demo']],
  [['explain', 'out'], ['out-of-range']],
  [
    ['schema', '--format', ''],
    ['rng', 'xsd'],
  ],
  [['help', 'su'], ['submit']],
  [['completion', 'z'], ['zsh']],
];

describe('completion', () => {
  it('of bash offers commands, options, values and words', { skip: !isInstalled('bash') }, async () => {
    const script = await scriptOf('bash');
    for (const [typed, offered] of rows) {
      const words = ['ci-job', ...typed].map((word) => `'${word}'`).join(' ');
      const lines = shellLines(
        'bash',
        `${script}\nCOMP_WORDS=(${words}); COMP_CWORD=${typed.length}; _ci_job; printf '%s\\n' "\${COMPREPLY[@]}"`,
      );
      assert.deepEqual(lines, offered, typed.join(' '));
    }
  });

  it('of bash offers files, also those with spaces', { skip: !isInstalled('bash') }, async () => {
    const script = await scriptOf('bash');
    const lines = shellLines(
      'bash',
      `${script}\ncd samples; COMP_WORDS=(ci-job check 'mista'); COMP_CWORD=2; _ci_job; printf '%s\\n' "\${COMPREPLY[@]}"`,
    );
    assert.deepEqual(lines, ['mistakes.cijob.xml']);
  });

  it('of fish offers the same', { skip: !isInstalled('fish') }, async () => {
    const script = await scriptOf('fish');
    for (const [typed, offered] of rows) {
      const lines = shellLines('fish', `${script}\ncomplete -C 'ci-job ${typed.join(' ')}'`);
      assert.deepEqual(lines.map((line) => line.split('\t')[0]).sort(), [...offered].sort(), typed.join(' '));
    }
  });

  it('of zsh is a script that zsh can read', { skip: !isInstalled('zsh') }, async () => {
    const script = await scriptOf('zsh');
    const loaded = `autoload -U compinit; compinit -D -u\n${script}\nprint $_comps[ci-job]`;
    assert.deepEqual(shellLines('zsh', loaded), ['_ci_job']);
  });

  it('of zsh names every command and option', async () => {
    const script = await scriptOf('zsh');
    assert.deepEqual(
      [...script.matchAll(/^ {4}'(\w+):/gm)].map(([, name]) => name),
      [...COMMANDS, 'help'],
    );
    assert.ok(script.includes("'*--format=:format:(text json sarif junit github)'"));
    assert.ok(script.includes("new) _arguments '--list' '--help' '*:word:(Demo)' ;;"));
  });

  it('says which shells there are', async () => {
    for (const [argv, complaint] of [
      [[], 'Give one shell, not 0: `bash`, `zsh` or `fish`.'],
      [['bash', 'zsh'], 'Give one shell, not 2: `bash`, `zsh` or `fish`.'],
      [['cmd'], 'There is no script for `cmd`; there is one for `bash`, `zsh` and `fish`.'],
    ] as const) {
      const { exitCode, stderr } = await run(['completion', ...argv]);
      assert.deepEqual([exitCode, stderr], [2, `ci-job: ${complaint}\nSee \`ci-job completion --help\`.\n`]);
    }
  });
});
