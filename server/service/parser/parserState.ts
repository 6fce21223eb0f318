/**
 * The state of a running parse: the tree so far, the innermost open element, the errors,
 * and the few primitives that change them.
 */
import { CodeWindow, type CopyCodeUnits } from './codeUnits';
import { columnAt } from './indentation';
import { NameInterner } from './nameInterner';
import { NodeTable } from './nodeTable';
import { OddCharacters } from './oddCharacters';
import { parserMemoryOf } from './parserMemory';
import { type SeedNames, seedNamesOf } from './seedNames';
import { SyntaxErrorList } from './syntaxErrorList';
import { type NameTable, NONE, NodeFlags, type NodeId, NodeKind } from './xmlNodes';

/** Names that recovery may compare letter by letter in one document, so that hostile text stays linear. */
const MOST_COMPARISONS = 2000;

/** The flags of a leaf that is `<Name>word</Name>`. */
const WORD_LEAF = NodeFlags.hasEndTag | NodeFlags.hasText | NodeFlags.plainText | NodeFlags.oneWord;

/** Everything that scanning functions share. */
export class ParserState {
  readonly text: string;
  /** The part of the text that the scanner is at. */
  readonly window: CodeWindow;
  readonly table: NodeTable;
  readonly names: NameInterner;
  /** The schemas' names, for the scanner. */
  readonly seedNames: SeedNames;
  readonly oddCharacters: OddCharacters;
  readonly errors = new SyntaxErrorList();
  /** Whether a start tag may be read as an end tag that lacks its slash. */
  readonly guessesSlashes: boolean;
  /** The innermost open element, or `NONE`. */
  current: NodeId = NONE;
  /** The last child so far of `current` (or of the top level), or `NONE`. */
  previous: NodeId = NONE;
  /** The first element on the top level, or `NONE`. */
  root: NodeId = NONE;
  /** How often a start tag was read as an end tag. */
  slashGuesses = 0;
  /** The text ends in the middle of some markup, which is reported already. */
  isCutOff = false;
  hasComments = false;
  /** The first thing outside of the root element is reported; the rest is the same mistake. */
  reportedOutside = false;
  /** By name id: how many elements of that name are open. */
  #openCounts: Int32Array;
  #comparisons = MOST_COMPARISONS;
  #found: Map<string, number> | undefined;
  #columns: Map<NodeId, number> | undefined;
  /** A part of the text without line breaks, and the line break behind it. */
  #lineStart = 0;
  #lineEnd = NONE;

  constructor(text: string, seed: NameTable, guessesSlashes: boolean, copyCodeUnits: CopyCodeUnits) {
    this.text = text;
    const memory = parserMemoryOf(seed.names);
    this.window = new CodeWindow(text, copyCodeUnits, memory);
    this.table = new NodeTable(text.length, memory);
    this.#openCounts = memory.openCounts();
    this.names = new NameInterner(seed);
    this.seedNames = seedNamesOf(seed.names);
    this.oddCharacters = new OddCharacters(text);
    this.guessesSlashes = guessesSlashes;
  }

  /**
   * The first place of `what` from `from` on, the text's length when there is none.
   * Remembered until the scanner has passed it, so that asking again and again stays linear.
   */
  find(what: string, from: number): number {
    this.#found ??= new Map();
    const known = this.#found.get(what);
    if (known !== undefined && known >= from) return known;
    const found = this.text.indexOf(what, from);
    const place = found < 0 ? this.text.length : found;
    this.#found.set(what, place);
    return place;
  }

  /** The column of an element. Remembered, because every odd tag inside of it asks. */
  columnOf(element: NodeId): number {
    this.#columns ??= new Map();
    const known = this.#columns.get(element);
    if (known !== undefined) return known;
    const column = columnAt(this.text, this.table.start[element] ?? 0);
    this.#columns.set(element, column);
    return column;
  }

  /** Whether there is no line break between an element's start and `offset`. Remembers the line. */
  isOnLineOf(element: NodeId, offset: number): boolean {
    const start = this.table.start[element] ?? 0;
    if (start < this.#lineStart || start > this.#lineEnd) {
      const lineFeed = this.text.indexOf('\n', start);
      this.#lineStart = start;
      this.#lineEnd = lineFeed < 0 ? this.text.length : lineFeed;
    }
    return offset <= this.#lineEnd;
  }

  /** Spends one letter-by-letter comparison of names; false when the document has used them up. */
  mayCompare(): boolean {
    return this.#comparisons-- > 0;
  }

  nameOf(element: NodeId): string {
    return this.names.names[this.table.nameId[element] ?? NONE] ?? '';
  }

  /** How many elements of that name are open. */
  openCount(nameId: number): number {
    return this.#openCounts[nameId] ?? 0;
  }

  /** Appends a row that is no element. */
  append(kind: NodeKind, start: number, end: number): NodeId {
    const node = this.table.append(kind, this.current, this.previous, NONE, start, start, end);
    this.previous = node;
    return node;
  }

  /** Appends an element without opening it. */
  appendElement(nameId: number, start: number, nameEnd: number, tagEnd: number): NodeId {
    const { table, current, previous } = this;
    const node = table.append(NodeKind.element, current, previous, nameId, start, nameEnd, tagEnd);
    this.previous = node;
    if (current === NONE) this.#appendOnTop(node, start, nameEnd);
    else table.flag(current, NodeFlags.hasElements);
    return node;
  }

  #appendOnTop(element: NodeId, start: number, nameEnd: number): void {
    if (this.root === NONE) this.root = element;
    else this.reportOutside(start + 1, nameEnd, element, 'second-root');
  }

  /** Reports the first content outside the root element. */
  reportOutside(start: number, end: number, node: NodeId, reason: 'text-outside' | 'second-root'): void {
    if (!this.reportedOutside) this.errors.add('syntax-outside-root', start, end, node, { reason });
    this.reportedOutside = true;
  }

  /** Appends a whole `<Name>word</Name>`. */
  appendWordLeaf(nameId: number, start: number, nameEnd: number, endTagStart: number, end: number): void {
    const { table } = this;
    const leaf = this.appendElement(nameId, start, nameEnd, nameEnd + 1);
    table.flags[leaf] = WORD_LEAF;
    table.endTagStart[leaf] = endTagStart;
    table.end[leaf] = end;
  }

  /** Opens the element that was just appended. */
  open(element: NodeId, nameId: number): void {
    if (nameId >= this.#openCounts.length) this.#growOpenCounts(nameId);
    this.#openCounts[nameId] = (this.#openCounts[nameId] ?? 0) + 1;
    this.current = element;
    this.previous = NONE;
  }

  /** Closes the innermost element with an end tag. */
  close(endTagStart: number, end: number): void {
    const { table, current } = this;
    table.foldPlainText(current, endTagStart);
    table.flag(current, NodeFlags.hasEndTag);
    table.endTagStart[current] = endTagStart;
    table.end[current] = end;
    this.countClosed(current);
    this.previous = current;
    this.current = table.parent[current] ?? NONE;
  }

  /** Notes that the element is no longer open. */
  countClosed(element: NodeId): void {
    const nameId = this.table.nameId[element] ?? NONE;
    this.#openCounts[nameId] = (this.#openCounts[nameId] ?? 1) - 1;
  }

  #growOpenCounts(nameId: number): void {
    const grown = new Int32Array(nameId * 2);
    grown.set(this.#openCounts);
    this.#openCounts = grown;
  }
}
