/**
 * Elements that a schema calls deprecated, in an invented schema.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import { getLanguageService } from '../../server/service/languageService';
import { compileSchemaSet } from '../../server/service/schema/compileSchemaSet';
import type { RawTag } from '../../server/service/schema/rawSchemaTypes';
import { applyAction, diagnosticsOf, fixesOf } from '../support/checkDiagnostics';

const page = 'https://example.com/';
const paint: RawTag = {
  tag: 'Paint',
  documentation: 'A job.',
  sources: [{ id: 'page', url: page }],
  operation: { method: 'POST', path: '/jobs', action: 'ci:CreateMediaJobs' },
  children: {
    Tag: { type: 'tag', minOccurs: 1 },
    Color: { type: 'string' },
    Dye: { type: 'string', deprecated: 'An older name: use `Color`.' },
  },
  snippets: [],
};
const service = getLanguageService({
  schemaSet: compileSchemaSet({ tags: { Paint: paint }, types: {}, groups: {}, otherTags: { tags: [] } }),
});
const request = '<Request><Tag>Paint</Tag><Dye>red</Dye></Request>';

it('hints at a deprecated element, struck through, with what the schema says to do', () => {
  assert.deepEqual(diagnosticsOf(request, undefined, service), [
    {
      range: { start: { line: 0, character: 26 }, end: { line: 0, character: 29 } },
      severity: DiagnosticSeverity.Hint,
      code: 'deprecated-element',
      codeDescription: { href: page },
      source: 'ci-job',
      message: 'An older name: use `Color`.',
      tags: [DiagnosticTag.Deprecated],
    },
  ]);
});

it('offers to remove it', () => {
  assert.deepEqual(
    fixesOf(request, service)
      .filter(({ title }) => !title.startsWith('Suppress'))
      .map((fix) => [fix.title, applyAction(request, fix)]),
    [['Remove `Dye`', '<Request><Tag>Paint</Tag></Request>']],
  );
});
