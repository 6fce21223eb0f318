/**
 * The elements of an open document with their places, from the outline that the language server gives of it.
 */

/** A part of a text, in UTF-16 units; `end` is behind it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An element of a document. */
export interface DocumentElement {
  /** The names from the root down to its own. */
  readonly path: readonly string[];
  /** What a leaf says, without white space around; empty for an element that has children. */
  readonly value: string;
  readonly isLeaf: boolean;
  /** From its start tag to its end tag. */
  readonly whole: Span;
  /** What to underline: the value of a leaf, else the name. */
  readonly mark: Span;
}

/** An element of an outline, as LSP has it. */
export interface OutlineElement {
  readonly name: string;
  readonly range: OutlineRange;
  readonly selectionRange: OutlineRange;
  readonly children?: readonly OutlineElement[];
}

interface OutlineRange {
  readonly start: OutlinePosition;
  readonly end: OutlinePosition;
}

/** Counted from 0. */
export interface OutlinePosition {
  readonly line: number;
  readonly character: number;
}

/** All elements of an outline, in document order. `offsetAt` belongs to `text`. */
export function elementsOf(
  outline: readonly OutlineElement[],
  text: string,
  offsetAt: (position: OutlinePosition) => number,
  parents: readonly string[] = [],
): readonly DocumentElement[] {
  return outline.flatMap((item) => {
    const path = [...parents, item.name];
    const children = item.children ?? [];
    const whole = spanOf(item.range, offsetAt);
    const valueSpan = children.length === 0 ? findValue(text, whole) : undefined;
    const element = {
      path,
      value: valueSpan === undefined ? '' : text.slice(valueSpan.start, valueSpan.end),
      isLeaf: children.length === 0,
      whole,
      mark: valueSpan ?? spanOf(item.selectionRange, offsetAt),
    };
    return [element, ...elementsOf(children, text, offsetAt, path)];
  });
}

function spanOf({ start, end }: OutlineRange, offsetAt: (position: OutlinePosition) => number): Span {
  return { start: offsetAt(start), end: offsetAt(end) };
}

/** The value of a leaf; undefined while it is empty. */
function findValue(text: string, { start, end }: Span): Span | undefined {
  const [, tag = '', content = ''] = /^(<[^>]*>)([^<]*)(<[^<]*)?$/.exec(text.slice(start, end)) ?? [];
  const value = content.trim();
  if (value === '') {
    return undefined;
  }
  const valueStart = start + tag.length + content.length - content.trimStart().length;
  return { start: valueStart, end: valueStart + value.length };
}
