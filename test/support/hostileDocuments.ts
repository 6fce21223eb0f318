/**
 * Documents made to hurt: each by how often its piece is repeated, so that one can be compared with a longer one.
 */

/** Makes a document of so many pieces. */
export type HostileDocument = (pieces: number) => string;

function request(inner: string, tag = 'Concat'): string {
  return `<Request>\n<Tag>${tag}</Tag>\n${inner}\n</Request>\n`;
}

/** A request whose operation holds so many of a piece. */
function within(start: string, piece: string, end: string, tag?: string): HostileDocument {
  return (pieces) => request(start + piece.repeat(pieces) + end, tag);
}

function numbered(pieces: number, piece: (index: number) => string): string {
  return Array.from({ length: pieces }, (_, index) => piece(index)).join('');
}

const entities = (count: number): string =>
  numbered(count, (index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`);

/** What each document is full of. */
export const hostileDocuments: Readonly<Record<string, HostileDocument>> = {
  'unclosed tags': (pieces) => '<a>'.repeat(pieces),
  'unclosed tags on lines': (pieces) => '<a>\n'.repeat(pieces),
  'unclosed tags of a known name': within('<Operation>', '<Operation>', ''),
  'levels of nesting': (pieces) => '<a>'.repeat(pieces) + '</a>'.repeat(pieces),
  'levels of nesting of a known name': (pieces) =>
    request('<Operation>'.repeat(pieces) + '</Operation>'.repeat(pieces)),
  'levels of nesting on lines': (pieces) =>
    request('<Operation>\n'.repeat(pieces) + '</Operation>\n'.repeat(pieces)),
  'characters of one value': within('<Operation><UserData>', 'x'.repeat(20), '</UserData></Operation>'),
  'characters of one name': (pieces) => request(`<${'Name'.repeat(pieces)}/>`),
  'characters of the Tag': (pieces) => request('', 'Concat'.repeat(pieces)),
  'characters of one comment': within('<!-- ', 'word ', ' -->'),
  'line breaks': within('', '\n', ''),
  'carriage returns': within('', '<UserData>1</UserData>\r', ''),
  'entities in a document type': (pieces) =>
    `<!DOCTYPE Request [<!ENTITY e0 "x">${entities(pieces / 10)}]>${request(`<UserData>&e${pieces / 10};</UserData>`)}`,
  'references to unknown entities': within('<UserData>', '&e9;', '</UserData>'),
  references: within('<UserData>', '&amp;&#65;', '</UserData>'),
  attributes: (pieces) => `<Request ${numbered(pieces, (index) => `a${index}="1" `)}></Request>`,
  'control characters': within('<UserData>', '\u0000a', '</UserData>'),
  'lone surrogates': within('<UserData>', '\ud800a', '</UserData>'),
  'byte order marks': (pieces) => '\ufeff'.repeat(pieces) + request(''),
  'less-than signs': within('', '<', ''),
  'unknown elements': within('<Operation>', '<Bogus>1</Bogus>', '</Operation>'),
  'elements of unknown names': (pieces) => request(numbered(pieces, (index) => `<Bogus${index}/>\n`)),
  'repeated elements': within('', '<Tag>Concat</Tag>', ''),
  'operations on one line': within('', '<Operation><UserData>1</UserData></Operation>', '', 'Transcode'),
  'wrong values': within(
    '<Operation><ConcatTemplate>',
    '<Index>x</Index>\n',
    '</ConcatTemplate></Operation>',
  ),
  'elements without their required ones': within(
    '<Operation><ConcatTemplate>',
    '<ConcatFragment><Mode>Start</Mode></ConcatFragment>\n',
    '</ConcatTemplate></Operation>',
  ),
  'unknown elements beside text': within('<Operation>', 'text<a/>', '</Operation>'),
  'comments that silence': within('', '<!-- ci-job-disable-next-line unknown-element -->\n<Bogus/>\n', ''),
  'comments that silence on one line': within('', '<!-- ci-job-disable-next-line unknown-element -->', ''),
  'comments that silence everything': within('', '<!-- ci-job-disable unknown-element --><Bogus/>', ''),
  'CDATA sections': within('<UserData>', '<![CDATA[a]]>', '</UserData>'),
  'jobs of an answer': (pieces) =>
    `<Response>${'<JobsDetail><Code>Success</Code><JobId>j1</JobId></JobsDetail>'.repeat(pieces)}</Response>`,
};
