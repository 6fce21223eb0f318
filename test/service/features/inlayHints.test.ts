/**
 * Inlay hints, written into the text as `«…»`.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { InlayHintSettings } from '../../../server/service/languageServiceTypes';
import { marked } from '../../support/marked';

/** The text with each hint in its place; only from the cursor on where there is one. */
function hinted(text: string, settings?: InlayHintSettings): string {
  const { service, document, position, request } = marked(text);
  const start = text.includes('|') ? position : document.positionAt(0);
  const range = { start, end: document.positionAt(text.length) };
  let result = document.getText();
  for (const { position: place, label } of service
    .getInlayHints(document, range, request, settings)
    .reverse()) {
    const offset = document.offsetAt(place);
    result = `${result.slice(0, offset)}«${String(label)}»${result.slice(offset)}`;
  }
  return result;
}

const none = { units: false, defaults: false, derived: false, overridden: false };
const onlyUnits = { ...none, units: true };
const onlyDefaults = { ...none, defaults: true };
const onlyDerived = { ...none, derived: true };
const onlyOverridden = { ...none, overridden: true };
const transcode = (operation: string): string =>
  `<Request><Tag>Transcode</Tag><Operation>${operation}</Operation></Request>`;
const video = (content: string): string => transcode(`<Transcode><Video>${content}</Video></Transcode>`);

describe('hints of units', () => {
  for (const [name, text, expected] of [
    [
      'stand behind numbers',
      '<Width> 1280 </Width><Fps>29.97</Fps>',
      '<Width> 1280«px» </Width><Fps>29.97«fps»</Fps>',
    ],
    ['stand behind no words', '<Bitrate>auto</Bitrate>', '<Bitrate>auto</Bitrate>'],
    ['stand behind no number without a unit', '<Crf>20</Crf>', '<Crf>20</Crf>'],
    ['stand in no empty element', '<Width></Width><Fps/>', '<Width></Width><Fps/>'],
    ['stand at no unknown element', '<Widht>1</Widht>', '<Widht>1</Widht>'],
  ] as const) {
    it(name, () => assert.equal(hinted(video(text), onlyUnits), video(expected)));
  }

  it('are asked for by range', () => {
    assert.equal(
      hinted(video('<Width>2</Width>|<Fps>1</Fps>'), onlyUnits),
      video('<Width>2</Width><Fps>1«fps»</Fps>'),
    );
  });

  it('leave other XML alone', () => {
    const text = '<project><Width>1</Width></project>';
    assert.equal(hinted(text), text);
  });
});

describe('hints of defaults', () => {
  for (const [name, text, expected] of [
    [
      'stand behind the start tag',
      video('<Fps>1</Fps>'),
      video('«Codec: H.264»«Profile: high»«Roi: none»<Fps>1</Fps>'),
    ],
    [
      'leave out what is written',
      video('<Codec>H.264</Codec><Roi>low</Roi>'),
      video('«Profile: high»<Codec>H.264</Codec><Roi>low</Roi>'),
    ],
    [
      'leave out what a rule excludes',
      video('<Codec>H.265</Codec>'),
      video('«Roi: none»<Codec>H.265</Codec>'),
    ],
    [
      'leave out a value that a rule excludes',
      transcode(
        '<Transcode><Container><Format>webm</Format></Container><Video><Profile>high</Profile><Roi>none</Roi></Video></Transcode>',
      ),
      transcode(
        '<Transcode><Container><Format>webm</Format></Container><Video><Profile>high</Profile><Roi>none</Roi></Video></Transcode>',
      ),
    ],
    [
      'fill an empty element',
      video('<Codec></Codec><Profile>high</Profile><Roi>low</Roi>'),
      video('<Codec>«H.264»</Codec><Profile>high</Profile><Roi>low</Roi>'),
    ],
    [
      'stand at no element that is not closed',
      '<Request><Tag>Transcode</Tag><Operation><Transcode><Video><Fps>1</Fps>',
      '<Request><Tag>Transcode</Tag><Operation><Transcode><Video><Fps>1</Fps>',
    ],
    [
      'stand at no empty tag',
      video('<Codec/>').replace(/<Video>.*<\/Video>/, '<Video/>'),
      video('').replace('<Video></Video>', '<Video/>'),
    ],
  ] as const) {
    it(name, () => assert.equal(withoutOperation(hinted(text, onlyDefaults)), expected));
  }

  it('say what they are', () => {
    const { service, document, request } = marked(video('<Codec>H.264</Codec><Roi>low</Roi>'));
    const range = { start: document.positionAt(0), end: document.positionAt(1000) };
    const hints = service.getInlayHints(document, range, request, onlyDefaults);
    assert.deepEqual(hints.map(({ label, tooltip }) => [label, tooltip]).at(-1), [
      'Profile: high',
      'The default of `Profile`, which is not set here.',
    ]);
  });
});

