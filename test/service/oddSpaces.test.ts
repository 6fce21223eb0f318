/**
 * Spaces that are none of XML's: no-break, full-width, and none to be seen. They belong to the value, are shown in the
 * message, and a fix takes them away.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyAction, diagnosticsOf, repairFixesOf } from '../support/checkDiagnostics';

const request = (format: string, start: string, tag = 'Transcode'): string => `<Request>
  <Tag>${tag}</Tag>
  <Input>
    <Object>film.mp4</Object>
  </Input>
  <Operation>
    <Transcode>
      <Container>
        <Format>${format}</Format>
      </Container>
      <Video>
        <Codec>H.264</Codec>
      </Video>
      <TimeInterval>
        <Start>${start}</Start>
      </TimeInterval>
    </Transcode>
    <Output>
      <Region>ap-chongqing</Region>
      <Bucket>examplebucket-1250000000</Bucket>
      <Object>small.mp4</Object>
    </Output>
  </Operation>
</Request>
`;
const good = request('mp4', '5');

const messages = (text: string): string[] => diagnosticsOf(text).map(({ message }) => String(message));

/** The text after the first fix that is offered. */
function bestFix(text: string): string {
  const [best] = repairFixesOf(text);
  assert.ok(best);
  return applyAction(text, best);
}

describe('a space that is none of XML', () => {
  it('is none of the value where it is one', () => {
    assert.deepEqual(messages(request(' mp4\t', '\n5\r\n')), []);
  });

  const odd: readonly (readonly [text: string, message: string])[] = [
    [
      request('mp4\u00a0', '5'),
      '`Format` must be one of `mp4`, `hls`, `flv`, `mp3`, `flac` or `m4a`, but is `mp4[U+00A0]`.',
    ],
    [request('mp4', '5\u3000'), '`Start` must be a number of at least 0 s, but is `5[U+3000]`.'],
    [request('mp4', '\ufeff5'), '`Start` must be a number of at least 0 s, but is `[U+FEFF]5`.'],
    [request('mp4', '５'), '`Start` must be a number of at least 0 s, but is `５`.'],
  ];
  for (const [text, message] of odd) {
    it(`is named and fixed: ${message}`, () => {
      assert.deepEqual(messages(text), [message]);
      assert.equal(bestFix(text), good);
    });
  }

  it('makes another Tag, which the nearest one fixes', () => {
    const text = request('mp4', '5', 'Transcode\u3000');
    assert.deepEqual(messages(text), [
      '`Transcode[U+3000]` is not a known job type. Did you mean `Transcode`? Completion lists the known job types.',
    ]);
    assert.equal(bestFix(text), good);
  });

  it('is text where none belongs', () => {
    const text = good.replace('<Video>', '\u3000<Video>');
    assert.deepEqual(
      diagnosticsOf(text).map(({ code, range }) => ({ code, range })),
      [
        {
          code: 'unexpected-text',
          range: { start: { line: 10, character: 6 }, end: { line: 10, character: 7 } },
        },
      ],
    );
  });
});
