/**
 * The schemas as the server's bundle carries them: compressed, because they are a third of it otherwise,
 * and unpacked (about a millisecond) when the first document opens.
 */
import { brotliDecompressSync } from 'node:zlib';
import type { RawSchemaSet } from '../../service/schema/rawSchemaTypes';

declare const CI_JOB_PACKED_SCHEMA_SET: string;

/** The raw schema set of this bundle. */
export function packedSchemaSet(): RawSchemaSet {
  const text = brotliDecompressSync(Buffer.from(CI_JOB_PACKED_SCHEMA_SET, 'base64')).toString();
  // It was checked when the bundle was built.
  return JSON.parse(text) as RawSchemaSet;
}
