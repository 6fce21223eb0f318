/**
 * Which span a problem underlines: always the smallest honest one.
 */
import type { BreachPlace } from '../constraints/compiledRule';
import { at, contentSpan, type NodeId, nameSpan, type Span, type XmlDocument } from '../parser/xmlNodes';
import { textSpan } from '../parser/xmlText';

/** The trimmed value of a leaf; its start tag's name when there is none. */
export function valueSpan(xml: XmlDocument, element: NodeId): Span {
  const span = textSpan(xml, element);
  return span.end > span.start ? span : nameSpan(xml, element);
}

/** The element from its first to its last character. */
export function elementSpan(xml: XmlDocument, element: NodeId): Span {
  return { start: at(xml.start, element), end: at(xml.end, element) };
}

/** The span of a broken rule. */
export function breachSpan(xml: XmlDocument, element: NodeId, place: BreachPlace): Span {
  if (place === 'element') return elementSpan(xml, element);
  if (place === 'value' && contentSpan(xml, element).end > at(xml.startTagEnd, element)) {
    return valueSpan(xml, element);
  }
  return nameSpan(xml, element);
}
