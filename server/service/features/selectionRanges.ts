/**
 * Selection ranges: value, content, element, and outwards.
 */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { RequestDocument } from '../binding/requestDocument';
import {
  at,
  contentSpan,
  endNameSpan,
  isElement,
  NONE,
  type NodeId,
  NodeKind,
  nameSpan,
  nodeAt,
  nodeSpan,
  type Span,
  type XmlDocument,
} from '../parser/xmlNodes';
import { textSpan } from '../parser/xmlText';
import { holds } from './names/namePair';
import { strayEndTagAt } from './treeQueries';

/** Nobody widens a selection more often, and clients read the chain by recursion. */
const MOST_RANGES = 100;

/** One chain of growing ranges for each position. */
export function getSelectionRanges(
  document: TextDocument,
  positions: Position[],
  { xml }: RequestDocument,
): SelectionRange[] {
  return positions.map((position) => {
    const offset = document.offsetAt(position);
    const around = growing([...strayEndTagSpans(xml, offset), ...spansAround(xml, offset)]).slice(
      0,
      MOST_RANGES - 1,
    );
    const spans = growing([...around, { start: 0, end: xml.text.length }]);
    return toRanges(document, spans, position);
  });
}

/** Each span that is larger than the one before it and holds that. */
function growing(spans: readonly Span[]): Span[] {
  const grown: Span[] = [];
  for (const span of spans) {
    if (isLarger(span, grown.at(-1))) grown.push(span);
  }
  return grown;
}

/** From the inside out; every span holds the offset. Text is part of its element's content. */
function spansAround(xml: XmlDocument, offset: number): Span[] {
  const spans: Span[] = [];
  for (let node = nodeAt(xml, offset); node !== NONE; node = at(xml.parent, node)) {
    const whole = nodeSpan(xml, node);
    if (xml.kind[node] === NodeKind.text) continue;
    const inner = isElement(xml, node) ? innerSpans(xml, node) : [];
    spans.push(...inner.filter((span) => holds(span, offset)), whole);
  }
  return spans;
}

function innerSpans(xml: XmlDocument, element: NodeId): Span[] {
  const names = [nameSpan(xml, element), endNameSpan(xml, element)];
  return [...names.flatMap((span) => span ?? []), textSpan(xml, element), contentSpan(xml, element)];
}

/** An end tag that closes nothing is no node: its name and itself, while the offset is at one of them. */
function strayEndTagSpans(xml: XmlDocument, offset: number): Span[] {
  const tag = strayEndTagAt(xml, offset);
  return tag === undefined ? [] : [tag.name, tag.whole].filter((span) => holds(span, offset));
}

function isLarger(span: Span, previous: Span | undefined): boolean {
  if (span.end <= span.start) return false;
  if (previous === undefined) return true;
  return (
    span.start <= previous.start &&
    previous.end <= span.end &&
    span.end - span.start > previous.end - previous.start
  );
}

function toRanges(document: TextDocument, spans: readonly Span[], position: Position): SelectionRange {
  let result: SelectionRange | undefined;
  for (const { start, end } of [...spans].reverse()) {
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    result = result === undefined ? { range } : { range, parent: result };
  }
  return result ?? { range: { start: position, end: position } };
}
