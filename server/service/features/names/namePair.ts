/**
 * The names of one element: in its start tag and, where it has one, in its end tag.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import {
  at,
  endNameSpan,
  isElement,
  NONE,
  NodeFlags,
  nameSpan,
  nodeAt,
  type Span,
  type XmlDocument,
} from '../../parser/xmlNodes';

/** The names of the element whose name holds the offset, or undefined where no name is. */
export function namesAt(xml: XmlDocument, offset: number): readonly Span[] | undefined {
  const element = nodeAt(xml, offset);
  if (element === NONE || !isElement(xml, element)) return undefined;
  const endName = endNameSpan(xml, element);
  const spans = [nameSpan(xml, element), ...(endName === undefined ? [] : [endName])];
  return spans.some((span) => holds(span, offset)) ? spans : undefined;
}

/** As `namesAt`, but only where both names are definitely one element's: spelled alike, and an end tag with its slash. */
export function sameNamesAt(xml: XmlDocument, offset: number): readonly Span[] | undefined {
  const spans = namesAt(xml, offset);
  if (spans === undefined) return undefined;
  const withoutSlash = (at(xml.flags, nodeAt(xml, offset)) & NodeFlags.endTagWithoutSlash) !== 0;
  const spellings = new Set(spans.map(({ start, end }) => xml.text.slice(start, end)));
  return withoutSlash || spellings.size > 1 ? undefined : spans;
}

/** True when the cursor is in the span or at one of its ends. */
export function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** A span as LSP range. */
export function toRange(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
