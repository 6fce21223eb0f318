/**
 * What people find a Tag by: what it is about, and words in both languages, whatever their own is.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CompletionItem } from 'vscode-languageserver-types';
import type { LanguageService } from '../../../server/service/languageServiceTypes';
import { documentOf } from '../../support/checkDiagnostics';
import { chineseService } from '../../support/chinese';
import { languageService, schemaSet } from '../../support/schemaSet';

function completed(service: LanguageService, text: string): readonly CompletionItem[] {
  const offset = text.indexOf('|');
  const document = documentOf(text.replace('|', ''));
  return service.doComplete(document, document.positionAt(offset), service.parseRequestDocument(document))
    .items;
}

describe('a Tag', () => {
  it('is about one of the categories, which have an order and names', () => {
    const { categories } = schemaSet();
    assert.deepEqual(
      categories.map(({ id, name }) => `${id}: ${name}`),
      ['video: Video', 'audio: Audio and speech', 'picture: Pictures', 'file: Files', 'analysis: Analysis'],
    );
    const service = languageService();
    for (const tag of service.getTags()) {
      const { category, keywords = [] } = service.getTagFacts(tag) ?? {};
      assert.ok(category !== undefined && categories.includes(category), `${tag}: ${category?.id}`);
      assert.ok(keywords.length > 0, tag);
      for (const snippet of service.getRequestSnippets(tag)) assert.equal(snippet.category, category);
    }
  });

  it('is about something in Chinese', () => {
    assert.equal(chineseService().getTagFacts('MediaInfo')?.category?.name, '分析识别');
  });

  it('has words of both languages in either of them', () => {
    for (const service of [languageService(), chineseService()]) {
      const keywords = service.getTagFacts('MediaInfo')?.keywords ?? [];
      assert.ok(keywords.includes('duration') && keywords.includes('时长'), keywords.join());
    }
  });

  it('is found by such a word in completion', () => {
    const tag = completed(languageService(), '<Request><Tag>|</Tag></Request>').find(
      ({ label }) => label === 'MediaInfo',
    );
    assert.match(tag?.filterText ?? '', /^MediaInfo .*\bduration\b.*时长/);
    const request = completed(languageService(), '|').find(({ label }) => label.startsWith('MediaInfo '));
    assert.match(request?.filterText ?? '', /^<?Request MediaInfo .*\bduration\b.*时长/);
  });
});
