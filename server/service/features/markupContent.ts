/**
 * Documentation for the client: Markdown, or plain text where it cannot show Markdown.
 */
import { type MarkupContent, MarkupKind } from 'vscode-languageserver-types';
import type { ClientCapabilities } from '../languageServiceTypes';
import { type Documentation, toMarkdown, toPlainText } from '../util/markup';

/** Documentation as LSP content. */
export function markup(documentation: Documentation, { markdown = true }: ClientCapabilities): MarkupContent {
  return markdown
    ? { kind: MarkupKind.Markdown, value: toMarkdown(documentation) }
    : { kind: MarkupKind.PlainText, value: toPlainText(documentation) };
}
