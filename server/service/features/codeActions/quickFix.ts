/**
 * What a quick fix is: a title and replacements of offsets, and what every family of fixes gets to make one.
 */
import type { RequestDocument } from '../../binding/requestDocument';
import type { Problem } from '../../diagnostics/problem';
import { at, NONE, type NodeId, type XmlDocument } from '../../parser/xmlNodes';
import type { Replacement } from '../../util/replacements';

/** A text for `t` and what its slots hold; rendered last, as messages are. */
export type FixTitle = readonly [text: string, ...values: string[]];

/** Makes a title. */
export function title(text: string, ...values: string[]): FixTitle {
  return [text, ...values];
}

/**
 * Where an insertion stands among others at the same offset: what belongs into an inner element comes first, and in
 * one element the rest of its text, its children in the order of the schema, its end tag.
 */
export interface InsertionPlace {
  /** How many elements are open there. */
  readonly depth: number;
  readonly order: number;
}

/** `order` of what belongs to the text before the offset. */
export const WITH_TEXT = -2;

/** `order` of an end tag. */
export const AS_END_TAG = Number.POSITIVE_INFINITY;

/** A change of the text. */
export interface FixEdit extends Replacement {
  /** Of an insertion. */
  readonly place?: InsertionPlace;
}

/** The place of something that belongs into an element. */
export function placeIn(xml: XmlDocument, element: NodeId, order: number): InsertionPlace {
  let depth = 0;
  for (let open = element; open !== NONE; open = at(xml.parent, open)) depth++;
  return { depth, order };
}

/**
 * Whether an end tag that stops at `end` can be that of the element: what ends the root element in the middle of a
 * text, or an element in one of the same name, is rather a start tag that is there twice.
 */
export function mayEndHere(xml: XmlDocument, element: NodeId, end: number): boolean {
  const parent = at(xml.parent, element);
  if (parent === NONE) return xml.text.slice(end).trim() === '';
  return xml.nameId[parent] !== xml.nameId[element];
}

/** One way to fix one problem. */
export interface QuickFix {
  readonly title: FixTitle;
  readonly replacements: readonly FixEdit[];
  /** The obvious way, applied by "auto fix". At most one a problem. */
  readonly preferred?: boolean;
  /** Changes nothing that the job means, so it may be applied to a whole document unasked. */
  readonly safe?: boolean;
}

/** Makes the fixes of one problem, best first. */
export type FixProvider = (request: RequestDocument, problem: Problem) => readonly QuickFix[];
