/**
 * Texts with marks in them: `|` is the cursor, `[|…|]` a range. The only place where feature tests read or write them.
 */
import assert from 'node:assert/strict';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import type { LanguageService, RequestDocument } from '../../server/service/languageServiceTypes';
import { documentOf } from './checkDiagnostics';
import { languageService } from './schemaSet';

/** A text whose cursor was marked, ready to be asked about. */
export interface MarkedDocument {
  readonly document: TextDocument;
  readonly position: Position;
  readonly request: RequestDocument;
  readonly service: LanguageService;
}

/** Reads a text with one `|`; without one the cursor is at the end. */
export function marked(text: string, service: LanguageService = languageService()): MarkedDocument {
  const parts = text.split('|');
  assert.ok(parts.length <= 2, `more than one cursor in ${text}`);
  const document = documentOf(parts.join(''));
  const position = document.positionAt(parts[0]?.length ?? 0);
  return { document, position, request: service.parseRequestDocument(document), service };
}

/** The text of a document with `[|…|]` around each range; they do not overlap. */
export function withRanges(document: TextDocument, ranges: readonly Range[]): string {
  const spans = ranges.map(({ start, end }) => ({
    start: document.offsetAt(start),
    end: document.offsetAt(end),
  }));
  let text = document.getText();
  for (const { start, end } of spans.sort((left, right) => right.start - left.start)) {
    text = `${text.slice(0, start)}[|${text.slice(start, end)}|]${text.slice(end)}`;
  }
  return text;
}
