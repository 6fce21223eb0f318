/**
 * A request that is parsed and checked again after a change is the one that parsing and checking everything gives.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from '../../server/service/languageService';
import type { RequestDocument, TextChange } from '../../server/service/languageServiceTypes';
import { schemaSet } from '../support/schemaSet';
import { countWork } from '../support/workCounter';
import { fuzzing } from '../support/xmlArbitraries';

const service = getLanguageService({ schemaSet: schemaSet() });

/** Jobs that name their own Tags, of one kind and of two, and a request that is no job. */
const job = (tag: string): string =>
  `  <Operation>\n    <Tag>${tag}</Tag>\n    <TemplateId>t01</TemplateId>\n    <JobLevel>1</JobLevel>\n  </Operation>\n`;
/** Three kinds of jobs, whose Tags have rules about what stands beside the jobs, limits that depend on others, equal results. */
const output = (key: string): string =>
  `<Output><Region>ap-beijing</Region><Bucket>b-125</Bucket><Object>${key}</Object></Output>`;
const mixed = `<Request>
  <Input><Object>a.m3u8</Object><Url>https://example.com/a.mp4</Url></Input>
  <Operation><Tag>Transcode</Tag><Transcode><Video><Width>1281</Width></Video></Transcode>
    <FreeTranscode>true</FreeTranscode>${output('a')}</Operation>
  <Operation>
    <TemplateId>t01</TemplateId>
    ${output('a')}
    <Tag>NoiseReduction</Tag>
  </Operation>
  <!-- the third -->
  <Operation><Tag>Concat</Tag><ConcatTemplate><Container><Format>mp4</Format></Container></ConcatTemplate></Operation>
  <Operation><Tag>Concat</Tag><ConcatTemplate/>${output('a')}</Operation>
  <Operation><Tag>Nobody</Tag><Any/></Operation>
  <Operation><TemplateId>t01</TemplateId></Operation>
</Request>
`;
const others = [
  mixed,
  `<Request>\n  <Tag>Concat</Tag>\n${job('Transcode')}${job('Transcode')}</Request>\n`,
  `<Request>\n${job('Transcode')}${job('MediaInfo')}</Request>\n`,
  '<?xml version="1.0" encoding="GBK"?>\n<Request>\n  <Tag>Transcode</Tag>\n  <Name>small</Name>\n</Request>\n',
];

/** Long enough lists whose elements break the rules of what is around them, and each other's. */
const lists = ['a', 'b'].map((bucket) => {
  const url = (name: string, index: number) =>
    `https://${index === 3 ? bucket : 'a'}-1250000000.cos.ap-chongqing.myqcloud.com/${name}${index}.mp4`;
  const fragments = Array.from(
    { length: 6 },
    (_, index) =>
      `<ConcatFragment>\n<Url>${url('f', index)}</Url>${index % 2 ? '' : '<Mode>x</Mode>'}</ConcatFragment>\n`,
  );
  const mixes = [0, 3].map(
    (index) => `<AudioMixArray><AudioSource>${url('m', index)}</AudioSource></AudioMixArray>`,
  );
  return `<Request><Tag>Concat</Tag><Operation><ConcatTemplate>\n${fragments.join('')}${mixes.join('')}<Container><Format>mp4</Format></Container></ConcatTemplate><Output><Region>ap-chongqing</Region><Bucket>a-1250000000</Bucket><Object>o.mp4</Object></Output></Operation></Request>`;
});

const samples = fs
  .readdirSync('samples')
  .filter((file) => file.endsWith('.xml'))
  .map((file) => fs.readFileSync(path.join('samples', file), 'utf8'))
  .concat(others);

/**
 * Rows that nothing is bound to and nothing is said about still must be the same. Whole columns, because comparing an
 * object for each row takes ten times as long.
 */
function everythingOf(document: TextDocument, request: RequestDocument): unknown {
  const { xml } = request;
  const columns = [
    ...[xml.kind, xml.flags, xml.parent, xml.firstChild, xml.nextSibling],
    ...[xml.start, xml.nameEnd, xml.startTagEnd, xml.endTagStart, xml.end],
  ];
  return {
    columns: columns.map((column) => column.subarray(0, xml.nodeCount)),
    names: Array.from(xml.nameId.subarray(0, xml.nodeCount), (id) => xml.names[id]),
    declarations: request.declarations.map((declaration) => declaration?.path),
    root: xml.root,
    errors: xml.syntaxErrors,
    envelope: [request.request, request.tagElement, request.tag, request.schema?.tag],
    jobs: request.jobs.map(({ element, tagElement, tag, schema }) => [element, tagElement, tag, schema?.tag]),
    otherRequest: request.otherRequest,
    reparentedChildren: [...request.reparentedChildren],
    diagnostics: service.doValidation(document, request),
  };
}

interface Edit {
  /** Where, as a part of the whole. */
  readonly place: number;
  readonly removed: number;
  readonly inserted: string;
}

