/**
 * Fixes a request as the editor's "Fix all" does: only what the language service calls safe.
 */

import { TextDocument } from 'vscode-languageserver-textdocument';
import type { RequestChecker } from './environment';

/** The text after autofix, the same text where nothing is safe to fix. */
export function fixRequest(document: TextDocument, service: RequestChecker): string {
  const autofix = service.getAutofix(document, service.parseRequestDocument(document));
  return TextDocument.applyEdits(document, [...(autofix?.edits ?? [])]);
}

/** How many problems autofix would fix. */
export function countFixable(document: TextDocument, service: RequestChecker): number {
  return service.getAutofix(document, service.parseRequestDocument(document))?.problems ?? 0;
}
