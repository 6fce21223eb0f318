/**
 * From one tag of an element to its other one, as editors jump between brackets.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import type { RequestDocument } from '../../binding/requestDocument';
import {
  at,
  endNameSpan,
  isElement,
  NONE,
  type NodeId,
  nameSpan,
  nodeAt,
  type Span,
  type XmlDocument,
} from '../../parser/xmlNodes';
import { enclosingElement, isInOpaque } from '../treeQueries';
import { holds } from './namePair';

/** The names of an element's tags: the one that the cursor is at, and the other one. */
interface TagPair {
  readonly own: Span;
  readonly other: Span | undefined;
}

/**
 * From a start tag the place in its end tag and back, at the same letter of the name; from content the start tag
 * around it. Undefined in comments and the like, outside of every element and where there is no other tag.
 */
export function findMatchingTag(
  document: TextDocument,
  position: Position,
  { xml }: RequestDocument,
): Position | undefined {
  const offset = document.offsetAt(position);
  // Between two tags the one that starts there is meant, as with brackets.
  const pair = tagPairAt(xml, offset) ?? tagPairAt(xml, offset + 1) ?? tagPairAt(xml, offset - 1);
  if (pair !== undefined) {
    return pair.other === undefined ? undefined : document.positionAt(mirrored(offset, pair.own, pair.other));
  }
  const element = isInOpaque(xml, offset) ? NONE : enclosingElement(xml, offset);
  return element === NONE ? undefined : document.positionAt(nameSpan(xml, element).start);
}

/** The tag that the offset is inside of: behind its `<` and before its `>`. */
function tagPairAt(xml: XmlDocument, offset: number): TagPair | undefined {
  const element: NodeId = nodeAt(xml, offset);
  if (element === NONE || !isElement(xml, element)) return undefined;
  const own = nameSpan(xml, element);
  const other = endNameSpan(xml, element);
  if (offset < at(xml.startTagEnd, element)) return { own, other };
  const endTagStart = at(xml.endTagStart, element);
  return other !== undefined && offset > endTagStart ? { own: other, other: own } : undefined;
}

function mirrored(offset: number, own: Span, other: Span): number {
  return holds(own, offset) ? Math.min(other.start + offset - own.start, other.end) : other.start;
}
