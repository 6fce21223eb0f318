/**
 * Folding: elements and comments that span lines.
 */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { RequestDocument } from '../binding/requestDocument';
import { at, NONE, NodeKind } from '../parser/xmlNodes';

/** The ranges that can be folded, in document order. The line of the end tag stays visible. */
export function getFoldingRanges(document: TextDocument, { xml }: RequestDocument): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  for (let node = 0; node < xml.nodeCount; node++) {
    const kind = at(xml.kind, node);
    if (kind === NodeKind.text) continue;
    const endTagStart = at(xml.endTagStart, node);
    const isElement = kind === NodeKind.element;
    const startLine = document.positionAt(at(xml.start, node)).line;
    const end = document.positionAt(isElement && endTagStart !== NONE ? endTagStart : at(xml.end, node));
    const endLine = isElement && endTagStart !== NONE ? end.line - 1 : end.line;
    if (endLine <= startLine) continue;
    const comment = kind === NodeKind.comment ? { kind: FoldingRangeKind.Comment } : {};
    ranges.push({ startLine, endLine, ...comment });
  }
  return ranges;
}
