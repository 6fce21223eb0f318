/**
 * What the service says about a request, on the elements that it names.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CiError } from '../../client/api/ciError';
import type { JobRecord } from '../../client/src/jobs/jobRecord';
import { elementsOf, type Span } from '../../client/src/jobs/serviceErrors/documentElement';
import { moveSpan, shiftOf } from '../../client/src/jobs/serviceErrors/moveSpan';
import { findNamedElements } from '../../client/src/jobs/serviceErrors/namedElements';
import {
  serviceDiagnosticOf,
  serviceDiagnosticOfJob,
} from '../../client/src/jobs/serviceErrors/serviceDiagnostic';
import { getLanguageService } from '../../server/service/languageService';
import { schemaSet } from '../support/schemaSet';

const request = `<Request>
  <Tag>Transcode</Tag>
  <Input><Object>originals/film.mov</Object></Input>
  <Operation>
    <TemplateId>t0000001</TemplateId>
    <Transcode>
      <Video><Width>99</Width><Fps></Fps></Video>
      <Audio/>
    </Transcode>
    <Watermark><Dx>1</Dx></Watermark>
    <Watermark><Dx>2</Dx></Watermark>
    <Output><Object>web/film.mp4</Object></Output>
  </Operation>
</Request>`;

const service = getLanguageService({ schemaSet: schemaSet() });

function elementsIn(text: string) {
  const document = TextDocument.create('file:///a.cijob.xml', 'ci-job', 1, text);
  const outline = service.findDocumentSymbols(document, service.parseRequestDocument(document));
  return elementsOf(outline, text, (position) => document.offsetAt(position));
}

/** The paths that a message names, each with what is underlined. */
function named(message: string, text = request): string[] {
  return findNamedElements(message, elementsIn(text)).map(
    ({ path, mark }) => `${path.join('.')} [${text.slice(mark.start, mark.end)}]`,
  );
}

const WIDTH = 'Request.Operation.Transcode.Video.Width [99]';
const INPUT = 'Request.Input.Object [originals/film.mov]';
const OUTPUT = 'Request.Operation.Output.Object [web/film.mp4]';

describe('a message of the service', () => {
  it('names an element by its path, by its name, in quotes or in brackets', () => {
    for (const message of [
      'Request.Operation.Transcode.Video.Width is invalid',
      'video.width out of range',
      'Invalid value of /Request/Operation/Transcode/Video/Width.',
      'invalid Width',
      "Line 7, column 22: 'Width' must be at least 128.",
      'The element <Width> is wrong',
      'Width: 99 参数错误',
      '参数Width错误',
      'Input video: bad Width',
    ]) {
      assert.deepEqual(named(message), [WIDTH], message);
    }
  });

  it('names the place of what is empty, and of a container, by the name', () => {
    assert.deepEqual(named('invalid Fps'), ['Request.Operation.Transcode.Video.Fps [Fps]']);
    assert.deepEqual(named('Audio is missing something'), ['Request.Operation.Transcode.Audio [Audio]']);
  });

  it('names one of several by what else it says', () => {
    assert.deepEqual(named('The Object of Input is not there'), [INPUT]);
    assert.deepEqual(named('Output.Object must not be empty'), [OUTPUT]);
    assert.deepEqual(named('invalid Object web/film.mp4'), [OUTPUT]);
  });

  it('names all where it does not tell which', () => {
    assert.deepEqual(named('Object is too long'), [INPUT, OUTPUT]);
    assert.deepEqual(named('Watermark[1].Dx is invalid'), [
      'Request.Operation.Watermark.Dx [1]',
      'Request.Operation.Watermark.Dx [2]',
    ]);
  });

  it('names an element by its value', () => {
    assert.deepEqual(named('could not read originals/film.mov.'), [INPUT]);
    assert.deepEqual(named('no such template: t0000001'), ['Request.Operation.TemplateId [t0000001]']);
  });

  it('names nothing where it only seems to', () => {
    for (const message of [
      'The request is invalid',
      'Request is invalid',
      'the width of the input video is odd',
      'see https://example.com/Width',
      'TheWidthIsWrong',
      'Height is invalid',
      'cannot read originals/film.mov.bak/99',
      '99',
      '',
    ]) {
      assert.deepEqual(named(message), [], message);
    }
  });

  it('that fits too many elements names none', () => {
    const many = `<Request><Tag>Concat</Tag><Operation>${'<Url>u</Url>'.repeat(5)}</Operation></Request>`;
    assert.deepEqual(named('Url is invalid', many), []);
  });

  it('is understood in a document that is not well-formed', () => {
    assert.deepEqual(named('invalid Width', '<Request><Video><Width>7<Width></Video>'), [
      'Request.Video.Width [7]',
    ]);
  });
});

