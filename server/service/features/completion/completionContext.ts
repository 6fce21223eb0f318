/**
 * Where the cursor is, for completion: one union, computed by one function, right in half-typed documents too.
 *
 * What is just being typed (`<`, `<Vi`, `</`, a bare word) is no part of the document yet, and the parser has to
 * guess what it means. So the places that complete tags answer with the request as it is without that piece:
 * the node ids of a context belong to the `request` inside it.
 */

import { jobWith } from '../../binding/jobs';
import { parseRequestDocument } from '../../binding/parseRequestDocument';
import type { RequestDocument } from '../../binding/requestDocument';
import { isSpace, skipName, skipSpace } from '../../parser/characters';
import {
  at,
  childElements,
  endNameSpan,
  isElement,
  NONE,
  NodeFlags,
  type NodeId,
  NodeKind,
  nameOf,
  nameSpan,
  nodeSpan,
  type Span,
  type XmlDocument,
} from '../../parser/xmlNodes';
import { TAG } from '../../schema/schemaParts';
import { suppressionKeywords } from '../../validation/suppressions';
import {
  enclosingElement,
  isInAttributeValue,
  isInOpaque,
  lacksEndTag,
  lastRowBefore,
  rowStartingAt,
  textAt,
} from '../treeQueries';

/** What may be completed at an offset. `replace` is what an item replaces: on one line, around the offset. */
export type CompletionContext =
  /** After `<`. `replace` starts at the `<` and takes a `>` that stands there along. */
  | {
      readonly kind: 'elementName';
      readonly request: RequestDocument;
      /** The element around it; `NONE` on the top level. */
      readonly container: NodeId;
      readonly replace: Span;
    }
  /** In the name of a start tag whose element is already there: only the names change. */
  | {
      readonly kind: 'existingElementName';
      readonly request: RequestDocument;
      readonly container: NodeId;
      readonly replace: Span;
      /** The same name in the end tag. */
      readonly endName: Span | undefined;
    }
  /** After `</`. `replace` is what follows, a `>` that stands there included. */
  | {
      readonly kind: 'endTagName';
      readonly request: RequestDocument;
      readonly element: NodeId;
      readonly replace: Span;
    }
  /** Between tags; `replace` is the word before the cursor. */
  | {
      readonly kind: 'elementContent';
      readonly request: RequestDocument;
      readonly container: NodeId;
      readonly replace: Span;
    }
  /** In `<Tag>`. */
  | { readonly kind: 'tagValue'; readonly request: RequestDocument; readonly replace: Span }
  /** In a leaf that the schema declares. */
  | {
      readonly kind: 'simpleValue';
      readonly request: RequestDocument;
      readonly leaf: NodeId;
      readonly replace: Span;
    }
  /** At the first word of a comment. */
  | { readonly kind: 'suppressionWord'; readonly replace: Span }
  /** Behind the word of a comment that suppresses problems. */
  | {
      readonly kind: 'suppressionCode';
      readonly request: RequestDocument;
      readonly comment: NodeId;
      readonly replace: Span;
    }
  /** In a document that has no root element yet. */
  | { readonly kind: 'prolog'; readonly request: RequestDocument; readonly replace: Span }
  | { readonly kind: 'none' };

const nothing: CompletionContext = { kind: 'none' };

/** The context of an offset. */
export function completionContext(request: RequestDocument, offset: number): CompletionContext {
  const { xml } = request;
  if (isInOpaque(xml, offset)) return commentContext(request, offset);
  if (isInAttributeValue(xml, offset)) return nothing;
  const lessThan = openLessThan(xml.text, offset);
  if (lessThan === NONE) return contentContext(request, offset);
  if (xml.text.charAt(lessThan + 1) === '/') return endTagContext(request, lessThan, offset);
  return startTagContext(request, lessThan, offset);
}

