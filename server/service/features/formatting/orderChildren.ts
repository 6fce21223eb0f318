/**
 * Ordering the children of an element as the schema lists them, which is how the vendor's tables do.
 * The service takes any order, so this happens only when somebody asks for it.
 */
import { declaredThere } from '../../binding/jobs';
import type { RequestDocument } from '../../binding/requestDocument';
import {
  at,
  childElements,
  contentSpan,
  isUnclosed,
  NodeFlags,
  type NodeId,
  NodeKind,
  nameOf,
  nodeAt,
  type Span,
} from '../../parser/xmlNodes';
import { quote } from '../../schema/words';
import { type QuickFix, title } from '../codeActions/quickFix';
import { namesAt } from '../names/namePair';

/** The action for the container whose name holds the offset; undefined where nothing is out of order or sure. */
export function orderChildren(request: RequestDocument, offset: number): QuickFix | undefined {
  const { xml } = request;
  if (namesAt(xml, offset) === undefined) return undefined;
  const container = nodeAt(xml, offset);
  if (!isWhole(request, container)) return undefined;
  const blocks = childBlocks(request, container);
  const ordered = [...blocks].sort((left, right) => left.rank - right.rank);
  if (ordered.every((block, index) => block === blocks[index])) return undefined;
  const newText = ordered.map(({ start, end }) => xml.text.slice(start, end)).join('');
  const { start } = contentSpan(xml, container);
  return {
    title: title("Order the elements of {0} as in the vendor's tables", quote(nameOf(xml, container))),
    replacements: [{ start, end: blocks.at(-1)?.end ?? start, newText }],
  };
}

/** A container with nothing but closed elements, so that moving them moves nothing else. */
function isWhole({ xml, declarations, reparentedChildren }: RequestDocument, container: NodeId): boolean {
  if (declarations[container]?.builtin !== 'container' || isUnclosed(xml, container)) return false;
  const hasText = (at(xml.flags, container) & NodeFlags.hasText) !== 0;
  const children = childElements(xml, container);
  return !hasText && !reparentedChildren.has(container) && !children.some((child) => isUnclosed(xml, child));
}

/** An element with the white space and the comments before it, and a comment behind it on its line. */
interface ChildBlock extends Span {
  readonly rank: number;
}

function childBlocks(request: RequestDocument, container: NodeId): ChildBlock[] {
  const { xml } = request;
  const blocks: ChildBlock[] = [];
  let { start } = contentSpan(xml, container);
  let rank = -1;
  for (const child of childElements(xml, container)) {
    const end = endWithComment(child);
    // What the schema does not know stays behind its neighbour.
    rank = declaredThere(request, child)?.index ?? rank;
    blocks.push({ start, end, rank });
    start = end;
  }
  return blocks;

  function endWithComment(child: NodeId): number {
    const end = at(xml.end, child);
    for (let next = at(xml.nextSibling, child); next >= 0; next = at(xml.nextSibling, next)) {
      if (xml.kind[next] === NodeKind.text) continue;
      const isBehind =
        xml.kind[next] === NodeKind.comment && !xml.text.slice(end, at(xml.start, next)).includes('\n');
      return isBehind ? at(xml.end, next) : end;
    }
    return end;
  }
}
