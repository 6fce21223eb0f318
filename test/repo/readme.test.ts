/**
 * The READMEs and the pages of settings in both languages: no setting, Tag, code or picture is forgotten in either.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { english } from '../../l10n/language';
import { codePage } from '../../scripts/codeTable';
import { chinese } from '../support/chinese';
import { rawSchemaSet } from '../support/schemaSet';

const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8'));
const groups: readonly { properties: Record<string, Property> }[] = manifest.contributes.configuration;
/** All but the former names. */
const settings = Object.fromEntries(
  groups
    .flatMap(({ properties }) => Object.entries(properties))
    .filter(([, { markdownDeprecationMessage }]) => markdownDeprecationMessage === undefined),
);

interface Property {
  readonly default?: unknown;
  readonly markdownDeprecationMessage?: string;
}

/** The rows of the tables of settings: names and the default, as they stand there. */
function settingRows(page: string): { names: string[]; preset: string }[] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('| `ciJob.'))
    .map((line) => line.split(/ +\| +|^\| +| +\|$/).filter((cell) => cell !== ''))
    .map(([names = '', preset = '']) => ({
      names: [...names.matchAll(/`(ciJob\.[\w.]+)`/g)].map(([, name = '']) => name),
      preset,
    }));
}

for (const file of ['docs/settings.md', 'docs/settings.zh-CN.md']) {
  const page = fs.readFileSync(file, 'utf8');

  describe(file, () => {
    it('names every setting once, and no other', () => {
      const named = settingRows(page).flatMap(({ names }) => names);
      assert.deepEqual(named.sort(), Object.keys(settings).sort());
    });

    it('tells the defaults', () => {
      const listed = settingRows(page).flatMap(({ names, preset }) =>
        names.map((name) => [name, preset.startsWith('`') ? preset.slice(1, -1) : undefined]),
      );
      const defaults = Object.entries(settings).map(([name, { default: value }]) => [
        name,
        value === undefined || value === ''
          ? undefined
          : typeof value === 'string'
            ? value
            : JSON.stringify(value),
      ]);
      assert.deepEqual(Object.fromEntries(listed), Object.fromEntries(defaults));
    });
  });
}

for (const [file, language] of [
  ['docs/diagnostics.md', english],
  ['docs/diagnostics.zh-CN.md', chinese()],
] as const) {
  it(`${file} is fresh`, () => {
    assert.equal(fs.readFileSync(file, 'utf8'), codePage(language), 'run `npm run generate`');
  });
}

for (const file of ['README.md', 'README.zh-CN.md']) {
  const readme = fs.readFileSync(file, 'utf8');

  describe(file, () => {
    it('names every Tag that has a schema', () => {
      const tags = Object.keys(rawSchemaSet().tags);
      assert.deepEqual(
        tags.filter((tag) => !readme.includes(`\`${tag}\``)),
        [],
      );
    });

    it('shows pictures that are there', () => {
      const shown = [...readme.matchAll(/(?:\]\(|src(?:set)?=")(media\/[^)"]+)/g)].map(
        ([, picture = '']) => picture,
      );
      assert.ok(shown.length > 0);
      assert.deepEqual(
        shown.filter((picture) => !fs.existsSync(picture)),
        [],
      );
    });
  });
}

it('both have the same sections', () => {
  const levels = (file: string): number => (fs.readFileSync(file, 'utf8').match(/^## /gm) ?? []).length;
  assert.equal(levels('README.zh-CN.md'), levels('README.md'));
});

it('the README is short, with six pictures', () => {
  const readme = fs.readFileSync('README.md', 'utf8');
  const words = readme.split(/\s+/).filter((word) => word !== '').length;
  assert.ok(words <= 900, `${words} words`);
  for (const file of ['README.md', 'README.zh-CN.md']) {
    const pictures = fs.readFileSync(file, 'utf8').match(/<picture>|^!\[/gm) ?? [];
    assert.equal(pictures.length, 6, file);
  }
  for (const command of ['npm ci && npm start', 'npm ci && npm test']) assert.ok(readme.includes(command));
});

describe('links between pages lead to a file', () => {
  const pages = [
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'README.md',
    'README.zh-CN.md',
    'SECURITY.md',
    'client/README.md',
    'schemas/README.md',
    'test/README.md',
    ...fs
      .readdirSync('docs')
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ];
  for (const page of pages) {
    it(page, () => {
      const text = fs.readFileSync(page, 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
      const links = [...text.matchAll(/\]\((?!\w+:)([^)\s]+)\)/g)].map(([, link = '']) => link);
      const broken = links.filter((link) => {
        const [file = '', anchor] = link.split('#');
        const target = file === '' ? page : path.join(path.dirname(page), file);
        return !fs.existsSync(target) || (anchor !== undefined && !hasAnchor(target, anchor));
      });
      assert.deepEqual(broken, []);
    });
  }
});

/** Headings are anchors, as GitHub makes them. */
function hasAnchor(file: string, anchor: string): boolean {
  const headings = fs.readFileSync(file, 'utf8').match(/^#+ .*$/gm) ?? [];
  return headings.some(
    (heading) =>
      heading
        .replace(/^#+ /, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-') === anchor,
  );
}
