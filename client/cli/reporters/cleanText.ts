/**
 * Makes texts from outside safe for a terminal: they cannot move the cursor, start a new line
 * or turn the reading direction around.
 */

/** The text on one line, without characters that control how it is shown. */
export function cleanLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ').trim();
}
