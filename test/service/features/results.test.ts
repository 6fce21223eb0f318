/**
 * What a job has found, from the answer: values and tables by Tag, and answers that hold anything.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readXml } from '../../../client/api/xmlTree';
import type { ResultSection, ResultValue } from '../../../server/service/languageServiceTypes';
import type { RawElement, RawResult } from '../../../server/service/schema/rawSchemaTypes';
import { readSchemaFiles } from '../../../server/service/schema/readSchema';
import { resultPath } from '../../../server/service/schema/resultPath';
import { chineseService } from '../../support/chinese';
import { LINEAR_FACTOR, slowerThanLinear } from '../../support/linearTime';
import { languageService, rawSchemaSet, schemaFiles } from '../../support/schemaSet';

const service = languageService();
const files = Object.values(rawSchemaSet().results ?? {});

function operationOf(xml: string): ResultValue {
  const root = readXml(`<Operation>${xml}</Operation>`);
  assert.ok(root.ok);
  return root.value.value;
}

/** Title, then values as `label: value`, then the table as lines. */
function shown(sections: readonly ResultSection[]): readonly string[] {
  return sections.flatMap(({ title, values, columns, rows, rowCount }) => [
    `# ${title}${rowCount === 0 ? '' : ` (${rowCount})`}`,
    ...values.map(({ label, value }) => `${label}: ${value}`),
    ...(columns.length === 0 ? [] : [columns.join(' | ')]),
    ...rows.map((cells) => cells.join(' | ')),
  ]);
}

function results(tag: string, xml: string, mostRows = 100): readonly string[] {
  return shown(service.getResults(tag, operationOf(xml), mostRows));
}

describe('what a job has found', () => {
  it('is the tags of a video with what is sure about them, and the moment where one is given', () => {
    const tags = '<Tags><Tag>sea</Tag><TagCls>nature</TagCls><Confidence>0.91</Confidence></Tags>';
    const place = `<PlaceTags>${tags}<StartTime>62.5</StartTime><EndTime>3725</EndTime></PlaceTags>`;
    const objects =
      '<ObjectTags><TimeStamp>3</TimeStamp><Objects><Name>boat</Name><BBox/></Objects></ObjectTags>';
    assert.deepEqual(
      results(
        'VideoTag',
        `<VideoTagResult><StreamData><Data>${tags}${place}${objects}</Data></StreamData></VideoTagResult>`,
      ),
      [
        '# Tags of the video (1)',
        'Tag | TagCls | Confidence',
        'sea | nature | 0.91',
        '# Places (1)',
        'StartTime | EndTime | Tag | TagCls | Confidence',
        '1:02.500 | 1:02:05 | sea | nature | 0.91',
        '# Objects (1)',
        'TimeStamp | Name',
        '0:03 | boat',
      ],
    );
  });

  it('is the text that was said, with its moments', () => {
    const sentence =
      '<sentence_list><text>Hi</text><start_time>90</start_time><end_time>1200</end_time></sentence_list>';
    assert.deepEqual(
      results(
        'SpeechRecognition',
        `<SpeechRecognitionResult><AudioTime>12.5</AudioTime><Result>[0:0] Hi\n[0:1] you</Result><FlashResult><channel_id>0</channel_id>${sentence}</FlashResult></SpeechRecognitionResult>`,
      ),
      [
        '# Text',
        'AudioTime: 12.5 s',
        'Result: [0:0] Hi\n[0:1] you',
        '# Channels (1)',
        'channel_id',
        '0',
        '# Sentences (1)',
        'channel_id | start_time | end_time | text',
        '0 | 0:00.090 | 0:01.200 | Hi',
      ],
    );
  });

  it('is in Chinese what the pages call it', () => {
    const song = '<SongList><SongName>A</SongName><SingerName>B</SingerName><Inlier>9</Inlier></SongList>';
    const operation = operationOf(`<SoundHoundResult>${song}</SoundHoundResult>`);
    assert.deepEqual(shown(chineseService().getResults('SoundHound', operation, 9)), [
      '# 歌曲 (1)',
      '歌名 | 歌手 | 置信度',
      'A | B | 9',
    ]);
  });

  it('counts the rows that are not wanted', () => {
    const songs = '<SongList><SongName>A</SongName></SongList>'.repeat(5);
    assert.deepEqual(results('SoundHound', `<SoundHoundResult>${songs}</SoundHoundResult>`, 2), [
      '# Songs (5)',
      'SongName',
      'A',
      'A',
    ]);
  });

  it('is nothing of a Tag without results of its own', () => {
    assert.deepEqual(results('Animation', '<Output/>'), []);
    assert.deepEqual(results('Novel', '<Output/>'), []);
  });
});

