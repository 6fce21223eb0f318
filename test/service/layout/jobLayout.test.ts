/**
 * What a request draws: frames, shapes, timelines, and what the document leaves open.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {
  JobLayout,
  LayoutFrame,
  LayoutShape,
  TimelinePart,
} from '../../../server/service/languageServiceTypes';
import { marked } from '../../support/marked';

function layoutOf(text: string): JobLayout | undefined {
  const { service, document, request } = marked(text);
  return service.getJobLayout(document, request);
}

/** One line a shape: id, box, label, what is special about it. */
function shapeLine({
  id,
  label,
  box,
  sizeKnown,
  outside,
  ignored,
  overlaps,
  editable,
  text,
}: LayoutShape): string {
  const words = [
    sizeKnown ? '' : 'about',
    outside ? 'outside' : '',
    ignored ? 'ignored' : '',
    overlaps.length > 0 ? `over ${overlaps.join(' ')}` : '',
    editable.x && editable.y ? '' : `fixed ${editable.x ? '' : 'x'}${editable.y ? '' : 'y'}`,
    text === undefined ? '' : `${text.size} px ${text.color}`,
  ].filter((word) => word !== '');
  const size = `${Math.round(box.width)}×${Math.round(box.height)}`;
  return [`${id} ${size} at ${Math.round(box.x)},${Math.round(box.y)}`, label, ...words].join(' · ');
}

function frameLines(frame: LayoutFrame | undefined): string[] {
  if (frame === undefined) return [];
  const side = (length: number, given: boolean): string => `${given ? '' : '~'}${length}`;
  return [
    `${side(frame.width, frame.given.width)}×${side(frame.height, frame.given.height)}`,
    ...frame.shapes.map(shapeLine),
  ];
}

function partLine({ id, label, start, end, isInput, ignored }: TimelinePart): string {
  return [id, label, `${start ?? ''}–${end ?? ''}`, isInput ? 'input' : '', ignored ? 'ignored' : '']
    .filter((word) => word !== '')
    .join(' · ');
}

const address = 'https://examplebucket-1250000000.cos.ap-chongqing.myqcloud.com/cameras/';
const splice = (content: string): string => `<SpliceInfo>${content}</SpliceInfo>`;
const synthesis = (splices: string, rest = ''): string =>
  `<Request><Tag>VideoSynthesis</Tag><Operation><VideoSynthesis>${splices}</VideoSynthesis>${rest}</Operation></Request>`;
const size = (content: string): string => `<Transcode><Video>${content}</Video></Transcode>`;
const mark = (content: string): string => `<Watermark>${content}</Watermark>`;
const transcode = (operation: string): string =>
  `<Request><Tag>Transcode</Tag><Operation>${operation}</Operation></Request>`;

describe('the layout of several videos', () => {
  it('has a numbered rectangle for each, with its name', () => {
    const text = synthesis(
      splice(`<Url>${address}left%20side.mp4</Url><Width>640</Width><Height>720</Height>`) +
        splice(
          `<Url>${address}b.mp4</Url><X>640</X><Y>0</Y><Width>640</Width><Height>720</Height><Name>right</Name>`,
        ),
      size('<Width>1280</Width><Height>720</Height>'),
    );
    assert.deepEqual(frameLines(layoutOf(text)?.result), [
      '1280×720',
      'Operation/VideoSynthesis/SpliceInfo 640×720 at 0,0 · left side.mp4',
      'Operation/VideoSynthesis/SpliceInfo[2] 640×720 at 640,0 · right',
    ]);
    assert.deepEqual(
      layoutOf(text)?.result?.shapes.map(({ number, element, range }) => ({ number, element, range })),
      [
        { number: 1, element: 'SpliceInfo', range: rangeOf(text, 0) },
        { number: 2, element: 'SpliceInfo', range: rangeOf(text, 1) },
      ],
    );
  });

  it('marks overlaps and what lies outside of the frame', () => {
    const text = synthesis(
      splice('<Width>640</Width><Height>720</Height>') +
        splice('<X>600</X><Width>640</Width><Height>720</Height>') +
        splice('<X>1240</X><Width>640</Width><Height>720</Height>') +
        splice('<X>-10</X><Y>720</Y><Width>20</Width><Height>20</Height>'),
      size('<Width>1280</Width><Height>720</Height>'),
    );
    const id = 'Operation/VideoSynthesis/SpliceInfo';
    assert.deepEqual(frameLines(layoutOf(text)?.result), [
      '1280×720',
      `${id} 640×720 at 0,0 ·  · over ${id}[2]`,
      `${id}[2] 640×720 at 600,0 ·  · over ${id}`,
      `${id}[3] 640×720 at 1240,0 ·  · outside`,
      `${id}[4] 20×20 at -10,720 ·  · outside`,
    ]);
  });

  it('takes the size from the videos where a template gives it', () => {
    const text = synthesis(
      splice('<X>100</X><Width>640</Width><Height>720</Height>'),
      `<TranscodeTemplateId>t0f1e2d3c4b5a69788796a5b4c3d2e1f00</TranscodeTemplateId>${size('<Width>200</Width><Height>100</Height>')}`,
    );
    assert.deepEqual(frameLines(layoutOf(text)?.result), [
      '~740×~720',
      'Operation/VideoSynthesis/SpliceInfo 640×720 at 100,0 · ',
    ]);
  });

  it('guesses the size of a video that keeps its own', () => {
    const text = synthesis(splice('<X>4</X>'), size('<Width>1280</Width><Height>720</Height>'));
    assert.deepEqual(frameLines(layoutOf(text)?.result), [
      '1280×720',
      'Operation/VideoSynthesis/SpliceInfo 640×360 at 4,0 ·  · about',
    ]);
  });
});

