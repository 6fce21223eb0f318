/**
 * Attributes of a start tag. CI requests have none, so this is the slow path: nothing is stored,
 * a start tag that has some is scanned again when somebody asks.
 */
import { Char, isNameStart, isSpace, skipName, skipSpace } from './characters';
import { at, type NodeId, type XmlDocument } from './xmlNodes';

/** One attribute; offsets are half-open, the value's without its quotes. */
export interface XmlAttribute {
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** One past the closing quote. */
  readonly end: number;
}

/** Why an attribute is not well formed. */
export type AttributeFault =
  | 'attribute-value'
  | 'attribute-quotes'
  | 'attribute-less-than'
  | 'attribute-space'
  | 'attribute-name';

/** What a scan of a start tag tells. */
export interface AttributeListener {
  readonly attribute: (attribute: XmlAttribute) => void;
  readonly fault: (fault: AttributeFault, start: number, end: number) => void;
}

/** Where a start tag ends and how. */
export interface StartTagEnd {
  /** One past the `>`, or where the unfinished tag stops. */
  readonly end: number;
  readonly ending: 'open' | 'selfClosing' | 'unfinished';
}

/** Scans from the end of the element's name to the end of the start tag. */
export function scanAttributes(text: string, from: number, listener: AttributeListener): StartTagEnd {
  let position = from;
  for (;;) {
    const spaced = isSpace(text.charCodeAt(position));
    position = skipSpace(text, position);
    const code = text.charCodeAt(position);
    if (code === Char.greaterThan) return { end: position + 1, ending: 'open' };
    if (code === Char.slash && text.charCodeAt(position + 1) === Char.greaterThan) {
      return { end: position + 2, ending: 'selfClosing' };
    }
    if (Number.isNaN(code) || code === Char.lessThan) {
      return { end: trimmedEnd(text, from, position), ending: 'unfinished' };
    }
    if (!isNameStart(code)) {
      listener.fault('attribute-name', position, position + 1);
      position++;
      continue;
    }
    if (!spaced) listener.fault('attribute-space', position, skipName(text, position));
    position = scanAttribute(text, position, listener);
  }
}

function trimmedEnd(text: string, from: number, end: number): number {
  let trimmed = end;
  while (trimmed > from && isSpace(text.charCodeAt(trimmed - 1))) trimmed--;
  return trimmed;
}

/** Scans `name="value"` and returns where it stops. */
function scanAttribute(text: string, nameStart: number, listener: AttributeListener): number {
  const nameEnd = skipName(text, nameStart);
  const equals = skipSpace(text, nameEnd);
  if (text.charCodeAt(equals) !== Char.equals) {
    listener.fault('attribute-value', nameStart, nameEnd);
    return nameEnd;
  }
  const quote = skipSpace(text, equals + 1);
  const quoteCode = text.charCodeAt(quote);
  if (quoteCode !== Char.quotationMark && quoteCode !== Char.apostrophe) {
    listener.fault('attribute-quotes', nameStart, equals + 1);
    return skipUnquoted(text, quote);
  }
  let valueEnd = quote + 1;
  for (let code = text.charCodeAt(valueEnd); code !== quoteCode; code = text.charCodeAt(++valueEnd)) {
    if (Number.isNaN(code) || code === Char.lessThan) {
      const fault = closesLater(text, valueEnd, quoteCode) ? 'attribute-less-than' : 'attribute-quotes';
      listener.fault(fault, nameStart, valueEnd);
      return valueEnd;
    }
  }
  listener.attribute({ nameStart, nameEnd, valueStart: quote + 1, valueEnd, end: valueEnd + 1 });
  return valueEnd + 1;
}

/** Whether the quote closes before the tag does, on the same line. */
function closesLater(text: string, from: number, quoteCode: number): boolean {
  for (let offset = from; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === quoteCode) return true;
    if (code === Char.greaterThan || code === Char.lineFeed) return false;
  }
  return false;
}

function skipUnquoted(text: string, from: number): number {
  let position = from;
  while (position < text.length && !/[\s<>/]/.test(text.charAt(position))) position++;
  return position;
}

/** The well-formed attributes of an element, in document order. */
export function attributesOf(document: XmlDocument, element: NodeId): XmlAttribute[] {
  const attributes: XmlAttribute[] = [];
  scanAttributes(document.text, at(document.nameEnd, element), {
    attribute: (attribute) => attributes.push(attribute),
    fault: () => undefined,
  });
  return attributes;
}
