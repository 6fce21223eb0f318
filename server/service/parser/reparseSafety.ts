/**
 * When a part of a document may be parsed by itself: what its errors and those around it could have to do with
 * each other.
 */
import type { SyntaxErrorCode } from './syntaxErrorCodes';
import {
  at,
  isUnclosed,
  NONE,
  NodeFlags,
  type NodeId,
  type Span,
  type XmlDocument,
  type XmlSyntaxError,
} from './xmlNodes';

/** Errors in a text, which have nothing to do with the tags around it. */
const textErrors: readonly SyntaxErrorCode[] = ['syntax-reference', 'syntax-character'];
const errorsInText: ReadonlySet<string> = new Set(textErrors);

/** Errors whose cause ends before the next tag, so that the rest of the document can not depend on them. */
const localErrors: ReadonlySet<string> = new Set<SyntaxErrorCode>([
  'end-tag-missing',
  'end-tag-mismatch',
  'end-tag-without-slash',
  ...textErrors,
]);

/** Whether all errors are local ones outside of the span. */
export function areErrorsOutside(xml: XmlDocument, span: Span): boolean {
  return xml.syntaxErrors.every((error) => localErrors.has(error.code) && isOutside(xml, error, span));
}

/** Whether all errors are local ones outside of the span, or in some text in it. */
export function areTagsSound(xml: XmlDocument, span: Span): boolean {
  return xml.syntaxErrors.every(
    (error) => errorsInText.has(error.code) || (localErrors.has(error.code) && isOutside(xml, error, span)),
  );
}

function isOutside(xml: XmlDocument, error: XmlSyntaxError, { start, end }: Span): boolean {
  const owner = error.node === NONE ? NONE : at(xml.start, error.node);
  return (error.end <= start || error.start >= end) && (owner === NONE || owner < start || owner >= end);
}

/** True when the part is one element with both of its tags, and nothing is wrong with it. */
export function isWholeElement(part: XmlDocument): boolean {
  return (
    part.syntaxErrors.length === 0 &&
    part.root === 0 &&
    (at(part.flags, 0) & NodeFlags.hasEndTag) !== 0 &&
    at(part.end, 0) === part.text.length
  );
}

/** In a broken document a child with its parent's name may be read as its end tag: whether one is in `element`. */
export function hasNamesakes(xml: XmlDocument, element: NodeId, rowsEnd: NodeId): boolean {
  for (let node = element + 1; node < rowsEnd; node++) {
    if (isNamesakeOfParent(xml, node)) return true;
  }
  return false;
}

/**
 * In a broken document a start tag inside of an open element of its name may be read as that one's end tag, by what
 * follows it. The open one is around it, or before it when it turned out that nothing closes it.
 */
export function mayEndNamesake(xml: XmlDocument, element: NodeId): boolean {
  if (isNamesakeOfParent(xml, element)) return true;
  const name = at(xml.nameId, element);
  for (let node = 0; node < element; node++) {
    if (at(xml.nameId, node) === name && isUnclosed(xml, node)) return true;
  }
  return false;
}

function isNamesakeOfParent({ nameId, parent }: XmlDocument, node: NodeId): boolean {
  const name = at(nameId, node);
  return name !== NONE && name === at(nameId, at(parent, node));
}
