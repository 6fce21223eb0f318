/**
 * Puts newly parsed rows, of one element or of a part of its content, into a tree in the place of the old ones,
 * and moves what follows.
 */
import { at, NONE, type NodeId, NodeKind, type XmlDocument } from './xmlNodes';

/** Which rows of a part go where. */
export interface Splice {
  /** The innermost element around the change. */
  readonly element: NodeId;
  /** The rows that go: those of the element and of what is inside of it, or some of the latter. */
  readonly firstRow: NodeId;
  readonly rowsEnd: NodeId;
  /** From here on the text before the change has moved. */
  readonly from: number;
  /** The rows of the part that come instead. */
  readonly partFirst: NodeId;
  readonly partEnd: NodeId;
  /** By how much an offset of the part is less than the one in the text. */
  readonly partBase: number;
  /** The whole text now. */
  readonly text: string;
  /** How many names are the schemas'. */
  readonly seedLength: number;
}

/** A splice, and what moves by how much. */
interface Shift extends Splice {
  /** Rows behind the part. */
  readonly rows: number;
  /** Rows of the part. */
  readonly partRows: number;
  /** Offsets behind the part. */
  readonly offset: number;
}

/** The tree with rows of `part` (whole elements, and what stands between them) instead of those that go. */
export function spliceTree(before: XmlDocument, part: XmlDocument, splice: Splice): XmlDocument {
  const { firstRow, rowsEnd, partFirst, partEnd, text, seedLength } = splice;
  const shift: Shift = {
    ...splice,
    rows: partEnd - partFirst - (rowsEnd - firstRow),
    partRows: firstRow - partFirst,
    offset: text.length - before.text.length,
  };
  const xml = {
    text,
    nodeCount: before.nodeCount + shift.rows,
    ...spliceColumns(before, part, shift),
    names: mergeNames(before, part, seedLength),
    syntaxErrors: moveErrors(before, shift),
    root: before.root,
    mayHaveComments: before.mayHaveComments || hasComments(part, splice),
  };
  // Where columns are shared these write what is there already.
  moveTailParents(xml.parent, shift);
  renumberNames(xml.nameId, part, before, xml.names, shift);
  linkAncestors(xml, before, shift);
  return xml;
}

function hasComments({ kind }: XmlDocument, { partFirst, partEnd }: Splice): boolean {
  const comment = kind.indexOf(NodeKind.comment, partFirst);
  return comment >= 0 && comment < partEnd;
}

/** The columns with the part's rows in them. */
function spliceColumns(
  before: XmlDocument,
  part: XmlDocument,
  shift: Shift,
): Pick<XmlDocument, 'kind' | 'flags' | NumberColumn> {
  const { firstRow, rowsEnd, partFirst, partEnd, partRows, partBase, rows, offset, seedLength } = shift;
  const nodeCount = before.nodeCount + rows;
  const tail = firstRow + partEnd - partFirst;
  // Most changes are inside of one value: then whole columns stay what they are, and both trees share them.
  const isKept = (column: ByteColumn | NumberColumn, partBy: number, tailBy: number): boolean =>
    rows === 0 &&
    tailBy === 0 &&
    // Unknown names are numbered anew.
    (column !== 'nameId' || part.names.length === seedLength) &&
    isUnchanged(before[column], part[column], shift, partBy);
  const kinds = (): Uint8Array => {
    if (isKept('kind', 0, 0)) return before.kind;
    return join(new Uint8Array(nodeCount), before.kind, part.kind, before.nodeCount, shift);
  };
  const flags = (): Uint16Array => {
    if (isKept('flags', 0, 0)) return before.flags;
    return join(new Uint16Array(nodeCount), before.flags, part.flags, before.nodeCount, shift);
  };
  const numbers = (column: NumberColumn, partBy: number, tailBy: number): Int32Array => {
    if (isKept(column, partBy, tailBy)) return before[column];
    const spliced = new Int32Array(nodeCount);
    const old = before[column];
    spliced.set(old.subarray(0, firstRow));
    copyMoved(part[column], partFirst, partEnd, spliced, firstRow, partBy);
    copyMoved(old, rowsEnd, before.nodeCount, spliced, tail, tailBy);
    return spliced;
  };
  return {
    kind: kinds(),
    flags: flags(),
    nameId: numbers('nameId', 0, 0),
    parent: numbers('parent', partRows, 0),
    firstChild: numbers('firstChild', partRows, rows),
    nextSibling: numbers('nextSibling', partRows, rows),
    start: numbers('start', partBase, offset),
    end: numbers('end', partBase, offset),
    nameEnd: numbers('nameEnd', partBase, offset),
    startTagEnd: numbers('startTagEnd', partBase, offset),
    endTagStart: numbers('endTagStart', partBase, offset),
  };
}

