/**
 * Everything that the tables and notes of the vendor's pages say is in the schemas; a fact that is taken out is missed.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { coverageOf, coverageReport } from '../../../scripts/coverage';
import { readVendorPages } from '../../../scripts/vendorTables';
import { compileSchemaSet } from '../../../server/service/schema/compileSchemaSet';
import { readSchemaFiles } from '../../../server/service/schema/readSchema';
import { schemaFiles, schemaSet } from '../../support/schemaSet';

const folder = 'test/service/schema/vendorTables';

const pages = readVendorPages(
  fs.readdirSync(folder).map((file) => fs.readFileSync(`${folder}/${file}`, 'utf8')),
);

/** The facts that are missed once the value at that place of a schema file is another one. */
function missedWith(file: string, keys: readonly string[], value: unknown): string[] {
  const files = structuredClone(schemaFiles());
  let holder = files.get(file) as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  const last = keys.at(-1) ?? '';
  assert.ok(last in holder, `${file} has no ${keys.join('/')}`);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  const { raw, problems } = readSchemaFiles(files);
  assert.deepEqual(problems, []);
  return coverageOf(pages, compileSchemaSet(raw))
    .filter(({ problem }) => problem !== undefined)
    .map(({ tag, fact }) => `${tag} ${fact}`);
}

describe('the pages', () => {
  it('are there for each Tag', () =>
    assert.deepEqual(pages.map(({ tag }) => tag).sort(), [...schemaSet().tags.keys()].sort()));
  it('say nothing that the schemas do not hold', (context) => {
    const facts = coverageOf(pages, schemaSet());
    for (const line of coverageReport(facts)) context.diagnostic(line);
    assert.deepEqual(
      facts.filter(({ problem }) => problem !== undefined),
      [],
    );
  });
});

/** What is done to a schema file, and which facts are missed then. */
const losses: readonly (readonly [
  what: string,
  file: string,
  keys: readonly string[],
  value: unknown,
  missed: readonly string[],
])[] = [
  [
    'an upper limit',
    'types/Video.json',
    ['children', 'Fps', 'maxInclusive'],
    undefined,
    ['Transcode Operation/Transcode/Video/Fps range'],
  ],
  [
    'the narrower limit of one Tag',
    'tags/Transcode.json',
    ['children', 'Operation', 'children', 'Transcode', 'restrict', 'Video/Bitrate'],
    {},
    [
      'Transcode Operation/Transcode/Video/Bitrate range',
      'Transcode Operation/Transcode/Video/Bitrate words',
    ],
  ],
  [
    'that sizes are even',
    'types/Video.json',
    ['children', 'Width', 'multipleOf'],
    undefined,
    ['Transcode Operation/Transcode/Video/Width step'],
  ],
  [
    'a unit',
    'types/Video.json',
    ['children', 'Fps', 'unit'],
    undefined,
    ['Transcode Operation/Transcode/Video/Fps unit'],
  ],
  [
    'a default',
    'tags/VideoSynthesis.json',
    ['children', 'Operation', 'children', 'VideoSynthesis', 'children', 'KeepAudioTrack', 'default'],
    undefined,
    ['VideoSynthesis Operation/VideoSynthesis/KeepAudioTrack default'],
  ],
  [
    'a value of a list',
    'types/CallBackFormat.json',
    ['enumeration'],
    ['XML'],
    [...schemaSet().tags.keys()].map((tag) => `${tag} CallBackFormat values`),
  ],
  [
    'how often an element may occur',
    'types/ConcatTemplate.json',
    ['children', 'AudioMixArray', 'maxOccurs'],
    3,
    ['Concat Operation/ConcatTemplate/AudioMixArray most'],
  ],
  [
    'a rule',
    'types/ConcatTemplate.json',
    ['constraints', '0', 'atMost'],
    7,
    ['Concat `Index` is not greater than the number of fragments.'],
  ],
  [
    'a codec of a container',
    'types/Transcode.json',
    ['constraints', '5', 'rows', '0', 'values'],
    ['aac'],
    ['mp4', 'hls', 'flv'].map((format) => `Transcode Audio/Codec with ${format}`),
  ],
  [
    'a sentence',
    'types/Video.json',
    ['children', 'Crf', 'documentation'],
    'A quality.',
    ['Transcode Without a bit rate, `Crf` is 25.'],
  ],
];

describe('the comparison misses', () => {
  for (const [what, file, keys, value, missed] of losses) {
    it(what, () => assert.deepEqual(missedWith(file, keys, value).sort(), [...missed].sort()));
  }
});
