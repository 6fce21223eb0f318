/**
 * Ways into the reference: where it describes a place, and the link that ends a hover where a client can follow it.
 * Every place must be one that the pages have.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getLanguageService } from '../../../server/service/languageService';
import type { ClientCapabilities, ReferencePlace } from '../../../server/service/languageServiceTypes';
import { openReference } from '../../../server/service/reference/referencePages';
import { marked } from '../../support/marked';
import { schemaSet } from '../../support/schemaSet';

const reference = openReference(schemaSet());

/** The place, after a look whether the pages have it. */
function placeAt(text: string): ReferencePlace | undefined {
  const { service, document, position, request } = marked(text);
  const place = service.findReference(document, position, request);
  if (place !== undefined) {
    const page = reference.readPage(place.page) ?? assert.fail(`no page ${place.page}`);
    const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading.toLowerCase().replaceAll('/', ''),
    );
    assert.ok(headings.includes(place.anchor), place.anchor);
  }
  return place;
}

function lastLineOfHover(text: string, clientCapabilities: ClientCapabilities): string | undefined {
  const service = getLanguageService({ schemaSet: schemaSet(), clientCapabilities });
  const { document, position, request } = marked(text, service);
  const contents = service.doHover(document, position, request)?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value.split('\n').at(-1) : undefined;
}

const transcode = (content: string): string =>
  `<Request><Tag>Transcode</Tag><Operation><Transcode>${content}</Transcode></Operation></Request>`;

const video = { page: 'Transcode', anchor: 'operationtranscodevideo' };
const concat = { page: 'Concat', anchor: 'concat' };
const width = { page: 'Transcode', anchor: 'operationtranscodevideowidth' };

describe('the reference speaks about', () => {
  for (const [name, text, expected] of [
    ['a name', transcode('<Video><Wi|dth>1</Width></Video>'), width],
    ['a value', transcode('<Video><Width>1|2</Width></Video>'), width],
    ['the element around white space', transcode('<Video>\n  |\n</Video>'), video],
    ['the nearest known element', transcode('<Video><Wi|dht>1</Widht></Video>'), video],
    ['the job on its Tag', '<Request><Tag>Conc|at</Tag></Request>', concat],
    ['the job on the name of its Tag', '<Request><T|ag>Concat</Tag></Request>', concat],
    ['the job on the root', '<Requ|est><Tag>Concat</Tag></Request>', concat],
    ['the job outside of the root', '|\n<Request><Tag>Concat</Tag></Request>', concat],
    ['nothing without a Tag', '<Request><Inp|ut/></Request>', undefined],
    ['nothing of a Tag without a schema', '<Request><T|ag>Daydream</Tag></Request>', undefined],
    [
      'an element of an answer',
      '<Response><JobsDetail><Sta|te>Success</State></JobsDetail></Response>',
      { page: 'responses', anchor: 'responsejobsdetailstate' },
    ],
    [
      'an error of the service',
      '<Error><Code>Access|Denied</Code></Error>',
      { page: 'errors', anchor: 'accessdenied' },
    ],
    [
      'the element of an unknown error',
      '<Error><Code>No|Such</Code></Error>',
      { page: 'responses', anchor: 'errorcode' },
    ],
  ] as const) {
    it(name, () => assert.deepEqual(placeAt(text), expected));
  }
});

describe('the link of a hover', () => {
  const openReferenceCommand = 'some.command';
  const link = (place: string): string =>
    `[Reference](command:some.command?${encodeURIComponent(`[${place}]`)})`;

  it('stands beside that to the page of the vendor', () => {
    assert.equal(
      lastLineOfHover(transcode('<Vid|eo/>'), { openReferenceCommand })?.replace(/^\[.*(?= · )/, '…'),
      `… · ${link('{"page":"Transcode","anchor":"operationtranscodevideo"}')}`,
    );
  });

  it('is absent where nobody could follow it', () => {
    for (const capabilities of [{}, { openReferenceCommand, markdown: false }]) {
      assert.doesNotMatch(lastLineOfHover(transcode('<Vid|eo/>'), capabilities) ?? '', /Reference|command:/);
    }
  });

  it('brings no hover where there was none', () => {
    assert.equal(lastLineOfHover(transcode('<Video>|   </Video>'), { openReferenceCommand }), undefined);
  });
});
