/**
 * Small building blocks of sentences: quotes and units. No facts.
 */

/** A name or value as people see it in a message. */
export function quote(text: string): string {
  return `\`${text}\``;
}

/** Names or values as people see them in a message, still to be joined. */
export function quoteAll(texts: readonly string[]): readonly string[] {
  return texts.map(quote);
}

/** A number with its unit; words such as `auto` have none. */
export function withUnit(value: string, unit: string | undefined): string {
  return unit !== undefined && isNumber(value) ? `${value} ${unit}` : value;
}

/** True for a number as requests write it. */
export function isNumber(value: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(value);
}
