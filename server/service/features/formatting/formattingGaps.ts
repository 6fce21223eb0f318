/**
 * The gaps of a document: the white space between its tags, and what it becomes.
 * Text, comments, CDATA and the inside of tags are never part of it.
 */
import type { FormattingOptions } from 'vscode-languageserver-types';
import type { FormatSettings } from '../../languageServiceTypes';
import { isSpace, skipSpace, trimEnd } from '../../parser/characters';
import {
  at,
  contentSpan,
  holdsPlainText,
  isUnclosed,
  NONE,
  NodeFlags,
  type NodeId,
  NodeKind,
  type Span,
  type XmlDocument,
} from '../../parser/xmlNodes';
import type { Replacement } from '../../util/replacements';
import { indentStartBefore } from '../indentation';

/** Deeper levels are indented as this one: white space would be quadratic in hostile documents. */
const DEEPEST_INDENT = 100;

/** And no line is indented as one further in that stays where it is, for the same reason. */
const LONGEST_BASE = 1000;

/** Elements beside text: nothing in them is laid out. */
const MIXED = NodeFlags.hasText | NodeFlags.hasElements;

/** White space between two pieces of markup, and what it becomes; offsets in UTF-16 units. */
export type Gap = Replacement;

/** How a document is laid out. */
export interface GapChoice {
  readonly options: FormattingOptions;
  readonly settings: FormatSettings;
  /** Whether a gap stays as it is, whatever else is laid out. */
  readonly stays: (gap: Span) => boolean;
}

/** The gaps that may change, in document order and without overlaps; many of them are fine as they are. */
export function findGaps(xml: XmlDocument, choice: GapChoice): Gap[] {
  return new Formatter(xml, choice).gaps();
}

/** Nobody wants to see more, and a client may say anything. */
const MOST_SPACES = 32;

/** One step of indentation: 0 to 32 spaces, or a tab. */
export function indentStep({ insertSpaces, tabSize }: FormattingOptions): string {
  const spaces = Number.isFinite(tabSize) ? tabSize : 1;
  return insertSpaces ? ' '.repeat(Math.min(Math.max(spaces, 0), MOST_SPACES)) : '\t';
}

/** The line end that the text uses. */
export function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The indentation of an element: so many steps behind what its line starts with. */
interface Indent {
  readonly base: string;
  readonly steps: number;
}

const noIndent: Indent = { base: '', steps: 0 };

function deeper({ base, steps }: Indent): Indent {
  return { base, steps: steps + 1 };
}

/** One node, or the end of a chain of siblings, on the way through the tree. */
interface Frame {
  readonly node: NodeId;
  /** Where the markup before it ends. */
  readonly from: number;
  readonly indent: Indent;
  readonly first: boolean;
  readonly parent: NodeId;
  readonly parentIndent: Indent;
}

class Formatter {
  readonly #xml: XmlDocument;
  readonly #eol: string;
  readonly #step: string;
  readonly #options: FormattingOptions;
  readonly #compactLeaves: boolean;
  readonly #stays: GapChoice['stays'];
  readonly #gaps: Gap[] = [];

  constructor(xml: XmlDocument, { options, settings: { compactLeaves = false }, stays }: GapChoice) {
    this.#xml = xml;
    this.#stays = stays;
    this.#options = options;
    this.#eol = lineEndOf(xml.text);
    this.#step = indentStep(options);
    this.#compactLeaves = compactLeaves;
  }

  gaps(): Gap[] {
    const { text } = this.#xml;
    const first = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    const top = this.#xml.nodeCount > 0 ? 0 : NONE;
    const last = this.#siblings(top, first);
    const trailing = this.#isBlank(last, text.length) && this.#xml.nodeCount > 0;
    if (trailing) this.#gap(last, text.length, this.#finalWhiteSpace(text.slice(last)));
    return this.#gaps;
  }

