/**
 * A document that just stops, at every character: one mistake, and what stands before it keeps its place.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { at, isElement, NONE, nameOf, type XmlDocument } from '../../../server/service/parser/xmlNodes';
import { parseXml } from '../../support/treeOutline';

const whole = `<?xml version="1.0"?>
<Response>
  <!-- The job -->
  <Job kind="a &amp; b">
    <Id>j1</Id>
    <Name><![CDATA[a<b]]></Name>
    <Empty/>
    <Services><Part>1</Part><Part>&lt;2</Part></Services>
  </Job>
  <Job>
    <Id>j2</Id>
  </Job>
</Response>
`;

/** The start offset and the names from the root down to it, for each element that starts and ends before `end`. */
function placesBefore(xml: XmlDocument, end: number): string[] {
  const places: string[] = [];
  for (let node = 0; node < xml.nodeCount; node++) {
    if (!isElement(xml, node) || at(xml.startTagEnd, node) > end) continue;
    const names: string[] = [];
    for (let row = node; row !== NONE; row = at(xml.parent, row)) names.unshift(nameOf(xml, row));
    places.push(`${at(xml.start, node)} ${names.join('/')}`);
  }
  return places;
}

const wholeTree = parseXml(whole);

it('is one mistake wherever it stops', () => {
  const first = whole.indexOf('<Response>') + 1;
  const last = whole.trimEnd().length;
  for (let length = first; length < last; length++) {
    const text = whole.slice(0, length);
    const codes = parseXml(text).syntaxErrors.map(({ code }) => code);
    assert.equal(codes.length, 1, `${text}|\n${codes.join('\n')}`);
  }
});

it('keeps every element that has its start tag', () => {
  for (let length = 0; length < whole.length; length++) {
    const text = whole.slice(0, length);
    // An unfinished tag at the end is an element too, but not yet one of the whole.
    const places = placesBefore(parseXml(text), length).filter((place) => !isUnfinished(text, place));
    assert.deepEqual(places, placesBefore(wholeTree, length), `${text}|`);
  }
});

function isUnfinished(text: string, place: string): boolean {
  return !text.includes('>', Number.parseInt(place, 10));
}
