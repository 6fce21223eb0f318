/**
 * Attributes of a start tag. CI requests have none, so this is the slow path: nothing is stored,
 * a start tag that has some is scanned again when somebody asks.
 */
import { Char, isNameStart, isSpace, skipName, skipSpace } from './characters';
import type { AttributeReason } from './syntaxErrorCodes';
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

/** One thing in a start tag that is not well formed. */
export interface AttributeFault {
  readonly reason: AttributeReason;
  readonly start: number;
  readonly end: number;
}

/** What a scan of a start tag says. */
export interface StartTagScan {
  readonly attributes: readonly XmlAttribute[];
  readonly faults: readonly AttributeFault[];
  /** One past the `>`, or where the unfinished tag stops. */
  readonly end: number;
  readonly ending: 'open' | 'selfClosing' | 'unfinished';
}

/** The attributes of an element, in document order. */
export function attributesOf(document: XmlDocument, element: NodeId): readonly XmlAttribute[] {
  return scanAttributes(document.text, at(document.nameEnd, element)).attributes;
}

/** Scans from the end of the element's name to the end of the start tag. */
export function scanAttributes(text: string, from: number): StartTagScan {
  return new AttributeScanner(text).scan(from);
}

class AttributeScanner {
  readonly #text: string;
  readonly #attributes: XmlAttribute[] = [];
  readonly #faults: AttributeFault[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  scan(from: number): StartTagScan {
    const text = this.#text;
    let position = from;
    let nonWhitespaceEnd = from;
    for (;;) {
      position = skipSpace(text, position);
      const isSpaced = position > nonWhitespaceEnd;
      if (position >= text.length) return this.#finish(nonWhitespaceEnd, 'unfinished');
      const code = text.charCodeAt(position);
      if (code === Char.lessThan) return this.#finish(nonWhitespaceEnd, 'unfinished');
      if (code === Char.greaterThan) return this.#finish(position + 1, 'open');
      if (code === Char.slash) {
        const close = skipSpace(text, position + 1);
        if (text.charCodeAt(close) === Char.greaterThan) {
          // `/ >` is wrong, but what it means is clear.
          if (close > position + 1) this.#fault('attribute-name', position, position + 1);
          return this.#finish(close + 1, 'selfClosing');
        }
      }
      position = isNameStart(code) ? this.#scanAttribute(position, isSpaced) : this.#scanJunk(position);
      nonWhitespaceEnd = position;
    }
  }

  #finish(end: number, ending: StartTagScan['ending']): StartTagScan {
    return { attributes: this.#attributes, faults: this.#faults, end, ending };
  }

  #fault(reason: AttributeReason, start: number, end: number): void {
    this.#faults.push({ reason, start, end });
  }

  /** Anything that cannot start an attribute, as one fault. */
  #scanJunk(start: number): number {
    const text = this.#text;
    let end = start + 1;
    while (end < text.length && !/[\s<>/]/.test(text.charAt(end))) end++;
    this.#fault('attribute-name', start, end);
    return end;
  }

  /** Scans `name="value"` and returns where it stops. */
  #scanAttribute(nameStart: number, isSpaced: boolean): number {
    const text = this.#text;
    const nameEnd = skipName(text, nameStart);
    if (!isSpaced) this.#fault('attribute-space', nameStart, nameEnd);
    const equals = skipSpace(text, nameEnd);
    if (text.charCodeAt(equals) !== Char.equals) {
      this.#fault('attribute-value', nameStart, nameEnd);
      return nameEnd;
    }
    const quote = skipSpace(text, equals + 1);
    const quoteCode = text.charCodeAt(quote);
    if (quoteCode !== Char.quotationMark && quoteCode !== Char.apostrophe) {
      return this.#scanUnquoted(nameStart, equals);
    }
    const valueEnd = this.#findQuote(quote + 1, quoteCode);
    if (valueEnd < 0) return this.#scanUnclosed(nameStart, quote + 1);
    this.#attributes.push({ nameStart, nameEnd, valueStart: quote + 1, valueEnd, end: valueEnd + 1 });
    return valueEnd + 1;
  }

  #scanUnquoted(nameStart: number, equals: number): number {
    const text = this.#text;
    const start = skipSpace(text, equals + 1);
    let end = start;
    while (end < text.length && !/[\s<>/]/.test(text.charAt(end))) end++;
    if (end > start) this.#fault('attribute-quotes', start, end);
    else this.#fault('attribute-value', nameStart, equals + 1);
    return end > start ? end : equals + 1;
  }

  /** The value's closing quote; -1 when the next such quote rather belongs to something else. */
  #findQuote(valueStart: number, quoteCode: number): number {
    const text = this.#text;
    let lessThan = -1;
    let mayBeTagEnd = false;
    for (let offset = valueStart; offset < text.length; offset++) {
      const code = text.charCodeAt(offset);
      if (code === quoteCode) {
        if (lessThan >= 0) this.#fault('attribute-less-than', lessThan, lessThan + 1);
        return offset;
      }
      if (code === Char.greaterThan && lessThan < 0) mayBeTagEnd = true;
      if (code === Char.lineFeed && lessThan >= 0) return -1;
      if (code === Char.lessThan) {
        if (mayBeTagEnd) return -1;
        if (lessThan < 0) lessThan = offset;
      }
    }
    return -1;
  }

  /** A value without its closing quote ends with its line, or with the tag. */
  #scanUnclosed(nameStart: number, valueStart: number): number {
    const text = this.#text;
    let end = valueStart;
    while (end < text.length && !/[\n<>]/.test(text.charAt(end))) end++;
    if (text.charAt(end) === '>' && text.charAt(end - 1) === '/') end--;
    while (end > valueStart && isSpace(text.charCodeAt(end - 1))) end--;
    this.#fault('attribute-quotes', nameStart, end);
    return end;
  }
}