type ByteColumn = 'kind' | 'flags';

type NumberColumn =
  | 'nameId'
  | 'parent'
  | 'firstChild'
  | 'nextSibling'
  | 'start'
  | 'end'
  | 'nameEnd'
  | 'startTagEnd'
  | 'endTagStart';

/** Whether the part has the old rows again. Links of a whole element lead out of the part: they stay. */
function isUnchanged(
  old: Uint8Array | Uint16Array | Int32Array,
  part: Uint8Array | Uint16Array | Int32Array,
  { partFirst, partEnd, partRows }: Shift,
  by: number,
): boolean {
  for (let row = partFirst; row < partEnd; row++) {
    const value = part[row] ?? NONE;
    const now = value === NONE ? NONE : value + by;
    if (now !== old[row + partRows] && !(row === 0 && value === NONE)) return false;
  }
  return true;
}

function join<Column extends Uint8Array | Uint16Array>(
  spliced: Column,
  old: Column,
  part: Column,
  oldCount: number,
  { firstRow, rowsEnd, partFirst, partEnd }: Shift,
): Column {
  spliced.set(old.subarray(0, firstRow));
  spliced.set(part.subarray(partFirst, partEnd), firstRow);
  spliced.set(old.subarray(rowsEnd, oldCount), firstRow + partEnd - partFirst);
  return spliced;
}

/** Copies rows to `to`, and adds to all values but the absent. */
function copyMoved(
  old: Int32Array,
  first: NodeId,
  end: NodeId,
  column: Int32Array,
  to: NodeId,
  by: number,
): void {
  if (by === 0) {
    column.set(old.subarray(first, end), to);
    return;
  }
  const rows = to - first;
  for (let row = first; row < end; row++) {
    const value = old[row] ?? NONE;
    column[row + rows] = value === NONE ? NONE : value + by;
  }
}

/** Behind the part parents may also stand before it: those stay. */
function moveTailParents(parent: Int32Array, { rowsEnd, rows }: Shift): void {
  if (rows === 0) return;
  for (let row = rowsEnd + rows; row < parent.length; row++) {
    const value = parent[row] ?? NONE;
    if (value >= rowsEnd) parent[row] = value + rows;
  }
}

/** Whatever is around the part reaches as far as before; an element that came anew keeps its links to the outside. */
function linkAncestors(
  xml: Pick<XmlDocument, 'parent' | 'nextSibling' | 'end' | 'endTagStart'>,
  before: XmlDocument,
  { element, firstRow, rowsEnd, rows, offset, from }: Shift,
): void {
  const { parent, nextSibling, end, endTagStart } = xml;
  parent[element] = at(before.parent, element);
  for (let node = element; node !== NONE; node = at(before.parent, node)) {
    const next = at(before.nextSibling, node);
    nextSibling[node] = next >= rowsEnd ? next + rows : next;
    const oldEnd = at(before.end, node);
    end[node] = oldEnd >= from ? oldEnd + offset : oldEnd;
    const oldTag = at(before.endTagStart, node);
    if (node < firstRow && oldTag >= from) endTagStart[node] = oldTag + offset;
  }
}

/** The names of both, those of the tree before with their numbers. */
function mergeNames(before: XmlDocument, part: XmlDocument, seedLength: number): readonly string[] {
  const known = new Set(before.names.slice(seedLength));
  const added = part.names.slice(seedLength).filter((name) => !known.has(name));
  return added.length === 0 ? before.names : [...before.names, ...added];
}

/** The part has numbered its unknown names by itself. */
function renumberNames(
  nameId: Int32Array,
  part: XmlDocument,
  before: XmlDocument,
  names: readonly string[],
  { partFirst, partEnd, partRows, seedLength }: Shift,
): void {
  if (part.names.length === seedLength) return;
  const ids = new Map(names.slice(seedLength).map((name, index) => [name, seedLength + index]));
  for (let row = partFirst; row < partEnd; row++) {
    const id = at(part.nameId, row);
    if (id >= seedLength) nameId[row + partRows] = ids.get(part.names[id] ?? '') ?? before.names.length;
  }
}

function moveErrors(
  before: XmlDocument,
  { rowsEnd, rows, offset, from }: Shift,
): XmlDocument['syntaxErrors'] {
  if (rows === 0 && offset === 0) return before.syntaxErrors;
  return before.syntaxErrors.map((error) => ({
    ...error,
    start: error.start >= from ? error.start + offset : error.start,
    end: error.end >= from ? error.end + offset : error.end,
    node: error.node >= rowsEnd ? error.node + rows : error.node,
  }));
}
