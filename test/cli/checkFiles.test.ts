/**
 * `ci-job check`: which files are meant, what the settings of a project change, autofix, and what a terminal shows.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileGlob, type Glob, splitGlob } from '../../cli/glob';
import { CWD, FILES, type RunOptions, run, runWithFiles } from './support';

const GOOD = '<Request><Tag>Demo</Tag><Level>1</Level></Request>';
const WRONG_LEVEL = '<Request><Tag>Demo</Tag><Level>7</Level></Request>';
const MISSPELT = '<Request><Tag>Demo</Tag><Leve>1</Leve></Request>';
const LEVEL = 'error out-of-range: `Level` must be a whole number from 0 to 2, but is `7`.';

/** The names of the files that were checked. */
async function checkedFiles(argv: readonly string[], names: readonly string[]): Promise<string[]> {
  const files = Object.fromEntries(names.map((name) => [name, GOOD]));
  const { stdout, exitCode, stderr } = await runWithFiles(['check', '--format=json', ...argv], files);
  assert.deepEqual([exitCode, stderr], [0, '']);
  const reports: { file: string }[] = JSON.parse(stdout);
  return reports.map(({ file }) => file);
}

function compiled(pattern: string): Glob {
  const glob = compileGlob(pattern);
  assert.ok(glob.ok, pattern);
  return glob.value;
}

describe('patterns of file names', () => {
  it('match as a shell matches', () => {
    const rows: readonly [pattern: string, yes: readonly string[], no: readonly string[]][] = [
      ['*.xml', ['a.xml', 'é.xml'], ['a/b.xml', '.hidden.xml', 'a.xmlx', 'axml']],
      ['**/*.xml', ['a.xml', 'a/b.xml', 'a/b/c.xml'], ['.git/a.xml', 'a/.b.xml']],
      ['a/**', ['a/b', 'a/b/c.d'], ['b/a', 'a', 'ab/c']],
      ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['a/xb', 'ab']],
      ['?.xml', ['a.xml', '𝄞.xml'], ['ab.xml', '.xml']],
      ['[ab]-[!cd].xml', ['a-e.xml', 'b-b.xml'], ['c-e.xml', 'a-c.xml', 'a-/.xml']],
      ['[a-c]*', ['a', 'bcd'], ['d']],
      ['{a,b{c,d}}.xml', ['a.xml', 'bc.xml', 'bd.xml'], ['b.xml', '{a}.xml']],
      ['.github/*', ['.github/a'], ['github/a', '.github/.a']],
      ['a+(b).x^$|', ['a+(b).x^$|'], ['aab.x']],
      ['a{b', ['a{b'], ['ab']],
      ['a[b', ['a[b'], ['ab']],
      ['**', ['a', 'a/b'], ['.a']],
    ];
    for (const [pattern, yes, no] of rows) {
      const { matches } = compiled(pattern);
      assert.deepEqual(
        yes.filter((path) => !matches(path)),
        [],
        `${pattern} must match`,
      );
      assert.deepEqual(no.filter(matches), [], `${pattern} must not match`);
    }
  });

  it('lead into folders below which something can match', () => {
    const rows: readonly [pattern: string, yes: readonly string[], no: readonly string[]][] = [
      ['*.xml', [], ['a', '.a']],
      ['a*/b/*.xml', ['a', 'ab', 'a/b'], ['b', 'a/c', 'a/b/c']],
      ['**/*.xml', ['a', 'a/b/c'], ['.git', 'a/.git']],
      ['a/**', ['a', 'a/b', 'a/b/c'], ['b', 'a/.b']],
      ['**/.github/*', ['a', '.github', 'a/.github'], ['.git', '.github/a']],
      ['{a/b,c}/x', ['a', 'a/b', 'c'], ['b', 'a/c', 'c/d']],
    ];
    for (const [pattern, yes, no] of rows) {
      const { leadsInto: leadsOn } = compiled(pattern);
      assert.deepEqual([yes.filter((folder) => !leadsOn(folder)), no.filter(leadsOn)], [[], []], pattern);
    }
  });

  it('start in the folder that holds every match', () => {
    assert.deepEqual(splitGlob('a/b/*.xml'), { base: 'a/b', rest: '*.xml' });
    assert.deepEqual(splitGlob('**/x'), { base: '', rest: '**/x' });
    assert.deepEqual(splitGlob('/*/x'), { base: '/', rest: '*/x' });
    assert.deepEqual(splitGlob('../{a,b}/x'), { base: '..', rest: '{a,b}/x' });
  });
});

