/**
 * Every text that a person reads is there in Simplified Chinese too, and no translation is left over.
 * A new text is given to `t` (or `text`, `template`, `title`) in English, and gets one line in the catalogue of its package.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { errorAdvice } from '../../client/api/errorAdvice';
import { catalogueFiles, programCatalogue } from '../../scripts/bundleCatalogue';
import { codeRecords } from '../../server/service/diagnostics/codes/index';
import { textsOf } from '../../server/service/schema/translateSchemaSet';
import { schemaFiles } from '../support/schemaSet';
import { readSourceTexts, type SourceText, type SourceTexts } from './sourceTexts';

const packages = [
  'server/service',
  'server/src',
  'client/api',
  'client/api/node',
  'client/src',
  'cli',
  'client/webview',
  'sandbox',
];

/** Files whose English is for developers or for programs, and why. */
const forDevelopers: readonly (readonly [file: RegExp, why: string])[] = [
  [/^server\/service\/schema\/(?:readSchema|\w+Shape|\w+Links|shapeReader)\.ts$/, 'told by the build'],
  [/^server\/service\/export\//, 'comments in schemas for other tools'],
  [/^server\/src\//, 'protocol errors and logs'],
  [/^client\/api\/nodejsSdkCode\.ts$/, 'comments in a program'],
  [/^client\/src\/preview\/previewPage\.ts$/, 'HTML'],
  [/^client\/src\/jobs\/resultPage\.ts$/, 'HTML'],
  [/^client\/(?:src\/log\/diagnosticsReport|api\/node\/describeProxy)\.ts$/, 'a report for us'],
  [/^cli\/shells\//, 'scripts'],
  [/^cli\/reporters\/junitReporter\.ts$/, 'read by machines'],
  [/^sandbox\/(?!main\.ts$|options\.ts$)/, 'answers, in English as those of the service'],
];

/** Strings that only look like texts, where they stand, and why. */
const noTexts: readonly (readonly [why: string, files: RegExp, texts: readonly string[]])[] = [
  [
    'states as the service spells them, which `stateName` names',
    /^client\/(?:api\/jobsDetail|src\/jobs\/job(?:Groups|Messages|Tree))\.ts$/,
    ['Submitted', 'Running', 'Success', 'Failed', 'Pause', 'Cancel'],
  ],
  [
    'names of elements',
    /^(?:client\/api\/(?:diffRequest|mediaSummary)|client\/src\/editing\/paste\/requestFromObject|server\/service\/schema\/schemaParts)\.ts$/,
    ['Request', 'Tag', 'Operation', 'Size', 'Duration', 'Bitrate'],
  ],
  [
    'values of a call',
    /^client\/(?:src\/jobs\/submissionLookup|api\/node\/chooseRoute)\.ts$/,
    ['Desc', 'Basic 0'],
  ],
  ['names and units', /^client\/api\/(?:ciError|mediaSummary)\.ts$/, ['HTTP 0', '0 × 0 px', 'Hz']],
  [
    'commands',
    /^(?:client\/api\/curl|cli\/watchJob|cli\/commands\/submit)\.ts$/,
    ['curl 0', 'ci-job describe 0 0', 'ci-job list 0 0'],
  ],
  ['orders of the service', /^cli\/listQuery\.ts$/, ['Asc', 'Desc']],
  ['classes of the page', /^client\/webview\/frameView\.ts$/, ['words 0', 'name 0', 'grip 0']],
  ['the key of a group', /^client\/src\/jobs\/jobGroups\.ts$/, ['job 0']],
  ['a title that no editor shows', /^server\/service\/features\/completion\/elementItems\.ts$/, ['Suggest']],
  [
    'for the log and the report for us',
    /^client\/src\//,
    [
      '0 0, Node 0',
      'ci-job service',
      'keeping jobs',
      'keeping what was sent',
      'left to the browser',
      'secret storage, 0',
      'token of temporary credentials',
      'there are no credentials to look at 0 with',
      'watching jobs',
      'web extension host',
    ],
  ],
];

function isNoText({ file, text }: SourceText): boolean {
  return noTexts.some(([, files, texts]) => files.test(file) && texts.includes(text));
}

const tables: readonly string[] = [
  ...Object.values(codeRecords).flatMap(({ title, meaning, fix }) => [title, meaning, fix]),
  ...sampleDescriptions(),
];

/** What the records of codes hold besides messages; `0` stands in a source for what is put in. */
function isOfCodeRecord({ file, text }: SourceText): boolean {
  if (!/^server\/service\/diagnostics\/codes\/\w+Codes\.ts$/.test(file)) return false;
  const held = Object.values(codeRecords).flatMap(({ title, meaning, fix, example }) => [
    title,
    meaning,
    fix,
    ...(example === undefined ? [] : [example.wrong, example.right]),
  ]);
  return held.some((whole) => text.split('0').every((part) => whole.includes(part)));
}

const catalogues = catalogueFiles('.', 'zh-cn');
const programCatalogues = new Map([...catalogues].filter(([file]) => file.startsWith('l10n/')));

/** The first comment of each sample request that the extension offers. */
function sampleDescriptions(): string[] {
  return fs
    .readdirSync('samples')
    .filter((file) => file.endsWith('.cijob.xml'))
    .flatMap((file) => /<!--\s*([\s\S]*?)\s*-->/.exec(fs.readFileSync(`samples/${file}`, 'utf8'))?.[1] ?? []);
}

function sourceFiles(): string[] {
  return packages.flatMap((folder) =>
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file.split(path.sep).join('/')}`),
  );
}

function slotsOf(words: string): string[] {
  return [...new Set(words.match(/(?<!\$)\{[^{}]*\}/g) ?? [])].sort();
}

function codeOf(words: string): string[] {
  return (words.match(/`[^`]*`/g) ?? []).sort();
}

function place({ file, line, text }: SourceText): string {
  return `${file}:${line}: ${JSON.stringify(text)}`;
}

describe('the texts of the programs', () => {
  let texts: SourceTexts;
  before(async () => {
    texts = await readSourceTexts(sourceFiles());
  });

  it('are all marked for translation', () => {
    const isForDevelopers = (file: string): boolean => forDevelopers.some(([files]) => files.test(file));
    const forgotten = texts.unmarked.filter(
      (found) => !isForDevelopers(found.file) && !isNoText(found) && !isOfCodeRecord(found),
    );
    assert.deepEqual(forgotten.map(place), []);
  });

  it('are no text only where such a string stands', () => {
    const stale = noTexts.flatMap(([, files, strings]) =>
      strings.filter(
        (text) => !texts.unmarked.some((found) => files.test(found.file) && found.text === text),
      ),
    );
    assert.deepEqual(stale, []);
  });

  it('are all translated', () => {
    const known = new Set([...catalogues.values()].flatMap((catalogue) => Object.keys(catalogue)));
    assert.deepEqual(texts.marked.filter(({ text }) => !known.has(text)).map(place), []);
    assert.deepEqual(
      tables.filter((text) => !known.has(text)),
      [],
    );
  });

  it('are with the programs also where they come from the schemas: what is said of an error of the service', () => {
    const shipped = programCatalogue('.', 'zh-cn');
    const advice = [...errorAdvice.values()].flatMap(({ meaning, nextStep }) => [meaning, nextStep]);
    assert.deepEqual(
      advice.filter((text) => !Object.hasOwn(shipped, text)),
      [],
    );
  });

  it('are all still in use', () => {
    const used = new Set([...texts.marked.map(({ text }) => text), ...tables]);
    const stale = [...programCatalogues].flatMap(([file, catalogue]) =>
      Object.keys(catalogue)
        .filter((text) => !used.has(text))
        .map((text) => `${file}: ${JSON.stringify(text)}`),
    );
    assert.deepEqual(stale, []);
  });

  it('stand in one catalogue each', () => {
    const files = [...programCatalogues].flatMap(([file, catalogue]) =>
      Object.keys(catalogue).map((text) => ({ file, text })),
    );
    const first = new Map<string, string>();
    const twice = files.filter(
      ({ file, text }) => (first.get(text) ?? file) !== file || !first.set(text, file),
    );
    assert.deepEqual(twice, []);
  });
});

describe('the texts of the schemas', () => {
  for (const [file, schema] of schemaFiles()) {
    it(`${file} is translated, text by text`, () => {
      const catalogue = catalogues.get(`schemas/zh-cn/${file}`) ?? {};
      assert.deepEqual(Object.keys(catalogue).sort(), textsOf(schema).sort());
    });
  }

  it('have no translation without a schema', () => {
    const schemas = [...schemaFiles().keys()].map((file) => `schemas/zh-cn/${file}`);
    const translated = [...catalogues.keys()].filter((file) => file.startsWith('schemas/'));
    assert.deepEqual(translated.sort(), schemas.sort());
  });
});

describe('a translation', () => {
  it('is the same wherever the text is the same', () => {
    const known = new Map<string, string>();
    const different = [...catalogues].flatMap(([file, catalogue]) =>
      Object.entries(catalogue).flatMap(([text, chinese]) => {
        const earlier = known.get(text) ?? chinese;
        known.set(text, earlier);
        return earlier === chinese ? [] : [`${file}: ${JSON.stringify(text)}: ${chinese} / ${earlier}`];
      }),
    );
    assert.deepEqual(different, []);
  });

  it('keeps the slots, the code and the line breaks at the end', () => {
    const broken = [...catalogues.values()].flatMap((catalogue) =>
      Object.entries(catalogue).filter(
        ([text, chinese]) =>
          chinese === '' ||
          slotsOf(text).join() !== slotsOf(chinese).join() ||
          codeOf(text).join() !== codeOf(chinese).join() ||
          text.endsWith('\n') !== chinese.endsWith('\n'),
      ),
    );
    assert.deepEqual(broken, []);
  });
});

describe('the manifest', () => {
  const read = (file: string): Record<string, string> => JSON.parse(fs.readFileSync(file, 'utf8'));
  const manifest = fs.readFileSync('package.json', 'utf8');
  const used = [...new Set([...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key))].sort();

  for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) {
    it(`has each text in ${file}, and no other is there`, () => {
      assert.deepEqual(Object.keys(read(file)).sort(), used);
    });
  }

  it('says nothing in one language only', () => {
    const shown =
      /"(?:title|category|shortTitle|description|markdownDescription|patternErrorMessage|contents|contextualTitle|altText)": "(?!%)[^"]*"/g;
    assert.deepEqual(manifest.match(shown) ?? [], []);
  });

  it('keeps links and code', () => {
    const chinese = read('package.nls.zh-cn.json');
    const linksOf = (text: string): string => [...(text.match(/\]\([^)]*\)|`[^`]*`/g) ?? [])].sort().join();
    const broken = Object.entries(read('package.nls.json')).filter(
      ([key, text]) => linksOf(text) !== linksOf(chinese[key] ?? ''),
    );
    assert.deepEqual(broken, []);
  });
});
