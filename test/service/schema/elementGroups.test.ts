/**
 * Groups of elements: where their elements stand, which one wins, where their rules count, in which language.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { simplifiedChinese } from '../../../l10n/language';
import { getLanguageService } from '../../../server/service/languageService';
import { compileSchemaSet } from '../../../server/service/schema/compileSchemaSet';
import { readSchemaFiles } from '../../../server/service/schema/readSchema';
import type { ElementDeclaration } from '../../../server/service/schema/schemaTypes';
import { diagnosticsOf, summarize } from '../../support/checkDiagnostics';

const text = { type: 'string' };

const { raw, problems } = readSchemaFiles(
  new Map<string, unknown>([
    [
      'tags/Parcel.json',
      {
        tag: 'Parcel',
        documentation: 'Sends a parcel.',
        sources: [{ id: 'page', url: 'https://example.com/parcel' }],
        operation: { method: 'POST', path: '/jobs', action: 'ci:CreateMediaJobs' },
        groups: ['Report', 'Stamp'],
        children: {
          Tag: { type: 'tag', minOccurs: 1 },
          Box: { type: 'container', groups: ['Stamp'], children: { Size: text } },
          Bag: { type: 'Bag', children: { Handle: text } },
          ReportTo: { ...text, documentation: 'Of the parcel itself.' },
        },
        snippets: [{ name: 'plain', description: 'The only one.', body: ['<Request>', '</Request>'] }],
      },
    ],
    ['types/Bag.json', { groups: ['Stamp'], children: { Color: text } }],
    [
      'groups/Report.json',
      {
        documentation: 'Who is told.',
        sources: [{ id: 'report', url: 'https://example.com/report' }],
        children: {
          ReportTo: { ...text, documentation: 'Of the group.' },
          ReportBy: { ...text, documentation: 'How it is notified.', source: 'report' },
        },
      },
    ],
    [
      'groups/Stamp.json',
      {
        documentation: 'What is paid.',
        children: { Stamp: { type: 'integer', minInclusive: 1 }, Seal: text },
        constraints: [{ kind: 'dependentRequired', element: 'Seal', requires: ['Stamp'] }],
      },
    ],
    ['otherTags.json', { tags: [] }],
  ]),
);
const schemaSet = compileSchemaSet(raw);

function root(): ElementDeclaration {
  const schema = schemaSet.tags.get('Parcel');
  assert.ok(schema);
  return schema.root;
}

function childOf(holder: ElementDeclaration, name: string): ElementDeclaration {
  const child = holder.children.find((each) => each.name === name);
  assert.ok(child);
  return child;
}

const namesIn = (holder: ElementDeclaration): string[] => holder.children.map(({ name }) => name);

describe('a group of elements', () => {
  it('is a right schema file', () => assert.deepEqual(problems, []));
  it('stands after the elements of a request, group after group', () =>
    assert.deepEqual(namesIn(root()), ['Tag', 'Box', 'Bag', 'ReportTo', 'ReportBy', 'Stamp', 'Seal']));
  it('stands after the elements of a container', () =>
    assert.deepEqual(namesIn(childOf(root(), 'Box')), ['Size', 'Stamp', 'Seal']));
  it('stands after the elements of a type and of its use', () =>
    assert.deepEqual(namesIn(childOf(root(), 'Bag')), ['Color', 'Handle', 'Stamp', 'Seal']));
  it('gives way to an element of its holder', () =>
    assert.equal(childOf(root(), 'ReportTo').documentation, 'Of the parcel itself.'));
  it('brings its sources', () =>
    assert.equal(childOf(root(), 'ReportBy').source?.url, 'https://example.com/report'));
  it('is known by name', () => assert.ok(schemaSet.nameIds.has('Seal')));
  it('is translated', () => {
    const chinese = simplifiedChinese({ 'How it is notified.': '通知方式。' });
    const translated = compileSchemaSet(raw, chinese).tags.get('Parcel')?.root;
    assert.ok(translated);
    assert.equal(childOf(translated, 'ReportBy').documentation, '通知方式。');
  });
  it('has its limits and its rules wherever it stands', () => {
    const service = getLanguageService({ schemaSet });
    const request = [
      '<Request>',
      '  <Tag>Parcel</Tag>',
      '  <Box><Seal>red</Seal></Box>',
      '  <Bag><Stamp>0</Stamp><Seal>blue</Seal></Bag>',
      '  <Seal>green</Seal>',
      '</Request>',
    ].join('\n');
    assert.deepEqual(summarize(request, diagnosticsOf(request, {}, service)), [
      'error dependent-required «Seal»',
      'error out-of-range «0»',
      'error dependent-required «Seal»',
    ]);
  });
});