describe('check finds files', () => {
  const names = [
    'jobs/b.cijob.xml',
    'jobs/a.ci.xml',
    'jobs/other.xml',
    'jobs/deep/er/c.cijob.xml',
    'jobs/node_modules/d.cijob.xml',
    'jobs/.hidden/e.cijob.xml',
    'jobs/[x].cijob.xml',
  ];

  it('in folders, by the names of requests', async () => {
    const inJobs = ['jobs/[x].cijob.xml', 'jobs/a.ci.xml', 'jobs/b.cijob.xml', 'jobs/deep/er/c.cijob.xml'];
    assert.deepEqual(await checkedFiles(['jobs'], names), inJobs);
    assert.deepEqual(await checkedFiles(['./jobs/'], names), inJobs);
  });

  it('by patterns', async () => {
    assert.deepEqual(await checkedFiles(['jobs/*.xml'], names), [
      'jobs/[x].cijob.xml',
      'jobs/a.ci.xml',
      'jobs/b.cijob.xml',
      'jobs/other.xml',
    ]);
    assert.deepEqual(await checkedFiles(['**/c.*', 'jobs/node_modules/*', 'jobs/.hidden/**'], names), [
      'jobs/deep/er/c.cijob.xml',
      'jobs/node_modules/d.cijob.xml',
      'jobs/.hidden/e.cijob.xml',
    ]);
  });

  it('once, unless they are named twice', async () => {
    assert.deepEqual(await checkedFiles(['jobs/a.ci.xml', 'jobs/a.*', './jobs/a.ci.xml'], names), [
      'jobs/a.ci.xml',
      './jobs/a.ci.xml',
    ]);
  });

  it('by their own name, whatever it holds', async () => {
    assert.deepEqual(await checkedFiles(['jobs/[x].cijob.xml'], names), ['jobs/[x].cijob.xml']);
  });

  it('or says that there are none', async () => {
    const { exitCode, stderr } = await runWithFiles(['check', 'empty', 'none/*.xml'], {
      'empty/a.xml': GOOD,
    });
    assert.deepEqual(
      [exitCode, stderr],
      [
        2,
        'ci-job: `empty` has no request: no file name matches `*.cijob.xml` or `*.ci.xml`.\nci-job: No file matches `none/*.xml`.\n',
      ],
    );
  });
});

