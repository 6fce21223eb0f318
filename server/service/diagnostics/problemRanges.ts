/**
 * Which span a problem underlines: always the smallest honest one.
 */
import type { BreachPlace } from '../constraints/compiledRule';
import {
  at,
  contentSpan,
  type NodeId,
  nameSpan,
  nodeSpan,
  type Span,
  type XmlDocument,
} from '../parser/xmlNodes';
import { textSpan } from '../parser/xmlText';

/** The trimmed value of a leaf; its start tag's name when there is none. */
export function valueSpan(xml: XmlDocument, element: NodeId): Span {
  const span = textSpan(xml, element);
  return span.end > span.start ? span : nameSpan(xml, element);
}

/** The span of a broken rule. */
export function breachSpan(xml: XmlDocument, element: NodeId, place: BreachPlace): Span {
  if (place === 'element') return nodeSpan(xml, element);
  if (place === 'value' && contentSpan(xml, element).end > at(xml.startTagEnd, element)) {
    return valueSpan(xml, element);
  }
  return nameSpan(xml, element);
}
