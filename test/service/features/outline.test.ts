/**
 * The outline with the values that matter, and the job in one sentence.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { marked } from '../../support/marked';

/** One line a symbol: indentation, name and detail. */
function outline(text: string): string[] {
  const { service, document, request } = marked(text);
  const lines = (symbols: readonly DocumentSymbol[], indent: string): string[] =>
    symbols.flatMap(({ name, detail, children }) => [
      `${indent}${name}${detail ? ` — ${detail}` : ''}`,
      ...lines(children ?? [], `${indent}  `),
    ]);
  return lines(service.findDocumentSymbols(document, request), '');
}

/** The line of the first symbol with that name. */
function lineOf(name: string, text: string): string | undefined {
  return outline(text)
    .map((line) => line.trim())
    .find((line) => line === name || line.startsWith(`${name} `));
}

const transcode = (operation: string): string =>
  `<Request><Tag>Transcode</Tag><Operation>${operation}</Operation></Request>`;
const video = (content: string): string => transcode(`<Transcode><Video>${content}</Video></Transcode>`);

describe('the outline', () => {
  it('shows the values that tell elements apart', () => {
    const text = transcode(
      `<Transcode><Container><Format>mp4</Format></Container>
      <Video><Profile>high</Profile><Codec>H.264</Codec><Height>720</Height><Width>1280</Width><Fps>30</Fps></Video>
      <Audio><Codec>aac</Codec><Bitrate>128</Bitrate></Audio></Transcode>
      <Output><Region>ap-chongqing</Region><Bucket>b-1250000000</Bucket><Object>web/a.mp4</Object></Output>`,
    );
    assert.deepEqual(outline(text), [
      'Request — Transcode',
      '  Tag — Transcode',
      '  Operation',
      '    Transcode — mp4 H.264 1280×720 30 fps aac 128 kbps',
      '      Container — mp4',
      '        Format — mp4',
      '      Video — H.264 1280×720 30 fps',
      '        Profile — high',
      '        Codec — H.264',
      '        Height — 720 px',
      '        Width — 1280 px',
      '        Fps — 30 fps',
      '      Audio — aac 128 kbps',
      '        Codec — aac',
      '        Bitrate — 128 kbps',
      '    Output — b-1250000000/web/a.mp4',
      '      Region — ap-chongqing',
      '      Bucket — b-1250000000',
      '      Object — web/a.mp4',
    ]);
  });

  for (const [name, text, element, expected] of [
    [
      'gives a lone side its unit',
      video('<Width>1280</Width><Fps>25</Fps>'),
      'Video',
      'Video — 1280 px 25 fps',
    ],
    ['gives words no unit', video('<Bitrate>auto</Bitrate>'), 'Bitrate', 'Bitrate — auto'],
    ['shows nothing where nothing matters', video('<Gop>100</Gop>'), 'Video', 'Video'],
    [
      'shows the first values of other elements',
      transcode(
        '<Transcode><TimeInterval><Start>1</Start><Duration>2.5</Duration></TimeInterval></Transcode>',
      ),
      'TimeInterval',
      'TimeInterval — 1 s · 2.5 s',
    ],
    [
      'cuts long values',
      transcode(`<UserData>${'x'.repeat(70)}</UserData>`),
      'UserData',
      `UserData — ${'x'.repeat(59)}…`,
    ],
    [
      'cuts long addresses where they are alike',
      `<Request><Tag>MediaInfo</Tag><Input><Url>https://example.com/${'x'.repeat(60)}/a.mp4</Url></Input></Request>`,
      'Input',
      `Input — …${'x'.repeat(53)}/a.mp4`,
    ],
    [
      'takes the first of several that is there',
      transcode(
        '<Watermark><Type>Text</Type><Text><FontSize>9</FontSize><Text>hello</Text></Text></Watermark>',
      ),
      'Watermark',
      'Watermark — hello',
    ],
    [
      'tells several jobs of a request apart',
      '<Request><Operation><JobLevel>1</JobLevel><Tag>Snapshot</Tag></Operation></Request>',
      'Operation',
      'Operation — Snapshot',
    ],
    ['folds white space', transcode('<UserData>a\n  b</UserData>'), 'UserData', 'UserData — a b'],
    ['shows values of other XML', '<project><name>n</name></project>', 'project', 'project — n'],
    ['names an element without a name', '<a><></a>', '?', undefined],
  ] as const) {
    it(name, () => assert.equal(lineOf(element, text), expected));
  }

  it('marks elements and their names', () => {
    const { service, document, request } = marked('<a>\n<b>1</b>\n</a>');
    const [root] = service.findDocumentSymbols(document, request);
    assert.equal(root && document.getText(root.range), '<a>\n<b>1</b>\n</a>');
    assert.equal(root && document.getText(root.selectionRange), 'a');
  });

  it('is empty without elements', () => assert.deepEqual(outline('text <!-- a -->'), []));
});

/** The first paragraph of the hover on the Tag. */
function sentence(request: string): string {
  const { service, document, position, request: parsed } = marked(request);
  const contents = service.doHover(document, position, parsed)?.contents;
  const words = typeof contents === 'object' && 'value' in contents ? contents.value : '';
  return words.split('\n')[0] ?? '';
}

const output = '<Output><Region>r</Region><Bucket>b-1</Bucket><Object>out/a.mp4</Object></Output>';
const input = '<Input><Object>in/a.mov</Object></Input>';

describe('the hover on a Tag says what the job does', () => {
  for (const [name, text, expected] of [
    [
      'in full',
      `<Request><Tag>Tran|scode</Tag>${input}<Operation><Transcode><Container><Format>mp4</Format></Container><Video><Width>1280</Width></Video></Transcode>${output}</Operation></Request>`,
      'Transcodes `in/a.mov` to `mp4 1280 px` into `b-1/out/a.mp4`.',
    ],
    [
      'with a template',
      `<Request><Tag>Tran|scode</Tag>${input}<Operation><TemplateId>t1</TemplateId>${output}</Operation></Request>`,
      'Transcodes `in/a.mov` with the template `t1` into `b-1/out/a.mp4`.',
    ],
    [
      'as far as it is written',
      `<Request><Tag>Tran|scode</Tag><Input><Url>https://example.com/a</Url></Input></Request>`,
      'Transcodes `https://example.com/a`.',
    ],
    [
      'once its input is there',
      `<Request><Tag>Tran|scode</Tag><Operation>${output}</Operation></Request>`,
      '**Transcode** · 音视频转码',
    ],
    [
      'with a count',
      `<Request><Tag>Con|cat</Tag><Operation><ConcatTemplate><ConcatFragment/><ConcatFragment/></ConcatTemplate>${output}</Operation></Request>`,
      'Joins 2 files or parts of files into `b-1/out/a.mp4`.',
    ],
    [
      'for reading jobs',
      `<Request><Tag>Media|Info</Tag>${input}</Request>`,
      'Reads the technical data of `in/a.mov`.',
    ],
  ] as const) {
    it(name, () => assert.equal(sentence(text), expected));
  }
});
