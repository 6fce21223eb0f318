/**
 * What must hold in every tree, and a tree as the list of things that another parser would come across.
 */
import assert from 'node:assert/strict';
import { attributesOf } from '../../server/service/parser/xmlAttributes';
import {
  at,
  contentSpan,
  endNameSpan,
  holdsPlainText,
  isElement,
  NONE,
  NodeFlags,
  type NodeId,
  NodeKind,
  nameOf,
  nameSpan,
  type XmlDocument,
} from '../../server/service/parser/xmlNodes';
import { decodeText, textOf } from '../../server/service/parser/xmlText';
import type { XmlEvent } from './saxesEvents';
import { childrenOf } from './treeOutline';

/** The events of a tree that was parsed from a well-formed text, in the words of `readWithSaxes`. */
export function treeEvents(xml: XmlDocument, parent: NodeId = NONE): XmlEvent[] {
  return childrenOf(xml, parent).flatMap((node) => eventsOf(xml, node));
}

function eventsOf(xml: XmlDocument, node: NodeId): XmlEvent[] {
  const raw = xml.text.slice(at(xml.start, node), at(xml.end, node));
  switch (xml.kind[node]) {
    case NodeKind.element:
      return elementEvents(xml, node);
    case NodeKind.text:
      return textEvents(decodeText(raw));
    case NodeKind.cdata:
      return [`cdata ${JSON.stringify(lineFeeds(raw.slice('<![CDATA['.length, -']]>'.length)))}`];
    case NodeKind.comment:
      return [`comment ${JSON.stringify(lineFeeds(raw.slice('<!--'.length, -'-->'.length)))}`];
    case NodeKind.processingInstruction:
      return [`instruction ${/^<\?(.+?)(?:\s|\?>)/.exec(raw)?.[1]}`];
    default:
      return [];
  }
}

function textEvents(data: string): XmlEvent[] {
  return data.trim() === '' ? [] : [`text ${JSON.stringify(data)}`];
}

function elementEvents(xml: XmlDocument, node: NodeId): XmlEvent[] {
  const name = nameOf(xml, node);
  const attributes = attributesOf(xml, node).map(({ nameStart, nameEnd }) =>
    xml.text.slice(nameStart, nameEnd),
  );
  return [
    ['open', name, ...attributes, at(xml.startTagEnd, node)].join(' '),
    ...(holdsPlainText(xml, node) ? textEvents(textOf(xml, node)) : treeEvents(xml, node)),
    `close ${name} ${at(xml.end, node)}`,
  ];
}

function lineFeeds(raw: string): string {
  return raw.replaceAll(/\r\n?/g, '\n');
}

/** Asserts that every offset lies in the text, in order, and children lie inside their parents. */
export function checkTree(xml: XmlDocument): void {
  let before = 0;
  for (let node = 0; node < xml.nodeCount; node++) {
    assert.ok(at(xml.start, node) >= before, `row ${node} starts before the one above it`);
    before = at(xml.start, node);
    checkRow(xml, node);
  }
  assert.deepEqual(rowsFrom(xml, NONE), [...Array(xml.nodeCount).keys()], 'each row is in the tree once');
  for (const { code, start, end } of xml.syntaxErrors) {
    assert.ok(0 <= start && start <= end && end <= xml.text.length, `${code} lies in the text`);
  }
}

/** The rows below a node in document order. */
function rowsFrom(xml: XmlDocument, parent: NodeId): NodeId[] {
  const rows: NodeId[] = [];
  const open = childrenOf(xml, parent).reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    rows.push(node);
    const children = childrenOf(xml, node);
    for (const child of children) assert.equal(at(xml.parent, child), node, `row ${child} knows its parent`);
    open.push(...children.reverse());
  }
  return rows;
}

function checkRow(xml: XmlDocument, node: NodeId): void {
  const start = at(xml.start, node);
  const end = at(xml.end, node);
  inOrder([start, end, xml.text.length], `row ${node}`);
  const parent = at(xml.parent, node);
  if (parent !== NONE) {
    const content = contentSpan(xml, parent);
    inOrder([content.start, start, end, content.end], `row ${node} in its parent`);
  }
  const next = at(xml.nextSibling, node);
  if (next !== NONE) inOrder([end, at(xml.start, next)], `row ${node} and its next sibling`);
  if (!isElement(xml, node)) return;
  const startTagEnd = at(xml.startTagEnd, node);
  const name = nameSpan(xml, node);
  assert.equal(xml.text.slice(name.start, name.end), nameOf(xml, node), `the name of row ${node}`);
  inOrder([start, name.start, name.end, startTagEnd, end], `element ${node}`);
  const endName = endNameSpan(xml, node);
  const hasEndTag = (at(xml.flags, node) & NodeFlags.hasEndTag) !== 0;
  assert.equal(endName !== undefined, hasEndTag, `the end tag of element ${node}`);
  if (endName === undefined) return;
  inOrder([startTagEnd, at(xml.endTagStart, node), endName.start, endName.end, end], `end tag of ${node}`);
}

function inOrder(offsets: readonly number[], what: string): void {
  const sorted = [...offsets].sort((left, right) => left - right);
  assert.deepEqual(offsets, sorted, `${what}: offsets in order`);
}
