/**
 * Document highlights: on a name both names of its element, on a job's Tag the same Tag elsewhere
 * (a request may carry several jobs).
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type DocumentHighlight, DocumentHighlightKind, type Position } from 'vscode-languageserver-types';
import type { RequestDocument } from '../../binding/requestDocument';
import { at, isElement, NONE, nameOf, nodeAt, type Span, type XmlDocument } from '../../parser/xmlNodes';
import { leafValue, textSpan } from '../../parser/xmlText';
import { TAG } from '../../schema/schemaParts';
import { holds, namesAt, toRange } from './namePair';

/** What belongs together with the text at a position, in document order; undefined where nothing does. */
export function findDocumentHighlights(
  document: TextDocument,
  position: Position,
  { xml }: RequestDocument,
): DocumentHighlight[] | undefined {
  const offset = document.offsetAt(position);
  const spans = namesAt(xml, offset) ?? sameTagsAt(xml, offset);
  return spans?.map((span) => ({ range: toRange(document, span), kind: DocumentHighlightKind.Text }));
}

function sameTagsAt(xml: XmlDocument, offset: number): readonly Span[] | undefined {
  let element = nodeAt(xml, offset);
  if (element !== NONE && !isElement(xml, element)) element = at(xml.parent, element);
  if (element === NONE || !isTag(xml, element) || !holds(textSpan(xml, element), offset)) return undefined;
  const value = leafValue(xml, element);
  if (value === '') return undefined;
  const spans: Span[] = [];
  for (let node = 0; node < xml.nodeCount; node++) {
    if (isTag(xml, node) && leafValue(xml, node) === value) spans.push(textSpan(xml, node));
  }
  return spans;
}

function isTag(xml: XmlDocument, node: number): boolean {
  return isElement(xml, node) && nameOf(xml, node) === TAG;
}
