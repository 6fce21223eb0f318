/**
 * LSP snippet syntax: escaping, tab stops, and what is left of a snippet without tab stops.
 */

/** Text that stands for itself in a snippet, inside a placeholder too. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** `${1:text}`; just `$1` for no text. */
export function placeholder(stop: number, text: string): string {
  return text === '' ? `$${stop}` : `\${${stop}:${escapeSnippet(text)}}`;
}

/** `${1|a,b|}`: the first value is chosen unless the user takes another. A single value is a placeholder. */
export function choice(stop: number, values: readonly string[]): string {
  if (values.length < 2) return placeholder(stop, values[0] ?? '');
  // Inside a choice only these three may be escaped; clients show any other backslash.
  return `\${${stop}|${values.map((value) => value.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
}

const snippetPart =
  /\\([\\$}])|\$\{\d+\|((?:\\.|[^\\,|])*)(?:,(?:\\.|[^\\|])*)?\|\}|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\d+|\$\{\d+\}/g;

/** The text that a snippet inserts when every tab stop is left as it is. Placeholders are not nested. */
export function snippetToPlainText(snippet: string): string {
  return snippet.replace(
    snippetPart,
    (_whole, escaped: string | undefined, first: string | undefined, text: string | undefined) =>
      escaped ?? first?.replace(/\\([\\,|])/g, '$1') ?? text?.replace(/\\([\\$}])/g, '$1') ?? '',
  );
}
