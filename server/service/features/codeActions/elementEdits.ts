/**
 * Edits of whole elements: insert one in schema order, remove one with its line, rename, move.
 */
import { declaredThere } from '../../binding/jobs';
import type { RequestDocument } from '../../binding/requestDocument';
import {
  at,
  childElements,
  endNameSpan,
  NodeFlags,
  type NodeId,
  nameOf,
  nameSpan,
  type XmlDocument,
} from '../../parser/xmlNodes';
import type { ElementDeclaration } from '../../schema/schemaTypes';
import { indentAt, lineEndOf, lineStartOf } from '../../util/lines';
import type { Replacement } from '../../util/replacements';
import { type FixEdit, placeIn } from './quickFix';

/** Used where the document shows no indentation of its own. */
const DEFAULT_INDENT = '  ';

/** Replaces the name in the start tag and, where there is one, in the end tag. */
export function renameElement(xml: XmlDocument, element: NodeId, newText: string): Replacement[] {
  const spans = [nameSpan(xml, element), endNameSpan(xml, element)];
  return spans.flatMap((span) => (span === undefined ? [] : [{ ...span, newText }]));
}

/** Removes an element; with its line when it stands alone there. */
export function removeElement(xml: XmlDocument, element: NodeId): Replacement {
  return removeSpan(xml.text, at(xml.start, element), at(xml.end, element));
}

/** Removes a span; with its line when nothing else stands there. */
export function removeSpan(text: string, start: number, end: number): Replacement {
  const lineStart = lineStartOf(text, start);
  const lineEnd = lineEndOf(text, end);
  if (lineStart === undefined || lineEnd === undefined) return { start, end, newText: '' };
  const alone = text.slice(lineStart, start).trim() === '' && text.slice(end, lineEnd).trim() === '';
  return alone ? { start: lineStart, end: lineEnd, newText: '' } : { start, end, newText: '' };
}

/** Inserts a child where the schema's order puts it. `render` gets the indentation of the child's line. */
export function insertChild(
  request: RequestDocument,
  container: NodeId,
  child: ElementDeclaration,
  render: (indent: string, step: string, eol: string) => string,
): FixEdit[] {
  const { xml } = request;
  const { text } = xml;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const ownIndent = indentAt(text, at(xml.start, container));
  const siblings = childElements(xml, container);
  const firstIndent = siblings[0] === undefined ? undefined : indentAt(text, at(xml.start, siblings[0]));
  const step = stepBetween(ownIndent, firstIndent);
  const indent = ownIndent + step;
  const element = render(indent, step, eol);
  if ((at(xml.flags, container) & NodeFlags.selfClosing) !== 0) {
    return openUp(xml, container, `${eol}${indent}${element}${eol}${ownIndent}`);
  }
  const before = siblings.filter((sibling) => precedes(request, sibling, child)).at(-1);
  const offset = before === undefined ? at(xml.startTagEnd, container) : at(xml.end, before);
  const alone = siblings.length === 0 && !text.slice(offset, at(xml.endTagStart, container)).includes('\n');
  const tail = alone ? `${eol}${ownIndent}` : '';
  const place = placeIn(xml, container, child.index);
  return [{ start: offset, end: offset, newText: `${eol}${indent}${element}${tail}`, place }];
}

/** `<Name/>` → `<Name>content</Name>`. */
function openUp(xml: XmlDocument, element: NodeId, content: string): Replacement[] {
  const end = at(xml.end, element);
  const start = xml.text.lastIndexOf('/', end);
  return [{ start, end, newText: `>${content}</${nameOf(xml, element)}>` }];
}

function precedes(request: RequestDocument, sibling: NodeId, child: ElementDeclaration): boolean {
  const declaration = declaredThere(request, sibling);
  return declaration !== undefined && declaration.index <= child.index;
}

function stepBetween(outer: string, inner: string | undefined): string {
  const deeper = inner?.startsWith(outer) ? inner.slice(outer.length) : '';
  if (deeper !== '') return deeper;
  return outer.includes('\t') ? '\t' : DEFAULT_INDENT;
}

/** An element with its required children, filled with defaults and examples where the schema knows some. */
export function elementText(
  declaration: ElementDeclaration,
  indent: string,
  step: string,
  eol: string,
): string {
  const { name } = declaration;
  if (declaration.builtin !== 'container') return `<${name}>${fillValue(declaration)}</${name}>`;
  const required = neededChildren(declaration);
  const inner = indent + step;
  const lines = required.map((child) => `${inner}${elementText(child, inner, step, eol)}${eol}`);
  return `<${name}>${eol}${lines.join('')}${indent}</${name}>`;
}

/** The required children, and of "at least one of these" the first. */
function neededChildren({ children, constraints }: ElementDeclaration): readonly ElementDeclaration[] {
  const needed = new Set(children.filter((child) => child.minOccurs > 0));
  for (const { rule } of constraints) {
    if ((rule.kind !== 'requiredOr' && rule.kind !== 'requiredXor') || rule.when !== undefined) continue;
    const choices = rule.elements.map((name) => children.find((child) => child.name === name));
    const [first] = choices;
    if (first !== undefined && !choices.some((child) => child !== undefined && needed.has(child))) {
      needed.add(first);
    }
  }
  return children.filter((child) => needed.has(child));
}

/** The most likely value, empty where only the user can know. */
export function fillValue({ default: preset, examples, facets, builtin }: ElementDeclaration): string {
  const [onlyOne] = facets.enumeration ?? [];
  return preset ?? examples[0] ?? onlyOne?.value ?? (builtin === 'boolean' ? 'false' : '');
}
