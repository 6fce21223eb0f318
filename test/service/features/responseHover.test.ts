/**
 * Hover in what the service answers: the whole text for each kind of place, and something for every element.
 * `«…»` marks what is pointed at, which is also the range of the hover.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Hover, MarkupContent } from 'vscode-languageserver-types';
import { getLanguageService } from '../../../server/service/languageService';
import type { ClientCapabilities } from '../../../server/service/languageServiceTypes';
import type { ElementDeclaration } from '../../../server/service/schema/schemaTypes';
import { readMarkedText } from '../../support/markedText';
import { schemaSet } from '../../support/schemaSet';

function hoverAt(marked: string, clientCapabilities: ClientCapabilities = {}): Hover | undefined {
  const service = getLanguageService({ schemaSet: schemaSet(), clientCapabilities });
  const { text, spans } = readMarkedText(marked);
  const [span] = spans;
  assert.ok(span);
  const document = TextDocument.create('ci-job:/j1.xml', 'xml', 1, text);
  const position = document.positionAt(Math.floor((span.start + span.end) / 2));
  const hover = service.doHover(document, position, service.parseRequestDocument(document));
  const range = { start: document.positionAt(span.start), end: document.positionAt(span.end) };
  if (hover !== undefined) assert.deepEqual(hover.range, range);
  return hover;
}

/** The paragraphs of the hover, without the link to the vendor's page at its end. */
function paragraphsAt(marked: string, clientCapabilities?: ClientCapabilities): string[] {
  const contents = hoverAt(marked, clientCapabilities)?.contents;
  if (contents === undefined) return [];
  assert.ok(MarkupContent.is(contents));
  return contents.value.split('\n\n').filter((paragraph) => !/^\[.*\]\(http|^.*: http/.test(paragraph));
}

function job(content: string): string {
  return `<Response><JobsDetail>${content}</JobsDetail></Response>`;
}

/** A job of the Tag, which stands behind what it explains as in a callback. */
function operation(content: string, tag = 'Transcode'): string {
  return job(`<Operation>${content}</Operation><Tag>${tag}</Tag>`);
}

function checkHover(marked: string, ...expected: readonly string[]): void {
  assert.deepEqual(paragraphsAt(marked), expected);
}

const states = [
  '- `Submitted`: The job waits in its queue. It can still be cancelled.',
  '- `Running`: The job is being executed. It can no longer be cancelled.',
  '- `Success`: The job has ended well: `MediaResult` names the files. Final.',
  '- `Failed`: The job has failed: `Code` and `Message` say why. Final.',
  '- `Pause`: The queue is paused, and the job waits with it. It goes on when the queue does.',
  '- `Cancel`: The job was cancelled before it started. Final.',
].join('\n');

describe('the name of an element', () => {
  it('tells what it is and how often it comes', () =>
    checkHover(
      job('<«Workflow»/>'),
      '**Workflow** · any number of times',
      'The workflow that started the job; absent for a job that was submitted by itself.',
    ));

  it('tells the same in the end tag', () =>
    checkHover(job('<Input></«Input»>'), '**Input**', 'The file that the job reads.'));

  it('tells the unit of a number', () =>
    checkHover(
      operation('<MediaInfo><Format><«Size»>1</Size></Format></MediaInfo>'),
      '**Size**',
      'The size of the file.',
      'A whole number, in bytes.',
    ));

  it('tells the unit of what may be a fraction', () =>
    checkHover(
      operation('<MediaInfo><Stream><Video><«Fps»>50/1</Fps></Video></Stream></MediaInfo>'),
      '**Fps**',
      'The frame rate, as a number or as a fraction.',
      'Unit: fps.',
    ));

  it('tells the range of a number', () =>
    checkHover(
      job('<«Progress»>30</Progress>'),
      '**Progress** · 任务进度',
      'How much of the job is done. Only some jobs say it, among them `Transcode` and `VideoEnhance`.',
      'A whole number from 0 to 100 %.',
    ));

  it('tells all values and what each means', () =>
    checkHover(job('<«State»>Running</State>'), '**State** · 任务状态', 'How far the job is.', states));

  it('tells where sources differ', () =>
    checkHover(
      operation('<MediaInfo><Stream><Audio><«Bitrate»>128000</Bitrate></Audio></Stream></MediaInfo>'),
      '**Bitrate**',
      'The bit rate of the stream.',
      'A number, in kbps.',
      '- Sources differ on the unit of `Bitrate`: the page about media information says kbps, but jobs that write a new file answer in bit/s, for example `128000`. Used here: kbps, unless the number is a thousand times what the file can have.',
    ));

  it('tells when no page describes it', () =>
    checkHover(
      job('<Input><«Bucket»>b-1</Bucket></Input>'),
      '**Bucket**',
      'The bucket of the input file, with its APPID: the name that the tables of the pages use for `BucketId`.',
      'No official page describes it.',
    ));

  it('is plain text for clients that show no Markdown', () =>
    assert.deepEqual(paragraphsAt(job('<«StartTime»>-</StartTime>'), { markdown: false }), [
      'StartTime · 任务的开始时间',
      'When the service began to execute the job.',
      'A date and time such as 2024-05-06T15:23:10+0800.',
      '- -: It has not come to that yet.',
    ]));

  it('links to the page that states the facts', () => {
    const contents = hoverAt('<Error><«TraceId»/></Error>')?.contents;
    assert.deepEqual(contents, {
      kind: 'markdown',
      value:
        '**TraceId**\n\nThe ID of the failure, which the vendor’s support may also need.\n\n' +
        '[Error codes of media processing](https://www.tencentcloud.com/document/product/436/46214) (as of 2024-06-12)',
    });
  });
});

describe('a value', () => {
  it('that is a state tells what it means', () =>
    checkHover(
      job('<State>«Pause»</State>'),
      '`Pause`: The queue is paused, and the job waits with it. It goes on when the queue does.',
      '**State** · 任务状态',
      'How far the job is.',
    ));

  it('that is no known state tells which ones there are', () =>
    checkHover(job('<State>«Frozen»</State>'), '**State** · 任务状态', 'How far the job is.', states));

  it('that is `-` tells that there is no time yet', () =>
    checkHover(
      job('<EndTime>«-»</EndTime>'),
      '`-`: It has not come to that yet.',
      '**EndTime** · 任务的结束时间',
      'When the job ended, well or not.',
      'A date and time such as `2024-05-06T15:23:10+0800`.',
    ));

  for (const [time, utc] of [
    ['2022-06-27T15:23:10+0800', '2022-06-27 07:23:10'],
    ['2022-01-01T00:30:00+01:00', '2021-12-31 23:30:00'],
    ['2022-06-27T15:23:10Z', '2022-06-27 15:23:10'],
  ]) {
    it(`that is the time ${time} tells it in UTC`, () =>
      checkHover(
        job(`<CreationTime>«${time}»</CreationTime>`),
        `\`${time}\` is ${utc} UTC.`,
        '**CreationTime** · 任务的创建时间',
        'When the job was submitted.',
        'A date and time such as `2024-05-06T15:23:10+0800`.',
      ));
  }

  for (const noTime of ['yesterday', '2022-06-27', '2022-13-27T15:23:10+0800']) {
    it(`that is no time, ${noTime}, tells what the element is`, () =>
      checkHover(
        job(`<CreationTime>«${noTime}»</CreationTime>`),
        '**CreationTime** · 任务的创建时间',
        'When the job was submitted.',
        'A date and time such as `2024-05-06T15:23:10+0800`.',
      ));
  }

  it('that is the code of a job without an error tells how little that is', () =>
    checkHover(
      job('<Code>«Success»</Code>'),
      '`Success`: No error has come up so far. It does not mean that the job is done: see `State`.',
      '**Code** · 错误码',
      'Why the job failed. It applies only while `State` is `Failed`.',
    ));

  it('that is the code of a failed job tells what to do', () =>
    checkHover(
      job('<Code>«QueueNotFound»</Code>'),
      '**QueueNotFound**',
      'The queue does not exist.',
      'What to do: Leave `QueueId` out to use the bucket’s default queue, or set the ID of a queue of this bucket.',
      'Older responses have `1106` instead.',
    ));

  it('that is the number of an error tells its name as well', () =>
    checkHover(
      job('<Code>«1103»</Code>'),
      '**ResourceNotFound** · with HTTP 400',
      'The service could not read the input file.',
      'What to do: Check that `Input/Object` exists in this bucket, that its name is exactly the same, and that the role `CI_QCSRole` may read it.',
      'Older responses have `1103` instead.',
    ));

  it('that is the code of a refused call tells what to do', () =>
    checkHover(
      '<?xml version="1.0" encoding="utf-8"?>\n<Error>\n  <Code>«SlowDown»</Code>\n  <Message>m</Message>\n</Error>',
      '**SlowDown** · with HTTP 429',
      'Too many requests were sent in a short time.',
      'What to do: Wait a little, then send fewer at once.',
      'Older responses have `1020` instead.',
    ));

  it('that is a code on no list says so', () =>
    checkHover(
      '<Error><Code>«Grumpy»</Code></Error>',
      '`Grumpy` is not in the official list of codes: see the message next to it.',
      '**Code**',
      'What went wrong, as one word for programs.',
    ));

  it('that is a Tag tells what the job does', () =>
    checkHover(
      job('<Tag>«MediaInfo»</Tag>'),
      '**MediaInfo** · 获取媒体信息',
      'Reads the technical data of a video or sound file: container, streams, codecs, sizes, durations.',
      'It is sent with `POST /jobs`; the account needs the permissions `ci:CreateMediaJobs` and `cam:PassRole`.',
    ));

  it('that is a Tag without a schema tells what is known', () =>
    checkHover(
      job('<Tag>«Daydream»</Tag>'),
      '`Daydream`: Dreams of a video.',
      '**Tag** · 任务Tag',
      'The kind of job.',
    ));

  it('that is unknown as a Tag tells what the element is', () =>
    checkHover(job('<Tag>«Nonsense»</Tag>'), '**Tag** · 任务Tag', 'The kind of job.'));

  it('of a stream tells what it means', () =>
    checkHover(
      operation('<MediaInfo><Stream><Video><ColorRange>«tv»</ColorRange></Video></Stream></MediaInfo>'),
      '`tv`: The limited range of television.',
      '**ColorRange**',
      'The range of the color values.',
    ));
});

describe('what the service repeats of the request', () => {
  const userData = [
    '**UserData** · 透传用户信息 · as in the request',
    'Your own text. It comes back unchanged in the job and in its callback.',
    'Printable ASCII characters, at most 1024 characters.',
  ];

  it('is explained by the Tag’s schema', () =>
    checkHover(
      operation('<Transcode><Video><«Bitrate»>1000</Bitrate></Video></Transcode>'),
      '**Bitrate** · 码率 · as in the request',
      'The bit rate of the video. No effect with `Crf`.',
      'A whole number from 128 to 35000 kbps.',
    ));

  it('is explained with its value', () =>
    checkHover(
      operation('<Transcode><Video><Codec>«H.264»</Codec></Video></Transcode>'),
      '`H.264`: AVC, plays nearly everywhere.',
      '**Codec** · 编码格式 · as in the request',
      'The video codec. WebM uses VP8 where nothing is given.',
      'One of `H.264`, `H.265` or `AV1`.',
    ));

  it('is explained by the Tag of its own operation where a request carries several jobs', () =>
    checkHover(job('<Operation><Tag>MediaInfo</Tag><«UserData»>x</UserData></Operation>'), ...userData));

  it('is explained for each job by that job’s Tag', () =>
    checkHover(
      '<Response><JobsDetail><Tag>Nonsense</Tag></JobsDetail>' +
        '<JobsDetail><Tag>MediaInfo</Tag><Operation><«UserData»/></Operation></JobsDetail></Response>',
      ...userData,
    ));

  it('is not called repeated when the service adds it', () =>
    checkHover(
      operation('<DigitalWatermark><«State»>Running</State></DigitalWatermark>'),
      '**State** · 水印状态',
      'How adding the mark went. The service sets it.',
      'One of `Running`, `Success` or `Failed`.',
    ));

  it('is explained in general for a Tag without a schema', () =>
    checkHover(
      operation('<«UserData»/>', 'Daydream'),
      '**UserData**',
      'The text that the request carried along.',
      'Printable ASCII characters, at most 1024 characters.',
    ));

  it('stays unexplained where only the Tag could tell', () => {
    checkHover(operation('<«Transcode»/>', 'Daydream'));
    checkHover(job('<Operation><«Transcode»/></Operation>'));
  });
});

describe('hover says nothing', () => {
  for (const [where, marked] of [
    ['on an unknown element', job('<«Nonsense»/>')],
    ['between elements', job('<Input>« \n »</Input>')],
    ['in other XML with the same root', '<Response><«Tag»>Transcode</Tag></Response>'],
    ['in a root without anything inside', '<«Response»/>'],
  ] as const) {
    it(where, () => assert.equal(hoverAt(marked), undefined));
  }
});

/** The smallest document that holds the element. */
function documentWith(declaration: ElementDeclaration): string {
  const { name, parent } = declaration;
  let text =
    declaration.children[0] === undefined
      ? `<«${name}»/>`
      : `<«${name}»><${declaration.children[0].name}/></${name}>`;
  for (let outer = parent; outer !== undefined; outer = outer.parent) {
    text = `<${outer.name}>${text}</${outer.name}>`;
  }
  return text;
}

function withDescendants(declaration: ElementDeclaration): ElementDeclaration[] {
  return [declaration, ...declaration.children.flatMap(withDescendants)];
}

describe('everything that the schemas say about answers is shown', () => {
  for (const [root, declaration] of schemaSet().responses) {
    it(`for each element of ${root}`, () => {
      for (const element of withDescendants(declaration)) {
        const [heading, documentation] = paragraphsAt(documentWith(element));
        assert.equal(heading?.startsWith(`**${element.name}**`), true, element.path);
        assert.ok(documentation, element.path);
      }
    });
  }

  it('for each error code', () => {
    for (const [name, { code, documentation, nextStep }] of schemaSet().errorCodes) {
      const paragraphs = paragraphsAt(`<Error><Code>«${name}»</Code></Error>`);
      assert.equal(paragraphs[0]?.startsWith(`**${code}**`), true, name);
      assert.deepEqual(paragraphs.slice(1, 3), [documentation, `What to do: ${nextStep}`]);
    }
  });
});
