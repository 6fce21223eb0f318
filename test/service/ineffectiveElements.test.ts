/**
 * Elements with which the service does nothing in some place, in an invented schema.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import { getLanguageService } from '../../server/service/languageService';
import { compileSchemaSet } from '../../server/service/schema/compileSchemaSet';
import type { RawTag } from '../../server/service/schema/rawSchemaTypes';
import { applyAction, diagnosticsOf, fixesOf } from '../support/checkDiagnostics';
import { marked } from '../support/marked';

const page = 'https://example.com/';
const paint: RawTag = {
  tag: 'Paint',
  documentation: 'A job.',
  sources: [{ id: 'page', url: page }],
  operation: { method: 'POST', path: '/jobs', action: 'ci:CreateMediaJobs' },
  children: {
    Tag: { type: 'tag', minOccurs: 1 },
    Color: { type: 'string' },
    Glaze: { type: 'string', noEffect: 'It would burn.', noEffectSeverity: 'warning' },
    Gloss: { type: 'boolean', default: 'false', noEffect: 'This paint is always dull.' },
  },
  snippets: [],
};
const service = getLanguageService({
  schemaSet: compileSchemaSet({ tags: { Paint: paint }, types: {}, groups: {}, otherTags: { tags: [] } }),
});
const request = '<Request><Tag>Paint</Tag><Gloss>true</Gloss></Request>';

it('are hinted at, dimmed, with the reason of the schema', () => {
  assert.deepEqual(diagnosticsOf(request, undefined, service), [
    {
      range: { start: { line: 0, character: 25 }, end: { line: 0, character: 44 } },
      severity: DiagnosticSeverity.Hint,
      code: 'ignored-when',
      codeDescription: { href: page },
      source: 'ci-job',
      message: '`Gloss` has no effect here. This paint is always dull.',
      tags: [DiagnosticTag.Unnecessary],
    },
  ]);
});

it('are warned of where the schema says so', () => {
  assert.deepEqual(
    diagnosticsOf(request.replaceAll(/Gloss/g, 'Glaze'), undefined, service).map(({ severity, message }) => [
      severity,
      message,
    ]),
    [[DiagnosticSeverity.Warning, '`Glaze` has no effect here. It would burn.']],
  );
});

it('count as not set while they are empty', () => {
  assert.deepEqual(diagnosticsOf(request.replace('>true<', '><'), undefined, service), []);
});

it('can be removed by a fix', () => {
  assert.deepEqual(
    fixesOf(request, service)
      .filter(({ title }) => !title.startsWith('Suppress'))
      .map((fix) => [fix.title, applyAction(request, fix)]),
    [['Remove `Gloss`', '<Request><Tag>Paint</Tag></Request>']],
  );
});

it('are not offered', () => {
  const { document, position, request: parsed } = marked('<Request><Tag>Paint</Tag><|</Request>', service);
  const { items } = service.doComplete(document, position, parsed);
  assert.deepEqual(
    items.map(({ label }) => label).filter((label) => !label.startsWith('/')),
    ['Color'],
  );
});

it('say so in their hover', () => {
  const { document, position, request: parsed } = marked(request.replace('<Gloss>', '<Gl|oss>'), service);
  const contents = service.doHover(document, position, parsed)?.contents;
  assert.ok(typeof contents === 'object' && 'value' in contents);
  assert.match(contents.value, /^Has no effect here\. This paint is always dull\.$/mu);
});
