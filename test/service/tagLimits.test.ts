/**
 * What is reported where a request of a Tag is changed in one place, spelled out: the tests that are made from the data
 * would follow a wrong severity there.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { diagnosticsOf, summarize } from '../support/checkDiagnostics';

type Change = readonly [file: string, before: string | RegExp, after: string, reported: readonly string[]];

const changes: readonly Change[] = [
  // Several results, one key.
  ['snapshot-many', '${Number}', 'x', ['error missing-placeholder «stills/${time}/x.${ext}»']],
  ['snapshot-template', '${number}', 'x', ['hint missing-placeholder «stills/take-3-x.jpg»']],
  ['snapshot-sprites', '${number}', 'x', ['warning missing-placeholder «stills/sheet-x.jpg»']],
  ['snapshot-single', '<Count>1<', '<Count>2<', ['error missing-placeholder «stills/poster.png»']],
  ['smartcover-single', '<Count>1<', '<Count>2<', ['error missing-placeholder «covers/best.jpg»']],
  ['smartcover-single', /<Count>.*?<.Count>/s, '', ['warning missing-placeholder «covers/best.jpg»']],
  ['smartcover-template', '${Number}', 'x', ['hint missing-placeholder «covers/take-3-x.jpg»']],
  ['segment-parts', '${number}', 'x', ['error missing-placeholder «parts/x.${ext}»']],
  ['segment-playlist', 'm3u8</Format>', 'hls</Format>', []],
  // Something that the job cannot do without.
  ['animation-template', /<TemplateId>.*<.TemplateId>/, '', ['error required-or «Operation»']],
  ['snapshot-template', /<Spr.*t>\n/, '', []],
  ['snapshot-single', /<Object>stills.*<.Object>/, '', ['error missing-element «Output»']],
  ['snapshot-sprites', /<Color>.*<.Color>/, '', ['warning dependent-required «SpriteSnapshotConfig»']],
  [
    'snapshot-sprites',
    /<(SpriteObject)>.*<.SpriteObject>/,
    '<Object>stills/${number}.jpg</Object>',
    ['error required-when «Output»', 'hint ignored-when «<Object>stills/${number}.jpg</Object>»'],
  ],
  ['superresolution-parameters', /<Transc.*Id>/, '', ['error required-or «Operation»']],
  ['videomontage-address', /<Url>.*<.Url>/, '', ['error missing-element «Input»']],
  ['videomontage-address', 'Soccer', 'Video', ['hint excluded-when «Url»']],
  ['voiceseparate-voice', 'IsAudio', 'AudioAndBackground', ['warning required-when «Output»']],
  ['voiceseparate-background', /<Object>sound.*<.Object>/, '', ['error missing-element «Output»']],
  ['watermark-template', /<Wat.*Id>/g, '', ['error required-or «Operation»']],
  // Values that do not go together, or that only some source forbids.
  ['animation-full', '<Format>webp', '<Format>gif', ['hint values-when «gif»']],
  ['animation-parameters', /<Container>.*<.Container>/s, '', ['warning dependent-required «Animation»']],
  ['animation-parameters', /<AnimateTime.*Frame>/, '', ['hint required-or «Video»']],
  [
    'smartcover-full',
    '/${number}.png',
    '/${number}.jpg',
    ['hint wrong-extension «covers/${jobid}/${number}.jpg»'],
  ],
  [
    'snapshot-sprites',
    'sheet-${number}.jpg',
    '${number}.png',
    ['warning wrong-extension «stills/${number}.png»'],
  ],
  ['segment-parts', '65.25', '0', ['warning compare «0»']],
  ['segment-parts', '<Duration>5<', '<Duration>4<', ['error out-of-range «4»']],
  ['videomontage-full', '<Width>1280<', '<Width>1281<', ['warning narrower-limit «1281»']],
  ['videomontage-parameters', 'H.264', 'H.265', ['error values-when «H.265»']],
  ['videomontage-parameters', '22050', '32000', ['warning values-when «32000»']],
  ['voiceseparate-voice', '8000', '44100', ['error values-when «44100»']],
  ['voiceseparate-music', '>wav<', '>flac<', ['error values-when «flac»']],
  ['voiceseparate-background', '<AudioMode>IsBackground</AudioMode>', '', []],
  ['videoprocess-parameters', '>true<', '>false<', ['warning values-when «false»']],
  // Without effect.
  [
    'animation-full',
    'Codec>webp<',
    'Codec>gif<',
    ['hint ignored-when «<Quality>99</Quality>»', 'hint values-when «webp»'],
  ],
  ['snapshot-many', 'Average', 'KeyFrame', ['hint ignored-when «<Start>2</Start>»']],
  ['snapshot-full', '<Start>0<', '<Start>1.5<', ['hint ignored-when «<BlackLevel>100</BlackLevel>»']],
  ['segment-full', 'Format>hls<', 'Format>ts<', ['hint ignored-when «<HlsEncrypt>»']],
  [
    'videoprocess-full',
    /(<MsSharpen>\s*<Enable>)true/,
    '$1false',
    ['hint ignored-when «<SharpenLevel>10</SharpenLevel>»'],
  ],
];

for (const [sample, before, after, reported] of changes) {
  it(`${sample}: ${before} → ${after}`, () => {
    const text = fs.readFileSync(path.join('test', 'samples', 'tags', `${sample}.xml`), 'utf8');
    const changed =
      typeof before === 'string' ? text.replace(before, () => after) : text.replace(before, after);
    assert.notEqual(changed, text);
    assert.deepEqual([...summarize(changed, diagnosticsOf(changed))].sort(), [...reported].sort());
  });
}
