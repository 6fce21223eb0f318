/**
 * Finds things by the words that people type: names, keywords and sentences, in English and in Chinese at once.
 * Words of letters match by their stem or their beginning. Chinese has no spaces: what nothing has as it was typed
 * is taken apart into the names and keywords that are in it.
 */

/** What a thing is found by. */
export interface SearchWords {
  readonly names: readonly string[];
  /** What people call what they want, the likeliest first. */
  readonly keywords: readonly string[];
  /** Sentences about it; they decide only where names and keywords do not. */
  readonly texts?: readonly string[];
}

/** Something that was found; more is better. */
export interface SearchHit<Entry> {
  readonly entry: Entry;
  readonly score: number;
}

/** A name, a keyword or a sentence, taken apart. */
interface Phrase {
  readonly squeezed: string;
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly field: keyof typeof WEIGHTS;
  readonly weight: number;
}

const CHINESE = /\p{Script=Han}/u;

const WEIGHTS = { names: 10, keywords: 8, texts: 0.001 };

/** A later phrase of a field counts less, by so little that it only decides between equals. */
const LATER = 2000;

/** How well something fits: all of it, a word of it, the beginning of a word, something within. */
const WHOLE = 8;
const WORD = 5;
const BEGINNING = 3;
const WITHIN = 2;

/** Less than this part of the best score is another thing. */
const NEARLY = 0.6;

/** Words that say nothing about what somebody wants. */
const EMPTY_WORDS = new Set(
  'a an and as at by can do for from get how i in into is it make making my of on or out please some the this to want with'.split(
    ' ',
  ),
);

/**
 * Answers the entries that fit what was typed, best first; entries that fit equally stay in their order.
 * Where none fits all words, those that fit the most of them are found.
 */
export function wordSearch<Entry>(
  entries: readonly Entry[],
  wordsOf: (entry: Entry) => SearchWords,
): (typed: string) => readonly SearchHit<Entry>[] {
  const indexed = entries.map((entry) => ({ entry, phrases: phrasesOf(wordsOf(entry)) }));
  const chinese = chineseWords(indexed.flatMap(({ phrases }) => phrases));
  return (typed) => {
    const tokens = tokensOf(typed).flatMap((token) => chineseTokens(token, chinese));
    if (tokens.length === 0) return [];
    const found = indexed
      .map(({ entry, phrases }) => ({ entry, ...scoreOf(tokens, phrases) }))
      .filter(({ fitting }) => fitting > 0);
    const most = Math.max(...found.map(({ fitting }) => fitting));
    return found
      .filter(({ fitting }) => fitting === most)
      .map(({ entry, score }) => ({ entry, score }))
      .sort((one, other) => other.score - one.score);
  };
}

/** The hits that are nearly as good as the best one. */
export function bestHits<Entry>(hits: readonly SearchHit<Entry>[]): readonly Entry[] {
  const best = hits[0]?.score ?? 0;
  return hits.filter(({ score }) => score >= best * NEARLY).map(({ entry }) => entry);
}

function phrasesOf({ names, keywords, texts = [] }: SearchWords): readonly Phrase[] {
  const phrases = (list: readonly string[], field: Phrase['field']): Phrase[] => {
    // Each language has a likeliest word of its own.
    const place = { chinese: 0, other: 0 };
    return list.map((text) => {
      const index = place[CHINESE.test(text) ? 'chinese' : 'other']++;
      return { ...phraseOf(text), field, weight: WEIGHTS[field] * (1 - index / LATER) };
    });
  };
  return [...phrases(names, 'names'), ...phrases(keywords, 'keywords'), ...phrases(texts, 'texts')];
}

/** Names of elements are several words: `SmartCover`, `ImageOCR`. */
function phraseOf(text: string): Pick<Phrase, 'squeezed' | 'words' | 'stems'> {
  const words = splitWords(
    text.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ').replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 '),
  );
  return { squeezed: squeeze(words), words, stems: words.map(stem) };
}

