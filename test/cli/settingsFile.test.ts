/**
 * `.ci-job.json`: where it is not a file or not JSON, the language that it sets, and names that only the editor uses.
 */

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { findJsonMistake } from '../../cli/jsonMistake';
import { EDITOR_SETTINGS, readSettingsText } from '../../cli/settings';
import { english } from '../../l10n/language';
import { setLocale } from '../../l10n/processLanguage';
import { CWD, type RunOptions, run } from './support';

const FILE = `\`${CWD}/.ci-job.json\``;

/** The exit code and what is printed to standard error. */
async function check(options: RunOptions, argv: readonly string[] = []): Promise<readonly [number, string]> {
  const { exitCode, stderr } = await run(['check', 'good.xml', ...argv], { env: {}, ...options });
  return [exitCode, stderr];
}

describe('a settings file that is none', () => {
  it('is told', async () => {
    assert.deepEqual(await check({ files: { '.ci-job.json/x': '' } }), [
      2,
      `ci-job: ${FILE} cannot be read: it is a folder.\n`,
    ]);
    assert.deepEqual(await check({ kinds: { '.ci-job.json': 'brokenLink' } }), [
      2,
      `ci-job: ${FILE} cannot be read: it is a broken link.\n`,
    ]);
    assert.deepEqual(await check({ kinds: { '.ci-job.json': 'other' } }), [
      2,
      `ci-job: ${FILE} cannot be read: it is not a file.\n`,
    ]);
  });
});

describe('a settings file that is no JSON', () => {
  it('is told with line and column', async () => {
    const rows: readonly (readonly [text: string, line: number, column: number])[] = [
      ['', 1, 1],
      ['{', 1, 2],
      ['{}}', 1, 3],
      ['{\n  "bucket": canary }', 2, 13],
      ['{\r\n  "bucket": "a",\r\n}', 3, 1],
      ['{ "bucket": "a" // why\n}', 1, 17],
      ['{ "bucket": "canary }\n', 1, 22],
      ["{ 'bucket': 1 }", 1, 3],
      ['{ "a": [1 2] }', 1, 11],
      ['{ "a" 1 }', 1, 7],
      ['{ "a": 01 }', 1, 9],
      ['{ "a": "\\x" }', 1, 9],
    ];
    for (const [text, line, column] of rows) {
      assert.deepEqual(
        await check({ files: { '.ci-job.json': text } }),
        [2, `ci-job: ${FILE} cannot be used: it is not JSON: see line ${line}, column ${column}.\n`],
        JSON.stringify(text),
      );
    }
  });

  it('is one exactly where the platform says so', () => {
    const isJson = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const soup = fc
      .array(
        fc.constantFrom(
          ...'{}[]:,"\\ \n019.-+eEtruefalsn/'.split(''),
          'true',
          'null',
          '"a"',
          '"b":',
          '\\u00e9',
        ),
      )
      .map((parts) => parts.join(''));
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', 'x', '\\'))
      .map(
        ([json, at, put]) =>
          `${json.slice(0, at % (json.length + 1))}${put}${json.slice((at % (json.length + 1)) + 1)}`,
      );
    fc.assert(
      fc.property(fc.oneof(fc.json(), soup, damaged), (text) => {
        assert.equal(findJsonMistake(text) === undefined, isJson(text), text);
      }),
      { numRuns: 3000, seed: 7 },
    );
  });
});

describe('the language of a project', () => {
  after(() => setLocale(english));
  const CLEAN = { en: '1 file checked: no problems.\n', 'zh-cn': '已检查 1 个文件：没有问题。\n' };

  it('goes after the option and the variable of the program, and before the terminal', async () => {
    const rows: readonly (readonly [
      setting: string,
      env: Record<string, string>,
      argv: readonly string[],
      spoken: 'en' | 'zh-cn',
    ])[] = [
      ['zh-cn', {}, [], 'zh-cn'],
      ['zh-cn', { LANG: 'en_US.UTF-8' }, [], 'zh-cn'],
      ['en', { LANG: 'zh_CN.UTF-8' }, [], 'en'],
      ['auto', { LANG: 'zh_CN.UTF-8' }, [], 'zh-cn'],
      ['auto', {}, [], 'en'],
      ['zh-cn', { CI_JOB_LANGUAGE: 'en' }, [], 'en'],
      ['zh-cn', {}, ['--language', 'en'], 'en'],
    ];
    for (const [language, env, argv, spoken] of rows) {
      const files = { '.ci-job.json': JSON.stringify({ language }) };
      const { stdout, stderr, exitCode } = await run(['check', 'good.xml', ...argv], { env, files });
      assert.deepEqual(
        [exitCode, stderr, stdout],
        [0, '', CLEAN[spoken]],
        `${language} ${JSON.stringify(env)}`,
      );
    }
  });

  it('is one of those of the editor', async () => {
    setLocale(english);
    assert.deepEqual(await check({ files: { '.ci-job.json': '{ "language": "tlh" }' } }), [
      2,
      `ci-job: ${FILE} cannot be used: \`language\` must be \`auto\`, \`en\` or \`zh-cn\`.\n`,
    ]);
  });
});

describe('settings of the editor', () => {
  it('are told once and change nothing', async () => {
    const settings = '{ "profiles": [], "inlayHints": { "units": false }, "autoClosingTags": true }';
    const names = '`profiles`, `inlayHints.units` and `autoClosingTags`';
    assert.deepEqual(await check({ files: { '.ci-job.json': settings } }, ['warn.xml', '--quiet']), [
      0,
      `ci-job: ${FILE}: ${names} are settings of the editor; the command line does not use them.\n`,
    ]);
    assert.deepEqual(await check({ files: { '.ci-job.json': '{ "detect": "off" }' } }), [
      0,
      `ci-job: ${FILE}: \`detect\` is a setting of the editor; the command line does not use it.\n`,
    ]);
  });

  it('are all known', () => {
    const { contributes } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
    const groups: { properties: object }[] = [contributes.configuration].flat();
    const all = groups.flatMap(({ properties }) =>
      Object.keys(properties).map((name) => name.replace('ciJob.', '')),
    );
    const known = all.filter((name) => EDITOR_SETTINGS.includes(name) || name === 'endpoint' || isRead(name));
    assert.deepEqual(known, all);
    assert.deepEqual(
      EDITOR_SETTINGS.filter((name) => !all.includes(name) || isRead(name)),
      [],
    );
  });
});

/** Whether the command line makes something of a setting: it finds fault with a value that is no value at all. */
function isRead(name: string): boolean {
  const read = readSettingsText(JSON.stringify({ [name]: null }));
  return !read.ok && read.error.includes('must be');
}
