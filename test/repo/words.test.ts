/**
 * One word for one thing, and it is the field's word: terms that the product does not use, in English and in Chinese,
 * in messages, documents, comments and names of code. A term has its replacement beside it.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { catalogueFiles } from '../../scripts/bundleCatalogue';
import { repositoryFiles } from './repository';

type Term = readonly [refused: RegExp, better: string];

/** What people read, in English. */
const englishTerms: readonly Term[] = [
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\b(?:doubts?|doubted|doubtful)\b/i, 'cannot be verified, unknown'],
  [/\bsurely\b/i, 'definitely, clearly'],
  [/\b(?:tells?|told)\b/i, 'report, list, notify, say'],
  [/\bnobody\b/i, 'a passive sentence'],
  [/\bstrangers?\b/i, 'unknown, other'],
  [/\bwish(?:es|ed)?\b/i, 'want, request'],
  [/\bsilences?d?\b/i, 'suppress'],
  [/\bbe it\b/i, 'even when'],
  [/\bis no known\b|\bnames no known\b/i, 'is not a known'],
  [/\bcloses nothing\b/i, 'has no matching start tag'],
  [/\bmay stand\b|\bstands? (?:beside|outside|there)\b/i, 'is allowed, occurs'],
  [/\bleads? nowhere\b/i, 'broken link'],
  [/\bnot for everybody\b/i, 'permission denied'],
  [/\bholds no\b/i, 'has no'],
  [/\bmay not do that\b/i, 'lacks the permission'],
  [/\bis no whole\b/i, 'is incomplete'],
  [/\bthis very\b/i, 'the same'],
  [/\ball the same\b/i, 'still, anyway'],
  [/\bany more\b/i, 'no longer'],
  [/\bbecame (?:of|a job)\b|\bservice took\b/i, 'was created, accepted'],
  [/\blays? (?:\w+ )*out\b/i, 'format'],
  [/\bmisspelt\b|\bbehaviour|\bcolours?\b/i, 'American spelling'],
];

/** The private language of comments and documents for developers. */
const developerTerms: readonly Term[] = [
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\bstrangers?\b/i, 'unknown element, others'],
  [/\bsilences?d?\b/i, 'suppress'],
  [/\b(?:tells|told)\b/i, 'report, notify, distinguish'],
  [/\bhearts?\b/i, 'core library'],
  [/\bsurely\b/i, 'definitely, clearly'],
  [/\bspeaks? (?:about|of|for)\b/i, 'describe, be about'],
  [/\bwish(?:es|ed)?\b/i, 'want, request'],
  [/\bbe it as\b/i, 'even when'],
];

/** Words in names of files and of things in code. */
const codeWords: readonly string[] =
  'mend mends mended mending told tell tells stranger strangers silences silenced surroundings rehearsal complaint heart house typist wish wishes wished doubt doubts doubtful adopted ink'.split(
    ' ',
  );

