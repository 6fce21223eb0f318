/**
 * Fixes of attributes, which requests do not have: what one says becomes the text of its element, or a child, or goes.
 */
import type { RequestDocument } from '../../binding/requestDocument';
import { checkValue } from '../../facets/index';
import { trimEnd } from '../../parser/characters';
import { attributesOf, type XmlAttribute } from '../../parser/xmlAttributes';
import {
  at,
  contentSpan,
  isUnclosed,
  NodeFlags,
  type NodeId,
  nameOf,
  type XmlDocument,
} from '../../parser/xmlNodes';
import { decodeText, leafValue } from '../../parser/xmlText';
import type { ElementDeclaration } from '../../schema/schemaTypes';
import { quote } from '../../schema/words';
import { type FixEdit, type FixProvider, type QuickFix, title } from './quickFix';

/** Names of attributes that hold what the element is about; beside them its own name does. */
const namesOfValues = ['value', 'val', 'v', 'text', 'content'];

/** Moves the value to where it counts; only an attribute that says nothing about the job is removed unasked. */
export const fixAttribute: FixProvider = (request, { node, start }) => {
  const { xml } = request;
  const attributes = attributesOf(xml, node);
  const attribute = attributes.find(({ nameStart }) => nameStart === start);
  if (attribute === undefined) return [];
  const isIdle = !saysSomething(xml, node, attribute);
  const removal: QuickFix = {
    title: title('Remove the attribute'),
    replacements: [removalOf(xml, attribute)],
    ...(isIdle ? { preferred: true, safe: true } : {}),
  };
  if (isIdle) return [removal];
  const others = attributes.filter((other) => other !== attribute && saysSomething(xml, node, other));
  return [...useAsText(request, node, attribute, others.length === 0), removal];
};

function nameOfAttribute({ text }: XmlDocument, { nameStart, nameEnd }: XmlAttribute): string {
  return text.slice(nameStart, nameEnd);
}

function attributeText({ text }: XmlDocument, { valueStart, valueEnd }: XmlAttribute): string {
  return decodeText(text.slice(valueStart, valueEnd)).trim();
}

/** False for declarations of namespaces and schemas, for empty attributes, and for what the element says anyway. */
function saysSomething(xml: XmlDocument, element: NodeId, attribute: XmlAttribute): boolean {
  const name = nameOfAttribute(xml, attribute);
  const value = attributeText(xml, attribute);
  if (value === '' || value === leafValue(xml, element)) return false;
  if (name.startsWith('xmlns:')) return usesPrefix(xml, name.slice('xmlns:'.length));
  return (
    name !== 'xmlns' &&
    !/^xsi:(?:schemaLocation|noNamespaceSchemaLocation|type)$/.test(name) &&
    !/^xml:(?:space|lang)$/.test(name)
  );
}

/** Whether a name of the document would lose its meaning with the prefix. */
function usesPrefix({ names, text }: XmlDocument, prefix: string): boolean {
  return (
    names.some((name) => name.startsWith(`${prefix}:`)) || (prefix !== 'xsi' && text.includes(` ${prefix}:`))
  );
}

function removalOf({ text }: XmlDocument, { nameStart, end }: XmlAttribute): FixEdit {
  return { start: trimEnd(text, 0, nameStart), end, newText: '' };
}

/** `<Width value="640"/>` → `<Width>640</Width>`, where the element may hold a text and holds nothing. */
function useAsText(
  { xml, declarations }: RequestDocument,
  element: NodeId,
  attribute: XmlAttribute,
  isAlone: boolean,
): QuickFix[] {
  const declaration = declarations[element];
  const isLeaf = declaration !== undefined && declaration.builtin !== 'container';
  const { start, end } = contentSpan(xml, element);
  if (!isLeaf || isUnclosed(xml, element) || xml.text.slice(start, end).trim() !== '') return [];
  const { text } = xml;
  const raw = text.slice(attribute.valueStart, attribute.valueEnd).trim().replaceAll(']]>', ']]&gt;');
  const words = title(
    'Use {0} as the value of {1}',
    quote(attributeText(xml, attribute)),
    quote(declaration.name),
  );
  const preferred = isAlone && isMeantAsValue(xml, attribute, declaration);
  return [
    {
      title: words,
      replacements: [removalOf(xml, attribute), textEdit(xml, element, raw)],
      ...(preferred ? { preferred } : {}),
    },
  ];
}

/** Opens an empty element up, or fills what is between its tags. */
function textEdit(xml: XmlDocument, element: NodeId, value: string): FixEdit {
  const startTagEnd = at(xml.startTagEnd, element);
  if ((at(xml.flags, element) & NodeFlags.selfClosing) === 0) {
    return { start: startTagEnd, end: at(xml.endTagStart, element), newText: value };
  }
  const slash = xml.text.lastIndexOf('/', startTagEnd);
  const start = trimEnd(xml.text, 0, slash);
  return { start, end: startTagEnd, newText: `>${value}</${nameOf(xml, element)}>` };
}

/** The attribute's name says that it is the value, and it is a right one. */
function isMeantAsValue(xml: XmlDocument, attribute: XmlAttribute, declaration: ElementDeclaration): boolean {
  const name = nameOfAttribute(xml, attribute).toLowerCase();
  if (!namesOfValues.includes(name) && name !== declaration.name.toLowerCase()) return false;
  return checkValue(attributeText(xml, attribute), declaration.builtin, declaration.facets) === undefined;
}
