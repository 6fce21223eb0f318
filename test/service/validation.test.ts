/**
 * Validation by behavior: one mistake, one diagnostic, on the smallest honest span.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkDiagnostics, onlyMessage } from '../support/checkDiagnostics';

/** A Transcode request by parameters that is right in every respect. */
const good = `<Request>
  <Tag>Transcode</Tag>
  <Input><Object>media/movie.mp4</Object></Input>
  <Operation>
    <Transcode>
      <Container><Format>mp4</Format></Container>
      <Video>
        <Codec>H.264</Codec>
        <Width>1280</Width>
        <Fps>25</Fps>
      </Video>
      <Audio><Codec>aac</Codec></Audio>
    </Transcode>
    <Output>
      <Region>ap-chongqing</Region>
      <Bucket>examplebucket-1250000000</Bucket>
      <Object>results/movie.\${ext}</Object>
    </Output>
    <UserData>mine</UserData>
    <JobLevel>0</JobLevel>
  </Operation>
</Request>
`;

/** The good request with one thing replaced. */
function broken(from: string, to: string): string {
  assert.ok(good.includes(from), `the sample has no ${from}`);
  return good.replace(from, () => to);
}

describe('a right request', () => {
  it('has no diagnostics', () => checkDiagnostics(good, []));
});

describe('the envelope', () => {
  it('reports an empty document', () => checkDiagnostics('', ['error missing-element «»']));
  it('reports another root', () => checkDiagnostics('<Job></Job>', ['error unknown-element «Job»']));
  it('leaves responses alone', () => checkDiagnostics('<Response><JobsDetail/></Response>', []));
  it('reports a missing Tag once', () =>
    checkDiagnostics('<Request></Request>', ['error missing-tag «Request»']));
  it('reports an empty Tag', () =>
    checkDiagnostics('<Request><Tag></Tag></Request>', ['error missing-tag «Tag»']));
  it('doubts an unknown Tag, because the service gets new ones', () =>
    checkDiagnostics('<Request><Tag>Transmogrify</Tag></Request>', ['warning unknown-tag «Transmogrify»']));
  it('names the Tag that was meant', () =>
    assert.equal(
      onlyMessage('<Request><Tag>Trancode</Tag></Request>'),
      '`Trancode` is not a known job type. Did you mean `Transcode`? Completion lists the known job types.',
    ));
  it('checks only the XML of a Tag that it has no schema for', () =>
    checkDiagnostics('<Request><Tag>Daydream</Tag><Any/></Request>', [
      'information unsupported-tag «Daydream»',
    ]));
  it('checks the rest as usual when only the letter case of the Tag is wrong', () =>
    checkDiagnostics(good.replace('Transcode<', 'transcode<').replace('>25<', '>61<'), [
      'error unknown-tag «transcode»',
      'error out-of-range «61»',
    ]));
});

describe('structure', () => {
  it('warns of an unknown element', () =>
    checkDiagnostics(broken('<Fps>25</Fps>', '<Flavour>vanilla</Flavour>'), [
      'warning unknown-element «Flavour»',
    ]));
  it('reports an element under the wrong parent', () =>
    checkDiagnostics(broken('<UserData>mine</UserData>', '<Fps>25</Fps>'), [
      'error misplaced-element «Fps»',
    ]));
  it('reports each missing element at its parent', () =>
    checkDiagnostics(broken('<Region>ap-chongqing</Region>', ''), ['error missing-element «Output»']));
  it('reports a required element that is empty', () =>
    checkDiagnostics(broken('ap-chongqing', ''), ['error missing-element «Region»']));
  it('reports a misspelt required element once', () =>
    checkDiagnostics(good.replace('<Region>', '<Regoin>').replace('</Region>', '</Regoin>'), [
      'error unknown-element «Regoin»',
    ]));
  it('only warns of a misspelt element that may be absent', () =>
    checkDiagnostics(good.replaceAll('Fps>', 'Fpss>'), ['warning unknown-element «Fpss»']));
  it('reports a misspelt Tag on its name', () => {
    for (const name of ['tag', 'TAG', 'Tga', 'Tags', 'Tg']) {
      checkDiagnostics(good.replaceAll('Tag>', `${name}>`), [`error unknown-element «${name}»`]);
    }
  });
  it('reports a misspelt one of several that are asked for once', () =>
    checkDiagnostics(good.replaceAll('Transcode>', 'Transcdoe>').replace('Transcdoe>Tr', 'Transcode>Tr'), [
      'error unknown-element «Transcdoe»',
    ]));
  it('misses what is misspelt where a comment says that the name is right', () =>
    checkDiagnostics(`<!-- ci-job-disable unknown-element -->\n${good.replaceAll('Region>', 'Regoin>')}`, [
      'error missing-element «Output»',
    ]));
  it('reports the surplus of an element', () =>
    checkDiagnostics(broken('<Fps>25</Fps>', '<Fps>25</Fps><Fps>30</Fps>'), [
      'error repeated-element «Fps»',
    ]));
  it('reports text between elements', () =>
    checkDiagnostics(broken('<Operation>', '<Operation>oops'), ['error unexpected-text «oops»']));
  it('warns of attributes', () =>
    checkDiagnostics(broken('<Operation>', '<Operation kind="x">'), [
      'warning unexpected-attribute «kind="x"»',
    ]));
  it('treats an optional empty leaf as not set', () => checkDiagnostics(broken('>25<', '><'), []));
});