const chineseTerms: readonly Term[] = [
  [/极速转码/, '倍速转码'],
  [/排版/, '格式化'],
  [/(?<!严重|编码)级别/, '严重级别'],
  [/悬停说明/, '悬停提示'],
  [/行内的/, '内嵌提示'],
  [/命名配置|切换配置|编辑配置/, '连接配置'],
  [/去向/, '提交目标'],
  [/接入点/, '服务地址（Endpoint）'],
  [/安全令牌|(?<![\w-])token(?!`|\w)/, '临时密钥的 Token'],
  [/(?<!开)头部/, '请求头, 响应头'],
  [/声音/, '音频'],
  [/加倍/, '翻倍'],
  [/不认识|了解/, '支持, 检查, 识别'],
  [/正在运行/, '执行中'],
  [/查找/, '查询'],
  [/不写/, '不填'],
  [/写出/, '输出'],
  [/成为了/, '创建, 对应'],
  [/本页面|官方页面/, '官方文档'],
  [/钥匙串/, '系统密钥环'],
  [/请看/, '请参见'],
  [/(?<![A-Za-z])NAME-APPID/, 'BucketName-APPID'],
  [/是否想写/, '是否应为'],
  [/无事可做/, '没有可执行的操作'],
  [/没有(?:给出|设置|提交|发送|取消|检查|接受|及时|结束：|找到)/, '未…'],
  [/CI 任务：(?!T)/, 'CI 任务: (a command)'],
  [/\d %/, '79%'],
  [/要求[^。]*不符合/, '…的值…无效：应为…'],
];

/** Chinese sentences that need a refused word for what it otherwise means. */
const otherMeanings: readonly RegExp[] = [/优先级|先于级别|编码级别/];

const hitsIn = (place: string, text: string, terms: readonly Term[]): string[] =>
  terms.flatMap(([refused, better]) => {
    const found = refused.exec(text)?.[0];
    return found === undefined ? [] : [`${place}: “${found}” (${better}): ${text.slice(0, 120)}`];
  });

const linesOf = (file: string): readonly string[] => fs.readFileSync(file, 'utf8').split('\n');

const jsonTexts = (file: string): readonly string[] =>
  Object.values(JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>);

const files = repositoryFiles();
const product = /^(?:cli|client|l10n|library|sandbox|server|settings)\/.*\.ts$/;
const chinesePage = /\.zh-CN\.md$/;
const generated =
  /^(?:docs\/reference\/|docs\/(?:diagnostics|settings)(?:\.zh-CN)?\.md|THIRD_PARTY_NOTICES\.md)/;

const commentOf = (line: string): string | undefined => /^\s*(?:\/\*\*?|\*|\/\/)(.*)/.exec(line)?.[1];

/** Names that a line declares, and the words that they are made of. */
function declaredWords(line: string): readonly string[] {
  const names = [
    ...line.matchAll(/\b(?:const|let|function\*?|class|interface|type|readonly|async) (#?\w+)/g),
  ];
  return names.flatMap(([, name = '']) => wordsOfName(name));
}

function wordsOfName(name: string): readonly string[] {
  return name.split(/[^A-Za-z]|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase());
}

describe('refused terms', () => {
  it('are in no English message', () => {
    const messages = [...catalogueFiles('.', 'zh-cn')].flatMap(([file, catalogue]) =>
      Object.keys(catalogue).map((text) => [file, text] as const),
    );
    const titles = jsonTexts('package.nls.json').map((text) => ['package.nls.json', text] as const);
    assert.ok(messages.length > 2000, `${messages.length} messages`);
    assert.deepEqual(
      [...messages, ...titles].flatMap(([file, text]) => hitsIn(file, text, englishTerms)),
      [],
    );
  });

  it('are in no English document', () => {
    const documents = files.filter(
      (file) => file.endsWith('.md') && !chinesePage.test(file) && !generated.test(file),
    );
    assert.deepEqual(
      documents.flatMap((file) =>
        linesOf(file).flatMap((line, index) => hitsIn(`${file}:${index + 1}`, line, developerTerms)),
      ),
      [],
    );
  });

  it('are in no comment of product code', () => {
    assert.deepEqual(
      files
        .filter((file) => product.test(file))
        .flatMap((file) =>
          linesOf(file).flatMap((line, index) =>
            hitsIn(`${file}:${index + 1}`, commentOf(line) ?? '', developerTerms),
          ),
        ),
      [],
    );
  });

  it('are in no name of a file or of a thing in code', () => {
    const sources = files.filter(
      (file) =>
        product.test(file) ||
        (file !== 'test/repo/words.test.ts' && /^test\/(?:\w+\/)*\w[\w.]*\.ts$/.test(file)),
    );
    const hits = sources.flatMap((file) => [
      ...wordsOfName(path.basename(file))
        .filter((word) => codeWords.includes(word))
        .map((word) => `${file}: ${word}`),
      ...linesOf(file).flatMap((line, index) =>
        declaredWords(line)
          .filter((word) => codeWords.includes(word))
          .map((word) => `${file}:${index + 1}: ${word}`),
      ),
    ]);
    assert.ok(sources.length > 500, `${sources.length} files`);
    assert.deepEqual(hits, []);
  });

  it('are in no Chinese text', () => {
    const translations = [...catalogueFiles('.', 'zh-cn')].flatMap(([file, catalogue]) =>
      Object.values(catalogue).map((text) => [file, text] as const),
    );
    const titles = jsonTexts('package.nls.zh-cn.json').map(
      (text) => ['package.nls.zh-cn.json', text] as const,
    );
    const pages = files
      .filter((file) => chinesePage.test(file))
      .flatMap((file) => linesOf(file).map((line, index) => [`${file}:${index + 1}`, line] as const));
    assert.deepEqual(
      [...translations, ...titles, ...pages]
        .filter(([, text]) => !otherMeanings.some((other) => other.test(text)))
        .flatMap(([file, text]) => hitsIn(file, text, chineseTerms)),
      [],
    );
  });
});

describe('a refused term is found', () => {
  it('in English', () => {
    assert.deepEqual(hitsIn('a', 'Press it to mend all.', englishTerms), [
      'a: “mend” (fix): Press it to mend all.',
    ]);
    assert.deepEqual(hitsIn('a', 'Press it to fix all: 3 recommended fixes.', englishTerms), []);
  });

  it('in a comment', () => {
    assert.equal(commentOf('  /** What is told. */'), ' What is told. */');
    assert.equal(hitsIn('a', commentOf('  // What a comment silences.') ?? '', developerTerms).length, 1);
    assert.equal(commentOf("const url = 'https://example.com';"), undefined);
  });

  it('in a name', () => {
    assert.deepEqual(declaredWords('export function mendTag(isStranger: boolean) {'), ['mend', 'tag']);
    assert.deepEqual(wordsOfName('submitRequest.test.ts'), ['submit', 'request', 'test', 'ts']);
  });

  it('in Chinese', () => {
    for (const text of [
      '排版请求',
      '级别：warning',
      '没有提交',
      '进度 79 %',
      '运行“CI 任务：提交”',
      'NAME-APPID',
    ])
      assert.equal(hitsIn('a', text, chineseTerms).length, 1, text);
    for (const text of [
      '格式化请求',
      '严重级别：warning',
      '没有问题',
      '79%',
      'CI 任务: 提交',
      'BucketName-APPID',
    ])
      assert.deepEqual(hitsIn('a', text, chineseTerms), [], text);
  });
});
