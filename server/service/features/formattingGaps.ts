/**
 * The layout of a document: the white space between its tags, and what it becomes.
 * Text, comments, CDATA and the inside of tags are never part of it.
 */
import type { FormattingOptions } from 'vscode-languageserver-types';
import type { FormatSettings } from '../languageServiceTypes';
import { isSpace, skipSpace, trimEnd } from '../parser/characters';
import {
  at,
  contentSpan,
  holdsPlainText,
  isUnclosed,
  NONE,
  NodeFlags,
  type NodeId,
  NodeKind,
  type XmlDocument,
} from '../parser/xmlNodes';
import type { Replacement } from '../util/replacements';

/** Deeper levels are indented as this one: white space would be quadratic in hostile documents. */
const DEEPEST_INDENT = 100;

/** White space between two pieces of markup, and what it becomes; offsets in UTF-16 units. */
export type Gap = Replacement;

/** The gaps of the whole document, in its order and without overlaps; many of them are fine as they are. */
export function findGaps(xml: XmlDocument, options: FormattingOptions, settings: FormatSettings): Gap[] {
  return new Formatter(xml, options, settings).gaps();
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

class Formatter {
  readonly #xml: XmlDocument;
  readonly #eol: string;
  readonly #step: string;
  readonly #options: FormattingOptions;
  readonly #compactLeaves: boolean;
  readonly #gaps: Gap[] = [];

  constructor(xml: XmlDocument, options: FormattingOptions, { compactLeaves = false }: FormatSettings) {
    this.#xml = xml;
    this.#options = options;
    this.#eol = lineEndOf(xml.text);
    this.#step = indentStep(options);
    this.#compactLeaves = compactLeaves;
  }

  gaps(): Gap[] {
    const { text } = this.#xml;
    const first = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    const top = this.#xml.nodeCount > 0 ? 0 : NONE;
    const last = this.#siblings(top, first, 0, '');
    const trailing = this.#isBlank(last, text.length) && this.#xml.nodeCount > 0;
    if (trailing) this.#gap(last, text.length, this.#finalWhiteSpace(text.slice(last)));
    return this.#gaps;
  }

  #finalWhiteSpace(present: string): string {
    if (this.#options.insertFinalNewline === true) return this.#eol;
    if (this.#options.trimFinalNewlines === true) return present.includes('\n') ? this.#eol : '';
    return present;
  }

  /** Puts every node of a chain on a line of its own; returns the end of the last one. */
  #siblings(firstNode: NodeId, from: number, depth: number, firstBreak: string): number {
    const { start, nextSibling } = this.#xml;
    // An explicit stack instead of recursion: documents may be a hundred thousand levels deep.
    const stack: { node: NodeId; from: number; depth: number; first: boolean; parent: NodeId }[] = [
      { node: firstNode, from, depth, first: true, parent: NONE },
    ];
    let lastEnd = from;
    for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
      const { node, depth: level, first, parent } = frame;
      if (node === NONE) {
        this.#closing(parent, frame.from, level - 1);
        if (parent === NONE) lastEnd = frame.from;
        continue;
      }
      const newText = first && parent === NONE ? firstBreak : this.#lineBreak(level);
      const before = this.#leadingSpace(frame.from, at(start, node), newText);
      this.#gap(frame.from, at(start, node), before);
      const next = at(nextSibling, node);
      stack.push({ node: next, from: this.#inkEnd(node), depth: level, first: false, parent });
      const child = this.#firstFormattedChild(node);
      if (child === NONE) this.#leaf(node, level);
      else {
        stack.push({
          node: child,
          from: contentSpan(this.#xml, node).start,
          depth: level + 1,
          first: true,
          parent: node,
        });
      }
    }
    return lastEnd;
  }

  /** Where the node ends; one without an end tag holds the white space behind it too, which is layout. */
  #inkEnd(node: NodeId): number {
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

  #closing(element: NodeId, from: number, depth: number): void {
    const endTagStart = element === NONE ? NONE : at(this.#xml.endTagStart, element);
    if (endTagStart !== NONE) this.#gap(from, endTagStart, this.#lineBreak(depth));
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
  #leaf(node: NodeId, level: number): void {
    const { kind, flags, endTagStart } = this.#xml;
    if (kind[node] !== NodeKind.element || at(endTagStart, node) === NONE) return;
    const isCompact = this.#compactLeaves && (at(flags, node) & NodeFlags.hasAttributes) === 0;
    if ((at(flags, node) & NodeFlags.hasText) === 0) this.#emptyContent(node, isCompact ? undefined : level);
    else if (isCompact) this.#value(node);
  }

  /** Nothing but line breaks between two tags: the end tag stands below its start tag, or right behind it. */
  #emptyContent(node: NodeId, level: number | undefined): void {
    const { start, end } = contentSpan(this.#xml, node);
    if (level === undefined) this.#gap(start, end, '');
    else if (this.#xml.text.slice(start, end).includes('\n')) {
      this.#gap(start, end, this.#lineBreak(level));
    }
  }

  /** One line of plain text goes between its tags; several lines are laid out on purpose. */
  #value(node: NodeId): void {
    const { text } = this.#xml;
    if (!this.#isOneText(node)) return;
    const { start, end } = contentSpan(this.#xml, node);
    const inkStart = skipSpace(text, start);
    const inkEnd = trimEnd(text, inkStart, end);
    if (text.slice(inkStart, inkEnd).includes('\n')) return;
    if (start < inkStart) this.#gaps.push({ start, end: inkStart, newText: '' });
    if (inkEnd < end) this.#gaps.push({ start: inkEnd, end, newText: '' });
  }

  #isOneText(node: NodeId): boolean {
    const { firstChild, nextSibling, kind } = this.#xml;
    const child = at(firstChild, node);
    if (child === NONE) return holdsPlainText(this.#xml, node);
    return kind[child] === NodeKind.text && at(nextSibling, child) === NONE;
  }

  /** A line break and the indentation of what follows it. */
  #lineBreak(level: number): string {
    return this.#eol + this.#step.repeat(Math.min(Math.max(level, 0), DEEPEST_INDENT));
  }

  #gap(start: number, end: number, newText: string): void {
    const { text } = this.#xml;
    // White space that broken markup or stray text holds: a line break beside it would be one more each time.
    if (isSpace(text.charCodeAt(start - 1)) || isSpace(text.charCodeAt(end))) return;
    if (start <= end && this.#isBlank(start, end)) this.#gaps.push({ start, end, newText });
  }

  #isBlank(start: number, end: number): boolean {
    return skipSpace(this.#xml.text, start) >= end;
  }
}
