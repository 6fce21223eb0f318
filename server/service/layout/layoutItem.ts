/**
 * What every drawn thing says of its element, and the input of the job as a thing of its own.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Job, RequestDocument } from '../binding/requestDocument';
import { findFirst } from '../constraints/elementPath';
import { compilePath } from '../constraints/index';
import { toRange } from '../features/names/namePair';
import { NONE, type NodeId, nameOf, nodeSpan } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import { idOf, isIgnored, numberOf } from './elementReader';
import type { LayoutItem } from './layoutTypes';

/** More things of a kind than this are not drawn: they could not be distinguished. */
export const MOST_DRAWN = 300;

/** The first things of a list, and how many are left out. */
export function firstOnes<Thing>(things: readonly Thing[]): { shown: readonly Thing[]; omitted: number } {
  return { shown: things.slice(0, MOST_DRAWN), omitted: Math.max(0, things.length - MOST_DRAWN) };
}

/** The element as an item with that label. */
export function itemOf(
  document: TextDocument,
  request: RequestDocument,
  element: NodeId,
  label: string,
): LayoutItem {
  const { xml } = request;
  return {
    id: idOf(request, element),
    element: nameOf(xml, element),
    number: numberOf(request, element),
    label,
    ignored: isIgnored(request, element, NONE),
    range: toRange(document, nodeSpan(xml, element)),
  };
}

/** What the job reads, with its name; undefined where the request names no input. */
export function inputElement(
  request: RequestDocument,
  { schema }: Job,
): { element: NodeId; label: string } | undefined {
  const { xml } = request;
  if (schema?.summary.input === undefined || request.request === NONE) return undefined;
  const path = compilePath(schema.summary.input, schema.root, request.schemaSet.nameIds);
  const element = findFirst(xml, request.request, path);
  if (element === NONE) return undefined;
  return { element, label: leafValue(xml, element).split('/').at(-1) ?? '' };
}
