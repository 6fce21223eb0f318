/**
 * Where the cursor is, for completion: one union, computed by one function, right in half-typed documents too.
 */
import type { RequestDocument } from '../binding/requestDocument';
import { skipName } from '../parser/characters';
import {
  at,
  childElements,
  contentSpan,
  isElement,
  NONE,
  NodeFlags,
  type NodeId,
  NodeKind,
  nameOf,
  type Span,
  type XmlDocument,
} from '../parser/xmlNodes';

/** What may be completed at an offset. `replace` is the span that an item replaces; it holds the offset. */
export type CompletionContext =
  | { readonly kind: 'elementName'; readonly parent: NodeId; readonly replace: Span }
  | { readonly kind: 'endTagName'; readonly element: NodeId; readonly replace: Span }
  | { readonly kind: 'elementContent'; readonly parent: NodeId; readonly replace: Span }
  | { readonly kind: 'value'; readonly leaf: NodeId; readonly replace: Span }
  | { readonly kind: 'prolog'; readonly replace: Span }
  | { readonly kind: 'none' };

const nothing: CompletionContext = { kind: 'none' };

/** The context of an offset. */
export function completionContext(request: RequestDocument, offset: number): CompletionContext {
  const { xml } = request;
  if (isInOpaque(xml, offset)) return nothing;
  const lessThan = xml.text.lastIndexOf('<', offset - 1);
  if (offset > 0 && lessThan > xml.text.lastIndexOf('>', offset - 1))
    return tagContext(xml, lessThan, offset);
  return contentContext(request, offset);
}

/** Comments, CDATA sections, instructions and document types are left alone. */
function isInOpaque(xml: XmlDocument, offset: number): boolean {
  for (let node = 0; node < xml.nodeCount; node++) {
    if (at(xml.start, node) >= offset) return false;
    const kind = at(xml.kind, node);
    if (kind === NodeKind.element || kind === NodeKind.text) continue;
    if (offset < at(xml.end, node)) return true;
  }
  return false;
}

/** Between `<` and the offset there is no `>`. */
function tagContext(xml: XmlDocument, lessThan: number, offset: number): CompletionContext {
  const { text } = xml;
  const isEndTag = text.charAt(lessThan + 1) === '/';
  const nameStart = lessThan + (isEndTag ? 2 : 1);
  if (offset < nameStart || skipName(text, nameStart) < offset) return nothing;
  const nameEnd = skipName(text, offset);
  const end = text.charAt(nameEnd) === '>' ? nameEnd + 1 : nameEnd;
  if (!isEndTag) {
    return {
      kind: 'elementName',
      parent: enclosingElement(xml, lessThan),
      replace: { start: lessThan, end },
    };
  }
  const element = openElementAt(xml, lessThan);
  return element === NONE ? nothing : { kind: 'endTagName', element, replace: { start: nameStart, end } };
}

/** The element that an end tag at `lessThan` closes or would close. */
function openElementAt(xml: XmlDocument, lessThan: number): NodeId {
  for (let node = 0; node < xml.nodeCount && at(xml.start, node) < lessThan; node++) {
    if (xml.endTagStart[node] === lessThan) return node;
  }
  return enclosingElement(xml, lessThan);
}

function contentContext(request: RequestDocument, offset: number): CompletionContext {
  const { xml, declarations } = request;
  const parent = enclosingElement(xml, offset);
  if (parent === NONE) {
    return xml.root === NONE ? { kind: 'prolog', replace: wordBefore(xml.text, offset) } : nothing;
  }
  const declaration = declarations[parent];
  const isLeaf =
    declaration === undefined ? nameOf(xml, parent) === 'Tag' : declaration.builtin !== 'container';
  if (!isLeaf) return { kind: 'elementContent', parent, replace: wordBefore(xml.text, offset) };
  if (childElements(xml, parent).length > 0) return nothing;
  return { kind: 'value', leaf: parent, replace: valueSpanAt(xml, parent, offset) };
}

/** The value on the line of the cursor, trimmed, but always holding the offset. */
function valueSpanAt(xml: XmlDocument, leaf: NodeId, offset: number): Span {
  const { text } = xml;
  const content = contentSpan(xml, leaf);
  let { start } = content;
  let end = Math.max(content.end, offset);
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineFeed = text.indexOf('\n', offset);
  start = Math.max(start, lineStart);
  if (lineFeed >= 0) end = Math.min(end, lineFeed);
  while (start < offset && /\s/.test(text.charAt(start))) start++;
  while (end > offset && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

function wordBefore(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && /[^\s<>&/]/.test(text.charAt(start - 1))) start--;
  return { start, end: offset };
}

/** The innermost element whose content holds the offset, unclosed ones included, or `NONE`. */
export function enclosingElement(xml: XmlDocument, offset: number): NodeId {
  let found = NONE;
  let candidates = topElements(xml);
  for (;;) {
    const inner = candidates.filter((element) => holds(xml, element, offset)).at(-1);
    if (inner === undefined) return found;
    found = inner;
    candidates = childElements(xml, inner);
  }
}

function topElements(xml: XmlDocument): NodeId[] {
  const elements: NodeId[] = [];
  for (let node = xml.nodeCount > 0 ? 0 : NONE; node !== NONE; node = at(xml.nextSibling, node)) {
    if (isElement(xml, node)) elements.push(node);
  }
  return elements;
}

function holds(xml: XmlDocument, element: NodeId, offset: number): boolean {
  if (at(xml.startTagEnd, element) > offset) return false;
  const flags = at(xml.flags, element);
  if ((flags & NodeFlags.selfClosing) !== 0) return false;
  const endTagStart = at(xml.endTagStart, element);
  if (endTagStart !== NONE) return offset <= endTagStart;
  const end = at(xml.end, element);
  if (offset <= end) return true;
  // An unclosed element goes on until something else begins; one with a value ends with its line.
  if ((flags & NodeFlags.startTagOpen) !== 0 || followerStart(xml, element) < offset) return false;
  return (flags & NodeFlags.hasText) === 0 || !xml.text.slice(end, offset).includes('\n');
}

function followerStart(xml: XmlDocument, element: NodeId): number {
  const next = at(xml.nextSibling, element);
  if (next !== NONE) return at(xml.start, next);
  const parent = at(xml.parent, element);
  const parentEnd = parent === NONE ? NONE : at(xml.endTagStart, parent);
  return parentEnd === NONE ? Number.POSITIVE_INFINITY : parentEnd;
}
