/**
 * What is read of the schemas, and when: a start reads the index, a document what its Tag needs, in either language.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { english, type Language } from '../../../l10n/language';
import { languagesOf } from '../../../scripts/bundleCatalogue';
import { bundleParts, packParts } from '../../../scripts/bundleParts';
import { getLanguageService } from '../../../server/service/languageService';
import type { LanguageService } from '../../../server/service/languageServiceTypes';
import { PACKED_SCHEMAS, packedSchemaParts } from '../../../server/service/node/packedSchemaParts';
import { compileSchemaSet } from '../../../server/service/schema/compileSchemaSet';
import { partsOf } from '../../../server/service/schema/schemaParts';
import { documentOf } from '../../support/checkDiagnostics';
import { chinese, chineseService } from '../../support/chinese';
import { languageService, rawSchemaSet } from '../../support/schemaSet';

const REQUEST = '<Request><Tag>MediaInfo</Tag><Input><Object>a.mp4</Object></Input></Request>';

/** A service that says what it reads. */
function watchedService(): { service: LanguageService; read: string[] } {
  const parts = partsOf(rawSchemaSet());
  const read: string[] = [];
  const schemaSet = compileSchemaSet({
    ...parts,
    read: (part) => {
      read.push(part);
      return parts.read(part);
    },
  });
  return { service: getLanguageService({ schemaSet }), read };
}

function complete(service: LanguageService, marked: string): readonly string[] {
  const document = documentOf(marked.replace('|', ''));
  const position = document.positionAt(marked.indexOf('|'));
  return service
    .doComplete(document, position, service.parseRequestDocument(document))
    .items.map(({ label }) => label);
}

function diagnose(service: LanguageService, text: string): unknown {
  const document = documentOf(text);
  return service.doValidation(document, service.parseRequestDocument(document));
}

/** The types and groups of the Tag `MediaInfo`, by hand from its file. */
const ofMediaInfo = [
  'groups/Callback',
  'groups/JobOptions',
  'groups/Queue',
  'tags/MediaInfo',
  'types/CallBack',
];

describe('of the schemas', () => {
  it('nothing is read at a start, for a Tag that is unknown, or for the list of Tags', () => {
    const { service, read } = watchedService();
    diagnose(service, '<Request><Tag>Nothing</Tag></Request>');
    diagnose(service, '<Request/>');
    assert.ok(complete(service, '<Request><Tag>|</Tag></Request>').includes('MediaInfo'));
    assert.ok(service.getTags().includes('MediaInfo'));
    assert.equal(service.getTagFacts('MediaInfo')?.category?.id, 'analysis');
    assert.deepEqual(
      read.filter((part) => part !== 'tags/MediaInfo'),
      [],
    );
  });

  it('what the Tag of a document needs is read, once', () => {
    const { service, read } = watchedService();
    diagnose(service, REQUEST);
    diagnose(service, REQUEST);
    const sorted = [...new Set(read)].sort();
    assert.deepEqual(read.length, sorted.length);
    for (const part of ofMediaInfo) assert.ok(sorted.includes(part), part);
    const others = ['types/Video', 'types/Watermark', 'types/ConcatFragment', 'snippets'];
    for (const part of others) assert.ok(!sorted.includes(part), part);
    assert.deepEqual(
      sorted.filter((part) => /^(?:tags|responses|results)\//.test(part)),
      ['tags/MediaInfo'],
    );
  });

  it('of several jobs, what their Tags need is read', () => {
    const { service, read } = watchedService();
    const jobs = ['VideoTag', 'MediaInfo', 'Nothing'].map(
      (tag) => `<Operation><Tag>${tag}</Tag></Operation>`,
    );
    diagnose(service, `<Request><Input><Object>a.mp4</Object></Input>${jobs.join('')}</Request>`);
    assert.equal(read.length, new Set(read).size);
    assert.deepEqual(read.filter((part) => /^(?:tags|responses|results)\//.test(part)).sort(), [
      'tags/MediaInfo',
      'tags/VideoTag',
    ]);
  });

  it('the snippets alone are read for an empty document', () => {
    const { service, read } = watchedService();
    assert.ok(complete(service, '|').some((label) => label.startsWith('MediaInfo ')));
    assert.deepEqual(read, ['snippets']);
  });

  it('what is read later counts in documents of before', () => {
    const { service } = watchedService();
    const wrong = REQUEST.replace('<Object>', '<Objekt/><Object>');
    const document = documentOf(wrong);
    // The names of the document have their numbers before the schema is there.
    const request = service.parseRequestDocument(document);
    assert.deepEqual(service.doValidation(document, request), diagnose(languageService(), wrong));
  });
});

describe('a program of Node', () => {
  const samples = fs
    .readdirSync('samples')
    .filter((file) => file.endsWith('.cijob.xml'))
    .map((file) => fs.readFileSync(path.join('samples', file), 'utf8').replaceAll('<Object>', '<Objekt>'));

  function inFolder(run: (folder: string) => void): void {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-parts-'));
    try {
      const parts = bundleParts(rawSchemaSet(), languagesOf('.'));
      fs.writeFileSync(path.join(folder, PACKED_SCHEMAS), packParts(parts));
      run(folder);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  }

  const packedService = (folder: string, language: Language): LanguageService =>
    getLanguageService({ schemaSet: compileSchemaSet(packedSchemaParts(folder), language) });

  it('says the same from one file, in both languages', () =>
    inFolder((folder) => {
      const pairs: readonly [LanguageService, LanguageService][] = [
        [packedService(folder, english), languageService()],
        [packedService(folder, chinese()), chineseService()],
      ];
      for (const [packed, whole] of pairs) {
        for (const text of samples) assert.deepEqual(diagnose(packed, text), diagnose(whole, text));
        assert.deepEqual(packed.getRequestSnippets(), whole.getRequestSnippets());
        assert.deepEqual(
          packed.getTags().map((tag) => packed.getTagFacts(tag)),
          whole.getTags().map((tag) => whole.getTagFacts(tag)),
        );
      }
    }));

  it('keeps the file open no longer than a task takes, and refuses another version of it', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-parts-'));
    try {
      const file = path.join(folder, PACKED_SCHEMAS);
      const parts = bundleParts(rawSchemaSet(), languagesOf('.'));
      fs.writeFileSync(file, packParts(parts));
      const service = packedService(folder, english);
      await new Promise((resolve) => setImmediate(resolve));
      fs.rmSync(file);
      fs.writeFileSync(file, packParts(new Map([...parts].reverse())));
      fs.utimesSync(file, 1, 1);
      assert.throws(() => diagnose(service, REQUEST), /was replaced: start the program again/);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });

  it('cannot start without the file', () =>
    assert.throws(() => packedSchemaParts(path.join(os.tmpdir(), 'ci-job-nowhere')), /ENOENT/));
});
