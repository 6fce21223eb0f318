/**
 * Dragging a shape changes the numbers of its element, and nothing else of the document.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LayoutBox } from '../../../server/service/languageServiceTypes';
import { marked } from '../../support/marked';

/** The text after the shape with that id was dragged by that much. */
function dragged(text: string, id: string, by: Partial<LayoutBox>): string {
  const { service, document, request } = marked(text);
  const layout = service.getJobLayout(document, request);
  const shapes = [...(layout?.result?.shapes ?? []), ...(layout?.source?.shapes ?? [])];
  const from = shapes.find((shape) => shape.id === id)?.box ?? { x: 0, y: 0, width: 0, height: 0 };
  const to = {
    x: from.x + (by.x ?? 0),
    y: from.y + (by.y ?? 0),
    width: from.width + (by.width ?? 0),
    height: from.height + (by.height ?? 0),
  };
  return TextDocument.applyEdits(document, service.moveShape(document, request, id, from, to));
}

const splices = (...contents: readonly string[]): string =>
  `<Request>
  <Tag>VideoSynthesis</Tag>
  <Operation>
    <VideoSynthesis>
${contents.map((content) => `      ${content}`).join('\n')}
    </VideoSynthesis>
    <Transcode><Video><Width>1280</Width><Height>720</Height></Video></Transcode>
  </Operation>
</Request>`;
const id = 'Operation/VideoSynthesis/SpliceInfo';

describe('dragging a video', () => {
  it('changes the numbers that are there', () => {
    const before = '<SpliceInfo><X> 10 </X><Y>20</Y><Width>640</Width><Height>360</Height></SpliceInfo>';
    const after = '<SpliceInfo><X> 15 </X><Y>13</Y><Width>640</Width><Height>360</Height></SpliceInfo>';
    assert.equal(dragged(splices(before), id, { x: 5, y: -7.4 }), splices(after));
  });

  it('touches only what changed', () => {
    const before = '<SpliceInfo><X>10</X><Y>20.5</Y><Width>640</Width><Height>360</Height></SpliceInfo>';
    const after = '<SpliceInfo><X>10</X><Y>20.5</Y><Width>700</Width><Height>360</Height></SpliceInfo>';
    assert.equal(dragged(splices(before), id, { width: 60 }), splices(after));
  });

  it('adds what is missing in the order of the schema', () => {
    const before = [
      '<SpliceInfo>',
      '  <Url>https://example.com/a.mp4</Url>',
      '  <Name>a</Name>',
      '</SpliceInfo>',
    ];
    const after = [
      '<SpliceInfo>',
      '  <Url>https://example.com/a.mp4</Url>',
      '  <X>8</X>',
      '  <Y>9</Y>',
      '  <Width>741</Width>',
      '  <Name>a</Name>',
      '</SpliceInfo>',
    ];
    assert.equal(dragged(splices(...before), id, { x: 8, y: 9, width: 101 }), splices(...after));
  });

  it('fills empty leaves and empty elements', () => {
    assert.equal(
      dragged(splices('<SpliceInfo><X/><Y></Y></SpliceInfo>'), id, { x: 8, y: 9 }),
      splices('<SpliceInfo><X>8</X><Y>9</Y></SpliceInfo>'),
    );
    assert.equal(
      dragged(splices('<SpliceInfo/>'), id, { x: 8, y: 9 }),
      splices('<SpliceInfo>', '  <X>8</X>', '  <Y>9</Y>', '</SpliceInfo>'),
    );
  });

  it('means the shape with that number', () => {
    const one = '<SpliceInfo><X>1</X></SpliceInfo>';
    assert.equal(
      dragged(splices(one, one), `${id}[2]`, { x: 4 }),
      splices(one, '<SpliceInfo><X>5</X></SpliceInfo>'),
    );
  });

  it('keeps comments and CDATA beside the number', () => {
    assert.equal(
      dragged(splices('<SpliceInfo><X><!-- left --> 10</X></SpliceInfo>'), id, { x: 1 }),
      splices('<SpliceInfo><X><!-- left --> 11</X></SpliceInfo>'),
    );
  });

  it('does nothing where the shape is gone', () => {
    const text = splices('<SpliceInfo><X>1</X></SpliceInfo>');
    assert.equal(dragged(text, `${id}[7]`, { x: 4 }), text);
    assert.equal(dragged('<Request><Tag>', id, { x: 4 }), '<Request><Tag>');
  });
});

describe('dragging a watermark', () => {
  const watermark = (pos: string, mode: string, offsets: string): string =>
    `<Request><Tag>Transcode</Tag><Operation><Transcode><Video><Width>1000</Width><Height>500</Height></Video></Transcode><Watermark><Type>Image</Type><Pos>${pos}</Pos><LocMode>${mode}</LocMode>${offsets}<Image><Mode>Fixed</Mode><Width>100</Width><Height>50</Height></Image></Watermark></Operation></Request>`;
  const move = (pos: string, mode: string, before: string, after: string): void =>
    assert.equal(
      dragged(watermark(pos, mode, before), 'Operation/Watermark', { x: 100, y: 50 }),
      watermark(pos, mode, after),
    );

  it('writes offsets from its corner', () => {
    move('TopLeft', 'Absolute', '<Dx>10</Dx><Dy>20</Dy>', '<Dx>110</Dx><Dy>70</Dy>');
    move('BottomRight', 'Absolute', '<Dx>300</Dx><Dy>200</Dy>', '<Dx>200</Dx><Dy>150</Dy>');
  });

  it('writes percent where offsets are percent', () =>
    move('TopLeft', 'Relativity', '<Dx>10</Dx><Dy>20</Dy>', '<Dx>20</Dx><Dy>30</Dy>'));

  it('leaves an offset alone that has no effect', () =>
    move('Top', 'Absolute', '<Dx>10</Dx><Dy>20</Dy>', '<Dx>10</Dx><Dy>70</Dy>'));
});
