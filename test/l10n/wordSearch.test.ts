/**
 * Finding things by words: which fit, which come first, and that odd input harms nothing.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bestHits, type SearchWords, wordSearch } from '../../l10n/wordSearch';

const things: Readonly<Record<string, SearchWords>> = {
  SmartCover: { names: ['SmartCover', '智能封面'], keywords: ['poster', 'best frame'] },
  ImageOCR: { names: ['ImageOCR', '图片文字识别'], keywords: ['text recognition', '扫描'] },
  Tts: {
    names: ['Tts', '语音合成'],
    keywords: ['text to speech', '配音', 'color'],
    texts: ['Speaks a cover.'],
  },
  Zip: { names: ['FileCompress'], keywords: ['cutting', 'archive'] },
};

const search = wordSearch(Object.keys(things), (name) => things[name] ?? { names: [], keywords: [] });

function found(typed: string): string {
  return search(typed)
    .map(({ entry }) => entry)
    .join(' ');
}

describe('word search', () => {
  for (const [what, typed, expected] of [
    ['a word of a name before a word of a sentence', 'cover', 'SmartCover Tts'],
    ['a name in other letters', 'smartcover', 'SmartCover'],
    ['a name in two words', 'smart cover', 'SmartCover'],
    ['a beginning', 'smar', 'SmartCover'],
    ['one letter as the beginning of a name', 's', 'SmartCover'],
    ['a part of a name', 'ompres', 'Zip'],
    ['a part of a keyword not at all', 'ecognit', ''],
    ['an abbreviation in a name', 'ocr', 'ImageOCR'],
    ['plural', 'posters', 'SmartCover'],
    ['another form', 'cuts', 'Zip'],
    ['compressing', 'compressing', 'Zip'],
    ['a keyword of several words before those of single ones', 'text to speech', 'Tts'],
    ['its words in another order', 'speech text', 'Tts'],
    ['empty words around', 'how do I make a poster', 'SmartCover'],
    ['most of the words where none has all', 'poster bananas', 'SmartCover'],
    ['Chinese inside of a name', '封面', 'SmartCover'],
    ['a known word inside of Chinese', '给视频配音', 'Tts'],
    ['two known words inside of Chinese', '扫描并配音', 'ImageOCR Tts'],
    ['full width letters', 'ＯＣＲ', 'ImageOCR'],
    ['Chinese and Latin without a space', '扫描ocr', 'ImageOCR'],
    ['nothing', 'bananas', ''],
    ['nothing for nothing', '', ''],
    ['nothing for signs', ' -*[( \u0000', ''],
    ['what is no text of words', '\u{1f3ac}\ud800', ''],
  ] as const) {
    it(`finds ${what}`, () => assert.equal(found(typed), expected));
  }

  it('leaves those that fit equally in their order', () => {
    const equal = wordSearch(['b', 'a', 'c'], (name) => ({ names: [name], keywords: ['same'] }));
    assert.deepEqual(
      equal('same').map(({ entry }) => entry),
      ['b', 'a', 'c'],
    );
  });

  it('tells the good ones from the others', () => {
    assert.deepEqual(bestHits(search('cover')), ['SmartCover']);
    assert.deepEqual(bestHits([]), []);
  });

  it('takes the longest text in its stride', () => {
    const start = performance.now();
    found('封面'.repeat(50_000));
    found('cover '.repeat(20_000));
    found('x'.repeat(1_000_000));
    assert.ok(performance.now() - start < 5_000);
  });
});