/** A value for each leaf of an element, all different. */
function fill(children: Readonly<Record<string, RawElement>>, path: string): ResultValue {
  return Object.fromEntries(
    Object.entries(children).map(([name, element]) => {
      const at = `${path}/${name}`;
      return [name, [element.children === undefined ? `v${at}` : fill(element.children, at)]];
    }),
  );
}

describe('the results of each Tag', () => {
  it('have a summary, but for those that only name files', () => {
    assert.deepEqual(
      files
        .filter(({ summary, children }) => summary === undefined && children !== undefined)
        .map(({ resultOf }) => resultOf),
      ['StreamExtract'],
    );
  });

  for (const file of files.filter(({ summary }) => summary !== undefined)) {
    it(`show each value that the summary of ${file.resultOf} names`, () => {
      const { summary = [], children = {} }: RawResult = file;
      const sections = service.getResults(file.resultOf, fill(children, ''), 9);
      assert.deepEqual(
        sections.map(({ title, values, rows, rowCount }) => [
          title,
          values.map(({ value }) => value.split(' ')[0]),
          rows,
          rowCount,
        ]),
        summary.map(({ title, values = [], rows, columns = [] }) => [
          title,
          values.map((path) => `v/${path}`),
          rows === undefined ? [] : [columns.map((column) => `v/${resultPath(rows, column).join('/')}`)],
          rows === undefined ? 0 : 1,
        ]),
      );
    });
  }

  it('are refused where the summary names what is not there', () => {
    for (const [section, words] of [
      [{ title: 'T', values: ['Nowhere'] }, 'names no element of the file: `Nowhere`'],
      [{ title: 'T', rows: 'DnaResult' }, 'has `rows` and `columns`, or neither'],
      [{ title: 'T', rows: 'DnaResult', columns: ['Nowhere'] }, 'names no element of the file: `Nowhere`'],
    ] as const) {
      const files = schemaFiles();
      const file = files.get('results/DNA.json');
      assert.ok(typeof file === 'object');
      files.set('results/DNA.json', { ...file, summary: [section] });
      assert.deepEqual(
        readSchemaFiles(files).problems.map(({ message }) => message),
        [words],
      );
    }
  });
});

const anyValue: fc.Arbitrary<ResultValue> = fc.letrec<{ value: ResultValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.dictionary(
      fc.constantFrom(
        ...new Set(
          files.flatMap(({ summary = [] }) =>
            summary.flatMap(({ values = [], rows = '', columns = [] }) =>
              [...values, rows, ...columns].flatMap((path) => path.split('/')),
            ),
          ),
        ),
        '__proto__',
        'constructor',
      ),
      fc.array(tie('value'), { maxLength: 3 }),
      { maxKeys: 6 },
    ),
  ),
})).value;

describe('an answer that holds anything', () => {
  it('is read without a throw, into texts', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), anyValue, fc.nat({ max: 5 }), (file, operation, most) => {
        for (const { values, columns, rows, rowCount } of service.getResults(
          file.resultOf,
          operation,
          most,
        )) {
          assert.ok(values.every(({ value }) => typeof value === 'string'));
          assert.ok(rows.length <= Math.min(most, rowCount));
          assert.ok(rows.every((cells) => cells.length === columns.length));
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('is read in a time that grows as it does', () => {
    const repeated = (count: number): ResultValue => ({
      VideoTagResult: [
        {
          StreamData: [
            {
              Data: [
                {
                  PlaceTags: [
                    {
                      StartTime: Array.from({ length: count }, (_none, index) =>
                        index % 2 === 0 ? '' : '1',
                      ),
                      Tags: Array.from({ length: count }, (_none, index) => ({ Tag: [`t${index}`] })),
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
    const [small, large] = [repeated(4000), repeated(4000 * LINEAR_FACTOR)];
    const read = (operation: ResultValue) => () => {
      service.getResults('VideoTag', operation, Number.POSITIVE_INFINITY);
    };
    assert.equal(slowerThanLinear(read(small), read(large)), undefined);
  });

  it('takes a name alone for a row', () => {
    const wrong = '<SoundHoundResult><SongList>only text</SongList><SongList/></SoundHoundResult>';
    assert.deepEqual(results('SoundHound', wrong), ['# Songs (1)', 'SongName', 'only text']);
  });
});
