/**
 * Mends a request as the editor's "Fix all" does: only what the language service calls safe.
 */

import { TextDocument } from 'vscode-languageserver-textdocument';
import { FIX_ALL_KIND } from '../../server/service/features/codeActions';
import type { RequestChecker } from './environment';

/** Fixes that overlap wait for the next round; a document that needs more rounds is left as it is by then. */
const MOST_ROUNDS = 10;

/** The text after mending, the same text where nothing is safe to mend. */
export function fixRequest(document: TextDocument, service: RequestChecker): string {
  let text = document.getText();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = fixOnce(TextDocument.create(document.uri, document.languageId, round, text), service);
    if (next === text) return text;
    text = next;
  }
  return text;
}

function fixOnce(document: TextDocument, service: RequestChecker): string {
  const range = { start: { line: 0, character: 0 }, end: { line: document.lineCount, character: 0 } };
  const context = { diagnostics: [], only: [FIX_ALL_KIND] };
  const request = service.parseRequestDocument(document);
  const [action] = service.doCodeActions(document, range, context, request);
  return TextDocument.applyEdits(document, action?.edit?.changes?.[document.uri] ?? []);
}
