/**
 * Hover: what an element is, on its name or value; what a listed value, a placeholder or a Tag means.
 */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Hover, Position } from 'vscode-languageserver-types';
import type { RequestDocument } from '../binding/requestDocument';
import { findListed } from '../facets/enumeration';
import { placeholderExpression } from '../facets/placeholders';
import type { ClientCapabilities } from '../languageServiceTypes';
import {
  at,
  endNameSpan,
  isElement,
  NONE,
  type NodeId,
  nameSpan,
  nodeAt,
  type Span,
} from '../parser/xmlNodes';
import { textOf, textSpan } from '../parser/xmlText';
import { describeDeclaration, describeSchema } from '../schema/documentation';
import type { ElementDeclaration } from '../schema/schemaTypes';
import { quote } from '../schema/words';
import { markup } from './markup';

/** The hover at a position; undefined where there is nothing to say. */
export function doHover(
  document: TextDocument,
  position: Position,
  request: RequestDocument,
  capabilities: ClientCapabilities = {},
): Hover | undefined {
  const found = findText(request, document.offsetAt(position));
  if (found === undefined) return undefined;
  const { text, span } = found;
  const range = { start: document.positionAt(span.start), end: document.positionAt(span.end) };
  return { contents: markup(text, capabilities), range };
}

interface HoverText {
  readonly text: string;
  readonly span: Span;
}

function findText(request: RequestDocument, offset: number): HoverText | undefined {
  const { xml } = request;
  let element = nodeAt(xml, offset);
  if (element !== NONE && !isElement(xml, element)) element = at(xml.parent, element);
  if (element === NONE) return undefined;
  const declaration = request.declarations[element];
  for (const span of [nameSpan(xml, element), endNameSpan(xml, element)]) {
    if (span === undefined || !holds(span, offset)) continue;
    return declaration === undefined ? undefined : { text: describeDeclaration(declaration), span };
  }
  const span = textSpan(xml, element);
  if (!holds(span, offset) || declaration?.builtin === 'container') return undefined;
  if (element === request.tagElement) return tagText(request, span);
  return declaration === undefined ? undefined : valueText(request, element, declaration, span, offset);
}

function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end && span.end > span.start;
}

function tagText({ schema, schemaSet, tag }: RequestDocument, span: Span): HoverText | undefined {
  if (schema !== undefined) return { text: describeSchema(schema), span };
  const other = tag === undefined ? undefined : schemaSet.otherTags.get(tag);
  return other === undefined || tag === undefined ? undefined : { text: `**${tag}**\n\n${other}`, span };
}

/** The meaning of the value first, then of the element. */
function valueText(
  { xml }: RequestDocument,
  element: NodeId,
  declaration: ElementDeclaration,
  span: Span,
  offset: number,
): HoverText {
  const { facets, wider } = declaration;
  const value = textOf(xml, element).trim();
  const placeholder = placeholderAt(xml.text, span, offset);
  if (placeholder !== undefined) {
    const meaning = findListed(facets.placeholders ?? [], placeholder.text)?.documentation;
    if (meaning !== undefined)
      return { text: `${quote(placeholder.text)}: ${meaning}`, span: placeholder.span };
  }
  const lists = [facets.enumeration, facets.suggestedValues, facets.literals, wider?.enumeration];
  const listed = lists.flatMap((list) => (list === undefined ? [] : (findListed(list, value) ?? [])))[0];
  const lead =
    listed?.documentation === undefined ? '' : `${quote(listed.value)}: ${listed.documentation}\n\n`;
  return { text: lead + describeDeclaration(declaration), span };
}

function placeholderAt(text: string, span: Span, offset: number): HoverText | undefined {
  for (const match of text.slice(span.start, span.end).matchAll(placeholderExpression)) {
    const start = span.start + match.index;
    const found = { start, end: start + match[0].length };
    if (holds(found, offset)) return { text: match[0], span: found };
  }
  return undefined;
}
