/**
 * Values as the text of an element.
 */

/** The value with `&`, `<` and `]]>` as references. */
export function escapeText(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(']]>', ']]&gt;');
}