const pieces = fc.constantFrom(
  '',
  '1',
  'x',
  '<',
  '>',
  '/',
  '</',
  '&',
  '&amp;',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '"',
  ' a="b"',
  '\n',
  '\r\n',
  '\u0001',
  '\ud83d\ude00',
  '<Video>',
  '</Video>',
  '<Video><Codec>H.264</Codec></Video>',
  '<Unknown>1</Unknown>',
  '<Objct>a.mp4</Objct>',
  '<TemplateID>t1</TemplateID>',
  '<Ouput><Region>ap-beijing</Region></Ouput>',
  '<Tag>Concat</Tag>',
  '<Tag>Snapshot</Tag>',
  '<Operation><Tag>Animation</Tag></Operation>',
  '</Operation><Operation>',
  '<Input><Object>a.mp4</Object></Input>',
);

/** What stands between elements. */
const asides = [
  ...[' ', '\n', '\n    ', 'text', '<!-- c -->', '<!-- ci-job-ignore -->', '<![CDATA[x]]>', '<?p x?>'],
  ...['<Fra', '</X>', '</Request>', '</Operation>', '<Operation>', '</Operation><Operation>', '<Width/>'],
];

const edits = fc.array(
  fc.record({
    // Numbers with a fraction are nearly all next to 0.
    place: fc.nat({ max: 999_999 }).map((part) => part / 1_000_000),
    removed: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 3 }), fc.nat({ max: 60 })),
    inserted: pieces,
  }),
  { minLength: 1, maxLength: 8 },
);

/** A change and what it puts in. */
type Change = TextChange & { readonly inserted: string };

function changeOf(text: string, { place, removed, inserted }: Edit): Change {
  const start = Math.floor(place * text.length);
  return { start, oldEnd: Math.min(text.length, start + removed), newEnd: start + inserted.length, inserted };
}

/** Between, or instead of, elements. */
interface SiblingEdit {
  /** The element in front of which the change is, as a part of all of them. */
  readonly place: number;
  /** The start, or the end, of so many tags behind it is where the change ends. */
  readonly places: number;
  /** What is put in, or, as a part of all elements, the one that is copied. */
  readonly inserted: string | number;
}

const elementsOf = /<(\w+)>(?:[^<]*|(?:(?!<\1>)[\s\S])*)<\/\1>\s*/g;

function siblingChangeOf(text: string, { place, places, inserted: what }: SiblingEdit): Change {
  const among = [...text.matchAll(/(?=<)|(?<=>)/g)].map(({ index }) => index);
  const first = Math.floor(place * among.length);
  const start = among[first] ?? 0;
  const oldEnd = among[Math.min(first + places, among.length - 1)] ?? start;
  const inserted = typeof what === 'string' ? what : elementOf(text, what);
  return { start, oldEnd, newEnd: start + inserted.length, inserted };
}

function elementOf(text: string, place: number): string {
  const elements = [...text.matchAll(/<\w+>/g)].map(({ index }) => {
    elementsOf.lastIndex = index;
    const match = elementsOf.exec(text);
    return match?.index === index ? match[0] : '';
  });
  return elements[Math.floor(place * elements.length)] ?? '';
}

const part = fc.nat({ max: 999_999 }).map((number) => number / 1_000_000);

const siblingEdits = fc.array(
  fc.record({
    place: part,
    places: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 4 }), fc.nat({ max: 20 })),
    inserted: fc.oneof({ weight: 2, arbitrary: part }, pieces, fc.constantFrom(...asides)),
  }),
  { minLength: 1, maxLength: 6 },
);

/** Applies the edits one by one and compares after each. */
function checkEdits(text: string, list: readonly Edit[]): void {
  checkChanges(
    text,
    list.map((edit) => (before) => changeOf(before, edit)),
  );
}

function checkChanges(text: string, changes: readonly ((before: string) => Change)[]): void {
  let document = documentOf(text);
  let request = service.parseRequestDocument(document);
  service.doValidation(document, request);
  for (const changeIn of changes) {
    const before = document.getText();
    const { inserted, ...change } = changeIn(before);
    document = documentOf(before.slice(0, change.start) + inserted + before.slice(change.oldEnd));
    request = service.parseRequestDocument(document, { request, change });
    const full = service.parseRequestDocument(document);
    assert.deepEqual(everythingOf(document, request), everythingOf(document, full));
    // Paths are the same in several schemas.
    assert.ok(full.declarations.every((declaration, row) => declaration === request.declarations[row]));
  }
}

function documentOf(text: string): TextDocument {
  return TextDocument.create('file:///request.cijob.xml', 'ci-job', 1, text);
}

