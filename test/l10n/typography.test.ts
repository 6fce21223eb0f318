/**
 * Translations as Chinese is printed: full-width punctuation, and spaces only where Chinese meets Latin letters.
 * The programs mind the places where values are put in; what stands in a catalogue is shown as it is.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { catalogueFiles } from '../../scripts/bundleCatalogue';

const codeSpans = /(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/gs;

/** What is no Chinese sentence in a Chinese text, and why it stays as it is. */
const notSentences: readonly (readonly [part: RegExp, why: string])[] = [
  [/\]\([^)]*\)/g, 'the address of a link'],
  [/https?:\/\/[\w.]*(?::\d+)?/g, 'an address'],
  [/\d{4}-\d\d-\d\dT[\d:+]+/g, 'a time'],
  [/\b\d+:\d+\b/g, 'a ratio'],
  [/^ci-job: /gm, 'the name of the program before its messages, as all programs of a terminal write it'],
  [/CI 任务: /g, 'a command, as the palette shows it'],
  [/文件:行:列: 严重级别 代码: 消息/g, 'the format of a line'],
  [/\{ "[\s\S]*?\}(?=[；\n])|"[\w.]+": \w+/g, 'JSON'],
  [/\*、\?、\*\*|\{a,b\}/g, 'patterns'],
  [/--fault KIND\[:N\]/g, 'an option'],
  [/-h, --help|-v, --version/g, 'options'],
  [/[A-Z_]+, [A-Z_]+ /g, 'variables of the environment'],
  [/\b(?:rng|xsd): /g, 'names of formats in a column'],
  [/\bci:[A-Z]\w+/g, 'permissions'],
  [/<!?--|-->|<\/?[A-Z]\w*>/g, 'markup'],
];

const faults: readonly (readonly [fault: RegExp, name: string])[] = [
  [/[,;:!?]/u, 'half-width punctuation'],
  [/\p{Script=Han}[A-Za-z0-9$¤]|[A-Za-z0-9%¤]\p{Script=Han}/u, 'no space between Chinese and Latin'],
  [/\p{Script=Han} \p{Script=Han}/u, 'a space between Chinese characters'],
  [/[，。；：？！、（）] (?! )|(?<=[^ \n]) [，。；：？！、（）]/u, 'a space beside full-width punctuation'],
  [/<！/u, 'full-width markup'],
  [/\([^()]*\p{Script=Han}[^()]*\)/u, 'half-width brackets'],
  [/\([^()]*）|（[^（）]*\)/u, 'brackets of two kinds'],
];

function faultsOf(translation: string): string[] {
  let words = translation.replace(codeSpans, '¤');
  for (const [part] of notSentences) words = words.replace(part, '·');
  return faults.filter(([fault]) => fault.test(words)).map(([, name]) => name);
}

/** Without a Chinese character it is a name, a unit or code, but for the slots. */
function isChinese(translation: string): boolean {
  return /\p{Script=Han}/u.test(translation) || /\{\d\}/.test(translation);
}

const translations = new Map([
  ...catalogueFiles('.', 'zh-cn'),
  ['package.nls.zh-cn.json', JSON.parse(fs.readFileSync('package.nls.zh-cn.json', 'utf8'))],
]) as ReadonlyMap<string, Readonly<Record<string, string>>>;

describe('Chinese is set as it is printed', () => {
  for (const [file, catalogue] of translations) {
    it(`in ${file}`, () => {
      const wrong = Object.values(catalogue)
        .filter(isChinese)
        .flatMap((translation) => faultsOf(translation).map((fault) => `${fault}: ${translation}`));
      assert.deepEqual(wrong, []);
    });
  }
});

describe('a fault of typography is found', () => {
  for (const [translation, expected] of [
    ['此处的做法：1,0 作为较宽的限制', ['half-width punctuation']],
    ['值, 名称', ['half-width punctuation']],
    ['Tag:{0}', ['half-width punctuation']],
    ['选项:', ['half-width punctuation']],
    ['最多64个', ['no space between Chinese and Latin']],
    ['缺少`>`', ['no space between Chinese and Latin']],
    ['单位 是', ['a space between Chinese characters']],
    ['值 （单位）', ['a space beside full-width punctuation']],
    ['<！-- 值 -->', ['full-width markup']],
    ['值(1/3）', ['brackets of two kinds']],
    ['值(单位)', ['half-width brackets']],
    ['缺少 `a, b`，见 [这里](https://x.y/?a,b)', []],
    ['  --a  结果（默认为 text）\n       （说明）', []],
  ] as const) {
    it(translation, () => assert.deepEqual(faultsOf(translation), expected));
  }
});
