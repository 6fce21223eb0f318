/**
 * Jobs of every Tag go through the sandbox: each sample and each request that the editor offers is taken, looked up where
 * such jobs are, and ends with what the vendor's pages show. What they show is written out here, not read from the schemas.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { createCiClient } from '../../client/api/ciClient';
import { formatState, parseJobsResponse } from '../../client/api/jobsDetail';
import { buildAuthorization, keyTimeAt } from '../../client/api/signature';
import { childOf, type XmlValue } from '../../client/api/xmlTree';
import { compileSchemaSet } from '../../server/service/schema/compileSchemaSet';
import { partsOf } from '../../server/service/schema/schemaParts';
import { snippetToPlainText } from '../../server/service/util/snippets';
import {
  type InProcessSandbox,
  sandboxCredentials,
  sandboxRequest,
  startInProcessSandbox,
} from '../support/inProcessSandbox';
import { languageService, rawSchemaSet, schemaSet } from '../support/schemaSet';

let sandbox: InProcessSandbox;
before(async () => {
  sandbox = await startInProcessSandbox();
});
after(() => sandbox.close());

/** The answer to a signed GET. */
async function get(path: string): Promise<string> {
  const authorization = await buildAuthorization(
    { method: 'GET', path, headers: {} },
    sandboxCredentials,
    keyTimeAt(Date.now()),
  );
  const response = await fetch(`${sandbox.url}${path}`, { headers: { authorization } });
  return response.text();
}

const file = 'MediaResult/OutputFile/ObjectName';
const media = ['MediaInfo/Format/Duration', file, 'MediaResult/OutputFile/Md5Info/Md5'];

/** What answers about jobs of a Tag hold, and the element of media that they do not have. */
const results: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    [
      ...['Transcode', 'Concat', 'Segment', 'VideoMontage', 'SDRtoHDR', 'SuperResolution', 'VideoProcess'],
      ...[
        'VideoEnhance',
        'VideoSynthesis',
        'Watermark',
        'DigitalWatermark',
        'FillConcat',
        'GeneratePlayList',
      ],
      ...['SegmentVideoBody', 'StreamExtract'],
    ].map((tag) => [tag, media]),
  ),
  Animation: ['MediaInfo/Stream/Video/PixFormat', file, '!MediaInfo/Stream/Audio/CodecName'],
  Snapshot: [file, '!MediaInfo/Format', '!MediaResult/OutputFile/Md5Info/Md5'],
  SmartCover: [
    ...[file, '!MediaInfo/Format', '!MediaResult/OutputFile/ObjectPrefix'],
    '!MediaResult/OutputFile/Md5Info/Md5',
  ],
  VoiceSeparate: ['MediaInfo/Stream/Audio/CodecName', file, '!MediaInfo/Stream/Video/CodecName'],
  NoiseReduction: ['MediaInfo/Stream/Audio/CodecName', file, '!MediaInfo/Stream/Video/CodecName'],
  Tts: ['MediaInfo/Stream/Audio/SampleRate', file, '!MediaInfo/Format/Duration'],
  MediaInfo: ['MediaInfo/Format/Duration', '!MediaResult'],
  QualityEstimate: ['QualityEstimate/Score', 'MediaInfo/Format/Duration', `!${file}`],
  ExtractDigitalWatermark: ['ExtractDigitalWatermark/Message', '!MediaResult'],
  VideoTag: ['VideoTagResult/StreamData/Data/Tags/Confidence', '!MediaResult'],
  SplitVideoParts: ['SplitVideoInfoResult/TimeInfo/PartEnd', '!MediaResult'],
  SpeechRecognition: ['SpeechRecognitionResult/AudioTime', file],
  SoundHound: ['SoundHoundResult/SongList/SongName', '!MediaInfo'],
  VocalScore: ['VocalScoreResult/RhythemScore/SentenceScores/Score', '!MediaInfo'],
  VideoTargetRec: ['VideoTargetRecResult', '!MediaInfo'],
  PicProcess: ['PicProcessResult/ProcessResult/Format', 'PicProcessResult/ObjectName', '!MediaInfo'],
  ImageInspect: ['ImageInspectResult/ProcessResult/Suspicious', 'ImageInspectResult/InputObjectName'],
  Translation: ['AITranslateResult/Result', '!MediaInfo', '!MediaResult'],
  WordsGeneralize: ['WordsGeneralizeResult/WordsGeneralizeToken/Pos', '!MediaResult'],
  ImageOCR: ['Detection/TextDetections/DetectedText', '!MediaResult'],
  DNA: ['DnaResult/Detection/MatchDetail/SrcEndTime', '!DNAResult', '!MediaResult'],
  FileHashCode: ['FileHashCodeResult/Etag', '!MediaInfo'],
  FileUncompress: ['FileUncompressResult/FileCount', '!MediaInfo'],
  FileCompress: ['FileCompressResult/Object', '!MediaInfo'],
  // No page shows what comes of these.
  ImageLicenseRec: ['ImageLicenseRec', '!MediaInfo'],
  PosterProduction: ['Output/Object', '!MediaInfo'],
};

