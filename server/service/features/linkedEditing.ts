/**
 * Linked editing: the two names of an element change together.
 */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import type { RequestDocument } from '../binding/requestDocument';
import { at, endNameSpan, isElement, NONE, NodeFlags, nameSpan, nodeAt } from '../parser/xmlNodes';

/** Both name ranges while the cursor is in one of them and they are equal. */
export function findLinkedEditingRanges(
  document: TextDocument,
  position: Position,
  { xml }: RequestDocument,
): Range[] | undefined {
  const offset = document.offsetAt(position);
  const element = nodeAt(xml, offset);
  if (element === NONE || !isElement(xml, element)) return undefined;
  const start = nameSpan(xml, element);
  const end = endNameSpan(xml, element);
  if (end === undefined || (at(xml.flags, element) & NodeFlags.endTagWithoutSlash) !== 0) return undefined;
  if (xml.text.slice(start.start, start.end) !== xml.text.slice(end.start, end.end)) return undefined;
  const spans = [start, end];
  if (!spans.some((span) => span.start <= offset && offset <= span.end)) return undefined;
  return spans.map((span) => ({
    start: document.positionAt(span.start),
    end: document.positionAt(span.end),
  }));
}
