/**
 * Writes XML: elements with attributes, indented, or with a text.
 */

/** An element to write: with children or with a text. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: readonly XmlElement[] | string;
}

/** An element with attributes and content. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  content: XmlElement['content'] = [],
): XmlElement {
  return { name, attributes, content };
}

/** The whole document, with a comment before its root. */
export function writeXml(root: XmlElement, comment: readonly string[]): string {
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  return [head, '<!--', ...comment.map((line) => `  ${line}`), '-->', ...linesOf(root, ''), ''].join('\n');
}

function linesOf({ name, attributes, content }: XmlElement, indent: string): string[] {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const start = `${indent}<${name}${written.join('')}`;
  if (content.length === 0) return [`${start}/>`];
  if (typeof content === 'string') return [`${start}>${escapeXml(content)}</${name}>`];
  return [`${start}>`, ...content.flatMap((child) => linesOf(child, `${indent}  `)), `${indent}</${name}>`];
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
