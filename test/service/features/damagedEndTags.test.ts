/**
 * Damaged end tags: fixing everything writes the sound one or leaves the text alone, wherever the element stands.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyAction, diagnosticsOf, documentOf, fixesOf } from '../../support/checkDiagnostics';
import { languageService } from '../../support/schemaSet';

const service = languageService();

function fixed(text: string): string {
  const document = documentOf(text);
  const autofix = service.getAutofix(document, service.parseRequestDocument(document));
  return autofix === undefined ? text : TextDocument.applyEdits(document, [...autofix.edits]);
}

/** What people make of `</Name>`. */
const clear = [
  '<\\/N>',
  '<\\N>',
  '<\\\\N>',
  '＜/N>',
  '＜／N＞',
  '＜/N＞',
  '<／N>',
  '<＼N>',
  '<／N＞',
  '</N＞',
  '<//N>',
  '<///N>',
  '<N/>',
  '<N />',
  '<N\\>',
  '<N／>',
  '<N＞',
  '</N/>',
  '</N',
  '</ N>',
  '</\u00a0N>',
  '</\u3000N>',
  '</\u3000N\u3000>',
  '</\u200bN>',
  '</\ufeffN>',
  '<\u3000/N>',
  '<\u00a0/N>',
  '< /N>',
  '</ /N>',
  '</</N>',
  '<</N>',
  '</\\N>',
  '/N>',
  '\\/N>',
  '《/N》',
  '&lt;/N&gt;',
  '&lt;/N>',
  '<N>',
];
/** What may be meant as an end tag, or as something else. */
const ambiguous = ['/N', 'N>', ' N', '＜N＞', '&gt;', '>', '[/N]'];

const before = '<Request><Tag>MediaInfo</Tag>';

/** The places of an element, each with its end tag last but for what is between them. */
const places: readonly (readonly [name: string, element: string, start: string, end: string])[] = [
  ['a leaf', 'Object', `${before}<Input><Object>a.mp4`, '</Input></Request>'],
  [
    'a leaf before a sibling',
    'QueueId',
    `${before}<QueueId>p1`,
    '<Input><Object>a</Object></Input></Request>',
  ],
  [
    'a leaf on a line',
    'Object',
    `<Request>\n  <Tag>MediaInfo</Tag>\n  <Input>\n    <Object>a.mp4`,
    '\n  </Input>\n</Request>\n',
  ],
  [
    'a leaf on a line before a sibling',
    'QueueId',
    `<Request>\n  <Tag>MediaInfo</Tag>\n  <QueueId>p1`,
    '\n  <Input>\n    <Object>a.mp4</Object>\n  </Input>\n</Request>\n',
  ],
  [
    'a leaf with CRLF',
    'Object',
    `<Request>\r\n  <Tag>MediaInfo</Tag>\r\n  <Input>\r\n    <Object>a.mp4`,
    '\r\n  </Input>\r\n</Request>\r\n',
  ],
];

const containers: readonly (readonly [name: string, element: string, start: string, end: string])[] = [
  [
    'a container',
    'Input',
    `<Request>\n  <Tag>MediaInfo</Tag>\n  <Input>\n    <Object>a.mp4</Object>\n  `,
    '\n</Request>\n',
  ],
  [
    'a container before a sibling',
    'Input',
    `<Request>\n  <Tag>MediaInfo</Tag>\n  <Input>\n    <Object>a.mp4</Object>\n  `,
    '\n  <QueueId>p1</QueueId>\n</Request>\n',
  ],
  [
    'a container with CRLF',
    'Input',
    `<Request>\r\n  <Tag>MediaInfo</Tag>\r\n  <Input>\r\n    <Object>a.mp4</Object>\r\n  `,
    '\r\n  <QueueId>p1</QueueId>\r\n</Request>\r\n',
  ],
  [
    'the root element',
    'Request',
    `<Request>\n  <Tag>MediaInfo</Tag>\n  <Input>\n    <Object>a.mp4</Object>\n  </Input>\n`,
    '\n',
  ],
  [
    'the root element at the end of the text',
    'Request',
    `${before}<Input><Object>a.mp4</Object></Input>`,
    '',
  ],
];

describe('a damaged end tag becomes the sound one', () => {
  for (const [name, element, start, end] of places) {
    for (const shape of clear) {
      it(`${shape} of ${name}`, () => {
        const whole = `${start}</${element}>${end}`;
        assert.deepEqual(diagnosticsOf(whole), []);
        const damaged = start + shape.replace('N', element) + end;
        assert.equal(fixed(damaged), whole);
      });
    }
  }
});

/** In a text without lines, nothing shows what these end. */
const unclear = ['<N/>', '<N />', '<N\\>', '<N／>', '<N＞', '<N>'];

describe('a damaged end tag of a container becomes the sound one', () => {
  for (const [name, element, start, end] of containers) {
    for (const shape of clear) {
      it(`${shape} of ${name}`, () => {
        const whole = `${start}</${element}>${end}`;
        assert.deepEqual(diagnosticsOf(whole), []);
        const damaged = start + shape.replace('N', element) + end;
        const isUnclear = unclear.includes(shape) && !start.includes('\n');
        assert.equal(fixed(damaged), isUnclear ? damaged : whole);
      });
    }
  }
});

describe('what may be an end tag is left to a person', () => {
  for (const [name, element, start, end] of places) {
    for (const shape of ambiguous) {
      it(`${shape} of ${name}`, () => {
        const damaged = start + shape.replace('N', element) + end;
        assert.equal(fixed(damaged), damaged);
      });
    }
  }
});

describe('a damaged end tag before the right one', () => {
  for (const shape of ['<\\/N>', '<／N>', '<//N>', '</</N>', '</N/>', '</ /N>', '</', '</>']) {
    it(`${shape} is removed, or left alone`, () => {
      const whole = `${before}<Input><Object>a.mp4</Object></Input></Request>`;
      const damaged = whole.replace('</Object>', `${shape.replace('N', 'Object')}</Object>`);
      assert.equal(fixed(damaged), whole);
    });
  }

  it('is removed by the preferred fix', () => {
    const whole = `${before}<Input><Object>a.mp4</Object></Input></Request>`;
    const damaged = whole.replace('</Object>', '</</Object>');
    const [fix] = fixesOf(damaged).filter(({ isPreferred }) => isPreferred === true);
    assert.ok(fix);
    assert.equal(applyAction(damaged, fix), whole);
  });
});
