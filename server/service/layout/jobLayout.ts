/**
 * What a job will make, drawn from the document alone: the `layout` keyword of the schema's types says how.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { RequestDocument } from '../binding/requestDocument';
import { isElement, NONE, type NodeId } from '../parser/xmlNodes';
import type { RawLayout } from '../schema/rawLayoutTypes';
import type { ElementDeclaration } from '../schema/schemaTypes';
import { type ElementReader, isIgnored, readElement } from './elementReader';
import { counted, gridOf } from './grid';
import { firstOnes, itemOf } from './layoutItem';
import type {
  JobLayout,
  LayoutBox,
  LayoutFrame,
  LayoutGrid,
  LayoutShape,
  LayoutTimeline,
} from './layoutTypes';
import { type FrameSize, markGeometry, rectangleGeometry, type ShapeGeometry } from './shapes';
import { piecesOf, timelineOf } from './timeline';

/** What is assumed of a picture that the document says nothing about. */
const ASSUMED_FRAME: FrameSize = { width: 1280, height: 720 };

/** An element with something to draw. */
export interface DrawnElement {
  readonly element: NodeId;
  readonly layout: RawLayout;
  readonly reader: ElementReader;
}

/** What the request draws; undefined while its Tag is absent or unknown. */
export function getJobLayout(document: TextDocument, request: RequestDocument): JobLayout | undefined {
  if (request.schema === undefined) return undefined;
  const drawn = drawnElements(request);
  const grid = firstGrid(document, request, drawn);
  return {
    result: resultFrame(document, request, drawn),
    source: sourceFrame(document, request, drawn),
    timeline: firstTimeline(document, request, drawn),
    ...(grid === undefined ? {} : { grid }),
    canDraw: drawn.length > 0 || canDraw(request.schema.root),
  };
}

function firstTimeline(
  document: TextDocument,
  request: RequestDocument,
  drawn: readonly DrawnElement[],
): LayoutTimeline | undefined {
  for (const { layout, reader } of drawn) {
    if (layout.kind === 'timeline') return timelineOf(document, request, reader, layout);
    if (layout.kind === 'pieces') return piecesOf(document, request, reader, layout);
  }
  return undefined;
}

function firstGrid(
  document: TextDocument,
  request: RequestDocument,
  drawn: readonly DrawnElement[],
): LayoutGrid | undefined {
  for (const { layout, reader } of drawn) {
    if (layout.kind !== 'grid') continue;
    return gridOf(
      document,
      request,
      reader,
      layout,
      resultSize(request, drawn),
      pictureCount(request, drawn),
    );
  }
  return undefined;
}

/** How many pictures of the result are made at most, where a frame in force says so. */
function pictureCount(request: RequestDocument, drawn: readonly DrawnElement[]): number | undefined {
  for (const { layout, reader, element } of drawn) {
    if (layout.kind !== 'frame' || layout.count === undefined || isIgnored(request, element, NONE)) continue;
    const count = counted(reader.number(layout.count));
    if (count !== undefined) return count;
  }
  return undefined;
}

function canDraw({ layout, children }: ElementDeclaration): boolean {
  return layout !== undefined || children.some(canDraw);
}

/** Every element whose type has a `layout`, in document order. */
export function drawnElements(request: RequestDocument): DrawnElement[] {
  const found: DrawnElement[] = [];
  for (let element = 0; element < request.xml.nodeCount; element++) {
    const declaration = request.declarations[element];
    const layout = declaration?.layout;
    if (declaration === undefined || layout === undefined || !isElement(request.xml, element)) continue;
    found.push({ element, layout, reader: readElement(request, element, declaration) });
  }
  return found;
}

/** The size of the result, and which sides the document gives. */
export function resultSize(
  request: RequestDocument,
  drawn: readonly DrawnElement[],
): FrameSize & Pick<LayoutFrame, 'given'> {
  const given = givenSize(request, drawn);
  const { width, height } = given;
  const ratio = ASSUMED_FRAME.width / ASSUMED_FRAME.height;
  const assumed = reach(drawn, 'result') ?? ASSUMED_FRAME;
  return {
    width: width ?? (height === undefined ? assumed.width : even(height * ratio)),
    height: height ?? (width === undefined ? assumed.height : even(width / ratio)),
    given: { width: width !== undefined, height: height !== undefined },
  };
}

