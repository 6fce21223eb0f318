/**
 * Auto-closing: what to insert after a `>`, `</` or `/` that was just typed.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import { parseRequestDocument } from '../binding/parseRequestDocument';
import type { RequestDocument } from '../binding/requestDocument';
import type { TagCompletion } from '../languageServiceTypes';
import { isNameStart, skipName } from '../parser/characters';
import { at, isElement, NONE, NodeFlags, nameOf, type Span, type XmlDocument } from '../parser/xmlNodes';
import { escapeSnippet } from '../util/snippets';
import { toRange } from './names/namePair';
import { closeBySlash } from './selfClosing';
import {
  enclosingElement,
  isInAttributeValue,
  isInOpaque,
  lacksEndTag,
  lastRowBefore,
  textAt,
} from './treeQueries';

/** A snippet for the end tag, or what takes the place of one that is left over; undefined where neither is so. */
export function doTagComplete(
  document: TextDocument,
  position: Position,
  request: RequestDocument,
): TagCompletion | undefined {
  const offset = document.offsetAt(position);
  const { xml } = request;
  if (isInAttributeValue(xml, offset)) return undefined;
  if (xml.text.charAt(offset - 1) === '>') return afterStartTag(xml, offset);
  const isEndTag = offset >= 2 && xml.text.slice(offset - 2, offset) === '</';
  if (isEndTag) return isInOpaque(xml, offset) ? undefined : afterLessThanSlash(request, offset);
  const closed = closeBySlash(request, offset);
  return closed === undefined
    ? undefined
    : { snippet: `${closed.newText}$0`, range: toRange(document, closed) };
}

/** `<Name>|` → `$0</Name>`, when the element has no end tag of its own. */
function afterStartTag(xml: XmlDocument, offset: number): string | undefined {
  const element = lastRowBefore(xml, offset);
  if (element === NONE || !isElement(xml, element) || xml.startTagEnd[element] !== offset) return undefined;
  const flags = at(xml.flags, element);
  if ((flags & (NodeFlags.selfClosing | NodeFlags.startTagOpen)) !== 0) return undefined;
  if (!lacksEndTag(xml, element)) return undefined;
  // Text right behind the tag is its value already; the end tag belongs behind that.
  const text = textAt(xml, offset);
  if (text !== undefined && startsOnLine(xml, text)) return undefined;
  return `$0</${escapeSnippet(nameOf(xml, element))}>`;
}

function startsOnLine(xml: XmlDocument, { start, end }: Span): boolean {
  return /^[ \t]*\S/.test(xml.text.slice(start, end));
}

/** `</|` → `Name>`, when the element around it has no other end tag. */
function afterLessThanSlash({ xml, schemaSet }: RequestDocument, offset: number): string | undefined {
  const { text } = xml;
  if (isNameStart(text.charCodeAt(offset)) || skipName(text, offset) > offset) return undefined;
  // How the parser reads a lone `</` depends on what follows, so the question is put to the text without it.
  const start = offset - 2;
  const rest = parseRequestDocument(text.slice(0, start) + text.slice(offset), schemaSet).xml;
  const element = enclosingElement(rest, start);
  if (element === NONE || !lacksEndTag(rest, element)) return undefined;
  const close = text.charAt(offset) === '>' ? '' : '>';
  return `${escapeSnippet(nameOf(rest, element))}${close}`;
}
