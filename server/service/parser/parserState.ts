/**
 * The state of a running parse: table, open elements, errors, and the primitives that change them.
 */
import { NameInterner } from './nameInterner';
import { NodeTable } from './nodeTable';
import { type NameTable, NONE, NodeFlags, type NodeId, NodeKind, type XmlSyntaxError } from './xmlNodes';

/** More syntax errors than this are not kept: nobody reads them, and memory stays linear. */
const MOST_ERRORS = 10_000;

/** The look-aheads that recovery may take in one document, so that hostile text stays linear. */
const MOST_LOOKAHEADS = 200;

/** Everything that scanning functions share. */
export class ParserState {
  readonly text: string;
  readonly table: NodeTable;
  readonly interner: NameInterner;
  readonly errors: XmlSyntaxError[] = [];
  /** The open elements, outermost first. */
  readonly open: NodeId[] = [];
  /** By name id: how many elements of that name are open. */
  readonly openCounts: number[] = [];
  /** The innermost open element, or `NONE`. */
  current: NodeId = NONE;
  /** The last row on the top level, or `NONE`. */
  lastOnTop: NodeId = NONE;
  /** The first element on the top level, or `NONE`. */
  root: NodeId = NONE;
  /** The next `&` from the scanning position on; the text's length when there is none. */
  nextAmpersand: number;
  /** The next `]]>`, likewise. */
  nextCdataEnd: number;
  #lookaheads = MOST_LOOKAHEADS;

  constructor(text: string, seed: NameTable) {
    this.text = text;
    this.table = new NodeTable(text.length);
    this.interner = new NameInterner(seed);
    this.nextAmpersand = this.find('&', 0);
    this.nextCdataEnd = this.find(']]>', 0);
  }

  /** Like `indexOf`, with the text's length for "nowhere". */
  find(what: string, from: number): number {
    const found = this.text.indexOf(what, from);
    return found < 0 ? this.text.length : found;
  }

  error(code: string, start: number, end: number, node: NodeId, args: XmlSyntaxError['args'] = {}): void {
    if (this.errors.length < MOST_ERRORS) this.errors.push({ code, start, end, node, args });
  }

  /** Spends one look-ahead; false when the document has used them up. */
  mayLookAhead(): boolean {
    return this.#lookaheads-- > 0;
  }

  append(kind: NodeKind, start: number, end: number): NodeId {
    const node = this.table.append(kind, this.current, this.lastOnTop, start, end);
    if (this.current === NONE) this.lastOnTop = node;
    return node;
  }

  nameOf(element: NodeId): string {
    return this.interner.names[this.table.nameId[element] ?? NONE] ?? '';
  }

  push(element: NodeId): void {
    const nameId = this.table.nameId[element] ?? NONE;
    this.openCounts[nameId] = (this.openCounts[nameId] ?? 0) + 1;
    this.open.push(element);
    this.current = element;
  }

  /** Closes the innermost element with an end tag. */
  closeCurrent(endTagStart: number, end: number): void {
    this.table.flag(this.current, NodeFlags.hasEndTag);
    this.table.endTagStart[this.current] = endTagStart;
    this.table.end[this.current] = end;
    this.#pop();
  }

  #pop(): void {
    const element = this.open.pop() ?? NONE;
    const nameId = this.table.nameId[element] ?? NONE;
    this.openCounts[nameId] = (this.openCounts[nameId] ?? 1) - 1;
    this.current = this.open.at(-1) ?? NONE;
  }

  /**
   * Closes the innermost elements down to `depth` that have no end tag, at `offset`.
   * Outermost first: a leaf hands its children on to its parent, and each must be handed on only once.
   */
  closeImplicitly(depth: number, offset: number): void {
    for (let level = depth; level < this.open.length; level++) {
      const element = this.open[level] ?? NONE;
      const nameStart = (this.table.start[element] ?? 0) + 1;
      const nameEnd = this.table.nameEnd[element] ?? nameStart;
      this.table.end[element] = offset;
      if (!this.table.hasFlag(element, NodeFlags.startTagOpen)) {
        this.error('end-tag-missing', nameStart, nameEnd, element, { name: this.nameOf(element) });
      }
      if (this.table.hasFlag(element, NodeFlags.hasText)) this.#endAfterText(element);
    }
    while (this.open.length > depth) this.#pop();
  }

  /** An unclosed element with text ends with its text; what follows are its siblings. */
  #endAfterText(element: NodeId): void {
    const { table } = this;
    let last = table.firstChild[element] ?? NONE;
    if (last === NONE || table.kind[last] === NodeKind.element) return;
    for (let next = table.nextSibling[last] ?? NONE; next !== NONE; next = table.nextSibling[last] ?? NONE) {
      if (table.kind[next] === NodeKind.element) break;
      last = next;
    }
    const inner = this.text.slice(table.start[last], table.end[last]);
    table.end[element] = (table.start[last] ?? 0) + inner.trimEnd().length;
    const follower = table.nextSibling[last] ?? NONE;
    if (follower === NONE) return;
    const parent = table.parent[element] ?? NONE;
    table.nextSibling[last] = NONE;
    table.nextSibling[element] = follower;
    const lastChild = table.lastChild[element] ?? NONE;
    table.lastChild[element] = last;
    if (parent === NONE) this.lastOnTop = lastChild;
    else table.lastChild[parent] = lastChild;
    for (let moved = follower; moved !== NONE; moved = table.nextSibling[moved] ?? NONE) {
      table.parent[moved] = parent;
    }
  }
}
