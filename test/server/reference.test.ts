/**
 * The generated reference: nothing of a schema is left out, and every link inside it leads somewhere.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Language } from '../../l10n/language';
import { generateReference } from '../../scripts/generateReference';
import { byCategory } from '../../server/service/features/tagFacts';
import { openReference } from '../../server/service/reference/referencePages';
import { elementAnchors } from '../../server/service/reference/referencePlace';
import { compileSchemaSet } from '../../server/service/schema/compileSchemaSet';
import { chinese } from '../support/chinese';
import { rawSchemaSet, schemaSet } from '../support/schemaSet';

const pages = generateReference(rawSchemaSet());

/** The text from a heading to the next one. */
function sectionOf(page: string, heading: string): string {
  const [, ...sections] = page.split(/^#+ /m);
  const found = sections.filter((section) => section.startsWith(`${heading}\n`));
  assert.equal(found.length, 1, `${found.length} sections ${heading}`);
  return found[0] ?? '';
}

/** Without what only shapes the page. */
function plain(text: string): string {
  return text.replace(/[\\`]/g, '');
}

describe('the reference', () => {
  it('has a section for each element, with unit, default, values and source', () => {
    for (const { tag, declarations } of schemaSet().tags.values()) {
      const page = pages.get(`${tag}.md`) ?? assert.fail(`no page for ${tag}`);
      for (const element of declarations.filter(({ parent }) => parent !== undefined)) {
        const section = sectionOf(page, element.path);
        const listed = [
          ...(element.unit === undefined ? [] : [element.unit]),
          ...(element.default === undefined ? [] : [`Default: \`${element.default}\``]),
          ...(element.facets.enumeration ?? []).map(({ value }) => `\`${value}\``),
          ...(element.source === undefined ? [] : [`(${element.source.url})`]),
        ];
        assert.deepEqual(
          listed.filter((text) => !section.includes(text)),
          [],
          `${tag} ${element.path}`,
        );
      }
    }
  });

  it('has a section for each element of an answer and each error of the service', () => {
    const answers = pages.get('responses.md') ?? '';
    const { responses, errorCodes } = schemaSet();
    const paths = [...responses.values()].flatMap((root) =>
      root.children.map(({ name }) => `${root.name}/${name}`),
    );
    assert.notEqual(paths.length, 0);
    for (const path of paths) sectionOf(answers, path);
    const errors = pages.get('errors.md') ?? '';
    for (const { code, nextStep } of errorCodes.values()) {
      assert.ok(plain(sectionOf(errors, code)).includes(plain(nextStep)), code);
    }
  });

  it('tells limits and rules in the words of the editor', () => {
    const page = pages.get('Transcode.md') ?? '';
    const width = sectionOf(page, 'Operation/Transcode/Video/Width');
    assert.match(width, /An even whole number from 128 to 4096 px\./);
    const transcode = sectionOf(page, 'Operation/Transcode');
    assert.match(transcode, /- Video and sound cannot both be removed\./);
  });

  it('speaks Chinese where the schemas do', () => {
    const { pages: titles, readPage } = openReference(compileSchemaSet(rawSchemaSet(), chinese()));
    assert.deepEqual(
      titles.map(({ title }) => title),
      [
        '参考手册',
        ...byCategory(schemaSet()).map(({ tag, chineseName }) => `${tag} · ${chineseName}`),
        '诊断代码',
        '服务的响应',
        '服务的错误',
      ],
    );
    assert.ok(titles.some(({ title }) => title === 'DNA · 视频 DNA'));
    assert.ok(titles.some(({ title }) => title === 'SDRtoHDR · SDR to HDR'));
    // The product's name, code, the vendor's titles and names and search words stay; whole sentences do not.
    const words = [...schemaSet().tags.values()].flatMap(({ chineseName = '', keywords }) => [
      chineseName,
      ...keywords,
    ]);
    const lines = titles
      .flatMap(({ page }) => (readPage(page) ?? '').split('\n'))
      .map((line) => line.replace(/CI Job Request|`+[^`]*`+|\[[^\]]*\]\([^)]*\)|<[^>]*>/g, ''));
    // No word goes over a line, and one long text is searched sooner than many short ones.
    const english = words
      .reduce((rest, word) => rest.replaceAll(word, ''), lines.join('\n'))
      .split('\n')
      .filter((line) => /(?:[A-Za-z]+ ){3}/.test(line));
    assert.deepEqual(english, []);
  });

  it('has the Tags below what they are about, with the words that find them', () => {
    const contents = pages.get('README.md') ?? '';
    const { categories } = schemaSet();
    assert.deepEqual(
      [...contents.matchAll(/^### (.*)$/gm)].map(([, name]) => name),
      categories.map(({ name }) => name),
    );
    for (const { tag, category, keywords } of schemaSet().tags.values()) {
      const name = categories.find(({ id }) => id === category)?.name ?? assert.fail(tag);
      const row = new RegExp(`\\| \\[${tag}\\].*`).exec(sectionOf(contents, name))?.[0] ?? '';
      assert.ok(row.endsWith(`| ${keywords.join(', ')} |`), tag);
    }
  });

  it('gives elements whose names differ in case only anchors of their own', () => {
    const anchorsIn = (...paths: readonly string[]) =>
      elementAnchors({ declarations: paths.map((path) => ({ path })) });
    assert.deepEqual(anchorsIn('', 'A/Rate', 'A/rate', 'B', 'a/RATE'), [
      '',
      'arate',
      'arate-1',
      'b',
      'arate-2',
    ]);
  });

  it('finds the anchors of many elements in one pass', () => {
    const declarations = Array.from({ length: 100_000 }, (_, index) => ({ path: `A/B${index}` }));
    const start = performance.now();
    assert.equal(elementAnchors({ declarations }).length, declarations.length);
    // One look at each earlier element would be five billion.
    assert.ok(performance.now() - start < 20_000);
  });

  for (const [language, pagesOf] of [
    ['English', () => pages],
    ['Chinese', () => generatedIn(chinese())],
  ] as const) {
    it(`has no link into nothing, in ${language}`, () => checkLinks(pagesOf()));
  }
});

function generatedIn(language: Language): ReadonlyMap<string, string> {
  const { pages: list, readPage } = openReference(compileSchemaSet(rawSchemaSet(), language));
  return new Map(list.map(({ page }) => [`${page}.md`, readPage(page) ?? '']));
}

/** Every link inside the pages leads to a heading, and to one only. */
function checkLinks(pages: ReadonlyMap<string, string>): void {
  for (const [file, text] of pages) {
    const anchors = anchorsOf(text);
    assert.equal(new Set(anchors).size, anchors.length, `${file}: two headings with one anchor`);
    const lost = [...text.matchAll(/\]\(#([^)]*)\)/g)].filter(([, anchor = '']) => !anchors.includes(anchor));
    assert.deepEqual(lost, [], file);
    const intoOthers = [...text.matchAll(/\]\((\w+\.md)#([^)]*)\)/g)];
    assert.deepEqual(
      intoOthers.filter(([, name = '', anchor = '']) => !anchorsOf(pages.get(name) ?? '').includes(anchor)),
      [],
      file,
    );
    const pagesNamed = [...text.matchAll(/\]\((\w+\.md)[)#]/g)].map(([, name = '']) => name);
    assert.deepEqual(
      pagesNamed.filter((name) => !pages.has(name)),
      [],
    );
  }
}

/** As previews make them: a second heading of the same letters gets a number. */
function anchorsOf(page: string): readonly string[] {
  const seen = new Map<string, number>();
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => {
    const plain = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-');
    const earlier = seen.get(plain) ?? 0;
    seen.set(plain, earlier + 1);
    return earlier === 0 ? plain : `${plain}-${earlier}`;
  });
}