describe('check with settings', () => {
  async function checkSettings(
    files: Readonly<Record<string, string>>,
    argv: readonly string[],
    expected: { exitCode: number; stdout?: string; stderr?: string },
  ): Promise<void> {
    const { exitCode, stdout, stderr } = await runWithFiles(['check', '--quiet', ...argv], files);
    assert.deepEqual({ exitCode, stdout, stderr }, { stdout: '', stderr: '', ...expected });
  }
  const MISSPELT_AS_ERROR = 'error unknown-element: `Leve` is unknown in `Request`. Did you mean `Level`?\n';

  it('takes the nearest file above a request', async () => {
    await checkSettings(
      {
        '.ci-job.json': '{ "diagnostics.severity": { "unknown-element": "error" } }',
        'a/x.xml': MISSPELT,
        'b/.ci-job.json': '{}',
        'b/x.xml': MISSPELT,
      },
      ['a/x.xml', 'b/x.xml'],
      { exitCode: 1, stdout: `a/x.xml:1:26: ${MISSPELT_AS_ERROR}` },
    );
  });

  it('takes names with dots or objects in objects, and all of them', async () => {
    for (const settings of [
      '{ "diagnostics": { "severity": { "out-of-range": "off" } }, "validation": { "enabled": true } }',
      '{ "$schema": "x", "bucket": "b-1", "region": "r", "diagnostics.severity": { "out-of-range": "hint" } }',
    ]) {
      await checkSettings({ '.ci-job.json': settings, 'x.xml': WRONG_LEVEL }, ['x.xml'], { exitCode: 0 });
    }
  });

  it('says what it does not check', async () => {
    const files = { '.ci-job.json': '{ "validation.enabled": false }', 'x.xml': WRONG_LEVEL };
    await checkSettings(files, ['x.xml'], {
      exitCode: 0,
      stderr: 'ci-job: 1 file not checked, because the settings have `"validation.enabled": false`.\n',
    });
  });

  it('refuses settings that are wrong, once', async () => {
    const rows: readonly [settings: string, message: string][] = [
      ['[]', 'it must be one object'],
      ['{ "bucket": 1 }', '`bucket` must be text in quotes'],
      ['{ "validation": true }', '`validation` must be an object'],
      ['{ "validation.enabled": "no" }', '`validation.enabled` must be `true` or `false`'],
      [
        '{ "severity": {} }',
        '`severity` is not a setting; the settings are `bucket`, `region`, `language`, `validation.enabled`, `format.compactLeaves` and `diagnostics.severity`',
      ],
      [
        '{ "diagnostics.severity": { "out-of-rang": "off" } }',
        '`diagnostics.severity`: `out-of-rang` is not a diagnostic code (did you mean `out-of-range`?)',
      ],
      [
        '{ "diagnostics.severity": { "out-of-range": "fatal" } }',
        '`diagnostics.severity`: the severity of `out-of-range` must be `error`, `warning`, `information`, `hint` or `off`',
      ],
      [
        '{ "diagnostics.severity": [] }',
        '`diagnostics.severity` must be an object with a severity for each code',
      ],
      [
        '{ "endpoint": "http://evil.example" }',
        '`endpoint` is not allowed here, because a project must not redirect signed requests; use the option `--endpoint`',
      ],
      [
        '{ "secretKey": "canary" }',
        '`secretKey` is not allowed here: credentials come only from the environment; remove it',
      ],
    ];
    for (const [settings, message] of rows) {
      await checkSettings({ '.ci-job.json': settings, 'x.xml': GOOD, 'y.xml': GOOD }, ['x.xml', 'y.xml'], {
        exitCode: 2,
        stderr: `ci-job: \`${CWD}/.ci-job.json\` cannot be used: ${message}.\n`,
      });
    }
  });

  it('says that they are no JSON without repeating them', async () => {
    for (const settings of ['{', '{\n  "bucket": canary }', '']) {
      const files = { '.ci-job.json': settings };
      const { exitCode, stderr } = await runWithFiles(['check', 'good.xml'], files);
      assert.equal(exitCode, 2);
      assert.match(
        stderr,
        /^ci-job: `[^`]*\.ci-job\.json` cannot be used: it is not JSON(: see line \d, column \d+)\.\n$/,
      );
    }
  });

  it('puts options before them', async () => {
    const files = {
      '.ci-job.json': '{ "diagnostics.severity": { "unknown-element": "off" } }',
      'x.xml': MISSPELT,
    };
    await checkSettings(files, ['--severity', 'unknown-element=error', 'x.xml'], {
      exitCode: 1,
      stdout: `x.xml:1:26: ${MISSPELT_AS_ERROR}`,
    });
    await checkSettings(
      { 'x.xml': WRONG_LEVEL, 'y.xml': MISSPELT },
      ['--severity=out-of-range=warning', '--severity', 'unknown-element=off', 'x.xml', 'y.xml'],
      { exitCode: 0 },
    );
  });

  it('refuses options that make no sense', async () => {
    const rows: readonly [option: string, message: string][] = [
      [
        'out-of-range',
        '`--severity` needs `CODE=LEVEL`, where LEVEL is `error`, `warning`, `information`, `hint` or `off`.',
      ],
      ['nonsense=error', '`--severity`: `nonsense` is not a diagnostic code (`ci-job explain` lists them).'],
      [
        'out-of-range=',
        '`--severity`: the severity of `out-of-range` must be `error`, `warning`, `information`, `hint` or `off`.',
      ],
    ];
    for (const [option, message] of rows) {
      await checkSettings({}, ['--severity', option, 'good.xml'], {
        exitCode: 2,
        stderr: `ci-job: ${message}\nSee \`ci-job check --help\`.\n`,
      });
    }
  });
});

