/**
 * Linked editing: the two names of an element change together.
 */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import type { RequestDocument } from '../binding/requestDocument';
import { sameNamesAt, toRange } from './namePair';

/** Both name ranges while the cursor is in one of them and they are equal. */
export function findLinkedEditingRanges(
  document: TextDocument,
  position: Position,
  { xml }: RequestDocument,
): Range[] | undefined {
  const spans = sameNamesAt(xml, document.offsetAt(position));
  return spans?.length === 2 ? spans.map((span) => toRange(document, span)) : undefined;
}
