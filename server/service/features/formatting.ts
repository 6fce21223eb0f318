/**
 * Formatting: one element a line, leaves on one line. Text, comments and CDATA keep every character.
 * Only white space between tags changes; broken parts are left as they are.
 */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FormattingOptions, Range, TextEdit } from 'vscode-languageserver-types';
import type { RequestDocument } from '../binding/requestDocument';
import { isSpace } from '../parser/characters';
import {
  at,
  contentSpan,
  isUnclosed,
  NONE,
  NodeFlags,
  type NodeId,
  NodeKind,
  type XmlDocument,
} from '../parser/xmlNodes';

/** The edits that format the document, or only those inside a range. */
export function formatRequest(
  document: TextDocument,
  range: Range | undefined,
  options: FormattingOptions,
  { xml }: RequestDocument,
): TextEdit[] {
  const formatter = new Formatter(xml, options);
  const gaps = formatter.gaps();
  const start = range === undefined ? 0 : document.offsetAt(range.start);
  const end = range === undefined ? xml.text.length : document.offsetAt(range.end);
  return gaps
    .filter(
      (gap) => gap.start >= start && gap.end <= end && xml.text.slice(gap.start, gap.end) !== gap.newText,
    )
    .map((gap) => ({
      range: { start: document.positionAt(gap.start), end: document.positionAt(gap.end) },
      newText: gap.newText,
    }));
}

/** Deeper levels are indented as this one: white space would be quadratic in hostile documents. */
const DEEPEST_INDENT = 100;

/** White space between two pieces of markup, and what it becomes. */
interface Gap {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

class Formatter {
  readonly #xml: XmlDocument;
  readonly #eol: string;
  readonly #step: string;
  readonly #options: FormattingOptions;
  readonly #gaps: Gap[] = [];

  constructor(xml: XmlDocument, options: FormattingOptions) {
    this.#xml = xml;
    this.#options = options;
    this.#eol = xml.text.includes('\r\n') ? '\r\n' : '\n';
    this.#step = options.insertSpaces ? ' '.repeat(options.tabSize) : '\t';
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
      if (child === NONE) this.#emptyContent(node, level);
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

  /** Nothing but line breaks between two tags: the end tag stands below its start tag. */
  #emptyContent(node: NodeId, level: number): void {
    const { kind, flags, firstChild, endTagStart, text } = this.#xml;
    const isEmpty = at(firstChild, node) === NONE || (at(flags, node) & NodeFlags.hasText) === 0;
    if (kind[node] !== NodeKind.element || at(endTagStart, node) === NONE || !isEmpty) return;
    const { start, end } = contentSpan(this.#xml, node);
    if (text.slice(start, end).includes('\n')) this.#gap(start, end, this.#lineBreak(level));
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
    return this.#xml.text.slice(start, end).trim() === '';
  }
}
