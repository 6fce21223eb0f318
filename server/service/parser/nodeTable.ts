/**
 * The growing node table of a running parse: one typed array a column, doubled when full.
 */
import type { ParserMemory } from './parserMemory';
import { NONE, NodeFlags, type NodeId, NodeKind } from './xmlNodes';

/** A guess of the characters a row stands for, so that most documents never grow their table. */
const CHARACTERS_PER_ROW = 36;

/** The columns of `XmlDocument`. */
export class NodeTable {
  nodeCount = 0;
  #capacity: number;
  readonly #memory: ParserMemory;
  kind: Uint8Array;
  flags: Uint16Array;
  nameId: Int32Array;
  parent: Int32Array;
  firstChild: Int32Array;
  nextSibling: Int32Array;
  start: Int32Array;
  end: Int32Array;
  nameEnd: Int32Array;
  startTagEnd: Int32Array;
  endTagStart: Int32Array;

  constructor(textLength: number, memory: ParserMemory) {
    this.#memory = memory;
    this.#capacity = Math.ceil(textLength / CHARACTERS_PER_ROW) + 16;
    const columns = makeColumns(this.#capacity, memory);
    this.kind = columns.kind;
    this.flags = columns.flags;
    this.nameId = columns.nameId;
    this.parent = columns.parent;
    this.firstChild = columns.firstChild;
    this.nextSibling = columns.nextSibling;
    this.start = columns.start;
    this.end = columns.end;
    this.nameEnd = columns.nameEnd;
    this.startTagEnd = columns.startTagEnd;
    this.endTagStart = columns.endTagStart;
  }

  /**
   * Appends a row; `previous` is the sibling before it. An element's row ends with its start tag until it is closed;
   * any other row has no name, and its `nameEnd` is its start.
   */
  append(
    kind: NodeKind,
    parent: NodeId,
    previous: NodeId,
    nameId: number,
    start: number,
    nameEnd: number,
    end: number,
  ): NodeId {
    const node = this.nodeCount++;
    if (node >= this.#capacity) this.#grow();
    this.kind[node] = kind;
    this.nameId[node] = nameId;
    this.parent[node] = parent;
    this.firstChild[node] = NONE;
    this.nextSibling[node] = NONE;
    this.start[node] = start;
    this.nameEnd[node] = nameEnd;
    this.end[node] = end;
    this.startTagEnd[node] = end;
    this.endTagStart[node] = NONE;
    if (previous !== NONE) this.nextSibling[previous] = node;
    else if (parent !== NONE) this.firstChild[parent] = node;
    return node;
  }

  /** Takes the last row away when it is the element's whole content and plain text: the element reports it then. */
  foldPlainText(element: NodeId, endTagStart: number): void {
    const row = this.nodeCount - 1;
    if (this.firstChild[element] !== row || this.kind[row] !== NodeKind.text) return;
    const isWhole = this.start[row] === this.startTagEnd[element] && this.end[row] === endTagStart;
    if (!isWhole || !this.hasFlag(row, NodeFlags.plainText)) return;
    this.flag(element, this.flags[row] ?? 0);
    this.flags[row] = 0;
    this.firstChild[element] = NONE;
    this.nodeCount = row;
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
    const columns = makeColumns(this.#capacity, this.#memory);
    this.kind = grown(this.kind, columns.kind);
    this.flags = grown(this.flags, columns.flags);
    this.nameId = grown(this.nameId, columns.nameId);
    this.parent = grown(this.parent, columns.parent);
    this.firstChild = grown(this.firstChild, columns.firstChild);
    this.nextSibling = grown(this.nextSibling, columns.nextSibling);
    this.start = grown(this.start, columns.start);
    this.end = grown(this.end, columns.end);
    this.nameEnd = grown(this.nameEnd, columns.nameEnd);
    this.startTagEnd = grown(this.startTagEnd, columns.startTagEnd);
    this.endTagStart = grown(this.endTagStart, columns.endTagStart);
  }
}

const NUMBER_COLUMNS = 9;

/** Nine numbers, one half and one byte a row, in one piece of memory: asking for many costs more than using one. */
function makeColumns(capacity: number, memory: ParserMemory) {
  const rows = capacity + (capacity & 1);
  const size = rows * Int32Array.BYTES_PER_ELEMENT;
  const { buffer, offset } = memory.part(size * NUMBER_COLUMNS + rows * 3);
  const numbers = (column: number) => new Int32Array(buffer, offset + size * column, capacity);
  return {
    nameId: numbers(0),
    parent: numbers(1),
    firstChild: numbers(2),
    nextSibling: numbers(3),
    start: numbers(4),
    end: numbers(5),
    nameEnd: numbers(6),
    startTagEnd: numbers(7),
    endTagStart: numbers(8),
    flags: new Uint16Array(buffer, offset + size * NUMBER_COLUMNS, capacity),
    kind: new Uint8Array(buffer, offset + size * NUMBER_COLUMNS + rows * 2, capacity),
  };
}

function grown<Column extends Uint8Array | Uint16Array | Int32Array>(old: Column, column: Column): Column {
  column.set(old);
  return column;
}
