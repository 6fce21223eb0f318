/**
 * Languages: what a locale is called, how words are joined, and where Chinese puts spaces.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseLanguage } from '../../cli/cliLanguage';
import { failure, success } from '../../client/api/result';
import { english, fill, latinLanguage, localeOf, simplifiedChinese } from '../../l10n/language';
import { localeOfTerminal } from '../../l10n/node/readLanguage';

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

  it('of a language in Latin letters come from its catalogue, conjunctions too', () => {
    const german = latinLanguage('en', { or: 'oder', and: 'und', '{0} needs {1}.': '{0} braucht {1}.' });
    assert.deepEqual(
      [german.t('{0} needs {1}.', 'A', 'B'), german.or(['a', 'b', 'c']), german.clauses(['a', 'b'])],
      ['A braucht B.', 'a, b oder c', 'a und b'],
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

describe('Chinese typography', () => {
  for (const [template, values, expected] of [
    ['最多{0}个字符', [64], '最多 64 个字符'],
    ['请看{0}的帮助', ['`ci-job`'], '请看 `ci-job` 的帮助'],
    ['`{0}`是{1}', ['中文', '``a`b``'], '`中文`是 ``a`b``'],
    ['{0} 或 {1}', ['值（单位：px）', '`auto`'], '值（单位：px）或 `auto`'],
    ['{0} {1}', ['值', '（单位：px）'], '值（单位：px）'],
    ['单位是 {0}', ['帧'], '单位是帧'],
    ['{0}、{1}', ['`a`', '`b` 或 `c`'], '`a`、`b` 或 `c`'],
    ['{0}', ['级别 代码'], '级别 代码'],
    ['{0}{1}', ['', '甲'], '甲'],
    ['写在{3}中', ['a'], '写在{3}中'],
    ['plain {0}, as it is', ['English'], 'plain English, as it is'],
  ] as const) {
    it(`is minded where ${JSON.stringify(values)} is put into ${JSON.stringify(template)}`, () =>
      assert.equal(simplifiedChinese({}).t(template, ...values), expected));
  }

  for (const [name, text, values] of [
    ['a format', '文件:行:列: 严重级别 代码: 消息', []],
    ['a comment in a column', 'eval "$(ci-job completion bash)"   （写在 ~/.bashrc 中）\n', []],
    ['an indent', '选项：\n{0}  （说明）\n', ['  --json  结果\n']],
    ['a column', '{0}   {1}', ['级别', '代码']],
    ['the inside of code', '`前{0}后`', ['a']],
  ] as const) {
    it(`leaves ${name} alone`, () =>
      assert.equal(simplifiedChinese({}).t(text, ...values), fill(text, ...values)));
  }

  it('is minded in lists and sentences', () => {
    const chinese = simplifiedChinese({});
    assert.deepEqual(
      [chinese.or(['甲', '乙']), chinese.or(['甲', 'b']), chinese.and(['（a）', '`b`']), chinese.or([])],
      ['甲或乙', '甲或 b', '（a）和 `b`', ''],
    );
    assert.deepEqual(
      [chinese.clauses(['a', 'b', 'c']), chinese.sentence(['a', 'b'])],
      ['a，b，且 c', 'a，b。'],
    );
  });
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
