/**
 * What a finished job tells about its output. The figures are invented, their shape is the service's.
 */
import { bitsPerSecond } from '../schemas/service.json';
import type { Job } from './jobLifecycle';

/** Media information of an output file. */
export function mediaInfo({ tag }: Job): Record<string, unknown> {
  const inBits = bitsPerSecond.tags.includes(tag);
  const rate = (kilobits: number): string =>
    inBits ? String(Math.round(kilobits * 1000)) : kilobits.toFixed(6);
  return {
    Format: {
      Bitrate: rate(1128.5),
      Duration: '12.040000',
      FormatLongName: 'QuickTime / MOV',
      FormatName: 'mov,mp4,m4a,3gp,3g2,mj2',
      NumProgram: '0',
      NumStream: '2',
      Size: '1698392',
      StartTime: '0.000000',
    },
    Stream: {
      Audio: {
        Bitrate: rate(128),
        Channel: '2',
        CodecName: 'aac',
        Duration: '12.040000',
        Index: '1',
        SampleRate: '44100',
      },
      Subtitle: '',
      Video: {
        Bitrate: rate(1000.5),
        CodecName: 'h264',
        Duration: '12.000000',
        Fps: inBits ? '25/1' : '25.000000',
        Height: '720',
        Index: '0',
        Width: '1280',
      },
    },
  };
}

/** Where the output lies, with the wildcards of its name replaced; undefined for jobs without output. */
export function mediaResult(job: Job): Record<string, unknown> | undefined {
  const output = child(job.operation, 'Output');
  const objects = ['Object', 'AuObject'].flatMap((name) => wholeName(job, child(output, name)) ?? []);
  const sprites = wholeName(job, child(output, 'SpriteObject'));
  if (objects.length === 0 && sprites === undefined) return undefined;
  const place = { Bucket: child(output, 'Bucket') ?? '', Region: child(output, 'Region') ?? '' };
  return {
    OutputFile: {
      ...place,
      ...filesOf(objects),
      ...(sprites === undefined ? {} : { SpriteOutputFile: { ...place, ...filesOf([sprites]) } }),
    },
  };
}

const MD5 = 'd41d8cd98f00b204e9800998ecf8427e';
const NUMBER = /\$\{number\}/i;
/** So many files come of a name with a running number. */
const NUMBERED = ['0', '1', '2'];

/** One file has an empty prefix and its whole key as its name; numbered ones share what is before the number. */
function filesOf(objects: readonly string[]): Record<string, unknown> {
  const [object = ''] = objects;
  const numberAt = object.search(NUMBER);
  if (numberAt === -1) {
    return {
      Md5Info: objects.map((name) => ({ Md5: MD5, ObjectName: name })),
      ObjectName: objects,
      ObjectPrefix: '',
    };
  }
  const rest = object.slice(numberAt);
  return {
    Md5Info: '',
    ObjectName: NUMBERED.map((number) => rest.replace(NUMBER, () => number)),
    ObjectPrefix: object.slice(0, numberAt),
  };
}

function wholeName(job: Job, object: unknown): string | undefined {
  return typeof object === 'string' && object !== ''
    ? object.replace(/\$\{jobid\}/gi, () => job.jobId).replace(/\$\{ext\}/gi, () => extensionOf(job))
    : undefined;
}

/** The first `Format` anywhere in the Operation names the container; a template would. */
function extensionOf(job: Job): string {
  const format = find(job.operation, 'Format');
  return typeof format === 'string' && format !== '' ? format : 'mp4';
}

function child(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

function find(value: unknown, name: string): unknown {
  const own = child(value, name);
  if (own !== undefined || typeof value !== 'object' || value === null) return own;
  for (const inner of Object.values(value)) {
    const found = find(inner, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
