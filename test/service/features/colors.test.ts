/**
 * Colour swatches and what a picker writes.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { marked, withRanges } from '../../support/marked';

const watermark = (color: string): string =>
  `<Request><Tag>Transcode</Tag><Operation><Watermark><Text><FontColor>${color}</FontColor></Text></Watermark></Operation></Request>`;

describe('a colour', () => {
  it('is shown where the schema knows one', () => {
    const { service, document, request } = marked(watermark(' 0x3366fF '));
    const [found, ...others] = service.findDocumentColors(document, request);
    assert.deepEqual(others, []);
    assert.ok(found);
    assert.equal(withRanges(document, [found.range]), watermark(' [|0x3366fF|] '));
    assert.deepEqual(found.color, { red: 0.2, green: 0.4, blue: 1, alpha: 1 });
  });

  for (const [name, text] of [
    ['the stand-in of the samples', watermark('0xRRGGBB')],
    ['another notation', watermark('#3366FF')],
    ['too many digits', watermark('0x3366FF00')],
    ['nothing', watermark('')],
    [
      'another element',
      '<Request><Tag>MediaInfo</Tag><Operation><UserData>0x3366FF</UserData></Operation></Request>',
    ],
    ['other XML', '<project><FontColor>0x3366FF</FontColor></project>'],
  ] as const) {
    it(`is not seen in ${name}`, () => {
      const { service, document, request } = marked(text);
      assert.deepEqual(service.findDocumentColors(document, request), []);
    });
  }

  for (const [present, written] of [
    ['0x000000', '0x336600'],
    ['0xffffff', '0x336600'],
    ['0xABCDEF', '0x336600'],
  ] as const) {
    it(`is written in place of ${present}`, () =>
      assert.deepEqual(picked(present, { red: 0.2, green: 0.4, blue: 0, alpha: 1 }), [written]));
  }

  it('keeps the letter case', () => {
    const color = { red: 1, green: 0.7, blue: 0.07, alpha: 0.5 };
    assert.deepEqual(picked('0xabcdef', color), ['0xffb312']);
    assert.deepEqual(picked('0xABCDEF', color), ['0xFFB312']);
    assert.deepEqual(picked('0xabcDEF', color), ['0xFFB312']);
    assert.deepEqual(picked('0x000000', color), ['0xFFB312']);
  });

  it('is written nowhere else', () =>
    assert.deepEqual(picked('red', { red: 1, green: 1, blue: 1, alpha: 1 }), []));
});

/** What the picker writes in place of a value. */
function picked(
  present: string,
  color: { red: number; green: number; blue: number; alpha: number },
): string[] {
  const { service, document } = marked(watermark(present));
  const start = document.getText().indexOf(present);
  const range = { start: document.positionAt(start), end: document.positionAt(start + present.length) };
  const presentations = service.getColorPresentations(document, color, range);
  for (const { label, textEdit } of presentations) assert.deepEqual(textEdit, { range, newText: label });
  return presentations.map(({ label }) => label);
}