describe('a span', () => {
  const text = '<a><Width>99</Width></a>';
  const whole: Span = { start: 3, end: 20 };
  const edited = (rangeOffset: number, rangeLength: number, inserted: string): string | undefined => {
    const shift = shiftOf(whole, { rangeOffset, rangeLength, text: inserted });
    if (shift === undefined) return undefined;
    const after = text.slice(0, rangeOffset) + inserted + text.slice(rangeOffset + rangeLength);
    const { start, end } = moveSpan(whole, shift);
    return after.slice(start, end);
  };

  it('moves with edits before it, right up to it, and stays with those behind it', () => {
    for (const edit of [
      edited(0, 0, '<!-- longer -->\n'),
      edited(0, 3, ''),
      edited(3, 0, 'x'),
      edited(1, 2, 'bbb>'),
      edited(20, 0, 'x'),
      edited(20, 4, ''),
    ]) {
      assert.equal(edit, '<Width>99</Width>');
    }
  });

  it('is gone when an edit touches it', () => {
    for (const edit of [
      edited(10, 2, '128'),
      edited(4, 0, 'x'),
      edited(19, 1, ''),
      edited(2, 2, ''),
      edited(0, 24, text),
    ]) {
      assert.equal(edit, undefined);
    }
  });
});

describe('a diagnostic of the service', () => {
  const refused = (status: number, code: string): CiError => ({
    kind: 'http',
    status,
    code,
    message: 'Width is invalid',
    requestId: 'R-1',
  });

  it('quotes the service with its code and the RequestId', () => {
    assert.deepEqual(serviceDiagnosticOf(refused(400, 'InvalidArgument')), {
      words: 'Width is invalid',
      message:
        'The service found a mistake in the request. The service says: Width is invalid. (HTTP 400, code `InvalidArgument`, request ID `R-1`)',
    });
  });

  it('is not about keys, limits, the service or the network', () => {
    for (const error of [
      refused(403, 'AccessDenied'),
      refused(429, 'SlowDown'),
      refused(500, 'InternalError'),
      { kind: 'timeout', message: 'Width', outcomeUnknown: true } as const,
    ]) {
      assert.equal(serviceDiagnosticOf(error), undefined);
    }
  });

  it('is what a job failed with', () => {
    const job: JobRecord = {
      kind: 'job',
      jobId: 'j1',
      tag: 'Work',
      state: 'Failed',
      isDone: true,
      progress: undefined,
      code: 'Bad',
      message: 'Width is odd',
      target: { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined },
      sinceMs: 0,
      responseXml: undefined,
      requestXml: undefined,
    };
    assert.deepEqual(serviceDiagnosticOfJob(job), {
      words: 'Width is odd',
      message: 'The job `j1` of this request failed. Failed (Bad: Width is odd).',
    });
    assert.equal(serviceDiagnosticOfJob({ ...job, state: 'Success' }), undefined);
    assert.equal(serviceDiagnosticOfJob({ ...job, message: undefined }), undefined);
  });
});
