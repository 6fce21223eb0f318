/**
 * Texts with marks for tests: `«…»` around each part that an answer should name.
 */
import type { Span } from '../../server/service/parser/xmlNodes';

/** A text without its marks, and what stood between them. */
export interface MarkedText {
  readonly text: string;
  readonly spans: readonly Span[];
}

/** Takes the marks out of a text; they may not overlap. */
export function readMarkedText(marked: string): MarkedText {
  const spans: Span[] = [];
  let text = '';
  for (const [index, piece] of marked.split(/[«»]/).entries()) {
    if (index % 2 === 1) spans.push({ start: text.length, end: text.length + piece.length });
    text += piece;
  }
  return { text, spans };
}
