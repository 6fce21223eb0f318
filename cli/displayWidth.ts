/**
 * How wide a terminal shows a text: Chinese characters, kana, hangul and pictures take two columns each.
 */

import { eastAsianWidth } from 'get-east-asian-width';

/** They stand on the character before them. */
const COMBINING = /\p{Mn}/u;

/** The number of columns. */
export function displayWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + widthOf(character), 0);
}

/** The text with spaces after it, so that it takes at least `width` columns. */
export function padEndShown(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

function widthOf(character: string): number {
  return COMBINING.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) ?? 0);
}
