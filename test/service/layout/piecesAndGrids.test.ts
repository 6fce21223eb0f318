/**
 * What requests draw beyond frames and joined files: the pieces of a file, gaps between files, pictures in a grid, and
 * how many pictures there are. Numbers of a document may be anything.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JobLayout, LayoutGrid, TimelinePart } from '../../../server/service/languageServiceTypes';
import { checkLayouts } from '../../../server/service/schema/layoutLinks';
import { marked } from '../../support/marked';
import { schemaSet } from '../../support/schemaSet';

function layoutOf(text: string): JobLayout | undefined {
  const { service, document, request } = marked(text);
  return service.getJobLayout(document, request);
}

function job(tag: string, content: string, input = '<Input><Object>media/film.mp4</Object></Input>'): string {
  return `<Request><Tag>${tag}</Tag>${input}<Operation>${content}</Operation></Request>`;
}

function partLine({ id, number, label, start, end, duration, isInput, ignored }: TimelinePart): string {
  const time = duration === undefined ? `${start ?? ''}–${end ?? ''}` : `gap ${duration}`;
  return [id, number, label, time, isInput ? 'input' : '', ignored ? 'ignored' : '']
    .filter((word) => word !== '')
    .join(' · ');
}

describe('a file that is cut', () => {
  const id = 'Operation/Segment';
  const cut = (content: string): JobLayout | undefined =>
    layoutOf(job('Segment', `<Segment><Format>mp4</Format>${content}</Segment>`));
  const lines = (content: string): string[] | undefined => cut(content)?.timeline?.parts.map(partLine);

  it('is its pieces, the last one shorter', () => {
    assert.deepEqual(lines('<Duration>10</Duration><StartTime>5</StartTime><EndTime>27.5</EndTime>'), [
      `${id} · 1 · film.mp4 · 5–15`,
      `${id} · 2 · film.mp4 · 15–25`,
      `${id} · 3 · film.mp4 · 25–27.5`,
    ]);
  });

  it('has no piece more where the pieces fit', () => {
    assert.equal(lines('<Duration>5</Duration><EndTime>15</EndTime>')?.length, 3);
    assert.equal(lines('<Duration>5</Duration><StartTime>0.1</StartTime><EndTime>15.1</EndTime>')?.length, 3);
  });

  it('shows the first pieces and a rest where its end is that of the media', () => {
    assert.deepEqual(lines('<Duration>60</Duration>'), [
      `${id} · 1 · film.mp4 · 0–60`,
      `${id} · 2 · film.mp4 · 60–120`,
      `${id} · 3 · film.mp4 · 120–180`,
      `${id} · 4 · film.mp4 · 180–`,
    ]);
  });

  it('is one part where it is not cut', () => {
    assert.deepEqual(lines('<StartTime>3</StartTime>'), [`${id} · 1 · film.mp4 · 3– · input`]);
    assert.deepEqual(lines(''), [`${id} · 1 · film.mp4 · 0– · input`]);
  });

  it('is one part where its length is no length', () => {
    for (const length of ['0', '-5', 'x', '', '1e3', '9'.repeat(400)]) {
      assert.deepEqual(lines(`<Duration>${length}</Duration><EndTime>9</EndTime>`), [
        `${id} · 1 · film.mp4 · 0–9 · input`,
      ]);
    }
  });

  it('is one piece where the end is before the start', () => {
    assert.equal(lines('<Duration>5</Duration><StartTime>90</StartTime><EndTime>10</EndTime>')?.length, 1);
  });

  it('has three hundred pieces at most', () => {
    for (const end of ['1000000', '9'.repeat(300), '1'.repeat(30)]) {
      const timeline = cut(`<Duration>5</Duration><EndTime>${end}</EndTime>`)?.timeline;
      assert.equal(timeline?.parts.length, 300);
      assert.ok(Number.isFinite(timeline?.omitted));
    }
    assert.equal(cut('<Duration>5</Duration><EndTime>1000000</EndTime>')?.timeline?.omitted, 199_700);
  });
});

describe('files that are joined with gaps', () => {
  const address = 'https://examplebucket-1250000000.cos.ap-chongqing.myqcloud.com/';
  const file = (name: string): string => `<FillInput><Url>${address}${name}</Url></FillInput>`;
  const gap = (seconds: string): string => `<FillInput><FillTime>${seconds}</FillTime></FillInput>`;
  const lines = (content: string): string[] | undefined =>
    layoutOf(job('FillConcat', `<FillConcat>${content}</FillConcat>`))?.timeline?.parts.map(partLine);

  it('stand as they are written, without an input', () => {
    assert.deepEqual(lines(file('a.mp4') + gap('5.5') + file('b.mp4')), [
      'Operation/FillConcat/FillInput · 1 · a.mp4 · –',
      'Operation/FillConcat/FillInput[2] · 2 · gap 5.5',
      'Operation/FillConcat/FillInput[3] · 3 · b.mp4 · –',
    ]);
    assert.deepEqual(lines(''), []);
  });

  it('have no gap of no length', () => {
    for (const seconds of ['', 'x', '9'.repeat(400)]) {
      assert.deepEqual(lines(gap(seconds)), ['Operation/FillConcat/FillInput · 1 · –']);
    }
  });
});

describe('pictures', () => {
  const snapshot = (content: string): JobLayout | undefined =>
    layoutOf(job('Snapshot', `<Snapshot>${content}</Snapshot>`));
  const sprite = (content: string, before = ''): LayoutGrid | undefined =>
    snapshot(
      `${before}<SnapshotOutMode>OnlySprite</SnapshotOutMode><SpriteSnapshotConfig>${content}</SpriteSnapshotConfig>`,
    )?.grid;

  it('are counted, with a size or without', () => {
    assert.equal(snapshot('<Count>10</Count><Width>640</Width>')?.result?.count, 10);
    const { width, height, given, count } = snapshot('<Count>3</Count>')?.result ?? {};
    assert.deepEqual(
      { width, height, given, count },
      { width: 1280, height: 720, given: { width: false, height: false }, count: 3 },
    );
    assert.equal(layoutOf(job('SmartCover', '<SmartCover><Count>4</Count></SmartCover>'))?.result?.count, 4);
  });

  it('are not counted where there is no such number', () => {
    for (const count of ['0', '-1', 'many', '9'.repeat(400)]) {
      assert.equal(snapshot(`<Count>${count}</Count>`)?.result, undefined, count);
    }
  });

  it('lie in a grid', () => {
    const grid = sprite(
      '<Columns>5</Columns><Lines>4</Lines><CellWidth>160</CellWidth><CellHeight>90</CellHeight><Padding>8</Padding><Margin>12</Margin>',
      '<Count>33</Count>',
    );
    const { range: _range, ...rest } = grid ?? {};
    assert.deepEqual(rest, {
      id: 'Operation/Snapshot/SpriteSnapshotConfig',
      element: 'SpriteSnapshotConfig',
      number: 1,
      label: '',
      ignored: false,
      columns: 5,
      rows: 4,
      cell: { width: 160, height: 90, given: true },
      gap: 8,
      margin: 12,
      width: 5 * 160 + 4 * 8 + 2 * 12,
      height: 4 * 90 + 3 * 8 + 2 * 12,
      count: 33,
    });
  });

  it('are as large in the grid as the result where nothing else is said', () => {
    const grid = sprite(
      '<Columns>2</Columns><Lines>2</Lines><CellWidth>100</CellWidth>',
      '<Width>640</Width>',
    );
    assert.deepEqual(grid?.cell, { width: 100, height: 360, given: false });
  });

  it('lie in no grid without columns and rows', () => {
    for (const content of [
      '',
      '<Columns>2</Columns>',
      '<Columns>0</Columns><Lines>2</Lines>',
      '<Columns>-2</Columns><Lines>2</Lines>',
      '<Columns>x</Columns><Lines>2</Lines>',
      `<Columns>${'9'.repeat(400)}</Columns><Lines>2</Lines>`,
    ]) {
      assert.equal(sprite(content), undefined, content);
    }
  });

  it('have numbers that can be drawn', () => {
    const grid = sprite(
      '<Columns>1000000000</Columns><Lines>99999999999999999999</Lines><CellWidth>1000000000000</CellWidth><CellHeight>-9</CellHeight><Padding>99999999999</Padding><Margin>-4</Margin>',
    );
    assert.deepEqual(
      { columns: grid?.columns, rows: grid?.rows, cell: grid?.cell, gap: grid?.gap, margin: grid?.margin },
      {
        columns: 1_000_000,
        rows: 1_000_000,
        cell: { width: 1_000_000, height: 720, given: false },
        gap: 1_000_000,
        margin: 0,
      },
    );
    assert.ok(Number.isSafeInteger(grid?.width) && Number.isSafeInteger(grid?.height));
  });

  it('lie in a grid that the service ignores while only pictures are made', () => {
    const content = '<SpriteSnapshotConfig><Columns>2</Columns><Lines>2</Lines></SpriteSnapshotConfig>';
    assert.equal(snapshot(content)?.grid?.ignored, true);
  });

  it('that a rule makes are left alone', () => {
    const layout = layoutOf(
      job('PicProcess', '<PicProcess><ProcessRule>imageMogr2/thumbnail/50x</ProcessRule></PicProcess>'),
    );
    assert.deepEqual(layout, { result: undefined, source: undefined, timeline: undefined, canDraw: false });
  });
});

describe('the layouts of the schemas', () => {
  it('name elements that are there', () => {
    for (const schema of schemaSet().tags.values()) assert.deepEqual(checkLayouts('', schema), []);
  });

  it('are refused where they name others', () => {
    const schema = schemaSet().tags.get('Snapshot') ?? assert.fail();
    const declarations = schema.declarations.map((declaration) =>
      declaration.layout?.kind === 'grid'
        ? Object.assign(Object.create(declaration), {
            layout: { ...declaration.layout, rows: 'Storeys', gap: 'Void' },
          })
        : declaration,
    );
    const problems = checkLayouts('tags/Snapshot.json', { declarations });
    assert.deepEqual(
      problems.map(({ message }) => message.replace(/^.* names/, 'names')),
      ['names no element: `Storeys`', 'names no element: `Void`'],
    );
  });
});