describe('the frame', () => {
  it('assumes the side that is not given', () => {
    assert.deepEqual(frameLines(layoutOf(transcode(size('<Width>640</Width>')))?.result), ['640×~360']);
    assert.deepEqual(frameLines(layoutOf(transcode(size('<Height>1080</Height>')))?.result), ['~1920×1080']);
  });

  it('is not there where nothing is said of it', () => {
    assert.deepEqual(layoutOf(transcode(size('<Fps>30</Fps>'))), {
      result: undefined,
      source: undefined,
      timeline: undefined,
      canDraw: true,
    });
  });

  it('is not asked for without a known Tag', () => {
    assert.equal(layoutOf('<Request><Tag>Mosaic</Tag></Request>'), undefined);
    assert.equal(layoutOf('<note/>'), undefined);
    assert.equal(layoutOf(''), undefined);
  });

  it('of a Tag that never draws anything says so', () => {
    const nothing = { result: undefined, source: undefined, timeline: undefined };
    const request = '<Request><Tag>MediaInfo</Tag><Input><Object>a.mp4</Object></Input></Request>';
    assert.deepEqual(layoutOf(request), { ...nothing, canDraw: false });
    assert.deepEqual(layoutOf('<Request><Tag>Concat</Tag></Request>'), { ...nothing, canDraw: true });
  });

  it('does not believe sizes that are no sizes', () => {
    for (const width of ['0', '-5', 'wide', '1e9', '']) {
      assert.deepEqual(
        frameLines(layoutOf(transcode(size(`<Width>${width}</Width><Height>720</Height>`)))?.result),
        ['~1280×720'],
      );
    }
  });
});

describe('watermarks', () => {
  const frame = size('<Width>1000</Width><Height>500</Height>');
  const picture =
    '<Image><Url>https://example.com/logo.png</Url><Mode>Fixed</Mode><Width>100</Width><Height>50</Height></Image>';
  const at = (pos: string, dx = 10, dy = 20, mode = 'Absolute'): string =>
    mark(
      `<Type>Image</Type><Pos>${pos}</Pos><LocMode>${mode}</LocMode><Dx>${dx}</Dx><Dy>${dy}</Dy>${picture}`,
    );

  it('hang where `Pos` says, offsets lead inwards', () => {
    const places = [
      'TopLeft',
      'Top',
      'TopRight',
      'Left',
      'Center',
      'Right',
      'BottomLeft',
      'Bottom',
      'BottomRight',
    ];
    assert.deepEqual(
      places.map((pos) => frameLines(layoutOf(transcode(frame + at(pos)))?.result)[1]?.split(' at ')[1]),
      [
        '10,20 · logo.png',
        '450,20 · logo.png · fixed x',
        '890,20 · logo.png',
        '10,225 · logo.png · fixed y',
        '450,225 · logo.png · fixed xy',
        '890,225 · logo.png · fixed y',
        '10,430 · logo.png',
        '450,430 · logo.png · fixed x',
        '890,430 · logo.png',
      ],
    );
  });

  it('count percent of the frame with `Relativity`', () => {
    assert.deepEqual(
      frameLines(layoutOf(transcode(frame + at('BottomRight', 10, 20, 'Relativity')))?.result),
      ['1000×500', 'Operation/Watermark 100×50 at 800,350 · logo.png'],
    );
  });

  it('show a text in its size and color', () => {
    const text = `<Type>Text</Type><Pos>TopLeft</Pos><LocMode>Absolute</LocMode><Dx>0</Dx><Dy>0</Dy><Text><Text>水印ab</Text><FontSize>50</FontSize><FontColor>0xFF8000</FontColor></Text>`;
    assert.deepEqual(frameLines(layoutOf(transcode(frame + mark(text)))?.result), [
      '1000×500',
      'Operation/Watermark 156×63 at 0,0 · 水印ab · about · 50 px #ff8000',
    ]);
  });

  it('are dimmed beside a template that wins', () => {
    const text = transcode(
      `${frame}<WatermarkTemplateId>t0f1e2d3c4b5a69788796a5b4c3d2e1f00</WatermarkTemplateId>${at('TopLeft')}`,
    );
    assert.deepEqual(
      frameLines(layoutOf(text)?.result)[1],
      'Operation/Watermark 100×50 at 10,20 · logo.png · ignored',
    );
  });
});

