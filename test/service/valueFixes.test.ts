/**
 * Fixes of values, before and after: clamp, round, choose, respell. Only what is surely meant is preferred.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyAction, mendingFixesOf } from '../support/checkDiagnostics';

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

type Parts = Parameters<typeof request>[0];

/** Asserts the titles that are offered; `!` marks the preferred one. */
function checkOffers(parts: Parts, expected: readonly string[]): void {
  const titles = mendingFixesOf(request(parts)).map(
    ({ title, isPreferred }) => title + (isPreferred === true ? ' !' : ''),
  );
  assert.deepEqual(titles, expected);
}

/** Asserts what the preferred fix makes of the request. */
function checkPreferred(before: Parts, after: Parts): void {
  const [fix] = mendingFixesOf(request(before)).filter(({ isPreferred }) => isPreferred === true);
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
    checkOffers({ video: '<Profile>hihg</Profile>' }, [
      'Change to `high` !',
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

describe('names', () => {
  it('of objects lose a leading slash', () => checkPreferred({ key: '/results/a.mp4' }, {}));
  it('of buckets are in small letters', () => checkPreferred({ bucket: 'B-1' }, {}));
  it('of wildcards are the known ones', () =>
    checkPreferred({ key: 'results/a.${exd}' }, { key: 'results/a.${ext}' }));
});
