/**
 * What a person reads in Simplified Chinese, whole: diagnostics, hovers, completion, fixes, hints.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CodeActionKind } from 'vscode-languageserver-types';
import { chineseService } from '../support/chinese';
import { marked } from '../support/marked';

const transcode = (content: string): string =>
  `<Request><Tag>Transcode</Tag><Input><Object>a.mp4</Object></Input><Operation>${content}<Output><Region>ap-chongqing</Region><Bucket>films-1250000000</Bucket><Object>b.mp4</Object></Output></Operation></Request>`;

const video = (content: string): string =>
  transcode(
    `<Transcode><Container><Format>mp4</Format></Container><Video>${content}</Video><Audio/></Transcode>`,
  );

/** Code and message of each diagnostic. */
function found(text: string): string[] {
  const { service, document, request } = marked(text, chineseService());
  return service.doValidation(document, request).map(({ code, message }) => `${code}: ${message}`);
}

function hovered(text: string): string {
  const { service, document, position, request } = marked(text, chineseService());
  const contents = service.doHover(document, position, request)?.contents;
  assert.ok(typeof contents === 'object' && 'value' in contents);
  return contents.value;
}

describe('diagnostics in Chinese', () => {
  for (const [name, text, expected] of [
    [
      'a number out of range',
      video('<Fps>75</Fps>'),
      ['out-of-range: `Fps` 的值 `75` 无效：应为大于 0 且不大于 60 的数字（单位：fps）。'],
    ],
    [
      'an odd number',
      video('<Width>1281</Width>'),
      ['not-multiple: `Width` 的值 `1281` 无效：应为 128 到 4096 之间的偶数（单位：px）。'],
    ],
    [
      'a value off the list',
      video('<Codec>H265</Codec>'),
      ['not-allowed: `Codec` 的值 `H265` 无效：应为 `H.264`、`H.265` 或 `AV1`。'],
    ],
    [
      'an element that does not count, with the rule of the schema',
      video('<Bitrate>1000</Bitrate><Crf>20</Crf>'),
      ['ignored-when: `Bitrate` 不生效，因为已设置 `Crf`。`Crf` 优先于 `Bitrate`。'],
    ],
    [
      'a value between two official limits',
      video('<Gop>0</Gop>'),
      [
        'narrower-limit: `0` 可能被拒绝：本任务文档的限制为 1 到 100000 之间的整数（单位：帧），其他官方文档允许 0 到 100000 之间的整数（单位：帧）。',
      ],
    ],
    [
      'a misspelled element',
      video('<Widht>1280</Widht>'),
      ['unknown-element: `Video` 不支持元素 `Widht`。是否应为 `Width`？'],
    ],
    [
      'a missing element',
      '<Request><Tag>MediaInfo</Tag></Request>',
      ['missing-element: `Request` 缺少必填元素 `Input`。'],
    ],
    [
      'an end tag without its slash',
      '<Request><Tag>MediaInfo</Tag><Input><Object>a.mp4<Object></Input></Request>',
      ['end-tag-without-slash: 此处应为结束标签 `</Object>`：缺少斜杠。'],
    ],
    [
      'a text that is too long',
      transcode(`<TemplateId>t0123456789abcdef</TemplateId><UserData>${'u'.repeat(1025)}</UserData>`),
      ['too-long: `UserData` 的长度应为最多 1024 个字符，当前为 1025。'],
    ],
    [
      'an unknown Tag',
      '<Request><Tag>MediaInfos</Tag></Request>',
      ['unknown-tag: `MediaInfos` 不是已知的任务类型。是否应为 `MediaInfo`？补全列表会列出已知的任务类型。'],
    ],
  ] as const) {
    it(name, () => assert.deepEqual(found(text), expected));
  }
});

describe('hover in Chinese', () => {
  it('tells of an element, the whole of it', () =>
    assert.equal(
      hovered(video('<C|rf>20</Crf>')),
      [
        '**Crf** · 码率-质量控制因子 · 可选',
        '以质量而不是码率为目标：数值越小质量越好、文件越大。`Bitrate` 也为空时取 25。',
        '大于 0 且不大于 51 的数字。',
        '- `Crf` 优先于 `Bitrate`。',
        '[提交转码任务（闲时）](https://www.tencentcloud.com/document/product/1045/73072)（2025-11-19 版）',
      ].join('\n\n'),
    ));

  it('begins with what the job does', () =>
    assert.equal(
      hovered(video('').replace('>Transcode<', '>Trans|code<')).split('\n\n')[0],
      '转码 `a.mp4`，转为 `mp4`，输出到 `films-1250000000/b.mp4`。',
    ));

  it('tells what a listed value means', () =>
    assert.equal(
      hovered(video('<Codec>H.2|65</Codec>')).split('\n\n')[0],
      '`H.265`：HEVC，同等质量下比 H.264 更小。',
    ));
});

describe('completion in Chinese', () => {
  it('tells the limit behind each element', () => {
    const { service, document, position, request } = marked(
      video('').replace('<Audio/>', '<Audio>|</Audio>'),
      chineseService(),
    );
    const { items } = service.doComplete(document, position, request);
    assert.deepEqual(
      items.map(({ label, detail }) => [label, detail]),
      [
        ['Codec', 'aac、mp3 或 flac'],
        ['Samplerate', '44100'],
        ['Bitrate', '26 到 256 之间的整数（单位：kbps）'],
        ['Channels', '1 或 2'],
        ['Remove', 'true 或 false'],
        ['KeepTwoTracks', 'true 或 false'],
        ['SwitchTrack', 'true 或 false'],
        ['SampleFormat', 'fltp、s16、s32、s16p 或 s32p'],
      ],
    );
  });

  it('tells what is needed', () => {
    const { service, document, position, request } = marked('<Request>|</Request>', chineseService());
    const { items } = service.doComplete(document, position, request);
    assert.deepEqual(
      items.map(({ label, detail }) => [label, detail]),
      [
        ['Tag', '必填 · 任务类型'],
        ['Operation', '多个任务之一，有自己的 Tag'],
      ],
    );
  });
});

describe('fixes and hints in Chinese', () => {
  it('have Chinese titles', () => {
    const { service, document, request } = marked(video('<Width>1281</Width>'), chineseService());
    const [diagnostic] = service.doValidation(document, request);
    assert.ok(diagnostic !== undefined);
    const context = { diagnostics: [diagnostic], only: [CodeActionKind.QuickFix] };
    assert.deepEqual(
      service.doCodeActions(document, diagnostic.range, context, request).map(({ title }) => title),
      ['改为 `1280`', '改为 `1282`', '在此行屏蔽 `not-multiple`', '在此文档中屏蔽 `not-multiple`'],
    );
  });

  it('have Chinese units', () => {
    const { service, document, request } = marked(video('<Gop>100</Gop>'), chineseService());
    const range = { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
    const hints = service.getInlayHints(document, range, request, { defaults: false });
    assert.deepEqual(
      hints.map(({ label, tooltip }) => [label, tooltip]),
      [['帧', '`Gop` 的单位是帧。']],
    );
  });

  it('say in Chinese what a value follows from', () => {
    const { service, document, request } = marked(video('<Width>1280</Width>'), chineseService());
    const range = { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
    const hints = service.getInlayHints(document, range, request, { defaults: false, units: false });
    assert.deepEqual(
      hints.map(({ label }) => label),
      ['Height: 按宽高比计算'],
    );
  });
});
