/**
 * Chinese typography where pieces of a sentence meet: a space between Chinese characters and Latin letters, digits or
 * code, and none between others. Only the seams are looked at: a piece stays as somebody wrote it, code is left alone,
 * and so are columns, indents and line breaks.
 */

const han = /\p{Script=Han}/u;
/** Full-width punctuation has its space built in: none follows the first, none goes before the second. */
const closes = /[，。；：？！、）]/;
const opens = /[，。；：？！、（）]/;
const latinEnd = /[A-Za-z0-9%`]/;
const latinStart = /[A-Za-z0-9$`]/;

const slots = /\{(\d)\}/;
const backticks = /`+/g;

/** One piece behind the other, with a space between them or none, as their characters want it. */
export function joinHan(before: string, after: string): string {
  const left = before.endsWith(' ') ? before.slice(0, -1) : before;
  const right = after.startsWith(' ') ? after.slice(1) : after;
  const last = left.charAt(left.length - 1);
  const first = right.charAt(0);
  const isLayout = last.trim() === '' || first.trim() === '';
  if (isLayout) return before + after;
  const [hanLeft, hanRight] = [han.test(last), han.test(first)];
  if (closes.test(last) || opens.test(first) || (hanLeft && hanRight)) return left + right;
  const isMixed = (hanLeft && latinStart.test(first)) || (hanRight && latinEnd.test(last));
  return isMixed ? `${left} ${right}` : before + after;
}

/** The template with its `{0}`, `{1}` … replaced, each at home in its sentence; without values as it is. */
export function fillHan(template: string, values: readonly (string | number)[]): string {
  if (values.length === 0) return template;
  let filled = '';
  let isCode = false;
  template.split(slots).forEach((piece, index) => {
    const isSlot = index % 2 === 1;
    const words = isSlot ? String(values[Number(piece)] ?? `{${piece}}`) : piece;
    filled = isCode ? filled + words : joinHan(filled, words);
    if (!isSlot && (words.match(backticks)?.length ?? 0) % 2 === 1) isCode = !isCode;
  });
  return filled;
}

/** Words in a row, with the conjunction before the last one. */
export function listHan(words: readonly string[], comma: string, conjunction: string): string {
  return words.reduce(
    (list, word, index) =>
      index === 0 ? word : joinHan(joinHan(list, index === words.length - 1 ? conjunction : comma), word),
    '',
  );
}
