/**
 * A Tag that exists only in tests, with three numbers and the rules between them that a test wants to see at work.
 */
import assert from 'node:assert/strict';
import { getLanguageService } from '../../server/service/languageService';
import { compileSchemaSet } from '../../server/service/schema/compileSchemaSet';
import { readSchemaFiles } from '../../server/service/schema/readSchema';
import { diagnosticsOf, summarize } from './checkDiagnostics';

/** Asserts all diagnostics of an `Operation` with that content under those rules. */
export function checkInventedRules(
  constraints: readonly object[],
  inner: string,
  expected: readonly string[],
): void {
  const number = { type: 'integer', documentation: 'A number.' };
  const tag = {
    tag: 'Invented',
    documentation: 'A job that exists only in tests.',
    sources: [{ id: 'page', url: 'https://example.com/invented' }],
    operation: { method: 'POST', path: '/jobs', action: 'ci:CreateMediaJobs' },
    children: {
      Tag: { type: 'tag', minOccurs: 1 },
      Operation: {
        type: 'container',
        constraints,
        children: { A: number, B: number, C: number, Old: { ...number, deprecated: 'Use `A`.' } },
      },
    },
    snippets: [{ name: 'plain', description: 'The only one.', body: ['<Request>', '</Request>'] }],
  };
  const { raw, problems } = readSchemaFiles(
    new Map<string, unknown>([
      ['tags/Invented.json', tag],
      ['otherTags.json', { tags: [] }],
    ]),
  );
  assert.deepEqual(problems, []);
  const service = getLanguageService({ schemaSet: compileSchemaSet(raw) });
  const text = `<Request><Tag>Invented</Tag><Operation>${inner}</Operation></Request>`;
  assert.deepEqual(summarize(text, diagnosticsOf(text, {}, service)), expected);
}
