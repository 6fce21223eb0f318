/**
 * Where the lines of an inserted element go: on lines of their own, one step deeper than their parent,
 * unless the document writes that place on one line.
 */
import { at, type NodeId, type Span, type XmlDocument } from '../../parser/xmlNodes';

/** What goes around inserted lines. `indent` is for each line of the element, relative to the line of the cursor. */
export interface ItemLayout {
  readonly before: string;
  readonly indent: string;
  readonly after: string;
}

const inPlace: ItemLayout = { before: '', indent: '', after: '' };

/** The layout for an element in place of `replace`; `xml` is the tree without that piece, `container` is in it. */
export function layoutAt(xml: XmlDocument, container: NodeId, { start }: Span): ItemLayout {
  const { text } = xml;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineFeed = text.indexOf('\n', start);
  const before = text.slice(lineStart, start).trim();
  const after = text.slice(start, lineFeed < 0 ? text.length : lineFeed).trim();
  const closes = after.startsWith('</');
  if (before === '') {
    if (after === '') return inPlace;
    return { before: closes ? '\t' : '', indent: closes ? '\t' : '', after: '\n' };
  }
  if (at(xml.start, container) < lineStart)
    return { before: '\n', indent: '', after: after === '' ? '' : '\n' };
  const startsLine = text.slice(lineStart, at(xml.start, container)).trim() === '';
  const isEmpty = at(xml.startTagEnd, container) >= lineStart + text.slice(lineStart, start).trimEnd().length;
  if (!startsLine || !isEmpty) return inPlace;
  return { before: '\n\t', indent: '\t', after: after === '' ? '' : closes ? '\n' : '\n\t' };
}

/** Lays the lines of an element out. */
export function layOut(lines: string, { before, indent, after }: ItemLayout): string {
  return before + lines.replaceAll('\n', `\n${indent}`) + after;
}

/** For clients that insert text as it is: every line indented as the line of the cursor, in the document's own steps. */
export function indentLines(lines: string, text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineIndent = /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
  return lines.replaceAll('\t', indentStep(text)).replaceAll('\n', `\n${lineIndent}`);
}

/** The white space that the first indented line of the text starts with. */
function indentStep(text: string): string {
  return /^[ \t]+(?=<)/m.exec(text)?.[0] ?? '\t';
}
