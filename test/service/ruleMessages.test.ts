/**
 * What people read when a rule between elements is broken: what is wrong here, why, and what is allowed.
 * The reason names what this very document says, not everything that the rule could mean.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { diagnosticsOf } from '../support/checkDiagnostics';

/** A right Transcode request but for what stands in its parts. */
function request({
  format = 'mp4',
  video = '',
  audio = '',
  transcode = '',
  operation = '',
  rest = '',
}): string {
  return `<Request>
  <Tag>Transcode</Tag>
  <Input><Object>a.mp4</Object></Input>
  <Operation>
    <Transcode>
      <Container><Format>${format}</Format></Container>
      <Video>${video}</Video>
      <Audio>${audio}</Audio>${transcode}
    </Transcode>
    <Output><Region>ap-beijing</Region><Bucket>b-1</Bucket><Object>a.mp4</Object></Output>${operation}
  </Operation>${rest}
</Request>
`;
}

const mark = (inner: string): string =>
  `<Watermark><Type>Image</Type>${inner}<Image><Url>https://b-1.cos.ap-beijing.myqcloud.com/a.png</Url><Mode>Original</Mode><Transparency>9</Transparency></Image></Watermark>`;

/** Services of a request, and the one message about them. */
const sentences: readonly (readonly [Parameters<typeof request>[0], string])[] = [
  [
    { format: 'hls', video: '<Codec>AV1</Codec>' },
    '`Codec` must be `H.264` or `H.265`, because `Container/Format` is `hls`, but is `AV1`.',
  ],
  [
    { format: 'flv', video: '<Codec>H.264</Codec>', audio: '<Codec>flac</Codec>' },
    '`Codec` must be `aac` or `mp3`, because `Container/Format` is `flv`, but is `flac`.',
  ],
  [
    { video: '<Codec>H.265</Codec><Preset>fast</Preset>' },
    '`Preset` is not allowed here, because `Codec` is `H.265`. H.265 and VP9 have no presets.',
  ],
  [
    { video: '<Crf>20</Crf><Bitrate>1000</Bitrate>' },
    '`Bitrate` has no effect, because `Crf` is set. `Crf` wins over `Bitrate`.',
  ],
  [
    { transcode: '<TransConfig><ResoAdjMethod>1</ResoAdjMethod></TransConfig>' },
    '`ResoAdjMethod` has no effect, because `IsCheckReso` is not set. A method is used only while its check, `IsCheckReso`, is switched on.',
  ],
  [
    {
      transcode:
        '<AudioMix><AudioSource>https://b-1.cos.ap-beijing.myqcloud.com/a.mp3</AudioSource><EffectConfig><StartFadeinTime>2</StartFadeinTime></EffectConfig></AudioMix>',
    },
    '`StartFadeinTime` has no effect, because `EnableStartFadein` is not set. The time is used only while its fade, `EnableStartFadein`, is switched on.',
  ],
  [
    { transcode: '<TransConfig><AIGCMetadata><Label>1</Label></AIGCMetadata></TransConfig>' },
    "`AIGCMetadata` also needs `ContentProducer` and `ProduceID`. The mark needs at least its label, the producer and the producer's number.",
  ],
  [
    {
      video: '<Codec>AV1</Codec>',
      operation: '<RemoveWatermark><Dx>1</Dx><Dy>1</Dy><Width>9</Width><Height>9</Height></RemoveWatermark>',
    },
    '`RemoveWatermark` is not allowed here, because `Transcode/Video/Codec` is `AV1`. Watermarks cannot be removed while encoding to H.265 or AV1.',
  ],
  [
    { operation: mark('<Pos>Top</Pos><LocMode>Absolute</LocMode><Dx>1</Dx><Dy>1</Dy>') },
    '`Dx` has no effect, because `Pos` is `Top`. `Top`, `Bottom`, `Center` and moving watermarks have no horizontal offset.',
  ],
  [
    { operation: mark('<Pos>Left</Pos><LocMode>Relativity</LocMode><Dx>130</Dx>') },
    '`Dx` must be at most 100, but is `130`. With `Relativity` an offset is 0 to 100 percent.',
  ],
  [
    { rest: '<CallBackType>TDMQ</CallBackType>' },
    '`CallBackMqConfig` is required here, because `CallBackType` is `TDMQ`. A report to TDMQ needs the configuration of the queue.',
  ],
  [
    { video: '<Remove>true</Remove>', audio: '<Remove>true</Remove>' },
    'These contradict each other: `Video/Remove` is `true` and `Audio/Remove` is `true`. Video and sound cannot both be removed.',
  ],
  [
    { audio: '<Channels>4</Channels>' },
    "`4` may be refused: this job's page requires `1` or `2`, another official page allows one of `1`, `2`, `4`, `5`, `6` or `8`.",
  ],
];

describe('the message of a broken limit', () => {
  const limits: readonly (readonly [Parameters<typeof request>[0], string])[] = [
    [
      { operation: `<UserData>${'x'.repeat(1025)}</UserData>` },
      '`UserData` may have at most 1024 characters, but has 1025.',
    ],
    [
      { rest: '<CallBack>maybe</CallBack>' },
      '`CallBack` must be `no` or a URL that starts with `http://` or `https://` and can be reached from the internet, but is `maybe`.',
    ],
    [
      { video: '<Width>64</Width>' },
      '`Width` must be an even whole number from 128 to 4096 px, but is `64`.',
    ],
    [
      { rest: '<CallBackFormat>text</CallBackFormat>' },
      '`CallBackFormat` must be `XML` or `JSON`, but is `text`.',
    ],
  ];
  for (const [parts, sentence] of limits) {
    it(sentence, () =>
      assert.deepEqual(
        diagnosticsOf(request(parts)).map(({ message }) => message),
        [sentence],
      ),
    );
  }
});

describe('the message of a broken rule', () => {
  for (const [parts, sentence] of sentences) {
    it(sentence, () =>
      assert.deepEqual(
        diagnosticsOf(request(parts)).map(({ message }) => message),
        [sentence],
      ),
    );
  }
});
