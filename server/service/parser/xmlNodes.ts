/**
 * The syntax tree: one flat table in document (pre-)order, a node is its row number.
 * Plain numbers instead of objects keep a megabyte of XML at a few milliseconds.
 * No schema meaning lives here; see `binding/requestDocument.ts`.
 */

import { skipName, skipSpace } from './characters';
import type { SyntaxErrorCode } from './syntaxErrorCodes';

/** A row of the node table. */
export type NodeId = number;

/** "No such node" or "no such offset". */
export const NONE = -1;

/** What a row is. Small integers, because they are stored in a typed array. */
export const NodeKind = {
  element: 1,
  text: 2,
  cdata: 3,
  comment: 4,
  processingInstruction: 5,
  xmlDeclaration: 6,
  doctype: 7,
} as const;
export type NodeKind = (typeof NodeKind)[keyof typeof NodeKind];

/** Bits of `flags`. */
export const NodeFlags = {
  /** `<Name/>`. */
  selfClosing: 1,
  /** The element has an end tag of its own (`endTagStart` is its offset). */
  hasEndTag: 2,
  /** The end tag was written `<Name>` instead of `</Name>`. `endTagStart` points at that tag. */
  endTagWithoutSlash: 4,
  /** The start tag has at least one attribute. */
  hasAttributes: 8,
  /** A text or CDATA row that holds something besides white space, or an element with such a child. */
  hasText: 16,
  /** The start tag has no `>`: it is still being typed. */
  startTagOpen: 32,
  /** The element has at least one child element. */
  hasElements: 64,
  /** The text row is not its own value: it holds a reference or a carriage return. */
  encoded: 128,
  /** The text is plain visible ASCII from its first to its last character. Only short texts have this flag. */
  oneWord: 256,
  /**
   * A text row that is its own value and has no error. Or an element whose whole content is such a text:
   * that has no row of its own then, so that most leaves of a document are one row.
   */
  plainText: 512,
} as const;

/** A half-open range of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One thing that is not well formed. Plain data; `args` are what the message names. */
export interface XmlSyntaxError {
  readonly code: SyntaxErrorCode;
  readonly start: number;
  readonly end: number;
  /** The node that the error belongs to, or `NONE`. */
  readonly node: NodeId;
  readonly args: Readonly<Record<string, string>>;
}

/** Element names as small integers: the schema's names come first, unknown ones are added per document. */
export interface NameTable {
  readonly names: readonly string[];
  readonly ids: ReadonlyMap<string, number>;
}

/** The tree of one text. Column arrays may be longer than `nodeCount`. For plain texts see `NodeFlags.plainText`. */
export interface XmlDocument {
  readonly text: string;
  readonly nodeCount: number;
  readonly kind: Uint8Array;
  readonly flags: Uint16Array;
  /** Index into `names` for elements, otherwise `NONE`. */
  readonly nameId: Int32Array;
  readonly parent: Int32Array;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  /** First offset of the node. An element's name starts at `start + 1`. */
  readonly start: Int32Array;
  /** One past the last offset of the node. */
  readonly end: Int32Array;
  /** Elements: one past the name. Other rows: same as `start`. */
  readonly nameEnd: Int32Array;
  /** Elements: one past the start tag's `>` (or where the unfinished tag stops). Other rows: same as `end`. */
  readonly startTagEnd: Int32Array;
  /** Elements: offset of the end tag's `<`, or `NONE`. Other rows: `NONE`. */
  readonly endTagStart: Int32Array;
  /** Names of this document: the seed first, then the unknown ones. */
  readonly names: readonly string[];
  /** Sorted by `start`. */
  readonly syntaxErrors: readonly XmlSyntaxError[];
  /** The first element on the top level, or `NONE`. */
  readonly root: NodeId;
  /** False when there is definitely no comment. */
  readonly mayHaveComments: boolean;
}

