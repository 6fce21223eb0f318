/**
 * The repository checks that only we can say: words that belong elsewhere, secrets, generated files. What Biome and
 * dependency-cruiser check (boundaries, cycles, sizes) is in their configuration. Each prints the places that break it.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { before, describe, it } from 'node:test';
import { TRANSLATED_LOCALES } from '../../l10n/locales';
import { languagesOf } from '../../scripts/bundleCatalogue';
import { withDiagnosticCodeTable } from '../../scripts/diagnosticCodeTable';
import { generateReference } from '../../scripts/generateReference';
import { generateSnippets } from '../../scripts/generateSnippets';
import { settingsFiles } from '../../scripts/settingsFiles';
import { diagnosticCodes } from '../../server/service/diagnostics/diagnosticCodes';
import type { RawElement } from '../../server/service/schema/rawSchemaTypes';
import { rawSchemaSet } from '../support/schemaSet';
import { readTexts, repositoryFiles, sourcesOf } from './repository';
import * as rules from './rules';
import { betrayals, foreignRegistries } from './secrets';
import { readSourceFacts, type SourceFacts } from './sourceFacts';

/** Names of the service that a package may spell, because its work is to read them. */
const mayName: Readonly<Record<string, readonly string[]>> = {
  // Labels of a job for people.
  'cli/reporters/': ['JobId', 'State', 'Tag', 'Input', 'Output', 'Code', 'Message'],
  // The envelope that every request has.
  'server/': ['Request', 'Tag'],
  'client/src/editing/paste/': ['Request', 'Tag'],
  // What answers tell of a media file.
  'client/api/mediaSummary.ts': [
    'Format',
    'FormatName',
    'FormatLongName',
    'Size',
    'Stream',
    'Video',
    'Audio',
    'Subtitle',
    'Index',
    'CodecName',
    'Profile',
    'Width',
    'Height',
    'Rotation',
    'Fps',
    'AvgFps',
    'SampleRate',
    'Channel',
    'ChannelLayout',
    'Bitrate',
    'Duration',
    'Language',
  ],
  // What answers hold.
  'client/api/': [
    'Response',
    'Error',
    'JobsDetail',
    'NonExistJobIds',
    'NextToken',
    'RequestId',
    'JobId',
    'Code',
    'Progress',
    'CreationTime',
    'BucketId',
    'MediaResult',
    'OutputFile',
    'SpriteOutputFile',
    'TraceId',
    'ObjectName',
    'ObjectPrefix',
    'Md5Info',
    'Md5',
    'State',
    'Message',
    'StartTime',
    'EndTime',
    'Tag',
    'Input',
    'Operation',
    'Output',
    'Object',
    'Bucket',
    'Region',
    'QueueId',
    'Url',
    'MediaInfo',
    'UserData',
  ],
};

let files: readonly SourceFacts[] = [];
let texts: ReadonlyMap<string, string> = new Map();

before(async () => {
  texts = readTexts(repositoryFiles());
  files = await readSourceFacts(sourcesOf(texts));
});

describe('the source', () => {
  it('has no import that the checks of boundaries and cycles cannot see', () => {
    assert.deepEqual(
      rules.hiddenImports(files).filter((place) => !place.startsWith('scripts/importBundled.mjs:')),
      [],
    );
  });

  it('says what each file and each export is for', () => {
    assert.deepEqual([...rules.filesWithoutHeader(files), ...rules.undocumentedExports(files)], []);
  });

  it('keeps no state in modules of the language service', () => {
    assert.deepEqual(rules.topLevelState(files), []);
  });
});