describe('submit with settings', () => {
  it('takes bucket and region from them, and options first', async () => {
    const files = { '.ci-job.json': '{ "bucket": "films-1250000001", "region": "ap-chongqing" }' };
    for (const [argv, host] of [
      [['good.xml'], 'films-1250000001.ci.ap-chongqing'],
      [['good.xml', '--region', 'ap-beijing'], 'films-1250000001.ci.ap-beijing'],
    ] as const) {
      const { stdout } = await run(['submit', '--dry-run', ...argv], { files });
      assert.ok(stdout.startsWith(`POST https://${host}.myqcloud.com/jobs\n`), stdout);
    }
    for (const command of ['describe', 'cancel']) {
      assert.equal((await run([command, 'j1'], { files, steps: [{}] })).sent.length, 1);
    }
  });

  it('refuses what they call an error, and stops where they are wrong', async () => {
    const files = { '.ci-job.json': '{ "diagnostics.severity": { "unknown-element": "error" } }' };
    assert.equal((await run(['submit', 'warn.xml'], { files })).exitCode, 1);
    const broken = await run(['submit', 'good.xml'], { files: { '.ci-job.json': '{}}' } });
    assert.equal(broken.exitCode, 2);
    assert.match(broken.stderr, /\.ci-job\.json` cannot be used: it is not JSON/);
  });
});

describe('check --quiet', () => {
  it('tells errors only', async () => {
    const { exitCode, stdout } = await run([
      'check',
      '--quiet',
      'bad.xml',
      'warn.xml',
      'hint.xml',
      'good.xml',
    ]);
    assert.deepEqual([exitCode, stdout], [1, `bad.xml:3:10: ${LEVEL}\n`]);
  });
});

describe('check --fix', () => {
  it('fixes what is safe, checks the rest, and writes only what changed', async () => {
    const { exitCode, stdout, stderr, written } = await runWithFiles(
      ['check', '--fix', 'x.xml', 'good.xml'],
      {
        'x.xml': '<Request><Tag>Demo<Tag><Codec>AAC</Codec><Level>7</Level></Request>',
      },
    );
    assert.deepEqual(written, {
      'x.xml': '<Request><Tag>Demo</Tag><Codec>aac</Codec><Level>7</Level></Request>',
    });
    assert.deepEqual(
      [exitCode, stdout, stderr],
      [1, `x.xml:1:50: ${LEVEL}\n2 files checked: 1 error.\n`, 'ci-job: 1 file fixed.\n'],
    );
  });

  it('says when it cannot write, and cannot fix standard input', async () => {
    const files = { 'x.xml': '<Request><Tag>Demo<Tag></Request>' };
    const locked = await runWithFiles(['check', '--fix', 'x.xml'], files, { readOnly: ['x.xml'] });
    assert.deepEqual(
      [locked.exitCode, locked.stderr, locked.written],
      [2, 'ci-job: `x.xml` cannot be written: you have no permission to write it.\n', {}],
    );
    const stdin = await run(['check', '--fix', '-']);
    assert.deepEqual(
      [stdin.exitCode, stdin.stderr],
      [2, 'ci-job: `--fix` writes files, so it cannot fix standard input.\nSee `ci-job check --help`.\n'],
    );
  });
});

describe('on a terminal, check', () => {
  const twoFiles = ['check', 'bad.xml', 'good.xml'];
  const onTerminal = (argv: readonly string[], options: RunOptions = {}) =>
    run(argv, { env: {}, terminal: true, ...options });

  it('has colors and tells how far it is', async () => {
    const { stdout, stderr } = await onTerminal(twoFiles);
    assert.equal(
      stdout,
      `\u001b[1mbad.xml:3:10\u001b[0m: \u001b[1;31merror\u001b[0m${LEVEL.slice('error'.length)}\n2 files checked: 1 error.\n`,
    );
    assert.equal(stderr, '\r\u001b[K1/2 bad.xml\r\u001b[K2/2 good.xml\r\u001b[K');
  });

  it('has no colors with NO_COLOR, which may be empty', async () => {
    assert.equal(
      (await onTerminal(twoFiles, { env: { NO_COLOR: '1' } })).stdout,
      (await run(twoFiles)).stdout,
    );
    assert.equal(
      (await onTerminal(twoFiles, { env: { NO_COLOR: '' } })).stdout,
      (await onTerminal(twoFiles)).stdout,
    );
  });

  it('writes nothing but text where the terminal is dumb or the output is for a program', async () => {
    const dumb = await onTerminal(twoFiles, { env: { TERM: 'dumb' } });
    const piped = await run(twoFiles);
    assert.deepEqual([dumb.stdout, dumb.stderr], [piped.stdout, '']);
    assert.equal(piped.stderr, '');
    const json = await onTerminal(['check', '--format=json', 'bad.xml']);
    assert.equal(json.stdout.includes('\u001b'), false);
  });

  it('is silent where it is asked to be, or with a single file', async () => {
    assert.equal((await onTerminal([...twoFiles, '--quiet'])).stderr, '');
    assert.equal((await onTerminal(['check', 'good.xml'])).stderr, '');
    assert.ok('good.xml' in FILES);
  });
});
