/**
 * The growing node table of a running parse: one typed array a column, doubled when full.
 */
import { NONE, NodeFlags, type NodeId, NodeKind } from './xmlNodes';

/** A guess of the characters a row stands for, so that most documents never grow their table. */
const CHARACTERS_PER_ROW = 20;

/** The columns of `XmlDocument`. */
export class NodeTable {
  nodeCount = 0;
  #capacity: number;
  kind: Uint8Array;
  flags: Uint8Array;
  nameId: Int32Array;
  parent: Int32Array;
  firstChild: Int32Array;
  nextSibling: Int32Array;
  start: Int32Array;
  end: Int32Array;
  nameEnd: Int32Array;
  startTagEnd: Int32Array;
  endTagStart: Int32Array;

  constructor(textLength: number) {
    const capacity = Math.ceil(textLength / CHARACTERS_PER_ROW) + 16;
    this.#capacity = capacity;
    this.kind = new Uint8Array(capacity);
    this.flags = new Uint8Array(capacity);
    this.nameId = new Int32Array(capacity);
    this.parent = new Int32Array(capacity);
    this.firstChild = new Int32Array(capacity);
    this.nextSibling = new Int32Array(capacity);
    this.start = new Int32Array(capacity);
    this.end = new Int32Array(capacity);
    this.nameEnd = new Int32Array(capacity);
    this.startTagEnd = new Int32Array(capacity);
    this.endTagStart = new Int32Array(capacity);
  }

  /** Appends an element; `previous` is the sibling before it, `tagEnd` one past its start tag. */
  appendElement(
    parent: NodeId,
    previous: NodeId,
    nameId: number,
    start: number,
    nameEnd: number,
    tagEnd: number,
  ): NodeId {
    const node = this.#appendRow(NodeKind.element, parent, previous, start, tagEnd);
    this.nameId[node] = nameId;
    this.nameEnd[node] = nameEnd;
    if (parent !== NONE) this.flag(parent, NodeFlags.hasElements);
    return node;
  }

  /** Appends a row that is no element. */
  append(kind: NodeKind, parent: NodeId, previous: NodeId, start: number, end: number): NodeId {
    const node = this.#appendRow(kind, parent, previous, start, end);
    this.nameId[node] = NONE;
    this.nameEnd[node] = start;
    return node;
  }

  #appendRow(kind: NodeKind, parent: NodeId, previous: NodeId, start: number, end: number): NodeId {
    const node = this.nodeCount++;
    if (node >= this.#capacity) this.#grow();
    this.kind[node] = kind;
    this.parent[node] = parent;
    this.firstChild[node] = NONE;
    this.nextSibling[node] = NONE;
    this.start[node] = start;
    this.end[node] = end;
    this.startTagEnd[node] = end;
    this.endTagStart[node] = NONE;
    if (previous !== NONE) this.nextSibling[previous] = node;
    else if (parent !== NONE) this.firstChild[parent] = node;
    return node;
  }

  /** Moves the end of a row that is no element. */
  endRow(row: NodeId, end: number): void {
    this.end[row] = end;
    this.startTagEnd[row] = end;
  }

  flag(node: NodeId, bits: number): void {
    this.flags[node] = (this.flags[node] ?? 0) | bits;
  }

  unflag(node: NodeId, bits: number): void {
    this.flags[node] = (this.flags[node] ?? 0) & ~bits;
  }

  hasFlag(node: NodeId, bit: number): boolean {
    return ((this.flags[node] ?? 0) & bit) !== 0;
  }

  /** True when the element holds text and no element. */
  isTextLeaf(node: NodeId): boolean {
    const both = NodeFlags.hasText | NodeFlags.hasElements;
    return ((this.flags[node] ?? 0) & both) === NodeFlags.hasText;
  }

  #grow(): void {
    this.#capacity *= 2;
    const bytes = (column: Uint8Array): Uint8Array => {
      const grown = new Uint8Array(this.#capacity);
      grown.set(column);
      return grown;
    };
    const numbers = (column: Int32Array): Int32Array => {
      const grown = new Int32Array(this.#capacity);
      grown.set(column);
      return grown;
    };
    this.kind = bytes(this.kind);
    this.flags = bytes(this.flags);
    this.nameId = numbers(this.nameId);
    this.parent = numbers(this.parent);
    this.firstChild = numbers(this.firstChild);
    this.nextSibling = numbers(this.nextSibling);
    this.start = numbers(this.start);
    this.end = numbers(this.end);
    this.nameEnd = numbers(this.nameEnd);
    this.startTagEnd = numbers(this.startTagEnd);
    this.endTagStart = numbers(this.endTagStart);
  }
}
