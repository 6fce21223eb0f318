/**
 * The parts of a document whose tags do not fit, each with the innermost sound element around it.
 */
import {
  at,
  endNameSpan,
  isElement,
  NONE,
  NodeFlags,
  type NodeId,
  nameOf,
  nodeAt,
  nodeSpan,
  type Span,
  type XmlDocument,
  type XmlSyntaxError,
} from '../../parser/xmlNodes';

/** Spans in document order without overlaps; the whole text where no sound element holds a fault. */
export function findFaultyRegions(xml: XmlDocument): Span[] {
  const regions: Span[] = [];
  // Errors come in document order, so a region can only swallow those right before it.
  for (const error of xml.syntaxErrors) {
    const last = regions.at(-1);
    if (!isAboutTags(error) || (last !== undefined && last.start < error.start && error.end < last.end))
      continue;
    const region = regionOf(xml, error);
    while ((regions.at(-1)?.start ?? NONE) >= region.start) regions.pop();
    regions.push(region);
  }
  return regions;
}

/** These are no matter of where elements end, so recovery does not use the indentation for them. */
const harmlessCodes: ReadonlySet<string> = new Set([
  'syntax-reference',
  'syntax-character',
  'syntax-attribute',
  'syntax-outside-root',
]);

function isAboutTags({ code, args }: XmlSyntaxError): boolean {
  return !harmlessCodes.has(code) && args.reason !== 'comment-dashes';
}

function regionOf(xml: XmlDocument, { node, start }: XmlSyntaxError): Span {
  let element = node === NONE ? nodeAt(xml, start) : node;
  while (element !== NONE && !isSound(xml, element)) element = at(xml.parent, element);
  if (element === NONE) return { start: 0, end: xml.text.length + 1 };
  return nodeSpan(xml, element);
}

/** True for an element whose two tags are there and agree. */
export function isSound(xml: XmlDocument, element: NodeId): boolean {
  const endName = isElement(xml, element) ? endNameSpan(xml, element) : undefined;
  if (endName === undefined) return false;
  const odd = NodeFlags.endTagWithoutSlash | NodeFlags.startTagOpen;
  return (
    (at(xml.flags, element) & odd) === 0 &&
    xml.text.slice(endName.start, endName.end) === nameOf(xml, element)
  );
}