/** The element's name as written. */
export function nameOf(document: XmlDocument, element: NodeId): string {
  return document.names[document.nameId[element] ?? NONE] ?? '';
}

/** The node from its first to its last character. */
export function nodeSpan(document: XmlDocument, node: NodeId): Span {
  return { start: at(document.start, node), end: at(document.end, node) };
}

/** The span of the name inside the start tag. */
export function nameSpan(document: XmlDocument, element: NodeId): Span {
  return { start: at(document.start, element) + 1, end: at(document.nameEnd, element) };
}

/** The span of the name inside the end tag (which may be misspelled), or undefined when there is no end tag. */
export function endNameSpan(document: XmlDocument, element: NodeId): Span | undefined {
  const endTagStart = at(document.endTagStart, element);
  if (endTagStart === NONE) return undefined;
  const slash = (at(document.flags, element) & NodeFlags.endTagWithoutSlash) !== 0 ? 0 : 1;
  // An unfinished tag may stop before what looks like a name.
  const tagEnd = at(document.end, element);
  const start = Math.min(skipSpace(document.text, endTagStart + 1 + slash), tagEnd);
  return { start, end: Math.min(skipName(document.text, start), tagEnd) };
}

/** What stands between the start tag and the end tag. Empty for `<Name/>`. */
export function contentSpan(document: XmlDocument, element: NodeId): Span {
  const start = at(document.startTagEnd, element);
  const endTagStart = at(document.endTagStart, element);
  if (endTagStart !== NONE) return { start, end: endTagStart };
  const selfClosing = (at(document.flags, element) & NodeFlags.selfClosing) !== 0;
  return { start, end: selfClosing ? start : at(document.end, element) };
}

/** A checked read of a column: rows outside the table read as `NONE`. */
export function at(column: Int32Array | Uint16Array | Uint8Array, row: NodeId): number {
  return column[row] ?? NONE;
}

/** True when the row is an element. */
export function isElement(document: XmlDocument, node: NodeId): boolean {
  return document.kind[node] === NodeKind.element;
}

/** True when the element's whole content is one plain text, which has no row of its own. */
export function holdsPlainText(document: XmlDocument, element: NodeId): boolean {
  return isElement(document, element) && (at(document.flags, element) & NodeFlags.plainText) !== 0;
}

/** True when the element has neither an end tag nor `/>`. */
export function isUnclosed(document: XmlDocument, element: NodeId): boolean {
  const selfClosing = (at(document.flags, element) & NodeFlags.selfClosing) !== 0;
  return !selfClosing && at(document.endTagStart, element) === NONE;
}

/** The child elements, in document order. */
export function childElements(document: XmlDocument, element: NodeId): NodeId[] {
  const children: NodeId[] = [];
  for (
    let child = at(document.firstChild, element);
    child !== NONE;
    child = at(document.nextSibling, child)
  ) {
    if (isElement(document, child)) children.push(child);
  }
  return children;
}

/**
 * The innermost node that the offset is inside of, or `NONE` outside of every node.
 * Right before `<a>` and right after `</a>` is outside of it; an element without an end tag holds its end too,
 * because that is where its content would go on.
 */
export function nodeAt(document: XmlDocument, offset: number): NodeId {
  // Only the ancestors of the last row that starts before the offset can hold it.
  let node = firstRowFrom(document, offset) - 1;
  while (node !== NONE && !isInside(document, node, offset)) node = at(document.parent, node);
  return node;
}

/** The first row that starts at `offset` or later, or the number of rows: rows are sorted by start. */
export function firstRowFrom(document: XmlDocument, offset: number): NodeId {
  let low = 0;
  let high = document.nodeCount;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(document.start, middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isInside(document: XmlDocument, node: NodeId, offset: number): boolean {
  const end = at(document.end, node);
  if (offset < end) return true;
  const isOver = (at(document.flags, node) & (NodeFlags.hasEndTag | NodeFlags.selfClosing)) !== 0;
  return offset === end && !isOver && isElement(document, node);
}
