/**
 * What a hover points at, and how what is said about it becomes LSP: shared by requests and answers.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Hover } from 'vscode-languageserver-types';
import type { ClientCapabilities } from '../../languageServiceTypes';
import {
  at,
  endNameSpan,
  isElement,
  NONE,
  type NodeId,
  nameSpan,
  nodeAt,
  type Span,
  type XmlDocument,
} from '../../parser/xmlNodes';
import { textSpan } from '../../parser/xmlText';
import type { Documentation } from '../../util/markup';
import { markup } from '../markupContent';

/** What is said, and about which piece of text. */
export interface HoverSubject {
  readonly documentation: Documentation;
  readonly span: Span;
}

/** One of an element's two names, or its text. */
export interface HoverTarget {
  readonly kind: 'name' | 'value';
  readonly element: NodeId;
  readonly span: Span;
}

/** The name or text that the offset touches. */
export function hoverTargetAt(xml: XmlDocument, offset: number): HoverTarget | undefined {
  let element = nodeAt(xml, offset);
  if (element !== NONE && !isElement(xml, element)) element = at(xml.parent, element);
  if (element === NONE) return undefined;
  for (const span of [nameSpan(xml, element), endNameSpan(xml, element)]) {
    if (span !== undefined && touches(span, offset)) return { kind: 'name', element, span };
  }
  const span = textSpan(xml, element);
  return touches(span, offset) ? { kind: 'value', element, span } : undefined;
}

/** True when the offset is inside of the text or at one of its ends. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end && span.start < span.end;
}

/** The hover as the client takes it. */
export function toHover(
  document: TextDocument,
  { documentation, span }: HoverSubject,
  capabilities: ClientCapabilities,
): Hover {
  const range = { start: document.positionAt(span.start), end: document.positionAt(span.end) };
  return { contents: markup(documentation, capabilities), range };
}
