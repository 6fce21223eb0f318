/**
 * `ci-job completion`: the scripts as the shells themselves read them. zsh and fish are asked where they are installed.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { english } from '../../l10n/language';
import { setLocale } from '../../l10n/processLanguage';
import { diagnosticCodes } from '../../server/service/diagnostics/diagnosticCodes';
import { compileSchemaSet } from '../../server/service/schema/compileSchemaSet';
import { chinese } from '../support/chinese';
import { languageService, rawSchemaSet, schemaSet } from '../support/schemaSet';
import { POWERSHELL_SCRIPT } from './powershellScript';
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
  'list',
  'cancel',
  'sandbox',
  'completion',
];

const LEVELS = ['error', 'warning', 'information', 'hint', 'off'];

/** What is typed, and what must be offered for its last word. */
const rows: readonly [typed: string, offered: readonly string[]][] = [
  ['c', ['check', 'cancel', 'completion']],
  ['check --f', ['--format', '--fix']],
  ['check --l', ['--language']],
  ['check --format ', ['text', 'json', 'sarif', 'junit', 'github']],
  ['check --severity out-of-range=', LEVELS.map((level) => `out-of-range=${level}`)],
  ['check --language ', ['en', 'zh-cn']],
  ['--language z', ['zh-cn']],
  ['--language zh-cn che', ['check']],
  ['--language zh-cn check --fo', ['--format']],
  ['new D', ['Demo']],
  ['new --list D', ['Demo']],
  ['new Demo ', []],
  ['explain out', ['out-of-range']],
  ['explain Demo out', ['out-of-range']],
  ['schema --format ', ['rng', 'xsd']],
  ['schema --tag ', ['Demo']],
  ['help su', ['submit']],
  ['help submit ', []],
  ['completion z', ['zsh']],
];

/** What is typed before the Tab key, and the arguments that stand there after it. */
const typedRows: readonly [typed: string, args: readonly string[]][] = [
  ['che', ['check']],
  ['--language=zh', ['--language=zh-cn']],
  ['--language zh-cn che', ['--language', 'zh-cn', 'check']],
  ['check --format=sa', ['check', '--format=sarif']],
  ['check --format sa', ['check', '--format', 'sarif']],
  ['check --format=sarif mis', ['check', '--format=sarif', 'mistakes.cijob.xml']],
  ['check --severity out-of-ra', ['check', '--severity', 'out-of-range=']],
  ['check --severity out-of-range=warn', ['check', '--severity', 'out-of-range=warning']],
  ['check --severity=out-of-range=warn', ['check', '--severity=out-of-range=warning']],
  ['check --stdin-file mis', ['check', '--stdin-file', 'mistakes.cijob.xml']],
  ['format --stdin-file=mis', ['format', '--stdin-file=mistakes.cijob.xml']],
  ['check --language zh-cn --qu', ['check', '--language', 'zh-cn', '--quiet']],
  ['new Demo De', ['new', 'Demo', 'De']],
  ['schema --tag De', ['schema', '--tag', 'Demo']],
];

