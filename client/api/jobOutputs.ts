/**
 * The files that a job made, and the address of each: the plain one, never signed.
 */

import { resolveEndpoint } from './endpoint';
import type { JobsDetail } from './jobsDetail';
import { type JobOutput, outputFiles } from './outputFiles';

/** The files of a job in the order of the answer. */
export function jobOutputs({ operation }: JobsDetail): readonly JobOutput[] {
  return outputFiles(operation);
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