/** The words of what was typed, without those that say nothing; all of them where there are no others. */
function tokensOf(typed: string): readonly string[] {
  const words = splitWords(typed);
  const significant = words.filter((word) => !EMPTY_WORDS.has(word));
  return significant.length > 0 ? significant : words;
}

/** Runs of Chinese characters, and of letters and digits of other scripts, in lower case. */
function splitWords(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? []
  );
}

/** The Chinese words of names and keywords, the longest first. */
function chineseWords(phrases: readonly Phrase[]): readonly string[] {
  const words = phrases.filter(({ field }) => field !== 'texts').flatMap((phrase) => phrase.words);
  return [...new Set(words)]
    .filter((word) => CHINESE.test(word) && word.length > 1)
    .sort((one, other) => other.length - one.length);
}

/** The token where some word holds it, else the known words in it: `水印` of `加水印`. */
function chineseTokens(token: string, known: readonly string[]): readonly string[] {
  if (!CHINESE.test(token) || known.some((word) => word.includes(token))) return [token];
  const found: string[] = [];
  for (let start = 0; start < token.length; ) {
    const word = known.find((each) => token.startsWith(each, start));
    if (word !== undefined) found.push(word);
    start += word?.length ?? 1;
  }
  return found.length > 0 ? found : [token];
}

function squeeze(words: readonly string[]): string {
  return words.filter((word) => !EMPTY_WORDS.has(word)).join('');
}

/** What inflected forms have in common: `cut` of `cutting`, `subtitl` of `subtitles`. */
function stem(word: string): string {
  const cut = word.replace(/(?:ing|ed|es|s|e)$/, '');
  return (cut.length < 3 ? word : cut).replace(/([a-z])\1$/, '$1').replace(/is$/, 'iz');
}

function scoreOf(
  tokens: readonly string[],
  phrases: readonly Phrase[],
): { readonly fitting: number; readonly score: number } {
  const all = squeeze(tokens);
  const whole = sumOfFields(phrases, ({ squeezed }) => (stem(squeezed) === stem(all) ? WHOLE : 0));
  const scores = [...new Set(tokens)].map((token) => sumOfFields(phrases, (phrase) => fitOf(token, phrase)));
  const fitting = whole > 0 ? scores.length : scores.filter((score) => score > 0).length;
  return { fitting, score: whole * (2 * tokens.length - 1) + scores.reduce((sum, score) => sum + score, 0) };
}

/** The best phrase of each field counts: a keyword that repeats a name makes it more likely. */
function sumOfFields(phrases: readonly Phrase[], measure: (phrase: Phrase) => number): number {
  const best = { names: 0, keywords: 0, texts: 0 };
  for (const phrase of phrases) {
    best[phrase.field] = Math.max(best[phrase.field], measure(phrase) * phrase.weight);
  }
  return best.names + best.keywords + best.texts;
}

function fitOf(token: string, phrase: Phrase): number {
  if (phrase.squeezed === token) return WHOLE;
  return CHINESE.test(token) ? fitOfChinese(token, phrase) : fitOfWord(token, phrase);
}

function fitOfWord(token: string, { words, stems, squeezed, field }: Phrase): number {
  if (stems.includes(stem(token))) return stems.length === 1 ? WHOLE : WORD;
  // A letter or two are the beginning of nearly everything.
  if (token.length < 2 && field !== 'names') return 0;
  if (words.some((word) => word.startsWith(token)) || squeezed.startsWith(token)) return BEGINNING;
  return field === 'names' && token.length > 2 && squeezed.includes(token) ? WITHIN : 0;
}

function fitOfChinese(token: string, { words }: Phrase): number {
  if (words.some((word) => word.startsWith(token) || word.endsWith(token))) return WORD;
  return words.some((word) => word.includes(token)) ? BEGINNING : 0;
}