describe('what is removed from the source', () => {
  it('lies in a picture of its own', () => {
    const text = transcode(
      '<RemoveWatermark><Dx>1500</Dx><Dy>20</Dy><Width>100</Width><Height>50</Height></RemoveWatermark>',
    );
    const layout = layoutOf(text);
    assert.deepEqual(frameLines(layout?.source), [
      '~1600×~720',
      'Operation/RemoveWatermark 100×50 at 1500,20 · ',
    ]);
    assert.equal(layout?.result, undefined);
  });
});

describe('a concatenation', () => {
  const fragment = (name: string, content = ''): string =>
    `<ConcatFragment><Url>${address}${name}.mp4</Url>${content}</ConcatFragment>`;
  const concat = (template: string, input = ''): string =>
    `<Request><Tag>Concat</Tag>${input}<Operation><ConcatTemplate>${template}</ConcatTemplate></Operation></Request>`;
  const linesOf = (text: string): string[] | undefined => layoutOf(text)?.timeline?.parts.map(partLine);
  const id = 'Operation/ConcatTemplate/ConcatFragment';

  it('is a timeline of its parts, in their order', () => {
    const text = concat(
      fragment('c', '<FragmentIndex>2</FragmentIndex><EndTime>7.5</EndTime>') +
        fragment('a') +
        fragment('b', '<FragmentIndex>1</FragmentIndex><StartTime>2</StartTime><EndTime>9</EndTime>'),
    );
    assert.deepEqual(linesOf(text), [
      `${id}[2] · a.mp4 · –`,
      `${id}[3] · b.mp4 · 2–9`,
      `${id} · c.mp4 · –7.5`,
    ]);
  });

  it('has the input in its place', () => {
    const input = '<Input><Object>media/film.mp4</Object></Input>';
    const parts = fragment('a') + fragment('b');
    assert.deepEqual(linesOf(concat(parts, input)), [
      'Input/Object · film.mp4 · – · input',
      `${id} · a.mp4 · –`,
      `${id}[2] · b.mp4 · –`,
    ]);
    assert.deepEqual(linesOf(concat(`${parts}<Index>1</Index>`, input)), [
      `${id} · a.mp4 · –`,
      'Input/Object · film.mp4 · – · input',
      `${id}[2] · b.mp4 · –`,
    ]);
    assert.deepEqual(
      linesOf(concat(`${parts}<Index>99</Index>`, input))?.at(-1),
      'Input/Object · film.mp4 · – · input',
    );
  });

  it('does not cut files that are joined as they are', () => {
    const text = concat(
      `${fragment('a', '<StartTime>2</StartTime><EndTime>9</EndTime>')}<DirectConcat>true</DirectConcat>`,
    );
    assert.deepEqual(linesOf(text), [`${id} · a.mp4 · –`]);
  });

  it('has transitions and sounds', () => {
    const text = concat(`${fragment('a')}<SceneChangeInfo><Mode>FADE</Mode></SceneChangeInfo>
      <AudioMixArray><AudioSource>${address}one.mp3</AudioSource><MixMode>Once</MixMode><Replace>true</Replace>
      <EffectConfig><EnableStartFadein>true</EnableStartFadein><StartFadeinTime>3</StartFadeinTime><EndFadeoutTime>4</EndFadeoutTime></EffectConfig></AudioMixArray>
      <AudioMixArray><AudioSource>${address}two.mp3</AudioSource></AudioMixArray>`);
    const timeline = layoutOf(text)?.timeline;
    assert.deepEqual(timeline?.transition, { name: 'FADE', seconds: 3 });
    assert.deepEqual(
      timeline?.sounds.map(({ label, repeats, replaces, fadeIn, fadeOut, ignored }) => ({
        label,
        repeats,
        replaces,
        fadeIn,
        fadeOut,
        ignored,
      })),
      [
        { label: 'one.mp3', repeats: false, replaces: true, fadeIn: 3, fadeOut: undefined, ignored: false },
        {
          label: 'two.mp3',
          repeats: true,
          replaces: false,
          fadeIn: undefined,
          fadeOut: undefined,
          ignored: false,
        },
      ],
    );
  });

  it('has no transition with `Default`', () => {
    const text = concat(`${fragment('a')}<SceneChangeInfo><Mode>Default</Mode></SceneChangeInfo>`);
    assert.equal(layoutOf(text)?.timeline?.transition, undefined);
  });

  it('draws the first three hundred parts of thousands', () => {
    const timeline = layoutOf(concat(fragment('a').repeat(2_000)))?.timeline;
    assert.deepEqual([timeline?.parts.length, timeline?.omitted], [300, 1_700]);
  });
});

/** The range of the nth SpliceInfo of a one-line text. */
function rangeOf(text: string, index: number): unknown {
  const starts = [...text.matchAll(/<SpliceInfo>/g)].map((match) => match.index);
  const start = starts[index] ?? -1;
  const end = text.indexOf('</SpliceInfo>', start) + '</SpliceInfo>'.length;
  return { start: { line: 0, character: start }, end: { line: 0, character: end } };
}