describe('after a change', () => {
  it('everything is as if the whole document were new', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), edits, (text, list) => checkEdits(text, list)),
      fuzzing(1000),
    );
  });

  it('between elements everything is as if the whole document were new', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples, ...lists), siblingEdits, (text, list) =>
        checkChanges(
          text,
          list.map((edit) => (before) => siblingChangeOf(before, edit)),
        ),
      ),
      fuzzing(1500),
    );
  });

  it('a start tag that turns into the end tag of an open element of its name is one', () => {
    const text = '<Request>\n  <Tag>ImageOCR<Tag>ImageOCR</Tag>\n  <Operation/>\n</Request>\n';
    const place = text.lastIndexOf('<Tag>') + '<Tag>'.length;
    const inserted = '<![CDATA[x]]>';
    checkChanges(text, [() => ({ start: place, oldEnd: place, newEnd: place + inserted.length, inserted })]);
  });

  it('an element that a rule elsewhere excuses is asked about again', () => {
    for (const text of samples) {
      for (const { index } of text.matchAll(/>[^<\s][^<]*<\//g)) {
        checkEdits(text, [{ place: (index + 1.5) / text.length, removed: 1, inserted: '0' }]);
      }
    }
  });

  it('what a misspelt name explains is explained no longer, and again', () => {
    for (const text of samples) {
      for (const { index, 0: leaf, 1: name = '' } of text.matchAll(/<(\w{3,})>[^<]*<\/\1>/g)) {
        const misspelt = leaf.replaceAll(name, name.slice(0, 1) + name.slice(2));
        const place = (index + 0.5) / text.length;
        const away = { place, removed: leaf.length, inserted: misspelt };
        const shorter = text.length + misspelt.length - leaf.length;
        const back = { place: (index + 0.5) / shorter, removed: misspelt.length, inserted: leaf };
        checkEdits(text, [away, { place: 0.999, removed: 0, inserted: ' ' }]);
        checkEdits(text, [away, back]);
      }
    }
  });

  it('a rule of an element around the change is asked again only when it looks there', () => {
    const url = (bucket: string, name: string) =>
      `<Url>https://${bucket}-1250000000.cos.ap-chongqing.myqcloud.com/${name}.mp4</Url>`;
    const fragment = (bucket: string, name: string) =>
      `<ConcatFragment>${url(bucket, name)}<FragmentIndex>1</FragmentIndex></ConcatFragment>`;
    const text = `<Request><Tag>Concat</Tag><Operation><ConcatTemplate>${fragment('one', 'a')}${fragment(
      'two',
      'b',
    )}</ConcatTemplate></Operation></Request>`;
    const place = (what: string, further: number) => (text.indexOf(what) + further + 0.5) / text.length;
    const index = place('<FragmentIndex>1', '<FragmentIndex>'.length);
    const host = place('two', 0);
    const document = documentOf(text);
    const found = service.doValidation(document, service.parseRequestDocument(document));
    assert.ok(found.some(({ code }) => code === 'same-match'));
    checkEdits(text, [{ place: index, removed: 0, inserted: '23' }]);
    checkEdits(text, [{ place: index, removed: 1, inserted: '' }]);
    checkEdits(text, [{ place: host, removed: 3, inserted: 'one' }]);
    checkEdits(text, [{ place: place('b.mp4', 0), removed: 1, inserted: 'longer' }]);
  });

  it('only the element around the change is parsed', () => {
    const text = samples.find((sample) => sample.includes('<FragmentIndex>1<')) ?? '';
    const before = service.parseRequestDocument(documentOf(text));
    const start = text.indexOf('<FragmentIndex>1<') + '<FragmentIndex>'.length;
    const after = documentOf(`${text.slice(0, start)}1${text.slice(start)}`);
    const change = { start, oldEnd: start, newEnd: start + 1 };
    const request = service.parseRequestDocument(after, { request: before, change });
    // What the rows are has not changed, so the list of it is the very same one.
    assert.equal(request.xml.kind, before.xml.kind);
    assert.equal(request.declarations, before.declarations);
  });

  it('between elements only what stands there is parsed and looked at', () => {
    const fragment = (index: number) =>
      `<ConcatFragment><Url>https://a-1250000000.cos.ap-chongqing.myqcloud.com/${index}.mp4</Url></ConcatFragment>\n`;
    const workOf = (length: number, inserted: string): number => {
      const fragments = Array.from({ length }, (_, index) => fragment(index)).join('');
      const text = `<Request><Tag>Concat</Tag><Operation><ConcatTemplate>\n${fragments}</ConcatTemplate></Operation></Request>`;
      const start = text.indexOf('<ConcatFragment>', text.length / 2);
      const before = service.parseRequestDocument(documentOf(text));
      service.doValidation(documentOf(text), before);
      const after = documentOf(text.slice(0, start) + inserted + text.slice(start));
      const change = { start, oldEnd: start, newEnd: start + inserted.length };
      return countWork(() => service.parseRequestDocument(after, { request: before, change }));
    };
    for (const inserted of [' ', '\n', '<!-- c -->', fragment(1), '<ConcatFragment/>']) {
      assert.ok(workOf(1000, inserted) < workOf(20, inserted) + 100, inserted);
    }
  });
});
