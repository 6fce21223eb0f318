/**
 * What the build does with the schemas: one table or a precise error, and the snippet file.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bundleSchemas } from '../../scripts/bundleSchemas';
import { generateSnippets } from '../../scripts/generateSnippets';
import type { RawTag } from '../../server/service/schema/rawSchemaTypes';
import { rawSchemaSet } from '../support/schemaSet';

const tag: RawTag = {
  tag: 'First',
  documentation: 'A job.',
  sources: [{ id: 'page', url: 'https://example.com/' }],
  operation: { method: 'POST', path: '/jobs', action: 'ci:CreateMediaJobs' },
  children: { Tag: { type: 'tag', minOccurs: 1 } },
  snippets: [
    {
      name: 'by hand',
      description: 'The shortest.',
      body: ['<Request>', '\t<Tag>First</Tag>', '</Request>'],
    },
    { name: 'again', description: 'Another.', body: ['<Request/>'] },
  ],
};

let folder: string;
before(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schemas-'));
  for (const below of ['tags', 'types']) fs.mkdirSync(path.join(folder, below));
});
after(() => fs.rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  fs.writeFileSync(path.join(folder, file), text);
}

describe('bundleSchemas', () => {
  it('makes the real folder into the set that the tests read', () => {
    assert.deepEqual(bundleSchemas('schemas'), { ok: true, schemaSet: rawSchemaSet() });
  });

  it('names each broken file, and where', () => {
    write('ci-job.schema.json', 'not for us');
    write('tags/First.json', JSON.stringify({ ...tag, documentation: 1 }));
    write('types/Broken.json', '{');
    const bundle = bundleSchemas(folder);
    assert.ok(!bundle.ok);
    assert.deepEqual(
      bundle.problems.map((problem) => problem.replace(/: (is not JSON|).*/, ': $1')),
      ['schemas/types/Broken.json: is not JSON', 'schemas/tags/First.json#/documentation: '],
    );
  });
});

describe('generateSnippets', () => {
  it('makes one entry for each snippet, named by its Tag and without a prefix that suggestions would find', () => {
    const text = generateSnippets({ tags: { First: tag }, types: {}, groups: {}, otherTags: { tags: [] } });
    assert.deepEqual(JSON.parse(text), {
      'First by hand': {
        description: 'The shortest.',
        body: ['<Request>', '\t<Tag>First</Tag>', '</Request>'],
      },
      'First again': { description: 'Another.', body: ['<Request/>'] },
    });
    assert.ok(text.endsWith('}\n'));
  });
});
