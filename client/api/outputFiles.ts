/**
 * The files that a job made, as its `Operation` names them.
 */

import { childOf, childrenOf, textOf, type XmlValue } from './xmlTree';

/** A file in a bucket. */
export interface JobOutput {
  readonly bucket: string;
  readonly region: string;
  /** The whole name, prefix included. */
  readonly object: string;
  /** What the service says of its content, in hex. */
  readonly md5: string | undefined;
}

/** The files in the order of the answer; those without a bucket of their own are in that of the request. */
export function outputFiles(operation: XmlValue): readonly JobOutput[] {
  const requested = childOf(operation, 'Output');
  const files = childrenOf(childOf(operation, 'MediaResult'), 'OutputFile');
  // Sheets of small pictures have an element of the same shape inside.
  return files
    .flatMap((file) => [file, ...childrenOf(file, 'SpriteOutputFile')])
    .flatMap((file) => filesOf(file, requested));
}

function filesOf(file: XmlValue, requested: XmlValue | undefined): readonly JobOutput[] {
  const bucket = textOf(file, 'Bucket') ?? textOf(requested, 'Bucket') ?? '';
  const region = textOf(file, 'Region') ?? textOf(requested, 'Region') ?? '';
  const prefix = textOf(file, 'ObjectPrefix') ?? '';
  const sums = new Map(
    childrenOf(file, 'Md5Info').map((info) => [textOf(info, 'ObjectName') ?? '', textOf(info, 'Md5')]),
  );
  return childrenOf(file, 'ObjectName')
    .map((name) => (typeof name === 'string' ? name.trim() : ''))
    .filter((name) => name !== '')
    .map((name) => {
      const joined = `${prefix}${name}`;
      // Some answers repeat the prefix in the name; their sums have the whole name too.
      const isWhole = prefix !== '' && name.startsWith(prefix) && sums.has(name) && !sums.has(joined);
      const object = isWhole ? name : joined;
      return { bucket, region, object, md5: sums.get(object) ?? sums.get(name) };
    });
}
