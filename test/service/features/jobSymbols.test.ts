/**
 * Jobs as symbols of the workspace.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { marked, withRanges } from '../../support/marked';

/** The names that a query finds. */
function found(text: string, query: string): string[] {
  const { service, document, request } = marked(text);
  return service.findJobSymbols(document, query, request).map(({ name }) => name);
}

const output = '<Output><Region>r</Region><Bucket>b-1</Bucket><Object>out/a.mp4</Object></Output>';
const text = `<Request><Tag>Transcode</Tag><Input><Object>in/b.mov</Object></Input><Operation>${output}</Operation></Request>`;
const name = 'Transcode in/b.mov → out/a.mp4';

describe('a job is found', () => {
  for (const query of ['', 'Transcode', 'trans', 'in/b', 'OUT', 'tc a.mp4']) {
    it(`by "${query}"`, () => assert.deepEqual(found(text, query), [name]));
  }

  for (const [why, request, expected] of [
    ['without files', '<Request><Tag>MediaInfo</Tag></Request>', ['MediaInfo']],
    ['without a schema', '<Request><Tag>Daydream</Tag></Request>', ['Daydream']],
    [
      'without an output',
      `<Request><Tag>Transcode</Tag><Input><Object>a</Object></Input></Request>`,
      ['Transcode a'],
    ],
    ['not without a Tag', '<Request><Tag></Tag></Request>', []],
    ['not in other XML', '<project><Tag>Transcode</Tag></project>', []],
  ] as const) {
    it(why, () => assert.deepEqual(found(request, ''), expected));
  }

  for (const query of ['x', 'edocsnart', '→→']) {
    it(`not by "${query}"`, () => assert.deepEqual(found(text, query), []));
  }

  it('at its Tag', () => {
    const { service, document, request } = marked(text);
    const ranges = service.findJobSymbols(document, '', request).map(({ location }) => location.range);
    assert.equal(withRanges(document, ranges), text.replace('<Tag>', '<[|Tag|]>'));
  });
});
