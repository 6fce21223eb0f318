/**
 * Languages: what a locale is called, how words are joined, and where Chinese puts spaces.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failure, success } from '../../client/api/result';
import { chooseLanguage, localeOfTerminal } from '../../client/cli/cliLanguage';
import { spaceHan } from '../../l10n/hanSpacing';
import { english, localeOf, simplifiedChinese } from '../../l10n/language';

describe('localeOf', () => {
  for (const [name, expected] of [
    ['zh-cn', 'zh-cn'],
    ['zh-CN', 'zh-cn'],
    ['zh_CN.UTF-8', 'zh-cn'],
    ['zh', 'zh-cn'],
    ['zh-Hans', 'zh-cn'],
    ['zh_SG', 'zh-cn'],
    ['zh-tw', 'en'],
    ['zh_HK.UTF-8', 'en'],
    ['en', 'en'],
    ['de_DE.UTF-8', 'en'],
    ['C.UTF-8', 'en'],
    ['', 'en'],
  ] as const) {
    it(`${JSON.stringify(name)} is ${expected}`, () => assert.equal(localeOf(name), expected));
  }
});

describe('words', () => {
  const chinese = simplifiedChinese({ '{0} needs {1}.': '{0}需要{1}。', '{0} of {1}': '{1}中的{0}' });

  it('are filled in where their language has them', () => {
    assert.equal(english.t('{0} needs {1}.', '`A`', '`B`'), '`A` needs `B`.');
    assert.equal(chinese.t('{0} needs {1}.', '`A`', '`B`'), '`A` 需要 `B`。');
    assert.equal(chinese.t('{0} of {1}', '`A`', 3), '3 中的 `A`');
  });

  it('stay English where there is no translation', () =>
    assert.equal(chinese.t('{0} is new.', 'This'), 'This is new.'));

  it('are never taken for slots', () =>
    assert.equal(english.t('{0} needs {1}.', '{1}', '${0}'), '{1} needs ${0}.'));

  it('are joined as the language does', () => {
    const words = ['a', 'b', 'c'];
    assert.deepEqual(
      [english.or(words), english.and(words), english.clauses(words), english.or(['a']), english.or([])],
      ['a, b or c', 'a, b and c', 'a, b and c', 'a', ''],
    );
    assert.deepEqual(
      [chinese.or(words), chinese.and(words), chinese.clauses(['甲', '乙', '丙']), chinese.or(['a'])],
      ['a、b 或 c', 'a、b 和 c', '甲，乙，且丙', 'a'],
    );
  });

  it('become sentences as the language does', () => {
    assert.deepEqual(
      [english.sentences('One.', '', 'Two.'), english.sentence(['one', '', 'two'])],
      ['One. Two.', 'one two.'],
    );
    assert.deepEqual(
      [chinese.sentences('一。', '', '二。'), chinese.sentence(['一', '', '二'])],
      ['一。二。', '一，二。'],
    );
  });
});

describe('spaceHan', () => {
  for (const [text, expected] of [
    ['最多64个字符', '最多 64 个字符'],
    ['请看`ci-job`的帮助', '请看 `ci-job` 的帮助'],
    ['`中文abc`', '`中文abc`'],
    ['值 （单位：px） 或 `auto`', '值（单位：px）或 `auto`'],
    ['单位是 帧', '单位是帧'],
    ['plain English, as it is', 'plain English, as it is'],
    ['`a`、`b` 或 `c`', '`a`、`b` 或 `c`'],
    ['``a`b``是', '``a`b`` 是'],
  ] as const) {
    it(`${JSON.stringify(text)} becomes ${JSON.stringify(expected)}`, () => {
      assert.equal(spaceHan(text), expected);
      assert.equal(spaceHan(expected), expected);
    });
  }
});

describe('the language of the command line', () => {
  for (const [argv, env, expected] of [
    [['check', 'a'], {}, success({ locale: 'en', argv: ['check', 'a'] })],
    [['check', '--language', 'zh-cn', 'a'], {}, success({ locale: 'zh-cn', argv: ['check', 'a'] })],
    [['--language=zh_CN', 'check'], {}, success({ locale: 'zh-cn', argv: ['check'] })],
    [['--language', 'en'], { LANG: 'zh_CN.UTF-8' }, success({ locale: 'en', argv: [] })],
    [['check'], { LANG: 'zh_CN.UTF-8' }, success({ locale: 'zh-cn', argv: ['check'] })],
    [['check'], { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, success({ locale: 'en', argv: ['check'] })],
    [['check'], { LC_ALL: '', LANG: 'zh_CN.UTF-8' }, success({ locale: 'zh-cn', argv: ['check'] })],
    [['check'], { CI_JOB_LANGUAGE: 'en', LC_ALL: 'zh_CN' }, success({ locale: 'en', argv: ['check'] })],
    [['check', '--', '--language'], {}, success({ locale: 'en', argv: ['check', '--', '--language'] })],
    [['check', '--language', 'tlh'], {}, failure('tlh')],
    [['check', '--language'], {}, failure('')],
  ] as const) {
    it(`${argv.join(' ')} with ${JSON.stringify(env)}`, () => {
      const choice = chooseLanguage(argv, env);
      const locale = choice.ok ? (choice.value.locale ?? localeOfTerminal(env)) : undefined;
      assert.deepEqual(choice.ok ? success({ ...choice.value, locale }) : choice, expected);
    });
  }
});
