/**
 * Fixes of values, before and after: clamp, round, choose, respell. Only what is clearly meant is preferred.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyAction, repairFixesOf } from '../support/checkDiagnostics';

/** A right Transcode request but for what stands in its parts. */
function request({ video = '', audio = '', rest = '', key = 'results/a.mp4', bucket = 'b-1' }): string {
  return `<Request>
  <Tag>Transcode</Tag>
  <Input><Object>a.mp4</Object></Input>
  <Operation>
    <Transcode>
      <Container><Format>mp4</Format></Container>
      <Video>${video}</Video>
      <Audio>${audio}</Audio>
    </Transcode>
    <Output><Region>ap-beijing</Region><Bucket>${bucket}</Bucket><Object>${key}</Object></Output>${rest}
  </Operation>
</Request>
`;
}

type Services = Parameters<typeof request>[0];

/** Asserts the titles that are offered; `!` marks the preferred one. */
function checkOffers(parts: Services, expected: readonly string[]): void {
  const titles = repairFixesOf(request(parts)).map(
    ({ title, isPreferred }) => title + (isPreferred === true ? ' !' : ''),
  );
  assert.deepEqual(titles, expected);
}

/** Asserts what the preferred fix makes of the request. */
function checkPreferred(before: Services, after: Services): void {
  const [fix] = repairFixesOf(request(before)).filter(({ isPreferred }) => isPreferred === true);
  assert.ok(fix, 'no fix is preferred');
  assert.equal(applyAction(request(before), fix), request(after));
}

describe('numbers', () => {
  it('are clamped to the upper limit', () =>
    checkPreferred({ video: '<Crf>60</Crf>' }, { video: '<Crf>51</Crf>' }));
  it('are clamped to the lower limit', () =>
    checkPreferred({ video: '<Width>2</Width>' }, { video: '<Width>128</Width>' }));
  it('are clamped to the limit of this job where another page allows more', () =>
    checkPreferred({ video: '<Bitrate>40000</Bitrate>' }, { video: '<Bitrate>35000</Bitrate>' }));
  it('become even, downwards or upwards', () =>
    checkOffers({ video: '<Width>1281</Width>' }, ['Change to `1280` !', 'Change to `1282`']));
  it('are taken from a list by distance', () =>
    checkPreferred({ rest: '<JobLevel>9</JobLevel>' }, { rest: '<JobLevel>2</JobLevel>' }));
  it('lose a unit', () =>
    checkPreferred({ video: '<Width>1280px</Width>' }, { video: '<Width>1280</Width>' }));
  it('lose digits behind the point that say nothing', () =>
    checkPreferred({ video: '<Gop>250.0</Gop>' }, { video: '<Gop>250</Gop>' }));
  it('have no fix where no number is near', () => checkOffers({ video: '<Fps>0</Fps>' }, []));
});

describe('words', () => {
  it('yes means true, no means false', () => {
    checkPreferred({ video: '<Remove>yes</Remove>' }, { video: '<Remove>true</Remove>' });
    checkPreferred({ video: '<Remove>No</Remove>' }, { video: '<Remove>false</Remove>' });
  });
  it('that are no flag are not guessed', () =>
    checkOffers({ video: '<Remove>perhaps</Remove>' }, ['Change to `true`', 'Change to `false`']));
  it('are taken from the list, a misspelt one surely', () =>
    checkOffers({ video: '<Profile>basline</Profile>' }, [
      'Change to `baseline` !',
      'Change to `main`',
      'Change to `high`',
      'Change to `auto`',
    ]));
  it('of four letters are near to too many others', () =>
    checkOffers({ video: '<Profile>hihg</Profile>' }, [
      'Change to `high`',
      'Change to `baseline`',
      'Change to `main`',
      'Change to `auto`',
    ]));
  it('that a rule rules out are not offered', () =>
    checkOffers({ audio: '<Codec>wma</Codec>' }, ['Change to `aac`', 'Change to `mp3`']));
  it('are spelled as the pages do', () =>
    checkPreferred({ audio: '<Codec>AAC</Codec>' }, { audio: '<Codec>aac</Codec>' }));
  it('lose characters that are not allowed', () =>
    checkOffers({ rest: '<UserData>a字b</UserData>' }, ['Change to `ab`']));
});

describe('what the world calls a value', () => {
  /** The preferred value for one in that element. */
  const meant = (part: 'video' | 'audio', element: string, value: string): string | undefined => {
    const text = request({ [part]: `<${element}>${value}</${element}>` });
    const fix = repairFixesOf(text).find(({ isPreferred }) => isPreferred === true);
    return fix?.title;
  };

  for (const [value, expected] of [
    ...['avc', 'AVC', 'avc1', 'x264', 'libx264', 'h264', 'H264', 'h-264'].map((name) => [name, 'H.264']),
    ...['hevc', 'HEVC', 'x265', 'hvc1', 'hev1', 'h265'].map((name) => [name, 'H.265']),
    ...['av01', 'libaom-av1', 'AV-1'].map((name) => [name, 'AV1']),
  ] as [string, string][]) {
    it(`${value} is ${expected}`, () =>
      assert.equal(meant('video', 'Codec', value), `Change to \`${expected}\``));
  }
  for (const value of ['H.263', 'MPEG-4', 'vvc', 'theora', 'H.26', 'x26', 'vp09', 'libvpx-vp9']) {
    it(`${value} is none of the codecs that may stand here`, () =>
      assert.equal(meant('video', 'Codec', value), undefined));
  }
  for (const [value, expected] of [
    ['44.1k', '44100'],
    ['44.1kHz', '44100'],
    ['48k', '48000'],
    ['48 kHz', '48000'],
    ['48', '48000'],
    ['44.1', '44100'],
    ['44100Hz', '44100'],
    ['48000Hz', '48000'],
  ] as const) {
    it(`${value} is ${expected}`, () =>
      assert.equal(meant('audio', 'Samplerate', value), `Change to \`${expected}\``));
  }
  for (const value of ['faster', 'veryslow', 'ultrafast']) {
    it(`${value} is a preset of others`, () => assert.equal(meant('video', 'Preset', value), undefined));
  }
  for (const value of ['2M', '2Mbps', '500000bps']) {
    it(`${value} is another unit`, () => assert.equal(meant('video', 'Bitrate', value), undefined));
  }
  it('a bit rate with its own unit is that bit rate', () =>
    assert.equal(meant('video', 'Bitrate', '2000k'), 'Change to `2000`'));
});

describe('names', () => {
  it('of objects lose a leading slash', () => checkPreferred({ key: '/results/a.mp4' }, {}));
  it('of buckets are in small letters', () => checkPreferred({ bucket: 'B-1' }, {}));
  it('of wildcards are the known ones', () =>
    checkPreferred({ key: 'results/a.${exd}' }, { key: 'results/a.${ext}' }));
});
