/**
 * `ci-job format` and `ci-job new`.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { displayWidth, padEndShown } from '../../cli/displayWidth';
import { run, runWithFiles } from './support';

const MESSY = '<Request><Tag>Demo</Tag>\n     <Level>1</Level></Request>\n';
const FORMATTED = '<Request>\n  <Tag>Demo</Tag>\n  <Level>1</Level>\n</Request>\n';

describe('format', () => {
  it('writes the files that change, and names them', async () => {
    const run = await runWithFiles(['format', 'jobs', 'formatted.xml'], {
      'jobs/a.cijob.xml': MESSY,
      'formatted.xml': FORMATTED,
    });
    assert.deepEqual(run, {
      exitCode: 0,
      stdout: 'jobs/a.cijob.xml\n',
      stderr: 'ci-job: 1 file formatted.\n',
      written: { 'jobs/a.cijob.xml': FORMATTED },
    });
  });

  it('writes standard input to standard output', async () => {
    const { exitCode, stdout, stderr } = await run(['format', '-'], { stdin: MESSY });
    assert.deepEqual([exitCode, stdout, stderr], [0, FORMATTED, '']);
    assert.equal((await run(['format', '-'], { stdin: FORMATTED })).stdout, FORMATTED);
  });

  it('indents as it is told', async () => {
    const indented = async (indent: string): Promise<string> =>
      (await run(['format', '-', '--indent', indent], { stdin: MESSY })).stdout;
    assert.equal(await indented('4'), FORMATTED.replaceAll('  ', '    '));
    assert.equal(await indented('tab'), FORMATTED.replaceAll('  ', '\t'));
    assert.equal(await indented('0'), FORMATTED.replaceAll('  ', ''));
    for (const indent of ['9', '-1', 'x', '1.5', '']) {
      const { exitCode, stderr } = await run(['format', '-', `--indent=${indent}`]);
      assert.equal(exitCode, 2);
      assert.ok(
        stderr.startsWith(
          `ci-job: \`${indent}\` is not an indent: it must be a number from 0 to 8, or \`tab\`.`,
        ),
      );
    }
  });

  it('writes values right between their tags where the option or the project wants it', async () => {
    const loose = FORMATTED.replace('>1<', '> 1 <');
    const files = { 'a.xml': loose };
    const compact = { exitCode: 0, stdout: 'a.xml\n', stderr: 'ci-job: 1 file formatted.\n' };
    assert.deepEqual((await runWithFiles(['format', 'a.xml'], files)).written, {});
    assert.deepEqual(await runWithFiles(['format', '--compact-leaves', 'a.xml'], files), {
      ...compact,
      written: { 'a.xml': FORMATTED },
    });
    const project = { ...files, '.ci-job.json': '{ "format.compactLeaves": true }' };
    const deep = { 'deep/.ci-job.json': project['.ci-job.json'] };
    const stdin = ['format', '-', '--stdin-file', 'deep/a.xml'];
    assert.equal((await runWithFiles(stdin, deep, { stdin: loose })).stdout, FORMATTED);
    assert.equal((await runWithFiles(['format', '-'], deep, { stdin: loose })).stdout, loose);
    assert.deepEqual(await runWithFiles(['format', 'a.xml'], project), {
      ...compact,
      written: { 'a.xml': FORMATTED },
    });
  });

  it('does not start with settings that make no sense', async () => {
    const files = {
      'a.xml': MESSY,
      'b.xml': MESSY,
      '.ci-job.json': '{ "format": { "compactLeaves": 1 } }',
    };
    const { exitCode, stderr, written } = await runWithFiles(['format', 'a.xml', 'b.xml'], files);
    assert.equal(exitCode, 2);
    assert.match(
      stderr,
      /^ci-job: `.*\.ci-job\.json` cannot be used: `format\.compactLeaves` must be `true` or `false`\.\n$/,
    );
    assert.deepEqual(written, {});
  });

  it('with --check changes nothing and tells what would change', async () => {
    const files = { 'a.xml': MESSY, 'b.xml': FORMATTED };
    assert.deepEqual(await runWithFiles(['format', '--check', 'a.xml', 'b.xml'], files), {
      exitCode: 1,
      stdout: 'a.xml\n',
      stderr: 'ci-job: 1 file would change; run `ci-job format`.\n',
      written: {},
    });
    assert.equal((await runWithFiles(['format', '--check', 'b.xml'], files)).exitCode, 0);
    const stdin = await run(['format', '--check', '-'], { stdin: MESSY });
    assert.deepEqual([stdin.exitCode, stdin.stdout], [1, '<stdin>\n']);
  });

  it('says what it cannot read or write, and goes on', async () => {
    const files = { 'a.xml': MESSY, 'b.xml': MESSY };
    assert.deepEqual(
      await runWithFiles(['format', 'none.xml', 'a.xml', 'b.xml'], files, { readOnly: ['a.xml'] }),
      {
        exitCode: 2,
        stdout: 'b.xml\n',
        stderr:
          'ci-job: `none.xml` cannot be read: the file does not exist.\nci-job: `a.xml` cannot be written: you have no permission to write it.\nci-job: 1 file formatted.\n',
        written: { 'b.xml': FORMATTED },
      },
    );
    assert.equal((await run(['format'])).exitCode, 2);
  });
});

describe('new', () => {
  async function checkNew(argv: readonly string[], stdout: string): Promise<void> {
    const result = await run(['new', ...argv]);
    assert.deepEqual([result.exitCode, result.stdout, result.stderr], [0, stdout, '']);
  }

  it('writes the first request of a Tag, or the one with that name', async () => {
    const byHand = '<Request>\n  <Tag>Demo</Tag>\n  <Level>1</Level>\n</Request>\n';
    await checkNew(['Demo'], byHand);
    await checkNew(['Demo', 'by', 'hand'], byHand);
    await checkNew(['Demo', 'Short'], '<Request><Tag>Demo</Tag></Request>\n');
  });

  it('lists what there is', async () => {
    const list = 'Demo by hand   Everything that it has.\nDemo shortest  Only the Tag.\n';
    await checkNew(['--list'], list);
    await checkNew(['--list', 'Demo'], list);
  });

  it('lists nothing of what is no Tag', async () => {
    const { exitCode, stdout, stderr } = await run(['new', '--list', 'Dmo']);
    assert.deepEqual(
      [exitCode, stdout, stderr],
      [2, '', 'ci-job: `Dmo` has no example request; did you mean `Demo`?\nSee `ci-job new --help`.\n'],
    );
  });

  it('lines up what is as wide as two letters', () => {
    assert.equal(displayWidth('Transcode 视频转码'), 18);
    assert.equal(displayWidth('“é”、한ｱ'), 8);
    assert.equal(displayWidth('e\u0301🎬'), 3);
    assert.equal(padEndShown('转码', 6), '转码  ');
    assert.equal(padEndShown('转码', 3), '转码');
  });

  it('says what there is instead', async () => {
    const rows: readonly [argv: readonly string[], message: string][] = [
      [[], 'No Tag is specified; the Tags are `Demo`.'],
      [['demo'], '`demo` has no example request; did you mean `Demo`?'],
      [['Elsewhere'], '`Elsewhere` has no example request; the Tags are `Demo`.'],
      [['Demo', 'nothing'], '`Demo` has no request `nothing`; it has `by hand` and `shortest`.'],
    ];
    for (const [argv, message] of rows) {
      const { exitCode, stdout, stderr } = await run(['new', ...argv]);
      assert.deepEqual(
        [exitCode, stdout, stderr],
        [2, '', `ci-job: ${message}\nSee \`ci-job new --help\`.\n`],
      );
    }
  });
});
