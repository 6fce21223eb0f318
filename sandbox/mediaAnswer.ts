/**
 * What a finished job reports about media. The figures are invented, their shape is the service's.
 */
import { bitsPerSecond } from '../schemas/service.json';
import type { AnswerMedia } from '../server/service/schema/rawAnswerTypes';
import type { Job } from './jobLifecycle';
import { filesOf, outputNames, spriteNames } from './outputNames';
import { childOf } from './requestValues';

/** `MediaInfo` and `MediaResult`, as far as the answers of the job's Tag have them. */
export function mediaAnswer(job: Job, media: AnswerMedia): Record<string, unknown> {
  const result = mediaResult(job, media);
  return {
    ...(media.info === 'none' ? {} : { MediaInfo: mediaInfo(job, media) }),
    ...(result === undefined ? {} : { MediaResult: result }),
  };
}

/** A rate as jobs of the Tag report it. */
type Rate = (kilobits: number) => string;

function mediaInfo(job: Job, media: AnswerMedia): unknown {
  const inBits = bitsPerSecond.tags.includes(job.tag);
  const rate: Rate = (kilobits) => (inBits ? String(Math.round(kilobits * 1000)) : kilobits.toFixed(6));
  switch (media.info) {
    case 'empty':
    case 'none':
      return '';
    case 'picture':
      return { Format: format('gif', rate(512)), Stream: { Audio: '', Subtitle: '', Video: gif(rate) } };
    case 'codec':
      return {
        Format: '',
        Stream: { Audio: { CodecName: 'mp3', SampleRate: '16000' }, Subtitle: '', Video: '' },
      };
    case 'sound': {
      const streams = outputNames(job, media).map((_name, index) => sound(rate, index));
      return { Format: format('mp3', rate(128)), Stream: { Audio: streams, Subtitle: '', Video: '' } };
    }
    default:
      return {
        Format: format('mov,mp4,m4a,3gp,3g2,mj2', rate(1128.5)),
        Stream: { Audio: sound(rate, 1), Subtitle: '', Video: video(rate, inBits) },
      };
  }
}

const longNames = new Map([
  ['gif', 'CompuServe Graphics Interchange Format (GIF)'],
  ['mp3', 'MP2/3 (MPEG audio layer 2/3)'],
]);

function format(name: string, bitrate: string): Record<string, string> {
  return {
    Bitrate: bitrate,
    Duration: '12.040000',
    FormatLongName: longNames.get(name) ?? 'QuickTime / MOV',
    FormatName: name,
    NumProgram: '0',
    NumStream: longNames.has(name) ? '1' : '2',
    Size: '1698392',
    StartTime: '0.000000',
  };
}

function sound(rate: Rate, index: number): Record<string, string> {
  return {
    Bitrate: rate(128),
    Channel: '2',
    CodecName: 'aac',
    Duration: '12.040000',
    Index: String(index),
    SampleRate: '44100',
  };
}

function video(rate: Rate, inBits: boolean): Record<string, string> {
  return {
    Bitrate: rate(1000.5),
    CodecName: 'h264',
    Duration: '12.000000',
    Fps: inBits ? '25/1' : '25.000000',
    Height: '720',
    Index: '0',
    Width: '1280',
  };
}

function gif(rate: Rate): Record<string, string> {
  return { ...video(rate, false), CodecName: 'gif', Level: '-99', PixFormat: 'bgra' };
}

/** Where the output lies; undefined for jobs without output. */
function mediaResult(job: Job, media: AnswerMedia): Record<string, unknown> | undefined {
  if (media.files === 'none') return undefined;
  if (media.files === 'empty') return { OutputFile: '' };
  const names = outputNames(job, media);
  const sprites = spriteNames(job, media);
  if (names.length + sprites.length === 0) return undefined;
  const output = childOf(job.operation, 'Output');
  const place = { Bucket: childOf(output, 'Bucket') ?? '', Region: childOf(output, 'Region') ?? '' };
  const files = (some: readonly string[]): Record<string, unknown> => ({
    ...place,
    ...outputFile(job, some, media),
  });
  return {
    OutputFile: {
      ...files(names),
      ...(sprites.length === 0 ? {} : { SpriteOutputFile: files(sprites) }),
    },
  };
}

const MD5 = 'd41d8cd98f00b204e9800998ecf8427e';

/** One file has an empty prefix and its whole key as its name; numbered ones share what is before the number. */
function outputFile(job: Job, names: readonly string[], media: AnswerMedia): Record<string, unknown> {
  const files = names.map((name) => filesOf(job, name, media));
  const [only = { prefix: '', names: [] }, ...more] = files;
  // Several names cannot share one prefix.
  const { prefix } = more.length === 0 ? only : { prefix: '' };
  const objects = files.flatMap((file) =>
    file.names.map((name) => (prefix === '' ? `${file.prefix}${name}` : name)),
  );
  const hasMd5 = media.md5 ?? prefix === '';
  return {
    Md5Info: hasMd5 ? objects.map((name) => ({ Md5: MD5, ObjectName: `${prefix}${name}` })) : '',
    ObjectName: objects,
    ObjectPrefix: prefix,
  };
}
