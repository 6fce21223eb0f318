/**
 * A Tag that exists only in tests, with texts, numbers and repeated parts, and the rules that a test wants to see.
 */
import assert from 'node:assert/strict';
import { english, type Language } from '../../l10n/language';
import { getLanguageService } from '../../server/service/languageService';
import type { LanguageService } from '../../server/service/languageServiceTypes';
import { compileSchemaSet } from '../../server/service/schema/compileSchemaSet';
import { readSchemaFiles } from '../../server/service/schema/readSchema';
import { applyAction, diagnosticsOf, repairFixesOf, summarize } from './checkDiagnostics';

const text = { type: 'string' };
const number = { type: 'integer' };
const part = { type: 'container', maxOccurs: 'unbounded', children: { Bucket: text, Object: text } };

/** A Tag whose request has these rules; without the members that are undefined, as in a file. */
export function serviceWith(constraints: readonly object[], language: Language = english): LanguageService {
  const { raw, problems } = readSchemaFiles(
    new Map<string, unknown>([
      [
        'tags/Invented.json',
        {
          tag: 'Invented',
          documentation: 'A job that exists only in tests.',
          sources: [{ id: 'page', url: 'https://example.com/invented' }],
          operation: { method: 'POST', path: '/jobs', action: 'ci:CreateMediaJobs' },
          summary: { input: 'Source' },
          children: {
            Tag: { type: 'tag', minOccurs: 1 },
            Source: text,
            Count: number,
            Rows: number,
            Columns: number,
            Mode: text,
            Words: { ...text, maxLength: 12 },
            Key: {
              ...text,
              placeholders: [
                { value: '${number}', documentation: 'The number.' },
                { value: '${ext}', documentation: 'The extension.' },
              ],
            },
            Url: { type: 'url' },
            Part: part,
          },
          constraints: constraints.map(asInFile),
          snippets: [{ name: 'plain', description: 'The only one.', body: ['<Request>', '</Request>'] }],
        },
      ],
      ['otherTags.json', { tags: [] }],
    ]),
  );
  assert.deepEqual(problems, []);
  return getLanguageService({ schemaSet: compileSchemaSet(raw, language) });
}

/** The request with that content. */
export const requestOf = (inner: string): string => `<Request><Tag>Invented</Tag>${inner}</Request>`;

/** What is said of it. */
export function reported(service: LanguageService, inner: string): string[] {
  const request = requestOf(inner);
  return summarize(request, diagnosticsOf(request, {}, service));
}

/** In which words. */
export function messages(service: LanguageService, inner: string): string[] {
  return diagnosticsOf(requestOf(inner), {}, service).map(({ message }) => String(message));
}

/** What each fix makes of the content of the request, and whether it is the preferred one. */
export function fixed(service: LanguageService, inner: string): [content: string, preferred: boolean][] {
  const request = requestOf(inner);
  return repairFixesOf(request, service).map((fix) => [
    applyAction(request, fix).slice('<Request><Tag>Invented</Tag>'.length, -'</Request>'.length),
    fix.isPreferred ?? false,
  ]);
}

function asInFile(rule: object): object {
  return JSON.parse(JSON.stringify(rule));
}

/** A rule about `Key` while `Count` is greater than 1. */
export const several = {
  kind: 'placeholderRequired',
  element: 'Key',
  placeholders: ['${number}'],
  when: { element: 'Count', greaterThan: 1 },
};