  /** Each option does what it says: none but the last two changes how many lines are empty at the end. */
  #finalWhiteSpace(present: string): string {
    const { trimTrailingWhitespace, trimFinalNewlines, insertFinalNewline } = this.#options;
    let space = present;
    if (trimTrailingWhitespace === true) space = space.replaceAll(/[^\S\r\n]+/g, '');
    if (trimFinalNewlines === true) space = space.replace(/(\r?\n)\s*$/, '$1');
    if (insertFinalNewline === true && !space.endsWith('\n')) space += this.#eol;
    return space;
  }

  /** Puts every node of the top level and what is in it on a line of its own; returns the end of the last one. */
  #siblings(firstNode: NodeId, from: number): number {
    // An explicit stack instead of recursion: documents may be a hundred thousand levels deep.
    const top = { indent: noIndent, parent: NONE, parentIndent: noIndent };
    const stack: Frame[] = [{ node: firstNode, from, first: true, ...top }];
    let lastEnd = from;
    for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
      const { node, parent } = frame;
      if (node === NONE) {
        this.#closing(parent, frame.from, frame.parentIndent);
        if (parent === NONE) lastEnd = frame.from;
        continue;
      }
      const next = at(this.#xml.nextSibling, node);
      stack.push({ ...frame, node: next, from: this.#nonWhitespaceEnd(node), first: false });
      const child = this.#firstFormattedChild(node);
      const indent = this.#leading(frame, child);
      if (child === NONE) this.#leaf(node, indent);
      else {
        const { start } = contentSpan(this.#xml, node);
        const inside = { indent: deeper(indent), parent: node, parentIndent: indent };
        stack.push({ node: child, from: start, first: true, ...inside });
      }
    }
    return lastEnd;
  }

  /** Lays out the white space before a node; returns the indentation that the node has then. */
  #leading({ node, from, indent, first, parent }: Frame, child: NodeId): Indent {
    const start = at(this.#xml.start, node);
    const newText = first && parent === NONE ? '' : this.#lineBreak(indent);
    // A start tag goes nowhere without its end tag.
    const moves =
      this.#closes(node, child) && this.#gap(from, start, this.#leadingSpace(from, start, newText));
    if (moves) return indent;
    const lineStart = indentStartBefore(this.#xml.text, start);
    const isLevel = lineStart !== NONE && start - lineStart <= LONGEST_BASE;
    return isLevel ? { base: this.#xml.text.slice(lineStart, start), steps: 0 } : indent;
  }

  /** Whether the end tag of an element may move along; that of a value is part of the value. */
  #closes(node: NodeId, firstChild: NodeId): boolean {
    const { text, nextSibling, endTagStart, flags } = this.#xml;
    if (firstChild === NONE) {
      const isMixed = (at(flags, node) & MIXED) === MIXED && at(endTagStart, node) !== NONE;
      return !isMixed || indentStartBefore(text, at(endTagStart, node)) === NONE;
    }
    let last = firstChild;
    for (let next = last; next !== NONE; next = at(nextSibling, next)) last = next;
    return !this.#stays({ start: this.#nonWhitespaceEnd(last), end: at(endTagStart, node) });
  }

  /** Where the node ends; one without an end tag holds the white space behind it too, which is formatting. */
  #nonWhitespaceEnd(node: NodeId): number {
    let end = at(this.#xml.end, node);
    if (this.#xml.kind[node] !== NodeKind.element || !isUnclosed(this.#xml, node)) return end;
    while (isSpace(this.#xml.text.charCodeAt(end - 1))) end--;
    return end;
  }

  /** A comment behind a tag on the same line stays there; one blank line is kept. */
  #leadingSpace(from: number, to: number, newText: string): string {
    const present = this.#xml.text.slice(from, to);
    if (newText === '' || !this.#isBlank(from, to)) return newText;
    const lines = present.split('\n').length - 1;
    if (lines === 0 && this.#xml.text.startsWith('<!--', to)) return present;
    return lines > 1 ? this.#eol + newText : newText;
  }

  #closing(element: NodeId, from: number, indent: Indent): void {
    const endTagStart = element === NONE ? NONE : at(this.#xml.endTagStart, element);
    if (endTagStart !== NONE) this.#gap(from, endTagStart, this.#lineBreak(indent));
  }

  /** `NONE` for leaves, for mixed content and for elements that are not closed. */
  #firstFormattedChild(node: NodeId): NodeId {
    const { kind, flags, firstChild, endTagStart } = this.#xml;
    if (kind[node] !== NodeKind.element || at(endTagStart, node) === NONE) return NONE;
    if ((at(flags, node) & NodeFlags.hasText) !== 0) return NONE;
    const child = at(firstChild, node);
    return child !== NONE && kind[child] === NodeKind.cdata ? NONE : child;
  }

  /** A value stays as it is, or loses the white space around it where that is wanted. */
  #leaf(node: NodeId, indent: Indent): void {
    const { kind, flags, endTagStart } = this.#xml;
    if (kind[node] !== NodeKind.element || at(endTagStart, node) === NONE) return;
    const isCompact = this.#compactLeaves && (at(flags, node) & NodeFlags.hasAttributes) === 0;
    if ((at(flags, node) & NodeFlags.hasText) === 0) this.#emptyContent(node, isCompact ? undefined : indent);
    else if (isCompact) this.#value(node);
  }

  /** Nothing but line breaks between two tags: the end tag stands below its start tag, or right behind it. */
  #emptyContent(node: NodeId, indent: Indent | undefined): void {
    const { start, end } = contentSpan(this.#xml, node);
    if (indent === undefined) this.#gap(start, end, '');
    else if (this.#xml.text.slice(start, end).includes('\n')) {
      this.#gap(start, end, this.#lineBreak(indent));
    }
  }

  /** One line of plain text goes between its tags; several lines are laid out on purpose. */
  #value(node: NodeId): void {
    const { text } = this.#xml;
    if (!this.#isOneText(node)) return;
    const { start, end } = contentSpan(this.#xml, node);
    const nonWhitespaceStart = skipSpace(text, start);
    const nonWhitespaceEnd = trimEnd(text, nonWhitespaceStart, end);
    if (text.slice(nonWhitespaceStart, nonWhitespaceEnd).includes('\n')) return;
    if (this.#stays({ start, end })) return;
    if (start < nonWhitespaceStart) this.#gaps.push({ start, end: nonWhitespaceStart, newText: '' });
    if (nonWhitespaceEnd < end) this.#gaps.push({ start: nonWhitespaceEnd, end, newText: '' });
  }

  #isOneText(node: NodeId): boolean {
    const { firstChild, nextSibling, kind } = this.#xml;
    const child = at(firstChild, node);
    if (child === NONE) return holdsPlainText(this.#xml, node);
    return kind[child] === NodeKind.text && at(nextSibling, child) === NONE;
  }

  /** A line break and the indentation of what follows it. */
  #lineBreak({ base, steps }: Indent): string {
    return this.#eol + base + this.#step.repeat(Math.min(steps, DEEPEST_INDENT));
  }

  /** False where the white space stays as it is. */
  #gap(start: number, end: number, newText: string): boolean {
    const { text } = this.#xml;
    // White space that broken markup or stray text holds: a line break beside it would be one more each time.
    if (isSpace(text.charCodeAt(start - 1)) || isSpace(text.charCodeAt(end))) return false;
    if (start > end || !this.#isBlank(start, end) || this.#stays({ start, end })) return false;
    this.#gaps.push({ start, end, newText });
    return true;
  }

  #isBlank(start: number, end: number): boolean {
    return skipSpace(this.#xml.text, start) >= end;
  }
}
