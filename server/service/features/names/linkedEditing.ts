/**
 * Linked editing: the two names of an element change together, also after both were deleted to their last letter.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import { parseRequestDocument } from '../../binding/parseRequestDocument';
import type { RequestDocument } from '../../binding/requestDocument';
import type { Span } from '../../parser/xmlNodes';
import { isInOpaque } from '../treeQueries';
import { sameNamesAt, toRange } from './namePair';

/** Both name ranges while the cursor is in one of them and they are equal. */
export function findLinkedEditingRanges(
  document: TextDocument,
  position: Position,
  request: RequestDocument,
): Range[] | undefined {
  const offset = document.offsetAt(position);
  const spans = sameNamesAt(request.xml, offset) ?? emptyNamesAt(request, offset);
  return spans?.length === 2 ? spans.map((span) => toRange(document, span)) : undefined;
}

/** A tag without its name; `<` with a space behind it is one only where attributes follow. */
const emptyTags = /<(?:\/(?=\s*>)|(?=>|\s+[^\s<>=]+\s*=[^<>]*>))/g;

/** The places of the two names that `<|></>` lacks. To the parser these are no tags, so it reads them with a name. */
function emptyNamesAt(request: RequestDocument, offset: number): readonly Span[] | undefined {
  const { text, names } = request.xml;
  if (!/[</]$/.test(text.slice(Math.max(0, offset - 1), offset)) || isInOpaque(request.xml, offset)) {
    return undefined;
  }
  const places = [...text.matchAll(emptyTags)].map((tag) => tag.index + tag[0].length);
  const index = places.indexOf(offset);
  if (index < 0) return undefined;
  let name = '_';
  while (names.includes(name)) name += '_';
  const filled = parseRequestDocument(insertAt(text, places, name), request.schemaSet).xml;
  const spans = sameNamesAt(filled, offset + index * name.length);
  return spans?.map(({ start }) => {
    const before = places.filter((place, rank) => place + rank * name.length < start).length;
    const place = start - before * name.length;
    return { start: place, end: place };
  });
}

function insertAt(text: string, places: readonly number[], name: string): string {
  const pieces = places.map((place, index) => text.slice(places[index - 1] ?? 0, place) + name);
  return pieces.join('') + text.slice(places.at(-1) ?? 0);
}
