/**
 * What a reader sees: hover, folding, growing selections and links.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SelectionRange } from 'vscode-languageserver-types';
import { getLanguageService } from '../../../server/service/languageService';
import { marked, withRanges } from '../../support/marked';
import { schemaSet } from '../../support/schemaSet';

/** What a hover is about, and its first paragraph. */
function hovered(text: string): string[] {
  const { service, document, position, request } = marked(text);
  const hover = service.doHover(document, position, request);
  if (hover?.range === undefined) return [];
  const { contents } = hover;
  const words = typeof contents === 'object' && 'value' in contents ? contents.value : '';
  return [document.getText(hover.range), words.split('\n')[0] ?? ''];
}

/** All words of a hover. */
function wholeHover(text: string, markdown: boolean): string {
  const service = getLanguageService({ schemaSet: schemaSet(), clientCapabilities: { markdown } });
  const { document, position, request } = marked(text, service);
  const contents = service.doHover(document, position, request)?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value : '';
}

const video = (content: string): string =>
  `<Request><Tag>Transcode</Tag><Operation><Transcode><Video>${content}</Video></Transcode></Operation></Request>`;

describe('hover', () => {
  for (const [name, text, expected] of [
    ['on a name tells of the element', video('<Wi|dth>1</Width>'), ['Width', '**Width** · 宽 · optional']],
    ['on the end tag too', video('<Width>1</Wid|th>'), ['Width', '**Width** · 宽 · optional']],
    [
      'gives the whole Chinese name',
      '<Request><T|ag>MediaInfo</Tag></Request>',
      ['Tag', '**Tag** · 任务的 Tag · required'],
    ],
    [
      'on a listed value tells what it means',
      video('<Codec> H.|264 </Codec>'),
      ['H.264', '`H.264`: AVC, plays nearly everywhere.'],
    ],
    ['on another value tells of its element', video('<Width>1|</Width>'), ['1', '**Width** · 宽 · optional']],
    [
      'on a Tag tells of the job',
      '<Request><Tag>Media|Info</Tag></Request>',
      ['MediaInfo', '**MediaInfo** · 获取媒体信息'],
    ],
    [
      'on a job without a schema tells its purpose',
      '<Request><Tag>|Daydream</Tag></Request>',
      ['Daydream', '`Daydream`: Dreams of a video.'],
    ],
    ['on an unknown Tag tells nothing', '<Request><Tag>|Nothing</Tag></Request>', []],
    ['on an unknown element tells nothing', video('<Nob|ody/>'), []],
    ['between elements tells nothing', video(' | <Width/>'), []],
    ['in a comment tells nothing', video('<!-- Wid|th -->'), []],
    ['in other XML tells nothing', '<proj|ect>1</project>', []],
    ['in an empty document tells nothing', '|', []],
  ] as const) {
    it(name, () => assert.deepEqual(hovered(text), expected));
  }

  it('on a wildcard tells what it becomes', () => {
    const text =
      '<Request><Tag>Transcode</Tag><Operation><Output><Object>a.${|ext}</Object></Output></Operation></Request>';
    const words = '`${ext}`: The extension that belongs to the container format of the result.';
    assert.deepEqual(hovered(text), ['${ext}', words]);
  });

  it('lays several facts about a value out as a table', () => {
    assert.deepEqual(
      wholeHover(video('<Width|>1</Width>'), true).split('\n\n')[2],
      '| Allowed | Unit |\n| :-- | :-- |\n| an even whole number from 128 to 4096 | px |',
    );
  });

  it('says several facts line by line to clients that show no Markdown', () => {
    assert.deepEqual(
      wholeHover(video('<Width|>1</Width>'), false).split('\n\n')[2],
      'Allowed: an even whole number from 128 to 4096\nUnit: px',
    );
  });

  it('is plain text for clients that show no Markdown', () => {
    const service = getLanguageService({ schemaSet: schemaSet(), clientCapabilities: { markdown: false } });
    const { document, position, request } = marked('<Request><Tag>Media|Info</Tag></Request>', service);
    const contents = service.doHover(document, position, request)?.contents;
    assert.deepEqual(contents, {
      kind: 'plaintext',
      value:
        'MediaInfo · 获取媒体信息\n\nReads the technical data of a video or sound file: container, streams, codecs, sizes, durations.\n\nIt is sent with POST /jobs; the account needs the permissions ci:CreateMediaJobs and cam:PassRole.\n\nSubmit a media information job: https://www.tencentcloud.com/document/product/1045/72943 (as of 2025-11-19)',
    });
  });
});

