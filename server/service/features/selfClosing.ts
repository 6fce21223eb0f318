/**
 * A `/` that was typed at the end of a start tag: the element is empty, and its end tag goes.
 */
import { parseRequestDocument } from '../binding/parseRequestDocument';
import type { RequestDocument } from '../binding/requestDocument';
import { isSpace, skipSpace } from '../parser/characters';
import {
  at,
  contentSpan,
  endNameSpan,
  isElement,
  NONE,
  NodeFlags,
  type NodeId,
  nameOf,
  type XmlDocument,
} from '../parser/xmlNodes';
import type { Replacement } from '../util/replacements';
import { isInAttributeValue, isInOpaque, lacksEndTag, lastRowBefore } from './treeQueries';

/**
 * `<a/|></a>` → `<a/>`: what goes from the offset on, and the `>` instead. Undefined where the slash means something
 * else, where the element holds more than white space, and where no end tag is left over.
 */
export function closeBySlash({ xml, schemaSet }: RequestDocument, offset: number): Replacement | undefined {
  const { text } = xml;
  if (text.charAt(offset - 1) !== '/' || isInOpaque(xml, offset)) return undefined;
  if (isInAttributeValue(xml, offset)) return undefined;
  // Most slashes stand in values: these need no second look.
  if (!mayEndTag(text, offset)) return undefined;
  const rest = parseRequestDocument(text.slice(0, offset - 1) + text.slice(offset), schemaSet).xml;
  const element = lastRowBefore(rest, offset - 1);
  if (!isElement(rest, element) || !isAtTagEnd(rest, element, offset - 1) || !isEmptyPair(rest, element)) {
    return undefined;
  }
  return { start: offset, end: at(rest.end, element) + 1, newText: '>' };
}

/** Whether a tag may end with the slash before the offset: `>` or an end tag follows, no value comes before. */
function mayEndTag(text: string, offset: number): boolean {
  const before = text.charAt(offset - 2);
  if (before === '<' || before === '=' || before === '>') return false;
  return text.charAt(offset) === '>' || text.startsWith('</', skipSpace(text, offset));
}

/** Right before the `>` of the start tag, or where that would stand. */
function isAtTagEnd(xml: XmlDocument, element: NodeId, offset: number): boolean {
  const tagEnd = at(xml.startTagEnd, element);
  const isOpen = (at(xml.flags, element) & NodeFlags.startTagOpen) !== 0;
  const isTagEnd = isOpen ? tagEnd <= offset : tagEnd === offset + 1;
  if (!isTagEnd || at(xml.nameEnd, element) > offset) return false;
  const before = xml.text.charCodeAt(offset - 1);
  const isBehindValue = /["']/.test(xml.text.charAt(offset - 1));
  return at(xml.nameEnd, element) === offset || isSpace(before) || isBehindValue;
}

function isEmptyPair(xml: XmlDocument, element: NodeId): boolean {
  if (at(xml.endTagStart, element) === NONE || lacksEndTag(xml, element)) return false;
  if ((at(xml.flags, element) & NodeFlags.endTagWithoutSlash) !== 0) return false;
  const { start, end } = contentSpan(xml, element);
  const endName = endNameSpan(xml, element);
  const isSameName =
    endName !== undefined && xml.text.slice(endName.start, endName.end) === nameOf(xml, element);
  return isSameName && skipSpace(xml.text, start) >= end;
}
