/**
 * Small building blocks of sentences: quotes and units. No facts.
 */

/** A name or value as people see it in a message. */
export function quote(text: string): string {
  return `\`${text}\``;
}

/** Spaces that are none of XML's, and characters that are not to be seen at all. */
const invisible = /(?![ \t\r\n])[\p{Zs}\p{Zl}\p{Zp}\p{Cf}\p{Cc}]/gu;

/** A text of a document as people can see it: `mp4` with a no-break space behind it is shown as `mp4[U+00A0]`. */
export function visible(text: string): string {
  return text.replaceAll(invisible, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  });
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