/** In comments there is something to complete only where they suppress problems, or may come to. */
function commentContext(request: RequestDocument, offset: number): CompletionContext {
  const { xml } = request;
  const comment = lastRowBefore(xml, offset);
  if (xml.kind[comment] !== NodeKind.comment) return nothing;
  const contentStart = at(xml.start, comment) + '<!--'.length;
  if (offset < contentStart) return nothing;
  let start = offset;
  while (start > contentStart && /[\w-]/.test(xml.text.charAt(start - 1))) start--;
  const end = offset + (/^[\w-]*(?=\s|$)/.exec(xml.text.slice(offset))?.[0].length ?? 0);
  const replace = { start, end };
  const before = xml.text.slice(contentStart, start);
  if (before.trim() === '') {
    const isMeant = suppressionKeywords.nextLine.startsWith(xml.text.slice(start, offset));
    return isMeant ? { kind: 'suppressionWord', replace } : nothing;
  }
  const isList = /^\s*ci-job-disable(?:-next-line)?\s[^:]*$/.test(before);
  return isList ? { kind: 'suppressionCode', request, comment, replace } : nothing;
}

/** The `<` before the offset, when neither a `>` nor the end of its line stands between them. */
function openLessThan(text: string, offset: number): number {
  for (let position = offset - 1; position >= 0; position--) {
    const character = text.charAt(position);
    if (character === '<') return position;
    if (character === '>' || character === '\n') return NONE;
  }
  return NONE;
}

function startTagContext(request: RequestDocument, start: number, offset: number): CompletionContext {
  const { xml } = request;
  const nameEnd = skipName(xml.text, start + 1);
  // Attributes, and things that are no start tag.
  if (offset > nameEnd) return nothing;
  const element = rowStartingAt(xml, start);
  const isThere = element !== NONE && isElement(xml, element);
  if (isThere && isWritten(xml, element)) return existingNameContext(request, element);
  const replace = { start, end: isThere ? typedEnd(xml, element) : typedTagEnd(xml.text, nameEnd) };
  const rest = without(request, replace);
  const container = enclosingElement(rest.xml, start);
  if (container !== NONE) return { kind: 'elementName', request: rest, container, replace };
  return rest.xml.root === NONE ? { kind: 'prolog', request: rest, replace } : nothing;
}

function existingNameContext(request: RequestDocument, element: NodeId): CompletionContext {
  const { xml } = request;
  const rest = without(request, nodeSpan(xml, element));
  const container = enclosingElement(rest.xml, at(xml.start, element));
  const isOdd = (at(xml.flags, element) & NodeFlags.endTagWithoutSlash) !== 0;
  const endName = isOdd ? undefined : endNameSpan(xml, element);
  return {
    kind: 'existingElementName',
    request: rest,
    container,
    replace: nameSpan(xml, element),
    endName,
  };
}

/** Whether the element is more than a name that is being typed (some editors add `>` and the end tag by themselves). */
function isWritten(xml: XmlDocument, element: NodeId): boolean {
  const flags = at(xml.flags, element);
  if ((flags & (NodeFlags.selfClosing | NodeFlags.hasAttributes)) !== 0) return true;
  if (tagClose(xml.text, at(xml.nameEnd, element)) === NONE) return false;
  if ((flags & NodeFlags.hasEndTag) !== 0) return !isEmptyPair(xml, element);
  // Without an end tag what follows is not in it, unless it is a value.
  return /^\s*[^\s<]/.test(restOfLine(xml.text, at(xml.startTagEnd, element)));
}

function isEmptyPair(xml: XmlDocument, element: NodeId): boolean {
  return at(xml.endTagStart, element) === at(xml.startTagEnd, element);
}

/** The end of what was typed, or was added while typing, of an element that has no content yet. */
function typedEnd(xml: XmlDocument, element: NodeId): number {
  const isPair = at(xml.endTagStart, element) !== NONE && isEmptyPair(xml, element);
  const end = at(xml.end, element);
  return isPair && isOneLine(xml.text, at(xml.start, element), end)
    ? end
    : typedTagEnd(xml.text, at(xml.nameEnd, element));
}

/** One past the `>` behind a name, and one past `</>` where there is no name yet. */
function typedTagEnd(text: string, nameEnd: number): number {
  const close = tagClose(text, nameEnd);
  if (close === NONE) return nameEnd;
  return text.startsWith('</>', close + 1) ? close + '></>'.length : close + 1;
}

/** The `>` behind a name and the spaces that may stand there; `NONE` when there is none on the line. */
function tagClose(text: string, nameEnd: number): number {
  const close = skipSpace(text, nameEnd);
  return text.charAt(close) === '>' && isOneLine(text, nameEnd, close) ? close : NONE;
}

