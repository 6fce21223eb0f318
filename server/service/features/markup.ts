/**
 * Markdown or plain text, as the client can take it.
 */
import { type MarkupContent, MarkupKind } from 'vscode-languageserver-types';
import type { ClientCapabilities } from '../languageServiceTypes';
import { toPlainText } from '../schema/documentation';

/** Wraps Markdown for the client. */
export function markup(
  markdown: string,
  { markdown: takesMarkdown = true }: ClientCapabilities,
): MarkupContent {
  return takesMarkdown
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: toPlainText(markdown) };
}
