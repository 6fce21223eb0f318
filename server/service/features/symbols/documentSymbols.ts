/**
 * The outline: elements with the values that distinguish them.
 */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { RequestDocument } from '../../binding/requestDocument';
import {
  at,
  childElements,
  isElement,
  NONE,
  type NodeId,
  nameOf,
  nameSpan,
  type Span,
} from '../../parser/xmlNodes';
import { summaryOf } from '../hover/summaries';

/** Deeper levels are left out: editors do not show them and hostile documents have a hundred thousand. */
const DEEPEST_LEVEL = 64;

/** Elements behind so many others are left out: nobody scrolls there, and editors choke on them. */
const MOST_SYMBOLS = 20_000;

/** The outline of the document. */
export function findDocumentSymbols(document: TextDocument, request: RequestDocument): DocumentSymbol[] {
  const { xml } = request;
  const range = ({ start, end }: Span) => ({
    start: document.positionAt(start),
    end: document.positionAt(end),
  });
  let left = MOST_SYMBOLS;
  const symbolOf = (element: NodeId, level: number): DocumentSymbol => {
    const children = level < DEEPEST_LEVEL ? takeOf(childElements(xml, element)) : [];
    const end = Math.max(at(xml.end, element), at(xml.startTagEnd, element));
    return {
      // Clients refuse a symbol without a name.
      name: nameOf(xml, element) || '?',
      detail: summaryOf(request, element),
      kind: children.length === 0 ? SymbolKind.Field : SymbolKind.Struct,
      range: range({ start: at(xml.start, element), end }),
      selectionRange: range(nameSpan(xml, element)),
      children: children.map((child) => symbolOf(child, level + 1)),
    };
  };
  const takeOf = (elements: readonly NodeId[]): readonly NodeId[] => {
    const taken = elements.slice(0, left);
    left -= taken.length;
    return taken;
  };
  return takeOf(topElements()).map((element) => symbolOf(element, 0));

  function topElements(): NodeId[] {
    const elements: NodeId[] = [];
    for (let node = xml.nodeCount > 0 ? 0 : NONE; node !== NONE; node = at(xml.nextSibling, node)) {
      if (isElement(xml, node)) elements.push(node);
    }
    return elements;
  }
}