/** What each line becomes at a terminal where Tab and Enter are pressed after it. */
function pressTab(shell: string, script: string): readonly (readonly string[])[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'completion-'));
  try {
    const recorded = path.join(folder, 'recorded');
    // Each argument on a line of its own, an empty line after them.
    const setUp = `${script}\nci-job() { printf '%s\\n' "$@" '' >> ${recorded}; }\ncd samples\n`;
    fs.writeFileSync(path.join(folder, 'setup'), setUp);
    const lines = typedRows.map(([typed]) => `ci-job ${typed}\t\n`).join('');
    const { error } = spawnSync('script', ['-qec', shell, '/dev/null'], {
      input: `. ${path.join(folder, 'setup')}\n${lines}exit\n`,
      timeout: 60_000,
      env: { ...process.env, TERM: 'dumb' },
    });
    assert.equal(error, undefined);
    return fs
      .readFileSync(recorded, 'utf8')
      .split('\n\n')
      .slice(0, -1)
      .map((args) => args.split('\n'));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** A terminal for programs, of util-linux. */
const NO_TERMINAL = spawnSync('script', ['-qec', 'true', '/dev/null']).status !== 0;

describe('completion at a terminal', () => {
  for (const [shell, start, prepare] of [
    ['bash', 'bash --norc --noprofile -i', ''],
    ['zsh', 'zsh -f -i', 'autoload -U compinit; compinit -D -u\n'],
  ] as const) {
    it(`completes what is typed in ${shell}`, { skip: NO_TERMINAL || !isInstalled(shell) }, async () => {
      const seen = pressTab(start, `${prepare}${await scriptOf(shell)}`);
      assert.deepEqual(
        seen,
        typedRows.map(([, args]) => args),
      );
    });
  }
});

describe('completion', () => {
  it('of bash offers commands, options, values and words', { skip: !isInstalled('bash') }, async () => {
    const script = await scriptOf('bash');
    for (const [typed, offered] of rows) {
      // As readline splits them, and as it does where `=` is no word break.
      for (const [breaks, pieces] of [
        [' =', typed.split(/(=)| /).filter((piece) => piece !== undefined)],
        [' ', typed.split(' ')],
      ] as const) {
        const words = ['ci-job', ...pieces].map((word) => `'${word}'`).join(' ');
        const line = `ci-job ${typed}`;
        const lines = shellLines(
          'bash',
          `${script}\nCOMP_WORDBREAKS='${breaks}' COMP_LINE='${line}' COMP_POINT=${line.length}; COMP_WORDS=(${words}); COMP_CWORD=${pieces.length}; _ci_job; printf '%s\\n' "\${COMPREPLY[@]}"`,
        );
        const whole =
          breaks === ' ' ? lines : lines.map((end) => `${/[^ ]*=$/.exec(typed)?.[0] ?? ''}${end}`);
        assert.deepEqual(whole, offered, `${typed} at ${breaks}`);
      }
    }
  });

  it('of bash offers codes before levels', { skip: !isInstalled('bash') }, async () => {
    const script = await scriptOf('bash');
    const line = 'ci-job check --severity too';
    const lines = shellLines(
      'bash',
      `${script}\nCOMP_LINE='${line}' COMP_POINT=${line.length}; COMP_WORDS=(${line}); COMP_CWORD=3; _ci_job; printf '<%s>\\n' "\${COMPREPLY[@]}"`,
    );
    const codes = Object.keys(diagnosticCodes).filter((code) => code.startsWith('too'));
    assert.ok(codes.length > 1);
    assert.deepEqual(
      lines,
      codes.map((code) => `<${code}=>`),
    );
  });

  it('of bash offers files, also those with spaces', { skip: !isInstalled('bash') }, async () => {
    const script = await scriptOf('bash');
    const lines = shellLines(
      'bash',
      `${script}\ncd samples; COMP_LINE='ci-job check mista' COMP_POINT=18; COMP_WORDS=(ci-job check 'mista'); COMP_CWORD=2; _ci_job; printf '%s\\n' "\${COMPREPLY[@]}"`,
    );
    assert.deepEqual(lines, ['mistakes.cijob.xml']);
  });

  it('of fish offers the same', { skip: !isInstalled('fish') }, async () => {
    const script = await scriptOf('fish');
    for (const [typed, offered] of rows) {
      const lines = shellLines('fish', `${script}\ncomplete -C 'ci-job ${typed}'`);
      assert.deepEqual(lines.map((line) => line.split('\t')[0]).sort(), [...offered].sort(), typed);
    }
  });

  it('of PowerShell has tables of the commands, and code that reads them', async () => {
    assert.equal(await scriptOf('powershell'), POWERSHELL_SCRIPT);
  });

  it('of PowerShell quotes what it takes for quotation marks', async () => {
    const options = {
      checker: languageService(),
      schemaSet: compileSchemaSet(rawSchemaSet(), chinese()),
    };
    const { stdout } = await run(['completion', 'powershell', '--language', 'zh-cn'], options);
    setLocale(english);
    const [, entries = ''] =
      /^ {4}'explain' = @\((.*)\)$/m.exec(stdout.slice(stdout.indexOf('$words'))) ?? [];
    const words = [...entries.matchAll(/'((?:[^'\u2018-\u201b]|(['\u2018-\u201b])\2)*)'(?:, |$)/g)];
    assert.equal(words.map(([whole]) => whole).join(''), entries);
    assert.ok(words.some(([, entry = '']) => /^Transcode\|.+ · .+/.test(entry)));
  });

  it('of PowerShell offers the same', { skip: !isInstalled('pwsh') }, async () => {
    const script = await scriptOf('powershell');
    for (const [typed, offered] of rows.filter(([, words]) => words.length > 0)) {
      const line = `ci-job ${typed}`;
      const ask = `(TabExpansion2 '${line}' ${line.length}).CompletionMatches | ForEach-Object CompletionText`;
      assert.deepEqual(shellLines('pwsh', `${script}\n${ask}`), offered, typed);
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
    const language = "'*--language=:language:(en zh-cn)'";
    assert.ok(script.includes(`new) _arguments '--list' '--help' '1:word:(Demo)' ${language} ;;`));
  });

  it('of fish and zsh says what each Tag does, zsh by kind of job', async () => {
    const real = { checker: languageService(), schemaSet: schemaSet() };
    const { stdout: fish } = await run(['completion', 'fish'], real);
    const doing = 'Makes an animated image of a part of a video: GIF, GIF of high quality, or WebP';
    assert.ok(
      fish.includes(`complete -c ci-job -n '__ci_job_has_only new' -a Animation -d 'Video · ${doing}'\n`),
    );
    const { stdout: zsh } = await run(['completion', 'zsh'], real);
    const [, words = ''] = /^_ci_job_words_new\(\) \{\n([\s\S]*?)^\}$/m.exec(zsh) ?? [];
    assert.ok(words.includes(`  'Animation:${doing.replace(':', '\\:')}'\n`));
    assert.deepEqual(
      [...words.matchAll(/_describe -t (\S+) '(.*)' words/g)].map(([, group, name]) => `${group} ${name}`),
      ['group-1 Video', 'group-2 Audio and speech', 'group-3 Pictures', 'group-4 Files', 'group-5 Analysis'],
    );
    const offered = [...words.matchAll(/^ {2}'(\w+):/gm)].map(([, tag = '']) => tag);
    assert.deepEqual(offered.sort(), [...languageService().getTags()].sort());
    assert.ok(zsh.includes(`new) _arguments '--list' '--help' '1:word:_ci_job_words_new' `));
  });

  it('of zsh, bash and fish can be read with all Tags, in both languages', async () => {
    for (const language of ['en', 'zh-cn']) {
      const options = {
        checker: languageService(),
        schemaSet: language === 'en' ? schemaSet() : compileSchemaSet(rawSchemaSet(), chinese()),
      };
      for (const shell of ['bash', 'zsh', 'fish'].filter(isInstalled)) {
        const { stdout } = await run(['completion', shell, '--language', language], options);
        setLocale(english);
        const { status, stderr } = spawnSync(shell, ['-n'], { input: stdout, encoding: 'utf8' });
        assert.deepEqual([status, stderr], [0, ''], `${shell} in ${language}`);
      }
    }
  });

  it('says which shells there are', async () => {
    for (const [argv, message] of [
      [[], 'Specify one shell, not 0: `bash`, `zsh`, `fish` or `powershell`.'],
      [['bash', 'zsh'], 'Specify one shell, not 2: `bash`, `zsh`, `fish` or `powershell`.'],
      [
        ['cmd'],
        'There is no script for `cmd`; scripts are available for `bash`, `zsh`, `fish` and `powershell`.',
      ],
    ] as const) {
      const { exitCode, stderr } = await run(['completion', ...argv]);
      assert.deepEqual([exitCode, stderr], [2, `ci-job: ${message}\nSee \`ci-job completion --help\`.\n`]);
    }
  });
});
