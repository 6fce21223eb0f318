/**
 * Fixes of rules between elements, before and after, and fixes that are not offered because they would break more.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkFix, repairFixesOf } from '../support/checkDiagnostics';

/** A Transcode request with that inside its `Operation`, one line each. */
function request(...lines: readonly string[]): string {
  return `<Request>
  <Tag>Transcode</Tag>
  <Input><Object>a.mp4</Object></Input>
  <Operation>
${lines.map((line) => `    ${line}\n`).join('')}    <Output><Region>ap-beijing</Region><Bucket>b-1</Bucket><Object>a.mp4</Object></Output>
  </Operation>
</Request>
`;
}

/** The same with that inside its `Transcode`. */
function transcode(...lines: readonly string[]): string {
  return request('<Transcode>', ...lines.map((line) => `  ${line}`), '</Transcode>');
}

const mp4 = '<Container><Format>mp4</Format></Container>';

function titles(text: string): string[] {
  return repairFixesOf(text).map(({ title }) => title);
}

describe('what is missing', () => {
  it('is inserted with everything that it needs itself', () =>
    checkFix(
      request(),
      'Insert `Transcode`',
      request(
        '<Transcode>',
        '  <Container>',
        '    <Format>mp4</Format>',
        '  </Container>',
        '  <Video>',
        '  </Video>',
        '</Transcode>',
      ),
    ));
  it('is inserted together where one element needs several', () =>
    checkFix(
      transcode(mp4, '<Video/>', '<TransConfig>', '  <AIGCMetadata>', '  </AIGCMetadata>', '</TransConfig>'),
      'Insert `Label`, `ContentProducer` and `ProduceID`',
      transcode(
        mp4,
        '<Video/>',
        '<TransConfig>',
        '  <AIGCMetadata>',
        '    <Label>1</Label>',
        '    <ContentProducer>producer-001</ContentProducer>',
        '    <ProduceID>p-0001</ProduceID>',
        '  </AIGCMetadata>',
        '</TransConfig>',
      ),
    ));
  it('is inserted below an element that is there', () => {
    const concat = (inner: string): string =>
      request('<ConcatTemplate>', ...inner.split('\n'), '</ConcatTemplate>')
        .replace('Transcode', 'Concat')
        .replace(/ {2}<Input>.*\n/, '');
    const container = '  <Container><Format>mp4</Format></Container>';
    checkFix(
      concat(container),
      'Insert `ConcatFragment`',
      concat(
        `  <ConcatFragment>\n    <Url>https://examplebucket-1250000000.cos.ap-chongqing.myqcloud.com/media/start.mp4</Url>\n  </ConcatFragment>\n${container}`,
      ),
    );
  });
  it('is inserted all at once, in the order of the pages', () => {
    const output = (...lines: readonly string[]): string =>
      request('<TemplateId>t1</TemplateId>').replace(/<Output>.*<\/Output>/, () =>
        ['<Output>', ...lines.map((line) => `      ${line}`), '    </Output>'].join('\n'),
      );
    checkFix(
      output('<Bucket>b-1</Bucket>'),
      'Fix all: A required element is missing or empty',
      output(
        '<Region>ap-chongqing</Region>',
        '<Bucket>b-1</Bucket>',
        '<Object>results/movie.${ext}</Object>',
      ),
    );
    checkFix(
      output(),
      'Fix all: A required element is missing or empty',
      output(
        '<Region>ap-chongqing</Region>',
        '<Bucket>examplebucket-1250000000</Bucket>',
        '<Object>results/movie.${ext}</Object>',
      ),
    );
  });
  it('is filled in where it stands there empty', () =>
    checkFix(
      transcode('<Container><Format></Format></Container>', '<Video/>'),
      'Fill in `mp4`',
      transcode(mp4, '<Video/>'),
    ));
});

describe('what contradicts', () => {
  it('is turned round or removed', () => {
    const removed = (value: string): string =>
      transcode(mp4, '<Video><Remove>true</Remove></Video>', `<Audio>${value}</Audio>`);
    assert.deepEqual(titles(removed('<Remove>true</Remove>')), ['Change to `false`', 'Remove `Remove`']);
    checkFix(removed('<Remove>true</Remove>'), 'Change to `false`', removed('<Remove>false</Remove>'));
  });
  it('becomes the nearest number that goes with the rest', () => {
    const mono = (rate: string): string =>
      transcode('<Container><Format>mp3</Format></Container>', `<Audio><Codec>mp3</Codec>${rate}</Audio>`);
    checkFix(
      mono('<Samplerate>96000</Samplerate>'),
      'Change to `48000`',
      mono('<Samplerate>48000</Samplerate>'),
    );
  });
  it('becomes the limit that a comparison sets', () => {
    const mark = (dx: string): string =>
      request(
        '<TemplateId>t1</TemplateId>',
        `<Watermark><Type>Image</Type><Pos>Left</Pos><LocMode>Relativity</LocMode><Dx>${dx}</Dx>`,
        '<Image><Url>https://b-1.cos.ap-beijing.myqcloud.com/a.png</Url><Mode>Original</Mode>',
        '<Transparency>50</Transparency></Image></Watermark>',
      );
    checkFix(mark('101'), 'Change to `100`', mark('100'));
    checkFix(mark('-1'), 'Change to `0`', mark('0'));
  });
  it('is removed where it has no effect', () =>
    checkFix(
      transcode(mp4, '<Video>', '  <Crf>20</Crf>', '  <Bitrate>1000</Bitrate>', '</Video>'),
      'Remove `Bitrate`',
      transcode(mp4, '<Video>', '  <Crf>20</Crf>', '</Video>'),
    ));
  it('is removed everywhere at once where nothing of it has an effect', () =>
    checkFix(
      transcode(
        mp4,
        '<Video/>',
        '<TransConfig>',
        '<ResoAdjMethod>1</ResoAdjMethod>',
        '<VideoFpsAdjMethod>1</VideoFpsAdjMethod>',
        '</TransConfig>',
      ),
      'Fix all: The service ignores this element',
      transcode(mp4, '<Video/>', '<TransConfig>', '</TransConfig>'),
    ));
});

describe('not offered', () => {
  it('is the removal of an element that its container needs', () =>
    assert.deepEqual(
      titles(
        request(
          '<TemplateId>t1</TemplateId>',
          '<Watermark><Type>Text</Type><Pos>Top</Pos><LocMode>Absolute</LocMode>',
          '<SlideConfig><SlideMode>ScrollFromLeft</SlideMode></SlideConfig>',
          '<Text><Text>a</Text><FontSize>9</FontSize><FontType>arial.ttf</FontType>',
          '<FontColor>0xFFFFFF</FontColor><Transparency>9</Transparency></Text></Watermark>',
        ),
      ),
      [],
    ));
  it('is the removal of the last of several that must not all be absent', () =>
    assert.deepEqual(titles(transcode('<Container><Format>mp3</Format></Container>', '<Video/>')), []));
  it('is a name that its container has already', () =>
    assert.deepEqual(titles(transcode(mp4, '<Video><Fps>25</Fps><FPS>25</FPS></Video>')), ['Remove `FPS`']));
  it('is a place that is taken', () =>
    assert.deepEqual(
      titles(
        request('<TemplateId>t1</TemplateId>', '<JobLevel>0</JobLevel>').replace(
          '<Operation>',
          '<JobLevel>1</JobLevel><Operation>',
        ),
      ),
      ['Remove `JobLevel`'],
    ));
});
