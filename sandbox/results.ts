/**
 * What a finished job tells about its output. The figures are invented, their shape is the service's.
 */
import type { Job } from './jobLifecycle';

/** Media information of an output file. */
export function mediaInfo(): Record<string, unknown> {
  return {
    Format: {
      Bitrate: '1128.500000',
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
        Bitrate: '128.000000',
        Channel: '2',
        CodecName: 'aac',
        Duration: '12.040000',
        Index: '1',
        SampleRate: '44100',
      },
      Subtitle: '',
      Video: {
        Bitrate: '1000.500000',
        CodecName: 'h264',
        Duration: '12.000000',
        Fps: '25.000000',
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
  const object = child(output, 'Object');
  if (typeof object !== 'string') return undefined;
  const name = object.replace(/\$\{jobid\}/gi, job.jobId).replace(/\$\{ext\}/gi, extensionOf(job));
  const slash = name.lastIndexOf('/') + 1;
  return {
    OutputFile: {
      Bucket: child(output, 'Bucket') ?? '',
      Md5Info: { Md5: 'd41d8cd98f00b204e9800998ecf8427e', ObjectName: name.slice(slash) },
      ObjectName: name.slice(slash),
      ObjectPrefix: name.slice(0, slash),
      Region: child(output, 'Region') ?? '',
    },
  };
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