describe('words live in one place', () => {
  it('facts of the vendor in the schemas', () => {
    const names = vendorNames();
    const allowed = (word: string, path: string): boolean =>
      Object.entries(mayName).some(([folder, words]) => path.startsWith(folder) && words.includes(word));
    assert.deepEqual(
      rules.forbiddenStrings(
        files,
        (path) => path.startsWith('server/') || path.startsWith('client/'),
        (word, path) => names.has(word) && !allowed(word, path),
      ),
      [],
    );
  });

  it('diagnostic codes in the language service, where the compiler knows them', () => {
    const codes = new Set(Object.keys(diagnosticCodes));
    // A word of the language that is no code there.
    codes.delete('compare');
    assert.deepEqual(
      rules.forbiddenStrings(
        files,
        (path) => !path.startsWith('server/service/') && !path.startsWith('test/'),
        (word) => codes.has(word),
      ),
      [],
    );
  });

  it('languages in one list; texts that generated files have in two of them stand side by side', () => {
    const sideBySide = /^(?:l10n|settings)\/|^scripts\/(?:codeTable|settings\w+)\.ts$/;
    // The vendor's names of things are Chinese.
    const isAllowed = (path: string): boolean =>
      sideBySide.test(path) || path.startsWith('test/') || path === 'server/service/features/results.ts';
    assert.deepEqual(
      rules.forbiddenStrings(
        files,
        (path) => !isAllowed(path),
        (word) => TRANSLATED_LOCALES.some((locale) => word.split(/[./]/).includes(locale)),
      ),
      [],
    );
  });

  it('each diagnostic code is produced by a test', () => {
    const tested = files
      .filter(({ path }) => path.startsWith('test/') && path.endsWith('.test.ts'))
      .flatMap(({ strings }) => strings.map(({ word }) => word));
    const untested = Object.keys(diagnosticCodes).filter(
      (code) =>
        !tested.some((word) => word === code || word.startsWith(`${code} `) || word.includes(` ${code} `)),
    );
    assert.deepEqual(untested, []);
  });
});

describe('what strangers clone', () => {
  it('holds no key and no place of the machine where it was made', () => {
    assert.deepEqual(betrayals(texts), []);
  });

  it('installs from the public registry', () => {
    assert.deepEqual(foreignRegistries(fs.readFileSync('package-lock.json', 'utf8')), []);
  });

  it('has fresh generated files', () => {
    assert.equal(fs.readFileSync('snippets/ci-job.code-snippets', 'utf8'), generateSnippets(rawSchemaSet()));
  });

  it('has a fresh table of diagnostic codes', () => {
    const source = fs.readFileSync('server/service/diagnostics/diagnosticCodes.ts', 'utf8');
    assert.equal(source, withDiagnosticCodeTable(source), 'run `npm run generate`');
  });

  it('has all that the records of the settings make', () => {
    const read = (file: string): string => fs.readFileSync(file, 'utf8');
    for (const [file, text] of settingsFiles(read, languagesOf('.'))) {
      assert.equal(read(file), text, `${file}: run \`npm run generate\``);
    }
  });

  it('has a fresh reference, a page for each Tag and one for the codes', () => {
    const pages = generateReference(rawSchemaSet());
    const folder = 'docs/reference/';
    const written = [...texts.keys()].filter((file) => file.startsWith(folder)).sort();
    assert.deepEqual(written, [...pages.keys()].map((file) => `${folder}${file}`).sort());
    for (const file of written) {
      assert.equal(
        texts.get(file),
        pages.get(file.slice(folder.length)),
        `${file}: run \`npm run generate\``,
      );
    }
  });

  it('has fresh notices of the packages that are bundled', () => {
    const made = spawnSync(process.execPath, ['scripts/thirdPartyNotices.mjs'], { encoding: 'utf8' });
    assert.equal(made.status, 0, made.stderr);
    assert.equal(texts.get('THIRD_PARTY_NOTICES.md'), made.stdout, 'run `npm run generate`');
  });

  it('needs no package at run time', () => {
    const { dependencies } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
    assert.equal(dependencies, undefined);
  });
});

/** Every Tag and element name of the schema files, answers included. */
function vendorNames(): ReadonlySet<string> {
  const { tags, types, responses = {} } = rawSchemaSet();
  const names = new Set([...Object.keys(tags), ...Object.values(responses).map(({ root }) => root)]);
  const add = (children: Readonly<Record<string, RawElement>> = {}): void => {
    for (const [name, element] of Object.entries(children)) {
      names.add(name);
      add(element.children);
    }
  };
  for (const tag of Object.values(tags)) add(tag.children);
  for (const type of Object.values(types)) add(type.children);
  for (const response of Object.values(responses)) add(response.children);
  return names;
}