/** The defaults of `Operation` are not what these tests are about. */
function withoutOperation(text: string): string {
  return text.replace(/(?<=<Operation>)(?:«[^»]*»)+/, '');
}

it('answers show units and no defaults: what the service left out was not decided there', () => {
  const text =
    '<Response><JobsDetail><Tag>Transcode</Tag><Operation><Transcode><Video><Fps>25</Fps></Video></Transcode></Operation></JobsDetail></Response>';
  assert.equal(hinted(text), text.replace('25', '25«fps»'));
});

describe('hints of values that follow from others', () => {
  for (const [name, text, expected] of [
    [
      'stand where only the width is given',
      video('<Width>1280</Width>'),
      video('«Height: keeps the ratio»<Width>1280</Width>'),
    ],
    [
      'stand where only the height is given',
      video('<Height>720</Height>'),
      video('«Width: keeps the ratio»<Height>720</Height>'),
    ],
    [
      'stand nowhere where both are given',
      video('<Width>1280</Width><Height>720</Height>'),
      video('<Width>1280</Width><Height>720</Height>'),
    ],
    ['stand nowhere where none is given', video('<Fps>25</Fps>'), video('<Fps>25</Fps>')],
    ['do not count what is empty', video('<Width></Width>'), video('<Width></Width>')],
  ] as const) {
    it(name, () => assert.equal(hinted(text, onlyDerived), expected));
  }

  it('say where they come from', () => {
    assert.deepEqual(tooltips(video('<Width>1280</Width>'), onlyDerived), [
      '`Height` is not set here: it is derived from `Width`.',
    ]);
  });
});

describe('hints of what is overridden', () => {
  for (const [name, text, expected] of [
    [
      'name the element that wins',
      video('<Crf>20</Crf><Bitrate> 1000 </Bitrate>'),
      video('<Crf>20</Crf><Bitrate> 1000«overridden by Crf» </Bitrate>'),
    ],
    [
      'stand behind the start tag of a container',
      transcode('<TemplateId>t1</TemplateId><Transcode><Video></Video></Transcode>'),
      transcode(
        '<TemplateId>t1</TemplateId><Transcode>«overridden by TemplateId»<Video></Video></Transcode>',
      ),
    ],
    [
      'say only that there is no effect where the reason is a value',
      transcode(
        '<Transcode><Container><Format>mp4</Format><ClipConfig></ClipConfig></Container></Transcode>',
      ),
      transcode(
        '<Transcode><Container><Format>mp4</Format><ClipConfig>«no effect»</ClipConfig></Container></Transcode>',
      ),
    ],
    [
      'stand nowhere where nothing is ignored',
      video('<Bitrate>1000</Bitrate>'),
      video('<Bitrate>1000</Bitrate>'),
    ],
  ] as const) {
    it(name, () => assert.equal(hinted(text, onlyOverridden), expected));
  }

  it('say why', () => {
    assert.deepEqual(tooltips(video('<Crf>20</Crf><Bitrate>1000</Bitrate>'), onlyOverridden), [
      '`Crf` wins over `Bitrate`.',
    ]);
  });
});

function tooltips(text: string, settings: InlayHintSettings): unknown[] {
  const { service, document, request } = marked(text);
  const range = { start: document.positionAt(0), end: document.positionAt(text.length) };
  return service.getInlayHints(document, range, request, settings).map(({ tooltip }) => tooltip);
}

it('all kinds can be switched off, and together they stand in document order', () => {
  const text = video(
    '<Codec>H.264</Codec><Width>1280</Width><Crf>20</Crf><Bitrate>1000</Bitrate><Roi>none</Roi>',
  );
  assert.equal(hinted(text, none), text);
  assert.equal(
    withoutOperation(hinted(text)),
    video(
      '«Height: keeps the ratio»«Profile: high»<Codec>H.264</Codec><Width>1280«px»</Width><Crf>20</Crf><Bitrate>1000«kbps»«overridden by Crf»</Bitrate><Roi>none</Roi>',
    ),
  );
});
