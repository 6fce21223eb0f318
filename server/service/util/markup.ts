/**
 * Documentation as blocks, and how blocks become Markdown or plain text.
 * The words of a block are plain text in which backticks mark names and values; everything else stands for itself,
 * so that no `*`, `_`, `|` or `<` of a value ever turns into formatting.
 */

import { escapeMarkdown, onOneLine } from '../../../l10n/markdownText';

/** One block of documentation. */
export type DocumentationBlock =
  /** A name in bold, with a remark behind it. */
  | { readonly kind: 'heading'; readonly name: string; readonly remark: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** A table of one row. */
  | { readonly kind: 'table'; readonly columns: readonly TableColumn[] }
  | { readonly kind: 'link'; readonly title: string; readonly url: string; readonly remark: string };

/** The title of a column and the words below it. */
export interface TableColumn {
  readonly title: string;
  readonly cell: string;
}

/** Blocks in the order of reading. */
export type Documentation = readonly DocumentationBlock[];

/** For clients that can show Markdown. */
export function toMarkdown(documentation: Documentation): string {
  return documentation.map(blockToMarkdown).join('\n\n');
}

function blockToMarkdown(block: DocumentationBlock): string {
  switch (block.kind) {
    case 'heading':
      return joinRemark(`**${escapeMarkdown(block.name)}**`, markdownText(block.remark));
    case 'text':
      return markdownText(block.text);
    case 'list':
      return block.items.map((item) => `- ${markdownText(item)}`).join('\n');
    case 'table':
      return [
        tableLine(block.columns.map(({ title }) => title)),
        `|${' :-- |'.repeat(block.columns.length)}`,
        tableLine(block.columns.map(({ cell }) => cell)),
      ].join('\n');
    case 'link':
      return joinRemark(
        `[${escapeMarkdown(block.title)}](${escapeUrl(block.url)})`,
        markdownText(block.remark),
      );
  }
}

/** For clients that cannot. */
export function toPlainText(documentation: Documentation): string {
  return documentation.map(blockToPlainText).join('\n\n');
}

function blockToPlainText(block: DocumentationBlock): string {
  switch (block.kind) {
    case 'heading':
      return joinRemark(block.name, plainText(block.remark));
    case 'text':
      return plainText(block.text);
    case 'list':
      return block.items.map((item) => `- ${plainText(item)}`).join('\n');
    case 'table':
      return block.columns.map(({ title, cell }) => labelled(title, plainText(cell))).join('\n');
    case 'link':
      // A space ends an address, for those who click it.
      return `${labelled(block.title, block.url)} ${plainText(block.remark)}`.trimEnd();
  }
}

/** A bar ends a cell, in code too, unless it is escaped. */
function tableLine(cells: readonly string[]): string {
  const escaped = cells.map((cell) =>
    markdownText(cell)
      .replaceAll(/\s*\n\s*/g, ' ')
      .replaceAll(/(?<!\\)\|/g, '\\|'),
  );
  return `| ${escaped.join(' | ')} |`;
}

/** Full-width punctuation has its space built in. */
function joinRemark(words: string, remark: string): string {
  return remark === '' || remark.startsWith('（') ? words + remark : `${words} ${remark}`;
}

/** Words behind a title, with the colon of its language. */
function labelled(title: string, words: string): string {
  return /[\p{Script=Han}）]$/u.test(title) ? `${title}：${words}` : `${title}: ${words}`;
}

/** A pair of equally long runs of backticks and what stands between them. */
const codeSpans = /(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/gs;

/** Escapes everything outside of code spans. */
function markdownText(text: string): string {
  let markdown = '';
  let from = 0;
  for (const span of text.matchAll(codeSpans)) {
    markdown += escapeMarkdown(text.slice(from, span.index)) + onOneLine(span[0]);
    from = span.index + span[0].length;
  }
  return markdown + escapeMarkdown(text.slice(from));
}

function plainText(text: string): string {
  return text.replace(codeSpans, (_span, fence: string, inner: string) =>
    fence.length > 1 ? inner.trim() : inner,
  );
}

/** Keeps a URL from ending its own link. */
function escapeUrl(url: string): string {
  return url.replace(/[()\s<>]/g, (character) => encodeURIComponent(character).replace(/[()]/g, hexEscape));
}

function hexEscape(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