/** Where jobs are looked up that are not at `/jobs`. */
const elsewhere: Readonly<Record<string, string>> = {
  FileHashCode: '/file_jobs',
  FileUncompress: '/file_jobs',
  FileCompress: '/file_jobs',
  PosterProduction: '/pic_jobs',
};

/** The elements of a synthesized answer that are missing, and the unwished ones that are there. */
function wrongIn(operation: XmlValue, synthesized: readonly string[]): readonly string[] {
  return synthesized.filter((path) => {
    const names = path.replace('!', '').split('/');
    let found: XmlValue | undefined = operation;
    for (const name of names) found = childOf(found, name);
    const isThere = found !== undefined && (typeof found !== 'string' || found !== '');
    return isThere === path.startsWith('!');
  });
}

/** The requests of a Tag: its sample, and those that the editor offers. */
function requestsOf(tag: string): readonly (readonly [string, string])[] {
  const sample = `samples/${tag.toLowerCase()}.cijob.xml`;
  const offered = languageService()
    .getRequestSnippets(tag)
    .map(({ name, body }) => [name, snippetToPlainText(body)] as const);
  return [[sample, fs.readFileSync(sample, 'utf8')], ...offered];
}

async function checkRequest(tag: string, text: string): Promise<void> {
  const operation = schemaSet().tags.get(tag)?.operation ?? assert.fail(tag);
  const { url: endpoint } = sandbox;
  const client = createCiClient({ bucket: '', region: '', endpoint, credentials: sandboxCredentials });
  const submitted = await client.createJob(text, operation);
  assert.ok(submitted.ok, JSON.stringify(submitted));
  const [job] = submitted.value.jobs;
  assert.equal(submitted.value.jobs.length, 1);
  const answer = await get(`${elsewhere[tag] ?? '/jobs'}/${job?.jobId}`);
  const parsed = parseJobsResponse(answer);
  assert.ok(parsed.ok, answer);
  const [found = assert.fail(answer)] = parsed.value.jobs;
  assert.deepEqual(
    [found.tag, formatState(found.state), wrongIn(found.operation, results[tag] ?? assert.fail(tag))],
    [tag, 'Success', []],
    answer,
  );
}

describe('a job of the Tag', () => {
  for (const [tag] of schemaSet().tags) {
    it(`${tag} ends with what it is for`, async () => {
      for (const [, text] of requestsOf(tag)) await checkRequest(tag, text);
    });
  }
});

describe('the schemas of a sandbox', () => {
  it('are read for the Tags of its requests only', async () => {
    const parts = partsOf(rawSchemaSet());
    const read: string[] = [];
    const own = await startInProcessSandbox({
      schemaSet: compileSchemaSet({
        index: parts.index,
        read: (part) => {
          read.push(part);
          return parts.read(part);
        },
      }),
    });
    const tagsOf = (): readonly string[] =>
      [...new Set(read.filter((part) => /^(?:tags|results)\//.test(part)))].sort();
    try {
      assert.deepEqual(read, []);
      const client = createCiClient({
        ...{ bucket: '', region: '', endpoint: own.url, credentials: sandboxCredentials },
      });
      const submitted = await client.createJob(sandboxRequest, { method: 'POST', path: '/jobs' });
      assert.ok(submitted.ok);
      assert.deepEqual(tagsOf(), ['results/MediaInfo', 'tags/MediaInfo']);
    } finally {
      await own.close();
    }
  });
});
