/**
 * Finding a Tag at the command line by what its job makes: `ci-job new` and `ci-job explain`.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findTags } from '../../cli/findTags';
import { english } from '../../l10n/language';
import { setLocale } from '../../l10n/processLanguage';
import { compileSchemaSet } from '../../server/service/schema/compileSchemaSet';
import { chinese, chineseService } from '../support/chinese';
import { languageService, rawSchemaSet, schemaSet } from '../support/schemaSet';
import { SEARCH_ROWS } from '../support/searchRows';
import { type Run, run } from './support';

function runReal(...argv: readonly string[]): Promise<Run> {
  return run(argv, { checker: languageService(), schemaSet: schemaSet() });
}

function runChinese(...argv: readonly string[]): Promise<Run> {
  const options = {
    checker: chineseService(),
    schemaSet: compileSchemaSet(rawSchemaSet(), chinese()),
  };
  return run([...argv, '--language', 'zh-cn'], options).finally(() => setLocale(english));
}

/** The first words of the indented lines. */
function listed(output: string): readonly string[] {
  return [...output.matchAll(/^ {2}(\w+) /gm)].map(([, tag = '']) => tag);
}

describe('words find', () => {
  it('the Tag that is meant first', () => {
    const misses = SEARCH_ROWS.filter(([typed, tag]) => findTags(typed, schemaSet())[0]?.tag !== tag);
    assert.deepEqual(misses, []);
  });

  it('no Tag by a sentence about it', () => assert.deepEqual(findTags('evenly', schemaSet()), []));
});

describe('new', () => {
  it('writes the request where the words mean one job', async () => {
    const byTag = await runReal('new', 'Animation');
    for (const words of [['gif'], ['make', 'a', 'gif'], ['制作动图']]) {
      const { exitCode, stdout, stderr } = await runReal('new', ...words);
      assert.deepEqual(
        [exitCode, stdout, stderr],
        [0, byTag.stdout, `ci-job: \`${words.join(' ')}\` is the job Animation.\n`],
      );
    }
  });

  it('lists several jobs apart from the output, because that may become a file', async () => {
    const { exitCode, stdout, stderr } = await runReal('new', 'subtitle');
    assert.deepEqual([exitCode, stdout], [2, '']);
    assert.match(stderr, /^ci-job: `subtitle` matches several jobs; run `ci-job new` with the Tag:\n/);
    assert.deepEqual(listed(stderr), ['SpeechRecognition', 'Transcode']);
  });

  it('says all of it in Chinese', async () => {
    const { stderr } = await runChinese('new', '水印');
    assert.match(
      stderr,
      /^ci-job: `水印` 对应多种任务；请用 Tag 运行 `ci-job new`：\n {2}Watermark +[^A-Za-z]+/,
    );
  });

  it('lists the requests of all Tags by what they are about', async () => {
    const { exitCode, stdout } = await runReal('new', '--list');
    assert.equal(exitCode, 0);
    assert.deepEqual(stdout.match(/^\S.*$/gm), [
      'Video: Jobs that make, change or cut video.',
      'Audio and speech: Jobs about sound, voices and what is spoken.',
      'Pictures: Jobs that make or change pictures.',
      'Files: Jobs that pack, unpack or check files.',
      'Analysis: Jobs that find out what is in media, pictures and texts.',
    ]);
    assert.deepEqual(new Set(listed(stdout)), new Set(languageService().getTags()));
  });

  it('lists the requests of the jobs that the words mean', async () => {
    const { stdout } = await runReal('new', '--list', 'speech', 'to', 'text');
    assert.match(stdout, /^Audio and speech: .*\n(?: {2}SpeechRecognition .*\n)+$/);
    const { stdout: ofTag } = await runReal('new', '--list', 'SpeechRecognition');
    assert.equal(ofTag, stdout);
  });

  it('shows no escape codes of what was typed', async () => {
    const { stderr } = await runReal('new', '\u001b[31mgif', '\u001b]0;x\u0007');
    assert.ok(!stderr.includes('\u001b') && !stderr.includes('\u0007'));
  });
});

describe('explain', () => {
  it('explains the job that a word means', async () => {
    const { exitCode, stdout, stderr } = await runReal('explain', 'gif');
    assert.deepEqual([exitCode, stdout, stderr], [0, (await runReal('explain', 'Animation')).stdout, '']);
  });

  it('takes several words for one where it must', async () => {
    const { stdout } = await runReal('explain', 'text', 'to', 'speech');
    assert.match(stdout, /^Tts · 语音合成\n/);
  });

  it('lists several jobs, and names the element of the same letters', async () => {
    const { exitCode, stdout, stderr } = await runReal('explain', 'subtitle');
    assert.match(stdout, /^Jobs for `subtitle`:\n/);
    assert.deepEqual(listed(stdout), ['SpeechRecognition', 'Transcode']);
    assert.deepEqual([exitCode, stderr], [0, 'ci-job: Did you mean `Subtitle`?\n']);
  });

  it('explains elements and Tags as before', async () => {
    assert.match((await runReal('explain', 'Subtitle')).stdout, /^\S*Subtitle\n/m);
    assert.match((await runReal('explain', 'Transcoed')).stderr, /Did you mean `Transcode`\?/);
  });

  it('says it in Chinese', async () => {
    const { stdout } = await runChinese('explain', '字幕');
    assert.match(stdout, /^与 `字幕` 相符的任务：\n {2}SpeechRecognition /);
  });
});