describe('values', () => {
  const cases: readonly [from: string, to: string, expected: string][] = [
    ['>25<', '>0<', 'error out-of-range «0»'],
    ['>25<', '>60.01<', 'error out-of-range «60.01»'],
    ['>25<', '>fast<', 'error invalid-type «fast»'],
    ['>1280<', '>1281<', 'error not-multiple «1281»'],
    ['>1280<', '>126<', 'error out-of-range «126»'],
    ['>1280<', '>4098<', 'error out-of-range «4098»'],
    ['<JobLevel>0', '<JobLevel>3', 'error not-allowed «3»'],
    ['>mine<', '>meïn<', 'error invalid-characters «meïn»'],
    ['>mine<', `>${'x'.repeat(1025)}<`, `error too-long «${'x'.repeat(1025)}»`],
    ['movie.${ext}', 'movie.${extension}', 'warning unknown-placeholder «results/movie.${extension}»'],
    ['>aac<', '>AAC<', 'hint not-allowed «AAC»'],
  ];
  for (const [from, to, expected] of cases) {
    it(`reports ${to.slice(0, 40)}`, () => checkDiagnostics(broken(from, to), [expected]));
  }
  const fine: readonly [from: string, to: string][] = [
    ['>25<', '>60<'],
    ['>25<', '>0.5<'],
    ['>25<', '>29.97<'],
    ['>1280<', '>128<'],
    ['>1280<', '>4096<'],
    ['<JobLevel>0', '<JobLevel>2'],
    ['>mine<', `>${'x'.repeat(1024)}<`],
    ['movie.${ext}', 'movie-${jobid}.${ext}'],
  ];
  for (const [from, to] of fine) {
    it(`takes ${to.slice(0, 40)}`, () => checkDiagnostics(broken(from, to), []));
  }
  it('says what is allowed, with the unit', () =>
    assert.equal(
      onlyMessage(broken('>25<', '>61<')),
      '`Fps` must be a number greater than 0 and at most 60 fps, but is `61`.',
    ));
  it('says that a size must be even', () =>
    assert.equal(
      onlyMessage(broken('>1280<', '>1281<')),
      '`Width` must be an even whole number from 128 to 4096 px, but is `1281`.',
    ));
});

describe('two official limits', () => {
  const narrow = broken('<Codec>aac</Codec>', '<Channels>4</Channels>');
  it('warns between them', () => checkDiagnostics(narrow, ['warning narrower-limit «4»']));
  it('says nothing beside a rule that refuses the value', () =>
    checkDiagnostics(narrow.replace('<Channels>', '<Codec>mp3</Codec><Channels>'), [
      'error values-when «4»',
    ]));
  it('is an error for an idle-time job, unless an official sample has the value', () => {
    const idle = narrow.replace('<JobLevel>', '<FreeTranscode>true</FreeTranscode><JobLevel>');
    checkDiagnostics(idle, ['warning not-allowed «4»']);
    checkDiagnostics(idle.replace('>4<', '>6<'), ['error not-allowed «6»']);
  });
  it('is an error outside of both', () =>
    checkDiagnostics(narrow.replace('>4<', '>7<'), ['error not-allowed «7»']));
});

describe('a missing slash', () => {
  const unclosed = broken('</Request>', '<CallBackFormat>JSON<CallBackFormat>\n</Request>');
  it('is one diagnostic on that tag', () =>
    checkDiagnostics(unclosed, ['error end-tag-without-slash «<CallBackFormat>»']));
  it('hides nothing else', () =>
    checkDiagnostics(unclosed.replace('>25<', '>61<').replace('JSON', 'YAML'), [
      'error out-of-range «61»',
      'error not-allowed «YAML»',
      'error end-tag-without-slash «<CallBackFormat>»',
    ]));
});

describe('a container that is never closed', () => {
  it('is one mistake: what stands in it by accident is checked where it belongs', () =>
    checkDiagnostics(broken('</Output>\n', '').replace('<JobLevel>0', '<JobLevel>3'), [
      'error end-tag-missing «Output»',
      'error not-allowed «3»',
    ]));
  it('still shows what is there twice', () =>
    checkDiagnostics(broken('</Output>\n', '').replace('<Output>', '<JobLevel>1</JobLevel><Output>'), [
      'error end-tag-missing «Output»',
      'error repeated-element «JobLevel»',
    ]));
});

describe('settings', () => {
  const tooFast = broken('>25<', '>61<');
  it('change a severity', () =>
    checkDiagnostics(tooFast, ['information out-of-range «61»'], {
      severity: { 'out-of-range': 'information' },
    }));
  it('switch a code off', () => checkDiagnostics(tooFast, [], { severity: { 'out-of-range': 'off' } }));
  it('switch everything off', () => checkDiagnostics(tooFast, [], { enabled: false }));
  it('survive garbage', () =>
    checkDiagnostics(tooFast, ['error out-of-range «61»'], {
      severity: JSON.parse('{"out-of-range":7,"nonsense":"error"}'),
    }));
});