function givenSize(request: RequestDocument, drawn: readonly DrawnElement[]): Partial<FrameSize> {
  for (const { layout, reader, element } of drawn) {
    if (layout.kind !== 'frame' || isIgnored(request, element, NONE)) continue;
    const width = positive(reader.number(layout.width));
    const height = positive(reader.number(layout.height));
    if (width !== undefined || height !== undefined) {
      return { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) };
    }
  }
  return {};
}

function resultFrame(
  document: TextDocument,
  request: RequestDocument,
  drawn: readonly DrawnElement[],
): LayoutFrame | undefined {
  const size = resultSize(request, drawn);
  const shapes = shapesOn('result', document, request, drawn, size);
  const count = pictureCount(request, drawn);
  const isGiven = size.given.width || size.given.height || count !== undefined;
  if (shapes.shapes.length === 0 && !isGiven) return undefined;
  return { ...size, ...shapes, ...(count === undefined ? {} : { count }) };
}

function sourceFrame(
  document: TextDocument,
  request: RequestDocument,
  drawn: readonly DrawnElement[],
): LayoutFrame | undefined {
  const extent = reach(drawn, 'source');
  if (extent === undefined) return undefined;
  const size = {
    width: Math.max(extent.width, ASSUMED_FRAME.width),
    height: Math.max(extent.height, ASSUMED_FRAME.height),
  };
  const given = { width: false, height: false };
  return { ...size, given, ...shapesOn('source', document, request, drawn, size) };
}

function shapesOn(
  picture: 'result' | 'source',
  document: TextDocument,
  request: RequestDocument,
  drawn: readonly DrawnElement[],
  frame: FrameSize,
): Pick<LayoutFrame, 'shapes' | 'omitted'> {
  const placed = drawn.flatMap((each) => {
    const geometry = geometryOn(picture, each, frame);
    return geometry === undefined ? [] : [{ element: each.element, geometry }];
  });
  const { shown, omitted } = firstOnes(placed);
  const shapes = shown.map(({ element, geometry }) => shapeOf(document, request, element, geometry, frame));
  return { shapes: withOverlaps(shapes), omitted };
}

function geometryOn(
  picture: 'result' | 'source',
  { layout, reader }: DrawnElement,
  frame: FrameSize,
): ShapeGeometry | undefined {
  if (layout.kind === 'rectangle' && layout.on === picture) return rectangleGeometry(reader, layout, frame);
  if (layout.kind === 'mark' && picture === 'result') return markGeometry(reader, layout, frame);
  return undefined;
}

function shapeOf(
  document: TextDocument,
  request: RequestDocument,
  element: NodeId,
  geometry: ShapeGeometry,
  frame: FrameSize,
): LayoutShape {
  const { label, ...rest } = geometry;
  return {
    ...itemOf(document, request, element, label),
    ...rest,
    outside: isOutside(geometry.box, frame),
    overlaps: [],
  };
}

/** How far rectangles reach to the right and down; undefined where there are none. */
function reach(drawn: readonly DrawnElement[], picture: 'result' | 'source'): FrameSize | undefined {
  const boxes = drawn.flatMap(({ layout, reader }) =>
    layout.kind === 'rectangle' && layout.on === picture
      ? [rectangleGeometry(reader, layout, { width: 0, height: 0 }).box]
      : [],
  );
  const width = boxes.reduce((most, box) => Math.max(most, box.x + box.width), 0);
  const height = boxes.reduce((most, box) => Math.max(most, box.y + box.height), 0);
  return width > 0 && height > 0 ? { width, height } : undefined;
}

function isOutside(box: LayoutBox, frame: FrameSize): boolean {
  return box.x < 0 || box.y < 0 || box.x + box.width > frame.width || box.y + box.height > frame.height;
}

/** Shapes of the same element that cover each other; what the service ignores covers nothing. */
function withOverlaps(shapes: readonly LayoutShape[]): LayoutShape[] {
  const overlap = (one: LayoutShape, other: LayoutShape): boolean =>
    one !== other &&
    one.element === other.element &&
    !one.ignored &&
    !other.ignored &&
    meet(one.box, other.box);
  return shapes.map((shape) => ({
    ...shape,
    overlaps: shapes.filter((other) => overlap(shape, other)).map(({ id }) => id),
  }));
}

function meet(one: LayoutBox, other: LayoutBox): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function positive(number: number | undefined): number | undefined {
  return number !== undefined && number > 0 ? number : undefined;
}

/** Sides of pictures are even numbers. */
function even(side: number): number {
  return Math.round(side / 2) * 2;
}
