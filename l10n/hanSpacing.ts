/**
 * Chinese typography: a space between Chinese characters and Latin letters, digits or code, and none between others.
 * Done once here, so that pieces of sentences fit together whatever they begin and end with.
 */

/** A run of backticks, what it encloses, and its end: names and values, in which nothing changes. */
const codeSpans = /(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/gs;

const hanBeforeLatin = /(?<=\p{Script=Han})(?=[A-Za-z0-9$])/gu;
const latinBeforeHan = /(?<=[A-Za-z0-9%])(?=\p{Script=Han})/gu;

const betweenHan = /(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu;
/** Full-width punctuation has its space built in. */
const aroundPunctuation = /(?<=[，。；：？！）]) +| +(?=[，。；：？！（）])/gu;

/** The text with those spaces. */
export function spaceHan(text: string): string {
  let spaced = '';
  let from = 0;
  for (const span of text.matchAll(codeSpans)) {
    spaced = join(spaced, spaceWords(text.slice(from, span.index)));
    spaced = /\p{Script=Han}$/u.test(spaced) ? `${spaced} ${span[0]}` : spaced + span[0];
    from = span.index + span[0].length;
  }
  return join(spaced, spaceWords(text.slice(from)));
}

/** Behind a code span too. */
function join(before: string, words: string): string {
  return before.endsWith('`') && /^\p{Script=Han}/u.test(words) ? `${before} ${words}` : before + words;
}

function spaceWords(words: string): string {
  return words
    .replace(hanBeforeLatin, ' ')
    .replace(latinBeforeHan, ' ')
    .replace(aroundPunctuation, '')
    .replace(betweenHan, '');
}