/** The first and the last line of each fold. */
function folds(text: string): string[] {
  const { service, document, request } = marked(text);
  const ranges = service.getFoldingRanges(document, request);
  return ranges.map(({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind ? ` ${kind}` : ''}`);
}

describe('folding', () => {
  for (const [name, text, expected] of [
    ['leaves the end tag in sight', '<a>\n<b>\n1\n</b>\n</a>', ['0-3', '1-2']],
    ['takes comments', '<!--\n\n-->\n<a/>', ['0-2 comment']],
    ['takes comments up to what stands behind them', '<!--\n\n--><a/>', ['0-1 comment']],
    ['takes CDATA, not the end tag behind it', '<a><![CDATA[\n\n]]></a>', ['0-1']],
    ['takes what is not closed', '<a>\n<b>\n<c/>', ['0-2', '1-2']],
    ['takes nothing on one line', '<a><b/></a>', []],
    ['takes no pair of lines with nothing between', '<a>\n</a>', []],
  ] as const) {
    it(name, () => assert.deepEqual(folds(text), expected));
  }
});

/** The texts from the inside out. */
function selections(text: string): string[] {
  const { service, document, position, request } = marked(text);
  const texts: string[] = [];
  const [first] = service.getSelectionRanges(document, [position], request);
  for (let range: SelectionRange | undefined = first; range !== undefined; range = range.parent) {
    texts.push(document.getText(range.range));
  }
  return texts;
}

describe('a selection grows', () => {
  for (const [name, text, expected] of [
    ['from a value', '<a><b> 1| </b></a>', ['1', ' 1 ', '<b> 1 </b>', '<a><b> 1 </b></a>']],
    ['from a name', '<a><b|>1</b></a>', ['b', '<b>1</b>', '<a><b>1</b></a>']],
    ['from an end name', '<a><b>1</b|></a>', ['b', '<b>1</b>', '<a><b>1</b></a>']],
    ['from between elements', '<a><b/>|<c/></a>', ['<b/><c/>', '<a><b/><c/></a>']],
    ['from a comment', '<a><!-- x| --></a>', ['<!-- x -->', '<a><!-- x --></a>']],
    [
      'from the name of a stray end tag',
      '<a>\n  </b|bb>\n</a>',
      ['bbb', '</bbb>', '\n  </bbb>\n', '<a>\n  </bbb>\n</a>'],
    ],
    ['from a stray end tag in a value', '<a>x</b|>y</a>', ['b', '</b>', 'x</b>y', '<a>x</b>y</a>']],
    ['from a stray end tag without `>`', '<a>\n</b|\n</a>', ['b', '</b', '\n</b\n', '<a>\n</b\n</a>']],
    ['from the slash of a stray end tag', '<a><|/b></a>', ['</b>', '<a></b></a>']],
    ['from a stray end tag outside of the root', '<a/></b|>', ['b', '</b>', '<a/></b>']],
    [
      'from what looks like one in a comment',
      '<a><!-- </b|> --></a>',
      ['<!-- </b> -->', '<a><!-- </b> --></a>'],
    ],
    ['from outside of the root', '<a/>\n|\n', ['<a/>\n\n']],
  ] as const) {
    it(name, () => assert.deepEqual(selections(text), expected));
  }

  it('at several cursors, in a document without elements', () => {
    const { service, document, position, request } = marked('|');
    const nothing = { range: { start: position, end: position } };
    assert.deepEqual(service.getSelectionRanges(document, [position, position], request), [nothing, nothing]);
  });
});

describe('links', () => {
  it('lead to the vendor page and to addresses in values', () => {
    const text =
      '<Request><Tag>MediaInfo</Tag><CallBack>https://example.com/a?b=1&amp;c=2</CallBack><Other>https://example.com/</Other></Request>';
    const { service, document, request } = marked(text);
    const links = service.findDocumentLinks(document, request);
    assert.equal(
      withRanges(
        document,
        links.map(({ range }) => range),
      ),
      '<Request><Tag>[|MediaInfo|]</Tag><CallBack>[|https://example.com/a?b=1&amp;c=2|]</CallBack><Other>https://example.com/</Other></Request>',
    );
    assert.deepEqual(
      links.map(({ target, tooltip }) => [target, tooltip]),
      [
        ['https://www.tencentcloud.com/document/product/1045/72943', 'Open the vendor page of MediaInfo'],
        ['https://example.com/a?b=1&c=2', undefined],
      ],
    );
  });

  it('lead to the bucket in the console once its region is there too', () => {
    const output = (content: string): string =>
      `<Request><Tag>Transcode</Tag><Operation><Output>${content}</Output></Operation></Request>`;
    const linksOf = (text: string): unknown => {
      const { service, document, request } = marked(text);
      const [, ...links] = service.findDocumentLinks(document, request);
      return links.map(({ range, target, tooltip }) => [document.getText(range), target, tooltip]);
    };
    assert.deepEqual(linksOf(output('<Region>ap-chongqing</Region><Bucket>b-1</Bucket>')), [
      [
        'b-1',
        'https://console.cloud.tencent.com/cos/bucket?bucket=b-1&region=ap-chongqing',
        'Open the bucket in the console',
      ],
    ]);
    assert.deepEqual(linksOf(output('<Bucket>b-1</Bucket>')), []);
    assert.deepEqual(linksOf(output('<Region>ap-chongqing</Region><Bucket>${b}</Bucket>')), []);
  });

  for (const [name, text] of [
    ['a wildcard', '<Request><Tag>MediaInfo</Tag><CallBack>https://${host}/</CallBack></Request>'],
    ['a value that is no address', '<Request><Tag>MediaInfo</Tag><CallBack>example.com</CallBack></Request>'],
    ['other XML', '<project><url>https://example.com/</url></project>'],
  ] as const) {
    it(`do not lead anywhere from ${name}`, () => {
      const { service, document, request } = marked(text);
      const links = service.findDocumentLinks(document, request);
      assert.deepEqual(
        links.filter(({ tooltip }) => tooltip === undefined),
        [],
      );
    });
  }
});
