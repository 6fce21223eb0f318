/**
 * Puts the rows of one newly parsed element into a tree in the place of its old ones, and moves what follows.
 */
import { at, NONE, type NodeId, type XmlDocument } from './xmlNodes';

/** Where the part goes. */
export interface Splice {
  readonly element: NodeId;
  /** One past the element's last old row. */
  readonly oldRowsEnd: NodeId;
  /** The whole text now. */
  readonly text: string;
  /** How many names are the schemas'. */
  readonly seedLength: number;
}

/** What moves by how much. */
interface Shift {
  readonly element: NodeId;
  readonly oldRowsEnd: NodeId;
  readonly rows: number;
  readonly offset: number;
  /** From here on offsets move. */
  readonly from: number;
}

/** The tree with `part` (one whole element) instead of the rows of `element`. */
export function spliceTree(before: XmlDocument, part: XmlDocument, splice: Splice): XmlDocument {
  const { element, oldRowsEnd, text, seedLength } = splice;
  const shift: Shift = {
    element,
    oldRowsEnd,
    rows: part.nodeCount - (oldRowsEnd - element),
    offset: text.length - before.text.length,
    from: at(before.end, element),
  };
  const xml = {
    text,
    nodeCount: before.nodeCount + shift.rows,
    ...spliceColumns(before, part, seedLength, shift),
    names: mergeNames(before, part, seedLength),
    syntaxErrors: moveErrors(before, shift),
    root: before.root,
    mayHaveComments: before.mayHaveComments || part.mayHaveComments,
  };
  // Where columns are shared these write what is there already.
  moveTailParents(xml.parent, element + part.nodeCount, shift);
  renumberNames(xml.nameId, element, part, before, xml.names, seedLength);
  linkAncestors(xml, before, shift);
  return xml;
}

/** The columns with the part's rows in them. */
function spliceColumns(
  before: XmlDocument,
  part: XmlDocument,
  seedLength: number,
  shift: Shift,
): Pick<XmlDocument, 'kind' | 'flags' | NumberColumn> {
  const { element } = shift;
  const base = at(before.start, element);
  const nodeCount = before.nodeCount + shift.rows;
  // Most changes are inside of one value: then whole columns stay what they are, and both trees share them.
  const isKept = (column: ByteColumn | NumberColumn, partBy: number, tailBy: number): boolean =>
    shift.rows === 0 &&
    tailBy === 0 &&
    // Unknown names are numbered anew.
    (column !== 'nameId' || part.names.length === seedLength) &&
    isUnchanged(before[column], part[column], part.nodeCount, element, partBy);
  const kinds = (): Uint8Array => {
    if (isKept('kind', 0, 0)) return before.kind;
    return join(new Uint8Array(nodeCount), before.kind, part.kind, before.nodeCount, part.nodeCount, shift);
  };
  const flags = (): Uint16Array => {
    if (isKept('flags', 0, 0)) return before.flags;
    return join(
      new Uint16Array(nodeCount),
      before.flags,
      part.flags,
      before.nodeCount,
      part.nodeCount,
      shift,
    );
  };
  const numbers = (column: NumberColumn, partBy: number, tailBy: number): Int32Array => {
    if (isKept(column, partBy, tailBy)) return before[column];
    const spliced = new Int32Array(nodeCount);
    join(spliced, before[column], part[column], before.nodeCount, part.nodeCount, shift);
    move(spliced, element, element + part.nodeCount, partBy);
    move(spliced, element + part.nodeCount, nodeCount, tailBy);
    return spliced;
  };
  return {
    kind: kinds(),
    flags: flags(),
    nameId: numbers('nameId', 0, 0),
    parent: numbers('parent', element, 0),
    firstChild: numbers('firstChild', element, shift.rows),
    nextSibling: numbers('nextSibling', element, shift.rows),
    start: numbers('start', base, shift.offset),
    end: numbers('end', base, shift.offset),
    nameEnd: numbers('nameEnd', base, shift.offset),
    startTagEnd: numbers('startTagEnd', base, shift.offset),
    endTagStart: numbers('endTagStart', base, shift.offset),
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

/** Whether the part has the element's old rows again. The element's own links lead out of the part: they stay. */
function isUnchanged(
  old: Uint8Array | Uint16Array | Int32Array,
  part: Uint8Array | Uint16Array | Int32Array,
  count: number,
  element: NodeId,
  by: number,
): boolean {
  for (let row = 0; row < count; row++) {
    const value = part[row] ?? NONE;
    const now = value === NONE ? NONE : value + by;
    if (now !== old[element + row] && !(row === 0 && value === NONE)) return false;
  }
  return true;
}

function join<Column extends Uint8Array | Uint16Array | Int32Array>(
  spliced: Column,
  old: Column,
  part: Column,
  oldCount: number,
  partCount: number,
  { element, oldRowsEnd }: Shift,
): Column {
  spliced.set(old.subarray(0, element));
  spliced.set(part.subarray(0, partCount), element);
  spliced.set(old.subarray(oldRowsEnd, oldCount), element + partCount);
  return spliced;
}

/** Adds to all but the absent. */
function move(column: Int32Array, from: NodeId, to: NodeId, by: number): void {
  if (by === 0) return;
  for (let row = from; row < to; row++) {
    const value = column[row] ?? NONE;
    if (value !== NONE) column[row] = value + by;
  }
}

/** Behind the element parents may also stand before it: those stay. */
function moveTailParents(parent: Int32Array, from: NodeId, { oldRowsEnd, rows }: Shift): void {
  if (rows === 0) return;
  for (let row = from; row < parent.length; row++) {
    const value = parent[row] ?? NONE;
    if (value >= oldRowsEnd) parent[row] = value + rows;
  }
}

/** The element keeps its links to the outside, and whatever is around it reaches as far as before. */
function linkAncestors(
  xml: Pick<XmlDocument, 'parent' | 'nextSibling' | 'end' | 'endTagStart'>,
  before: XmlDocument,
  { element, oldRowsEnd, rows, offset, from }: Shift,
): void {
  const { parent, nextSibling, end, endTagStart } = xml;
  parent[element] = at(before.parent, element);
  for (let node = element; node !== NONE; node = at(before.parent, node)) {
    const next = at(before.nextSibling, node);
    nextSibling[node] = next >= oldRowsEnd ? next + rows : next;
    const oldEnd = at(before.end, node);
    end[node] = oldEnd >= from ? oldEnd + offset : oldEnd;
    const oldTag = at(before.endTagStart, node);
    if (node !== element && oldTag >= from) endTagStart[node] = oldTag + offset;
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
  element: NodeId,
  part: XmlDocument,
  before: XmlDocument,
  names: readonly string[],
  seedLength: number,
): void {
  if (part.names.length === seedLength) return;
  const ids = new Map(names.slice(seedLength).map((name, index) => [name, seedLength + index]));
  for (let row = 0; row < part.nodeCount; row++) {
    const id = at(part.nameId, row);
    if (id >= seedLength) nameId[element + row] = ids.get(part.names[id] ?? '') ?? before.names.length;
  }
}

function moveErrors(
  before: XmlDocument,
  { oldRowsEnd, rows, offset, from }: Shift,
): XmlDocument['syntaxErrors'] {
  if (rows === 0 && offset === 0) return before.syntaxErrors;
  return before.syntaxErrors.map((error) => ({
    ...error,
    start: error.start >= from ? error.start + offset : error.start,
    end: error.end >= from ? error.end + offset : error.end,
    node: error.node >= oldRowsEnd ? error.node + rows : error.node,
  }));
}
