/**
 * A request document after a change, made from the one before it: only what the change touched is parsed
 * and bound again.
 */
import type { CopyCodeUnits } from '../parser/codeUnits';
import { type Reparse, reparseXmlDocument, type TextChange } from '../parser/reparse';
import { NONE, NodeKind } from '../parser/xmlNodes';
import type { ElementDeclaration } from '../schema/schemaTypes';
import { declarationIn, type Envelope, readEnvelope } from './envelope';
import { bindAll } from './parseRequestDocument';
import type { RequestDocument } from './requestDocument';

/** The request now, and which rows of it are new. */
export interface ReparsedRequest {
  readonly request: RequestDocument;
  /** Undefined when another Tag has changed the meaning of everything. */
  readonly rows: Reparse | undefined;
}

/** The request of `text`, or undefined when a full parse is required. */
export function reparseRequestDocument(
  before: RequestDocument,
  text: string,
  change: TextChange,
  copy?: CopyCodeUnits,
): ReparsedRequest | undefined {
  const { schemaSet } = before;
  const seed = { names: schemaSet.names, ids: schemaSet.nameIds };
  const rows = reparseXmlDocument(before.xml, text, change, seed, copy);
  if (rows === undefined) return undefined;
  const { xml } = rows;
  const envelope = readEnvelope(xml, schemaSet);
  // Answers are read, not edited: they are not worth a way of their own.
  const isAnswer = before.response !== undefined || envelope.response !== undefined;
  if (isAnswer || !haveSameSchemas(envelope, before)) {
    const request = { xml, schemaSet, ...envelope, ...bindAll(xml, schemaSet, envelope) };
    return { request, rows: undefined };
  }
  const declarations = bindAgain(rows, before, envelope);
  const reparentedChildren = moveReparented(before.reparentedChildren, rows);
  return { request: { xml, schemaSet, ...envelope, declarations, reparentedChildren }, rows };
}

/** Whether each job has the schema that it had, so that what is around them is the same, too. */
function haveSameSchemas({ jobs }: Envelope, before: RequestDocument): boolean {
  return (
    jobs.length === before.jobs.length &&
    jobs.every(({ schema }, index) => schema === before.jobs[index]?.schema)
  );
}

/** By row, as `RequestDocument.declarations`; the same list where nothing has changed. */
function bindAgain(rows: Reparse, before: RequestDocument, envelope: Envelope): Declarations {
  const { declarations } = before;
  const first = firstToBind(rows);
  const part = bindPart(rows, before, envelope);
  const isSame =
    rows.newRowsEnd === rows.oldRowsEnd && part.every((bound, row) => bound === declarations[first + row]);
  if (isSame) return declarations;
  return withPart(declarations, part, first, rows);
}

/** Row by row: parts of such a list are slower to put together. */
function withPart(
  declarations: Declarations,
  part: Declarations,
  first: number,
  { xml, oldRowsEnd, newRowsEnd }: Reparse,
): Declarations {
  const all: (ElementDeclaration | undefined)[] = new Array(xml.nodeCount);
  for (let row = 0; row < first; row++) all[row] = declarations[row];
  for (let row = first; row < newRowsEnd; row++) all[row] = part[row - first];
  const by = newRowsEnd - oldRowsEnd;
  for (let row = newRowsEnd; row < xml.nodeCount; row++) all[row] = declarations[row - by];
  return all;
}

/** The element itself is what it was. */
function firstToBind({ element, firstRow }: Reparse): number {
  return Math.max(firstRow, element + 1);
}

/** The declarations of the new rows inside of the element. It is closed, so nothing in it is reparentedChildren from further out. */
function bindPart(rows: Reparse, { declarations }: RequestDocument, envelope: Envelope): Declarations {
  const { xml, newRowsEnd } = rows;
  const part: (ElementDeclaration | undefined)[] = [];
  const first = firstToBind(rows);
  for (let node = first; node < newRowsEnd; node++) {
    const parent = xml.parent[node] ?? NONE;
    const container = parent < first ? declarations[parent] : part[parent - first];
    const isBound = container !== undefined && xml.kind[node] === NodeKind.element;
    part.push(isBound ? declarationIn(container, xml, node, envelope) : undefined);
  }
  return part;
}

type Declarations = readonly (ElementDeclaration | undefined)[];

/** Row numbers behind the change are others now. */
function moveReparented(
  reparentedChildren: RequestDocument['reparentedChildren'],
  rows: Reparse,
): RequestDocument['reparentedChildren'] {
  const by = rows.newRowsEnd - rows.oldRowsEnd;
  if (by === 0 || reparentedChildren.size === 0) return reparentedChildren;
  const move = (node: number): number => (node >= rows.oldRowsEnd ? node + by : node);
  return new Map([...reparentedChildren].map(([container, nodes]) => [move(container), nodes.map(move)]));
}