function endTagContext(request: RequestDocument, start: number, offset: number): CompletionContext {
  const { text } = request.xml;
  const nameStart = start + 2;
  const nameEnd = skipName(text, nameStart);
  if (offset < nameStart || offset > nameEnd) return nothing;
  const close = tagClose(text, nameEnd);
  const end = close === NONE ? nameEnd : close + 1;
  const rest = without(request, { start, end });
  const element = enclosingElement(rest.xml, start);
  if (element === NONE || !lacksEndTag(rest.xml, element)) return nothing;
  // The very tag that stands there already.
  if (text.slice(nameStart, end) === `${nameOf(rest.xml, element)}>`) return nothing;
  return { kind: 'endTagName', request: rest, element, replace: { start: nameStart, end } };
}

function contentContext(request: RequestDocument, offset: number): CompletionContext {
  const leaf = openElementAt(request.xml, offset);
  if (leaf !== NONE && isLeaf(request, leaf)) {
    // `<Fps><Width>…`: a value and elements at once is nothing that completion could make better.
    if (childElements(request.xml, leaf).length > 0) return nothing;
    const replace = valueAt(request.xml, offset);
    if (isTag(request, leaf)) return { kind: 'tagValue', request, replace };
    return { kind: 'simpleValue', request, leaf, replace };
  }
  const replace = wordBefore(request.xml.text, offset);
  const rest = without(request, replace);
  const container = openElementAt(rest.xml, replace.start);
  if (container !== NONE) return { kind: 'elementContent', request: rest, container, replace };
  return rest.xml.root === NONE ? { kind: 'prolog', request: rest, replace } : nothing;
}

/** As `enclosingElement`, but a value that is never closed ends with its line: below it people go on. */
function openElementAt(xml: XmlDocument, offset: number): NodeId {
  const element = enclosingElement(xml, offset);
  if (element === NONE) return NONE;
  const isOpenValue =
    at(xml.endTagStart, element) === NONE && (at(xml.flags, element) & NodeFlags.hasText) !== 0;
  const end = at(xml.end, element);
  return isOpenValue && end < offset && !isOneLine(xml.text, end, offset) ? at(xml.parent, element) : element;
}

function isLeaf(request: RequestDocument, element: NodeId): boolean {
  const declaration = request.declarations[element];
  return declaration === undefined ? isTag(request, element) : declaration.builtin !== 'container';
}

/** A `Tag` chooses the schema, so it is known before any declaration is. */
function isTag({ xml, request, jobs, declarations }: RequestDocument, element: NodeId): boolean {
  if (declarations[element]?.builtin === 'tag') return true;
  const parent = at(xml.parent, element);
  if (nameOf(xml, element) !== TAG || request === NONE) return false;
  return parent === request || jobWith(jobs, parent) !== undefined;
}

/** The piece of text at the cursor, on its line, without the white space around it, but always around the cursor. */
function valueAt(xml: XmlDocument, offset: number): Span {
  const { text } = xml;
  const whole = textAt(xml, offset);
  if (whole === undefined) return { start: offset, end: offset };
  let start = Math.max(whole.start, text.lastIndexOf('\n', offset - 1) + 1);
  let end = Math.min(whole.end, offset + restOfLine(text, offset).length);
  while (start < offset && isSpace(text.charCodeAt(start))) start++;
  while (end > offset && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function wordBefore(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && /[^\s<>&]/.test(text.charAt(start - 1))) start--;
  return { start, end: offset };
}

/** The request as it is without a span of its text. */
function without(request: RequestDocument, { start, end }: Span): RequestDocument {
  if (start === end) return request;
  const { text } = request.xml;
  return parseRequestDocument(text.slice(0, start) + text.slice(end), request.schemaSet);
}

function isOneLine(text: string, start: number, end: number): boolean {
  const lineFeed = text.indexOf('\n', start);
  return lineFeed < 0 || lineFeed >= end;
}

function restOfLine(text: string, start: number): string {
  const lineFeed = text.indexOf('\n', start);
  return text.slice(start, lineFeed < 0 ? text.length : lineFeed);
}
