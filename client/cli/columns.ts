/**
 * Columns of a terminal: how wide a text is there. Chinese characters and full-width punctuation take two columns.
 */

const wide = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/gu;

/** How many columns a text takes. */
export function columnsOf(text: string): number {
  return [...text].length + (text.match(wide)?.length ?? 0);
}

/** The text with spaces behind it, as wide as that many columns; a wider one as it is. */
export function padColumns(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}
