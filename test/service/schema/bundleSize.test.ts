/**
 * What the schema of one Tag weighs: its file with the types that no other Tag uses. A document makes a program read
 * that, and the shared types that are not read yet.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { RawElement, RawTag, RawType } from '../../../server/service/schema/rawSchemaTypes';
import { rawSchemaSet } from '../../support/schemaSet';

/** In bytes, gzipped. */
const LARGEST = 8 * 1024;

const { tags, types } = rawSchemaSet();

/** The named types that a file uses, directly or through others. */
function typesOf(
  { children = {} }: Pick<RawTag | RawType | RawElement, 'children'>,
  found = new Set<string>(),
): ReadonlySet<string> {
  for (const child of Object.values(children)) {
    const type = types[child.type];
    if (type !== undefined && !found.has(child.type)) {
      found.add(child.type);
      typesOf(type, found);
    }
    typesOf(child, found);
  }
  return found;
}

it('the schema of a Tag has at most 8 KB', () => {
  const used = new Map(Object.entries(tags).map(([tag, file]) => [tag, typesOf(file)]));
  const isShared = (type: string): boolean =>
    [...used.values()].filter((names) => names.has(type)).length > 1;
  const tooLarge = [...used].flatMap(([tag, names]) => {
    const own = [...names].filter((name) => !isShared(name)).map((name) => types[name]);
    const bytes = gzipSync(JSON.stringify([tags[tag], own])).length;
    return bytes > LARGEST ? [`${tag}: ${bytes}`] : [];
  });
  assert.deepEqual(tooLarge, []);
});
