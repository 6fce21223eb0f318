/**
 * The only user of `fast-xml-parser`, which is large and needed first when an answer comes or a report is made.
 * So programs of Node load this file then, as one of their own: nothing here may depend on the state of a program.
 */
import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';

/** Why a text is not well-formed, in the parser's words; lines count from 1. */
export interface XmlFault {
  readonly line: number;
  readonly message: string;
}

/** Deeper nesting is no answer of the service. */
const MAX_DEPTH = 1024;

/** No XML name holds it. */
const ELEMENT_MARK = '=';

/** The name of an element that a node stands for; undefined for text and CDATA sections. */
export function elementName(node: string): string | undefined {
  return node.startsWith(ELEMENT_MARK) ? node.replace(/^=+/, '') : undefined;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  trimValues: false,
  // Entities are left to the reader of the tree: only the five of XML and character references, never those of a DTD.
  processEntities: false,
  cdataPropName: '#cdata',
  maxNestedTags: MAX_DEPTH,
  // The parser refuses or renames `constructor`, `toString` and the like: marked, no name is one of them.
  transformTagName: (name) => `${ELEMENT_MARK}${name}`,
});

/** The first thing that makes a text no well-formed XML. */
export function findXmlFault(xml: string): XmlFault | undefined {
  const valid = XMLValidator.validate(xml);
  return valid === true ? undefined : { line: valid.err.line, message: valid.err.msg };
}

/** The nodes of a well-formed text in document order; throws for nesting that is too deep. `elementName` reads their names. */
export function parseXmlNodes(xml: string): unknown {
  return parser.parse(xml);
}

/** A document of elements: attributes start with `@`, `#text` is an element's text, the rest are its children. */
export function buildXml(root: object): string {
  const builder = new XMLBuilder({
    attributeNamePrefix: '@',
    ignoreAttributes: false,
    suppressBooleanAttributes: false,
    suppressEmptyNode: true,
    format: true,
  });
  return builder.build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, ...root });
}
