/**
 * The tree of a text on one line, for tests that compare whole trees.
 */

import {
  at,
  isElement,
  type NameTable,
  NONE,
  type NodeId,
  NodeKind,
  nameOf,
  type XmlDocument,
} from '../../server/service/parser/xmlNodes';
import { parseXmlDocument } from '../../server/service/parser/xmlParser';
import { textOf } from '../../server/service/parser/xmlText';

/** Parses a text, by default without knowing any name beforehand. */
export function parseXml(text: string, seed: NameTable = { names: [], ids: new Map() }): XmlDocument {
  return parseXmlDocument(text, seed);
}

/** The nodes below a node (or on the top level for `NONE`), in order. */
export function childrenOf(xml: XmlDocument, parent: NodeId): NodeId[] {
  const children: NodeId[] = [];
  const first = parent === NONE ? (xml.nodeCount > 0 ? 0 : NONE) : at(xml.firstChild, parent);
  for (let child = first; child !== NONE; child = at(xml.nextSibling, child)) children.push(child);
  return children;
}

/** `A(B=1 C)`: elements with their trimmed text or their children; comments and the like as their kind. */
export function outline(xml: XmlDocument, parent: NodeId = NONE): string {
  return childrenOf(xml, parent)
    .flatMap((node) => outlineOf(xml, node))
    .join(' ');
}

function outlineOf(xml: XmlDocument, node: NodeId): string[] {
  if (!isElement(xml, node)) return aside(xml, node);
  const name = nameOf(xml, node);
  const text = textOf(xml, node).trim().replaceAll(/\s+/g, ' ');
  const inside = outline(xml, node);
  return [`${name}${text === '' ? '' : `=${text}`}${inside === '' ? '' : `(${inside})`}`];
}

function aside(xml: XmlDocument, node: NodeId): string[] {
  const kind = xml.kind[node];
  // The text of an element stands behind its name already.
  if (kind === NodeKind.text || kind === NodeKind.cdata) return at(xml.parent, node) === NONE ? ['text'] : [];
  return [kind === NodeKind.comment ? 'comment' : kind === NodeKind.doctype ? 'doctype' : 'instruction'];
}
