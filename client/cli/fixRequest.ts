/**
 * Mends a request as the editor's "Fix all" does: only what the language service calls safe.
 */

import { TextDocument } from 'vscode-languageserver-textdocument';
import type { RequestChecker } from './environment';

/** The text after mending, the same text where nothing is safe to mend. */
export function fixRequest(document: TextDocument, service: RequestChecker): string {
  const mending = service.getMending(document, service.parseRequestDocument(document));
  return TextDocument.applyEdits(document, [...(mending?.edits ?? [])]);
}

/** How many problems mending would mend. */
export function countMendable(document: TextDocument, service: RequestChecker): number {
  return service.getMending(document, service.parseRequestDocument(document))?.problems ?? 0;
}
