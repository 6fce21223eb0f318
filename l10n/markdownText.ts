/**
 * Text that is not ours where something reads it as more than text: Markdown, notifications, labels with icons.
 * It is shown as it is, and never becomes a link, an image, a command or a piece of HTML.
 */

/** Line breaks, tabs and their like: in one line of text each run of them is a space. */
const BREAKS = /[^\S ]+/g;

/**
 * What has a meaning: the marks of Markdown and HTML, product icons, what starts a list or underlines a heading,
 * and what addresses are recognized by (`https://`, `www.x`, `x@y`), which many renderers make links of.
 */
const MEANINGFUL =
  /[\\`*_{}[\]<>|~#&]|\$(?=\()|(?<=^ ?)[-+=]|(?<=^ ?\d{1,9})[.)]|\/(?=\/)|(?<=[\p{L}\p{N}_-])(?:\.(?=\p{L}{2})|@)/gu;

/** Text for Markdown, on one line; to be put outside of code. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(MEANINGFUL, '\\$&');
}

/** Text without line breaks and tabs: a blank line would end the paragraph, and what was opened in it. */
export function onOneLine(text: string): string {
  return text.replaceAll(BREAKS, ' ');
}

/** Text as code for Markdown, whatever it holds: longer backticks go around it where it has some. */
export function codeSpan(text: string): string {
  const line = onOneLine(text);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Text for a notification or a dialog, which renders no Markdown: values in single quotes instead of backticks. */
export function withPlainQuotes(text: string): string {
  return text.replaceAll(/`([^`\n]+)`/g, "'$1'");
}

/** Text for a notification of VS Code, which makes links of `[label](address)`, commands included, and knows no escapes. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

/** Text for a label of VS Code in which `$(name)` is a product icon. */
export function escapeIcons(text: string): string {
  return text.replaceAll('$(', '$ (');
}
