/**
 * What the builders of completion items share.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { RequestDocument } from '../binding/requestDocument';
import type { ClientCapabilities } from '../languageServiceTypes';

/** One completion request. */
export interface CompletionScope {
  readonly document: TextDocument;
  readonly request: RequestDocument;
  readonly capabilities: ClientCapabilities;
}
