/**
 * Closes elements that have no end tag, where a person would say that they end.
 *
 * While an element is open, everything that follows becomes its child: only when an ancestor's end tag
 * (or the end of the text) closes it is it certain that its own is missing. Then its children are dealt
 * out again: a leaf ends with its text, a container where the indentation says so, and what follows
 * are siblings. Rows keep their order; only parents and siblings change.
 */
import { trimEnd } from './characters';
import { columnAt, isDeeper, NOT_FIRST } from './indentation';
import type { NodeTable } from './nodeTable';
import type { ParserState } from './parserState';
import { NONE, NodeFlags, type NodeId, NodeKind } from './xmlNodes';

/** An element that is being closed and takes its children anew. */
interface Receiver {
  readonly element: NodeId;
  readonly column: number;
  /** The indentation shows that what belongs into this element is indented. */
  isIndented: boolean;
  /** Its last child so far, or `NONE`. */
  last: NodeId;
}

/** Closes what is open below `ancestor`, whose end tag starts at `offset`. */
export function closeBelow(state: ParserState, ancestor: NodeId, offset: number): void {
  if (state.current !== ancestor) new ImplicitClose(state, ancestor).run(offset, false);
}

/** Closes what is still open at the end of the text. */
export function closeAtEnd(state: ParserState): void {
  if (state.current !== NONE) new ImplicitClose(state, NONE).run(state.text.length, true);
}

class ImplicitClose {
  readonly #state: ParserState;
  readonly #table: NodeTable;
  readonly #ancestor: NodeId;
  /** The elements to close, outermost first. */
  readonly #spine: readonly NodeId[];
  /** The elements of the spine that still take children, outermost first. */
  readonly #receivers: Receiver[] = [];
  /** The last child of the ancestor. */
  #lastOfAncestor: NodeId;

  constructor(state: ParserState, ancestor: NodeId) {
    this.#state = state;
    this.#table = state.table;
    this.#ancestor = ancestor;
    this.#spine = openElements(state, ancestor);
    this.#lastOfAncestor = this.#spine[0] ?? NONE;
  }

  run(offset: number, atEnd: boolean): void {
    for (const element of this.#spine) this.#dealOut(element);
    this.#closeReceivers(offset, atEnd);
    this.#state.current = this.#ancestor;
    this.#state.previous = this.#lastOfAncestor;
  }

  /** Takes all children from the element; each finds its parent again. */
  #dealOut(element: NodeId): void {
    const table = this.#table;
    let child = table.firstChild[element] ?? NONE;
    table.firstChild[element] = NONE;
    table.unflag(element, NodeFlags.hasText | NodeFlags.hasElements);
    this.#state.countClosed(element);
    const column = this.#state.columnOf(element);
    this.#receivers.push({
      element,
      column,
      isIndented: isDeeper(column, this.#columnOfParent()),
      last: NONE,
    });
    while (child !== NONE) {
      const next = table.nextSibling[child] ?? NONE;
      this.#reparent(child);
      child = next;
    }
  }

  #columnOfParent(): number {
    const parent = this.#receivers.at(-1);
    if (parent !== undefined) return parent.column;
    if (this.#ancestor === NONE) return NOT_FIRST;
    return this.#state.columnOf(this.#ancestor);
  }

  #reparent(child: NodeId): void {
    const table = this.#table;
    const isText = table.kind[child] === NodeKind.text || table.kind[child] === NodeKind.cdata;
    const column = columnAt(this.#state.text, table.start[child] ?? 0);
    if (!isText) this.#leaveBehind(child, column);
    const receiver = this.#receivers.at(-1);
    const parent = receiver?.element ?? this.#ancestor;
    const previous = receiver?.last ?? this.#lastOfAncestor;
    table.parent[child] = parent;
    table.nextSibling[child] = NONE;
    if (receiver !== undefined && previous === NONE) table.firstChild[parent] = child;
    else table.nextSibling[previous] = child;
    if (receiver === undefined) this.#lastOfAncestor = child;
    else receiver.last = child;
    if (parent === NONE) return;
    if (table.kind[child] === NodeKind.element) {
      if (receiver !== undefined && isDeeper(column, receiver.column)) receiver.isIndented = true;
      table.flag(parent, NodeFlags.hasElements);
    } else if (table.hasFlag(child, NodeFlags.hasText)) {
      table.flag(parent, NodeFlags.hasText);
    }
  }

  /** Ends every receiver that the child, by its place in the text, cannot belong to. */
  #leaveBehind(child: NodeId, column: number): void {
    const outermost = this.#ancestor === NONE ? 1 : 0;
    while (this.#receivers.length > outermost) {
      const receiver = this.#receivers.at(-1);
      if (receiver === undefined || !this.#rejects(receiver, child, column)) return;
      this.#endWithContent(receiver);
      this.#reportMissing(receiver.element);
      this.#receivers.pop();
    }
  }

  #rejects(receiver: Receiver, child: NodeId, column: number): boolean {
    const { element } = receiver;
    const table = this.#table;
    if (table.isTextLeaf(element) || table.hasFlag(element, NodeFlags.startTagOpen)) {
      const isAside = table.kind[child] !== NodeKind.element && column === NOT_FIRST;
      return !isAside && !isDeeper(column, receiver.column);
    }
    if (column === NOT_FIRST || receiver.column === NOT_FIRST) return false;
    return column < receiver.column || (column === receiver.column && receiver.isIndented);
  }

  /** Ends an element with what it holds; white space behind its text is no part of it. */
  #endWithContent({ element, last }: Receiver): void {
    const table = this.#table;
    if (last !== NONE && table.kind[last] === NodeKind.text) {
      const start = table.start[last] ?? 0;
      table.endRow(last, trimEnd(this.#state.text, start, table.end[last] ?? start));
    }
    const end = last === NONE ? table.startTagEnd[element] : table.end[last];
    table.end[element] = end ?? 0;
  }

  /** What still takes children at the end reaches up to there, except leaves. */
  #closeReceivers(offset: number, atEnd: boolean): void {
    const table = this.#table;
    for (let level = this.#receivers.length - 1; level >= 0; level--) {
      const receiver = this.#receivers[level];
      if (receiver === undefined) continue;
      const { element } = receiver;
      const isUnfinished =
        table.hasFlag(element, NodeFlags.startTagOpen) && !table.hasFlag(element, NodeFlags.hasElements);
      const endsEarly = isUnfinished || table.isTextLeaf(element);
      if (endsEarly) this.#endWithContent(receiver);
      else table.end[element] = offset;
      // A text that just stops is one mistake, reported where it happened, not at every ancestor.
      if (!atEnd) this.#reportMissing(element);
      else if (level === this.#receivers.length - 1 && !this.#state.isCutOff) this.#reportMissing(element);
    }
  }

  /** An unfinished start tag is reported already. */
  #reportMissing(element: NodeId): void {
    const { errors, table } = this.#state;
    if (table.hasFlag(element, NodeFlags.startTagOpen)) return;
    const start = (table.start[element] ?? 0) + 1;
    const end = table.nameEnd[element] ?? start;
    errors.add('end-tag-missing', start, end, element, { name: this.#state.nameOf(element) });
  }
}

function openElements(state: ParserState, ancestor: NodeId): NodeId[] {
  const elements: NodeId[] = [];
  let element = state.current;
  while (element !== ancestor) {
    elements.push(element);
    element = state.table.parent[element] ?? NONE;
  }
  return elements.reverse();
}
