/**
 * The growing node table of a running parse: one typed array a column, doubled when full.
 */
import { NONE, NodeFlags, type NodeId, NodeKind } from './xmlNodes';

/** A guess of the characters a row stands for, so that most documents never grow their table. */
const CHARACTERS_PER_ROW = 16;

/** The columns of `XmlDocument`, and `lastChild`, which only parsing needs. */
export class NodeTable {
  nodeCount = 0;
  kind: Uint8Array;
  flags: Uint8Array;
  nameId: Int32Array;
  parent: Int32Array;
  firstChild: Int32Array;
  lastChild: Int32Array;
  nextSibling: Int32Array;
  start: Int32Array;
  end: Int32Array;
  nameEnd: Int32Array;
  startTagEnd: Int32Array;
  endTagStart: Int32Array;

  constructor(textLength: number) {
    const capacity = Math.ceil(textLength / CHARACTERS_PER_ROW) + 16;
    this.kind = new Uint8Array(capacity);
    this.flags = new Uint8Array(capacity);
    this.nameId = new Int32Array(capacity);
    this.parent = new Int32Array(capacity);
    this.firstChild = new Int32Array(capacity);
    this.lastChild = new Int32Array(capacity);
    this.nextSibling = new Int32Array(capacity);
    this.start = new Int32Array(capacity);
    this.end = new Int32Array(capacity);
    this.nameEnd = new Int32Array(capacity);
    this.startTagEnd = new Int32Array(capacity);
    this.endTagStart = new Int32Array(capacity);
  }

  /** Appends a row as the last child of `parent` (`NONE`: top level) and returns it. */
  append(kind: NodeKind, parent: NodeId, previousOnTop: NodeId, start: number, end: number): NodeId {
    const node = this.nodeCount++;
    if (node >= this.kind.length) this.#grow();
    this.kind[node] = kind;
    this.flags[node] = 0;
    this.nameId[node] = NONE;
    this.parent[node] = parent;
    this.firstChild[node] = NONE;
    this.lastChild[node] = NONE;
    this.nextSibling[node] = NONE;
    this.start[node] = start;
    this.end[node] = end;
    this.nameEnd[node] = start;
    this.startTagEnd[node] = end;
    this.endTagStart[node] = NONE;
    const previous = parent === NONE ? previousOnTop : (this.lastChild[parent] ?? NONE);
    if (previous !== NONE) this.nextSibling[previous] = node;
    else if (parent !== NONE) this.firstChild[parent] = node;
    if (parent !== NONE) this.lastChild[parent] = node;
    return node;
  }

  flag(node: NodeId, bits: number): void {
    this.flags[node] = (this.flags[node] ?? 0) | bits;
  }

  hasFlag(node: NodeId, bit: number): boolean {
    return ((this.flags[node] ?? 0) & bit) !== 0;
  }

  /** True when the element holds text and nothing else. */
  isTextLeaf(node: NodeId): boolean {
    if (!this.hasFlag(node, NodeFlags.hasText)) return false;
    for (let child = this.firstChild[node] ?? NONE; child !== NONE; child = this.nextSibling[child] ?? NONE) {
      if (this.kind[child] === NodeKind.element) return false;
    }
    return true;
  }

  #grow(): void {
    const bytes = (column: Uint8Array): Uint8Array => {
      const grown = new Uint8Array(column.length * 2);
      grown.set(column);
      return grown;
    };
    const numbers = (column: Int32Array): Int32Array => {
      const grown = new Int32Array(column.length * 2);
      grown.set(column);
      return grown;
    };
    this.kind = bytes(this.kind);
    this.flags = bytes(this.flags);
    this.nameId = numbers(this.nameId);
    this.parent = numbers(this.parent);
    this.firstChild = numbers(this.firstChild);
    this.lastChild = numbers(this.lastChild);
    this.nextSibling = numbers(this.nextSibling);
    this.start = numbers(this.start);
    this.end = numbers(this.end);
    this.nameEnd = numbers(this.nameEnd);
    this.startTagEnd = numbers(this.startTagEnd);
    this.endTagStart = numbers(this.endTagStart);
  }
}
