/**
 * Where a text stops being JSON. The platform's own messages name the place in some cases only,
 * and quote the text around it, which could be a secret.
 */

import { printParseErrorCode, visit } from 'jsonc-parser';

/** What a string cannot hold: characters without a shape, and escapes that JSON does not have. */
const NO_STRING_CONTENT = /(?![\u007f-\u009f])\p{Cc}|\\(?!["\\/bfnrt]|u[\da-fA-F]{4})/u;

/** The offset of the first mistake; undefined where the whole text is JSON. */
export function findJsonMistake(text: string): number | undefined {
  let found: number | undefined;
  const onError = (error: number, offset: number, length: number): void => {
    found ??= mistakeIn(text.slice(offset, offset + length), printParseErrorCode(error)) + offset;
  };
  try {
    visit(text, { onError }, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  } catch {
    // Nested deeper than the library follows.
    return found ?? text.length;
  }
  return found;
}

/** The library names the whole string; a person looks for the character. */
function mistakeIn(token: string, error: string): number {
  const inString = token.startsWith('"') ? token.search(NO_STRING_CONTENT) : -1;
  if (inString >= 0) return inString;
  return error === 'UnexpectedEndOfString' ? token.length : 0;
}
