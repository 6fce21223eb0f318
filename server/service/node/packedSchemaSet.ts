/**
 * The schemas as programs of Node carry them: compressed, because they would be half of the bytes otherwise,
 * and unpacked (about a millisecond) when they are first needed.
 */
import { brotliDecompressSync } from 'node:zlib';
import type { RawSchemaSet } from '../schema/rawSchemaTypes';

declare const CI_JOB_PACKED_SCHEMA_SET: string;

/** The raw schema set of this bundle. */
export function packedSchemaSet(): RawSchemaSet {
  const text = brotliDecompressSync(Buffer.from(CI_JOB_PACKED_SCHEMA_SET, 'base64')).toString();
  // It was checked when the bundle was built.
  return JSON.parse(text) as RawSchemaSet;
}
