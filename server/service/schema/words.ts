/**
 * Small building blocks of sentences: quoting and lists. No facts.
 */

/** A name or value as people see it in a message. */
export function quote(text: string): string {
  return `\`${text}\``;
}

/** `a`, `a or b`, `a, b or c`, each quoted. */
export function quoteList(values: readonly string[], conjunction: 'or' | 'and' = 'or'): string {
  return joinList(values.map(quote), conjunction);
}

/** `a`, `a or b`, `a, b or c`. */
export function joinList(words: readonly string[], conjunction: 'or' | 'and' = 'or'): string {
  const last = words.at(-1) ?? '';
  if (words.length < 2) return last;
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** A number with its unit; words such as `auto` have none. */
export function withUnit(value: string, unit: string | undefined): string {
  return unit !== undefined && isNumber(value) ? `${value} ${unit}` : value;
}

/** True for a number as requests write it. */
export function isNumber(value: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(value);
}
