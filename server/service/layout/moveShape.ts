/**
 * What a shape that somebody dragged means for the document: edits of the numbers of its element.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import { jobOf } from '../binding/jobs';
import type { RequestDocument } from '../binding/requestDocument';
import { insertChild } from '../features/codeActions/elementEdits';
import { toRange } from '../features/names/namePair';
import { at, childElements, contentSpan, NONE, NodeFlags, type NodeId, nodeSpan } from '../parser/xmlNodes';
import { textSpan } from '../parser/xmlText';
import type { ElementDeclaration } from '../schema/schemaTypes';
import type { Replacement } from '../util/replacements';
import { elementWithId } from './elementReader';
import { type DrawnElement, drawnElements, resultSize } from './jobLayout';
import type { LayoutBox } from './layoutTypes';
import { markOffsets } from './shapes';

/** A child and the number that it should have. */
interface NewValue {
  readonly declaration: ElementDeclaration;
  readonly value: number;
}

/**
 * The edits after which the shape with that id lies in that box (pixels); whole numbers are written.
 * Only sides that differ from `from` are touched. Empty when the shape is gone or nothing is new.
 */
export function moveShape(
  document: TextDocument,
  request: RequestDocument,
  id: string,
  from: LayoutBox,
  to: LayoutBox,
): TextEdit[] {
  const wanted = elementWithId(request, id);
  const job = wanted === NONE ? undefined : jobOf(request, wanted);
  if (job === undefined) return [];
  const drawn = drawnElements(request, job);
  const shape = drawn.find(({ element }) => element === wanted);
  if (shape === undefined) return [];
  const values = newValues(request, drawn, shape, from, to);
  return setValues(request, shape.element, values).map(({ start, end, newText }) => ({
    range: toRange(document, { start, end }),
    newText,
  }));
}

function newValues(
  request: RequestDocument,
  drawn: readonly DrawnElement[],
  { layout, reader }: DrawnElement,
  from: LayoutBox,
  to: LayoutBox,
): NewValue[] {
  const sides: [name: string, changed: boolean, value: number][] = [];
  if (layout.kind === 'rectangle') {
    sides.push(
      [layout.x, to.x !== from.x, to.x],
      [layout.y, to.y !== from.y, to.y],
      [layout.width, to.width !== from.width, to.width],
      [layout.height, to.height !== from.height, to.height],
    );
  } else if (layout.kind === 'mark') {
    const { dx, dy } = markOffsets(reader, layout, resultSize(request, drawn), to);
    sides.push([layout.dx, to.x !== from.x, dx], [layout.dy, to.y !== from.y, dy]);
  }
  return sides.flatMap(([name, changed, value]) => {
    const declaration = reader.declaration.children.find((child) => child.name === name);
    if (declaration === undefined || !changed || !reader.counts(name)) return [];
    return [{ declaration, value: Math.round(value) }];
  });
}

/** Writes values into the children that are there and adds the others in the schema's order. */
function setValues(request: RequestDocument, holder: NodeId, values: readonly NewValue[]): Replacement[] {
  const { xml } = request;
  const children = childElements(xml, holder);
  const present = (declaration: ElementDeclaration): NodeId | undefined =>
    children.find((child) => request.declarations[child] === declaration);
  const changed = values.flatMap(({ declaration, value }) => {
    const child = present(declaration);
    return child === undefined ? [] : [setLeaf(request, child, value)];
  });
  const missing = values.filter(({ declaration }) => present(declaration) === undefined);
  return [...changed, ...addLeaves(request, holder, missing, children.length === 0)];
}

function setLeaf(request: RequestDocument, leaf: NodeId, value: number): Replacement {
  const { xml } = request;
  if ((at(xml.flags, leaf) & NodeFlags.selfClosing) !== 0) {
    const name = xml.text.slice(at(xml.start, leaf) + 1, at(xml.nameEnd, leaf));
    return { ...nodeSpan(xml, leaf), newText: `<${name}>${value}</${name}>` };
  }
  const text = textSpan(xml, leaf);
  const span = text.end > text.start ? text : contentSpan(xml, leaf);
  return { ...span, newText: String(value) };
}

/** In an empty holder all leaves are one insertion, so that it is opened up once. */
function addLeaves(
  request: RequestDocument,
  holder: NodeId,
  values: readonly NewValue[],
  isEmpty: boolean,
): Replacement[] {
  const leaf = ({ declaration: { name }, value }: NewValue): string => `<${name}>${value}</${name}>`;
  const [first] = values;
  if (first === undefined) return [];
  if (isEmpty) {
    return insertChild(request, holder, first.declaration, (indent, _step, eol) =>
      values.map(leaf).join(`${eol}${indent}`),
    );
  }
  return values.flatMap((value) => insertChild(request, holder, value.declaration, () => leaf(value)));
}
