/**
 * Auto-closing: what to insert after a `>` or `</` that was just typed.
 */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import type { RequestDocument } from '../binding/requestDocument';
import { at, NONE, NodeFlags, type NodeId, NodeKind, nameOf, type XmlDocument } from '../parser/xmlNodes';
import { enclosingElement } from './completionContext';

/** A snippet for the end tag, or undefined where none is missing. */
export function doTagComplete(
  document: TextDocument,
  position: Position,
  { xml }: RequestDocument,
): string | undefined {
  const offset = document.offsetAt(position);
  if (xml.text.charAt(offset - 1) === '>') return afterStartTag(xml, offset);
  if (xml.text.slice(offset - 2, offset) === '</') return afterLessThanSlash(xml, offset);
  return undefined;
}

/** `<Name>|` → `$0</Name>`, when the element has no end tag of its own. */
function afterStartTag(xml: XmlDocument, offset: number): string | undefined {
  const element = elementWithStartTagEnd(xml, offset);
  if (element === NONE) return undefined;
  const flags = at(xml.flags, element);
  const name = nameOf(xml, element);
  if ((flags & NodeFlags.selfClosing) !== 0) return undefined;
  if ((flags & NodeFlags.hasEndTag) !== 0 && !borrowsEndTag(xml, element)) return undefined;
  return `$0</${name.replace(/[\\$}]/g, '\\$&')}>`;
}

function elementWithStartTagEnd(xml: XmlDocument, offset: number): NodeId {
  for (let node = 0; node < xml.nodeCount && at(xml.start, node) < offset; node++) {
    if (xml.kind[node] === NodeKind.element && xml.startTagEnd[node] === offset) return node;
  }
  return NONE;
}

/** The end tag really belongs to an ancestor of the same name, which now has none. */
function borrowsEndTag(xml: XmlDocument, element: NodeId): boolean {
  for (let parent = at(xml.parent, element); parent !== NONE; parent = at(xml.parent, parent)) {
    if (xml.nameId[parent] === xml.nameId[element] && at(xml.endTagStart, parent) === NONE) return true;
  }
  return false;
}

/** `</|` → `Name>`, unless a name already follows. */
function afterLessThanSlash(xml: XmlDocument, offset: number): string | undefined {
  if (/[\w>]/.test(xml.text.charAt(offset))) return undefined;
  const closing = elementClosedAt(xml, offset - 2);
  const element = closing === NONE ? enclosingElement(xml, offset - 2) : closing;
  return element === NONE ? undefined : `${nameOf(xml, element).replace(/[\\$}]/g, '\\$&')}>`;
}

function elementClosedAt(xml: XmlDocument, endTagStart: number): NodeId {
  for (let node = 0; node < xml.nodeCount && at(xml.start, node) < endTagStart; node++) {
    if (xml.endTagStart[node] === endTagStart) return node;
  }
  return NONE;
}
