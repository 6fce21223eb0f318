/**
 * Lines of a text. A look for a line break stops after `LONGEST_LINE` characters: many looks in a document of one
 * endless line would take forever, and such a line has no layout to keep.
 */

/** How far from an offset its line break is looked for, in characters. */
const LONGEST_LINE = 10_000;

/** Where the offset's line starts; undefined when that is further away than anybody's line is long. */
export function lineStartOf(text: string, offset: number): number | undefined {
  const from = Math.max(0, offset - LONGEST_LINE);
  const before = text.slice(from, offset);
  const lineBreak = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
  if (lineBreak >= 0) return from + lineBreak + 1;
  return from === 0 ? 0 : undefined;
}

/** One past the line feed that ends the offset's line; undefined without one, or when it is too far away. */
export function lineEndOf(text: string, offset: number): number | undefined {
  const lineFeed = text.slice(offset, offset + LONGEST_LINE).indexOf('\n');
  return lineFeed < 0 ? undefined : offset + lineFeed + 1;
}

/** The white space that the offset's line starts with, as far as it stands before the offset. */
export function indentAt(text: string, offset: number): string {
  const lineStart = lineStartOf(text, offset);
  return lineStart === undefined ? '' : (/^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '');
}
