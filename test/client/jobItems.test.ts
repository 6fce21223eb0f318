/**
 * The lists about jobs: what stands in them, and that what a job makes leads to it at the first key stroke or two.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { afterEach, describe, it } from 'node:test';
import { referenceItems, requestItems, sampleItems } from '../../client/src/editing/jobItems';
import { pickEntries } from '../../client/src/pickEntries';
import type { ChoiceItem } from '../../client/src/ui';
import { english } from '../../l10n/language';
import { setLocale } from '../../l10n/processLanguage';
import { parseRequestDocument } from '../../server/service/binding/parseRequestDocument';
import type { LanguageService } from '../../server/service/languageServiceTypes';
import { openReference } from '../../server/service/reference/referencePages';
import { compileSchemaSet } from '../../server/service/schema/compileSchemaSet';
import { diagnosticsOf, summarize } from '../support/checkDiagnostics';
import { chinese, chineseService } from '../support/chinese';
import { languageService, rawSchemaSet, schemaSet } from '../support/schemaSet';
import { SEARCH_ROWS } from '../support/searchRows';

afterEach(() => setLocale(english));

const samples = fs
  .readdirSync('samples')
  .filter((name) => name.endsWith('.cijob.xml'))
  .map((name) => ({ name, description: 'What it does.', text: '<Request/>' }));

const languages: readonly [name: string, setLanguage: () => void, service: () => LanguageService][] = [
  ['English', () => setLocale(english), languageService],
  ['Chinese', () => setLocale(chinese()), chineseService],
];

type Entries = ReturnType<typeof pickEntries<ChoiceItem>>;

function firstFound(entries: Entries, typed: string): string | undefined {
  const [first] = entries(typed);
  return first?.kind === 'item' && first.found ? first.item.label : undefined;
}

function headings(items: readonly ChoiceItem[]): readonly string[] {
  return pickEntries(items)('').flatMap((entry) => (entry.kind === 'heading' ? [entry.label] : []));
}

/** The rows whose first hit is another one. */
function misses(items: readonly ChoiceItem[], labelOf: (tag: string) => string): readonly string[] {
  const entries = pickEntries(items);
  return SEARCH_ROWS.flatMap(([typed, tag]) => {
    const found = firstFound(entries, typed);
    return found === labelOf(tag) ? [] : [`${typed}: ${found}, not ${tag}`];
  });
}

for (const [name, setLanguage, service] of languages) {
  describe(`lists about jobs in ${name}`, () => {
    it('find the request to start from', () => {
      setLanguage();
      assert.deepEqual(
        misses(requestItems(service().getRequestSnippets()), (tag) => tag),
        [],
      );
    });

    it('find the sample', () => {
      setLanguage();
      const items = sampleItems(samples, service().getRequestSnippets());
      assert.deepEqual(
        misses(items, (tag) => `${tag.toLowerCase()}.cijob.xml`),
        [],
      );
    });

    it('find the page of the reference', () => {
      setLanguage();
      const set = name === 'English' ? schemaSet() : compileSchemaSet(rawSchemaSet(), chinese());
      const items = referenceItems(openReference(set).pages);
      const titles = new Map(items.map(({ label, place }) => [place.page, label]));
      assert.deepEqual(
        misses(items, (tag) => titles.get(tag) ?? ''),
        [],
      );
    });
  });
}

describe('a list about jobs', () => {
  const groups = ['Video', 'Audio and speech', 'Pictures', 'Files', 'Analysis'];

  it('has a heading for each kind of job', () => {
    assert.deepEqual(headings(requestItems(languageService().getRequestSnippets())), groups);
    assert.deepEqual(headings(referenceItems(openReference(schemaSet()).pages)), groups);
    const items = sampleItems(samples, languageService().getRequestSnippets());
    assert.deepEqual(headings(items), ['First steps', ...groups]);
    setLocale(chinese());
    assert.deepEqual(headings(requestItems(chineseService().getRequestSnippets())), [
      '视频',
      '音频与语音',
      '图片',
      '文件',
      '分析识别',
    ]);
  });

  it('has each request, sample and page once', () => {
    const lists: readonly (readonly ChoiceItem[])[] = [
      requestItems(languageService().getRequestSnippets()),
      sampleItems(samples, languageService().getRequestSnippets()),
      referenceItems(openReference(schemaSet()).pages),
    ];
    for (const items of lists) {
      for (const typed of ['', ' ', 'gif', '水印', 'zzz']) {
        const shown = pickEntries(items)(typed).flatMap((entry) =>
          entry.kind === 'item' ? [entry.item] : [],
        );
        assert.deepEqual(new Set(shown), new Set(items), typed);
        assert.equal(shown.length, items.length);
      }
    }
  });

  it('shows what an entry is found by, so that the editor finds it by that too', () => {
    const [first] = requestItems(languageService().getRequestSnippets('MediaInfo'));
    assert.equal(first?.label, 'MediaInfo');
    assert.equal(first?.description, 'of a file');
    assert.match(first?.detail ?? '', /^[^·]+\. · metadata, .*时长/);
    setLocale(chinese());
    const [chineseFirst] = requestItems(chineseService().getRequestSnippets('MediaInfo'));
    assert.match(chineseFirst?.description ?? '', /^获取媒体信息 · /);
    assert.match(chineseFirst?.detail ?? '', /。 · metadata、.*时长/);
  });

  it('is whole without a language server', () => {
    const items = sampleItems(samples, []);
    assert.deepEqual(
      items.map(({ label }) => label),
      samples.map(({ name }) => name),
    );
    assert.equal(firstFound(pickEntries(items), 'animation'), 'animation.cijob.xml');
  });

  it('shows among the first steps how one request makes several jobs', () => {
    const [name, text] = ['severaljobs.cijob.xml', fs.readFileSync('samples/severaljobs.cijob.xml', 'utf8')];
    const items = sampleItems(samples, languageService().getRequestSnippets());
    assert.equal(items.find(({ label }) => label === name)?.group, 'First steps');
    assert.deepEqual(summarize(text, diagnosticsOf(text)), []);
    const { jobs } = parseRequestDocument(text, schemaSet());
    assert.deepEqual(
      jobs.map(({ tag }) => tag),
      ['Transcode', 'Snapshot', 'Animation'],
    );
  });

  it('has a sample for each Tag', () => {
    const names = new Set(samples.map(({ name }) => name));
    const missing = languageService()
      .getTags()
      .filter((tag) => !names.has(`${tag.toLowerCase()}.cijob.xml`));
    assert.deepEqual(missing, []);
  });
});
