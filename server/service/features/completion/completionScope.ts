/**
 * What the builders of completion items share: one request for completion, and how a span becomes an edit.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import type { Language } from '../../../../l10n/language';
import type { ClientCapabilities } from '../../languageServiceTypes';
import type { Span } from '../../parser/xmlNodes';

/** One completion request. */
export interface CompletionScope {
  readonly document: TextDocument;
  readonly capabilities: ClientCapabilities;
  readonly language: Language;
}

/** A span of the document as LSP range. */
export function rangeOf({ document }: CompletionScope, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** Keeps items in the order of `rank` within a group; groups come in alphabetical order. */
export function sortText(group: '0' | 'a' | 'b' | 'c', rank: number): string {
  return group + String(rank).padStart(4, '0');
}
