/**
 * `schemas/README.md` explains every keyword that the meta-schema knows, and its examples are right.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { constraintDefinitions } from '../../../server/service/constraints/index';
import { facetDefinitions } from '../../../server/service/facets/index';
import { builtinTypes } from '../../../server/service/schema/builtinTypes';

const readme = fs.readFileSync('schemas/README.md', 'utf8');

/** The definitions of the meta-schema that speak of requests. */
function requestKeywords(): string[] {
  const { definitions } = JSON.parse(fs.readFileSync('schemas/ci-job.schema.json', 'utf8'));
  const keywords = Object.entries<{ properties?: object }>(definitions)
    .filter(([name]) => !/^(?:response|errorCode)/.test(name))
    .flatMap(([, definition]) => Object.keys(definition.properties ?? {}));
  // A list of Tags, or an entry of one, needs no word.
  return [...new Set(keywords)].filter((keyword) => keyword !== 'tags');
}

function unexplained(words: readonly string[]): string[] {
  return words.filter((word) => !readme.includes(`\`${word}\``) && !readme.includes(`"${word}":`));
}

describe('the vocabulary of the schemas', () => {
  it('has every keyword explained', () => assert.deepEqual(unexplained(requestKeywords()), []));
  it('has every kind of rule explained', () =>
    assert.deepEqual(unexplained(Object.keys(constraintDefinitions)), []));
  it('has every built-in type explained', () => assert.deepEqual(unexplained(Object.keys(builtinTypes)), []));
  it('has every facet explained', () =>
    assert.deepEqual(unexplained(facetDefinitions.flatMap(({ keywords }) => keywords)), []));
});
