/**
 * Reads an XML answer into a small uniform tree, whatever the server sent.
 * It keeps numbers as text and never follows a DTD.
 */

import { t } from '../../l10n/processLanguage';
import { failure, type Result, success } from './result';
import { elementName, findXmlFault, parseXmlNodes } from './xmlParser';

/** The content of an element: its text, or its children when it has any. */
export type XmlValue = string | XmlElement;

/** Children by name. Each name holds every child of that name, in document order, also when there is one. */
export interface XmlElement {
  readonly [name: string]: readonly XmlValue[];
}

/** A whole answer: the root element's name and content. */
export interface XmlRoot {
  readonly name: string;
  readonly value: XmlValue;
}

/** The root element of an XML text, or a sentence that says why there is none. */
export function readXml(text: string): Result<XmlRoot, string> {
  // Trimming removes a byte order mark too.
  const xml = text.trim();
  const refusal = refuse(xml);
  if (refusal !== undefined) {
    return failure(refusal);
  }
  const fault = findXmlFault(xml);
  if (fault !== undefined) {
    return failure(t('it is not well-formed XML (line {0}: {1})', fault.line, fault.message));
  }
  try {
    return readRoot(toNodes(parseXmlNodes(xml)));
  } catch (error) {
    // The parser throws for what it will not take, such as very deep nesting.
    return failure(t('the XML cannot be read ({0})', error instanceof Error ? error.message : String(error)));
  }
}

/** The children of one name; none when `value` is text. */
export function childrenOf(value: XmlValue | undefined, name: string): readonly XmlValue[] {
  return value === undefined || typeof value === 'string' || !Object.hasOwn(value, name)
    ? []
    : (value[name] ?? []);
}

/** The first element along a path of names. */
export function childOf(value: XmlValue | undefined, ...path: readonly string[]): XmlValue | undefined {
  return path.reduce<XmlValue | undefined>((at, name) => childrenOf(at, name)[0], value);
}

/** The trimmed text of the first element along a path; undefined when it is absent or blank. */
export function textOf(value: XmlValue | undefined, ...path: readonly string[]): string | undefined {
  const found = childOf(value, ...path);
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
}

/** Says what is wrong with an answer that is no XML document of the service, before parsing it. */
function refuse(xml: string): string | undefined {
  if (xml === '') {
    return t('it is empty');
  }
  if (/^<(?:!doctype\s+html|html)\b/i.test(xml)) {
    return t('it is a web page, possibly from a proxy, a firewall or a sign-in page');
  }
  if (xml.startsWith('{') || xml.startsWith('[')) {
    return t('it is JSON, not XML');
  }
  if (!xml.startsWith('<')) {
    return t('it is plain text, not XML');
  }
  return hasDoctype(xml) ? t('it has a DOCTYPE, which this client does not accept') : undefined;
}

/** Whether a DOCTYPE stands outside comments and CDATA sections. One pass, also over hostile text. */
function hasDoctype(xml: string): boolean {
  const markup = /<!(?:--|\[CDATA\[|DOCTYPE)/gi;
  for (let match = markup.exec(xml); match !== null; match = markup.exec(xml)) {
    if (match[0].toUpperCase() === '<!DOCTYPE') {
      return true;
    }
    const close = match[0] === '<!--' ? '-->' : ']]>';
    const endOffset = xml.indexOf(close, match.index + match[0].length);
    if (endOffset === -1) {
      return false;
    }
    markup.lastIndex = endOffset + close.length;
  }
  return false;
}

/** A node of the parser: one property, which holds the children, or the text of `#text`. */
interface ParserNode {
  /** What the parser calls it. */
  readonly name: string;
  /** The name of an element; undefined for text and CDATA sections. */
  readonly element: string | undefined;
  readonly content: unknown;
}

function toNodes(parsed: unknown): readonly ParserNode[] {
  if (!Array.isArray(parsed)) {
    return [];
  }
  return parsed.flatMap((node: unknown) =>
    typeof node === 'object' && node !== null
      ? Object.entries(node).map(([name, content]) => ({ name, element: elementName(name), content }))
      : [],
  );
}

function readRoot(nodes: readonly ParserNode[]): Result<XmlRoot, string> {
  const [root, ...others] = nodes.filter(isElement);
  if (root === undefined) {
    return failure(t('it has no element'));
  }
  if (others.length > 0) {
    return failure(t('it has more than one root element'));
  }
  return success({ name: root.element, value: toValue(toNodes(root.content)) });
}

function isElement(node: ParserNode): node is ParserNode & { readonly element: string } {
  return node.element !== undefined;
}

function toValue(nodes: readonly ParserNode[]): XmlValue {
  const elements = nodes.filter(isElement);
  if (elements.length === 0) {
    return nodes.map(textOfNode).join('');
  }
  // Text between child elements is white space in every answer of the service.
  const children = new Map<string, XmlValue[]>();
  for (const { element, content } of elements) {
    const siblings = children.get(element);
    const value = toValue(toNodes(content));
    if (siblings === undefined) {
      children.set(element, [value]);
    } else {
      siblings.push(value);
    }
  }
  return Object.fromEntries(children);
}

function textOfNode(node: ParserNode): string {
  if (node.name === '#cdata') {
    return toNodes(node.content)
      .map(({ content }) => String(content))
      .join('');
  }
  return decodeReferences(String(node.content));
}

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['apos', "'"],
  ['quot', '"'],
]);

/** Decodes once: `&amp;lt;` is `&lt;`. An unknown reference stays as it is written. */
function decodeReferences(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') {
      return PREDEFINED.get(name) ?? whole;
    }
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number.parseInt(String(decimal), 10);
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
  });
}
