/**
 * The outline: elements with the values that tell them apart.
 */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { RequestDocument } from '../binding/requestDocument';
import {
  at,
  childElements,
  isElement,
  NONE,
  type NodeId,
  nameOf,
  nameSpan,
  type Span,
} from '../parser/xmlNodes';
import { textOf } from '../parser/xmlText';

/** Deeper levels are left out: editors do not show them and hostile documents have a hundred thousand. */
const DEEPEST_LEVEL = 64;

/** The longest value shown in full. */
const LONGEST_VALUE = 60;

/** How many values describe a container. */
const MOST_VALUES = 4;

/** The outline of the document. */
export function findDocumentSymbols(document: TextDocument, { xml }: RequestDocument): DocumentSymbol[] {
  const range = ({ start, end }: Span) => ({
    start: document.positionAt(start),
    end: document.positionAt(end),
  });
  const symbolOf = (element: NodeId, level: number): DocumentSymbol => {
    const children = level < DEEPEST_LEVEL ? childElements(xml, element) : [];
    const end = Math.max(at(xml.end, element), at(xml.startTagEnd, element));
    return {
      // Clients refuse a symbol without a name.
      name: nameOf(xml, element) || '?',
      detail: children.length === 0 ? shorten(textOf(xml, element)) : summary(children),
      kind: children.length === 0 ? SymbolKind.Field : SymbolKind.Struct,
      range: range({ start: at(xml.start, element), end }),
      selectionRange: range(nameSpan(xml, element)),
      children: children.map((child) => symbolOf(child, level + 1)),
    };
  };
  const summary = (children: readonly NodeId[]): string =>
    children
      .filter((child) => childElements(xml, child).length === 0)
      .map((child) => shorten(textOf(xml, child)))
      .filter((value) => value !== '')
      .slice(0, MOST_VALUES)
      .join(' · ');
  return topElements().map((element) => symbolOf(element, 0));

  function topElements(): NodeId[] {
    const elements: NodeId[] = [];
    for (let node = xml.nodeCount > 0 ? 0 : NONE; node !== NONE; node = at(xml.nextSibling, node)) {
      if (isElement(xml, node)) elements.push(node);
    }
    return elements;
  }
}

function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length <= LONGEST_VALUE ? line : `${line.slice(0, LONGEST_VALUE - 1)}…`;
}
