/**
 * The files that a job made, and the address of each: the plain one, never signed.
 */

import { resolveEndpoint } from './endpoint';
import type { JobsDetail } from './jobsDetail';
import { childOf, childrenOf, textOf } from './xmlTree';

/** A file in a bucket. */
export interface JobOutput {
  readonly bucket: string;
  readonly region: string;
  /** The whole name, prefix included. */
  readonly object: string;
  /** What the service says of its content, in hex. */
  readonly md5: string | undefined;
}

/** The files of a job in the order of the answer; those without a bucket of their own are in that of the request. */
export function jobOutputs({ operation, mediaResult }: JobsDetail): readonly JobOutput[] {
  const wished = childOf(operation, 'Output');
  return childrenOf(mediaResult, 'OutputFile').flatMap((file) => {
    const bucket = textOf(file, 'Bucket') ?? textOf(wished, 'Bucket') ?? '';
    const region = textOf(file, 'Region') ?? textOf(wished, 'Region') ?? '';
    const prefix = textOf(file, 'ObjectPrefix') ?? '';
    const sums = childrenOf(file, 'Md5Info');
    return childrenOf(file, 'ObjectName')
      .filter((name) => typeof name === 'string' && name.trim() !== '')
      .map((name) => {
        const object = `${prefix}${String(name).trim()}`;
        const sum = sums.find((info) => [name, object].includes(textOf(info, 'ObjectName') ?? ''));
        return { bucket, region, object, md5: textOf(sum, 'Md5') };
      });
  });
}

/** The address of a file, always https of the service; undefined when bucket or region cannot be part of a host name. */
export function objectUrl({ bucket, region, object }: JobOutput): string | undefined {
  // Both come out of an answer: nothing in it may lead to another host.
  if (bucket === '' || region === '' || object === '' || !resolveEndpoint({ bucket, region }).ok) {
    return undefined;
  }
  const path = object.replace(/^\//, '').split('/').map(encodeURIComponent).join('/');
  return `https://${bucket}.cos.${region}.myqcloud.com/${path}`;
}
