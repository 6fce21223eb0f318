/**
 * A second opinion on structure and values: the schemas, exported as RELAX NG and as XML Schema, and judged by
 * validators that share no code with us, over requests that are right or broken in exactly one way.
 *
 * Where an export cannot say a limit it must be looser, never stricter: each such difference is a row of a table.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { english } from '../../l10n/language';
import type { DiagnosticCode } from '../../server/service/diagnostics/diagnosticCodes';
import { exportRelaxNg, exportXmlSchema } from '../../server/service/export/exportSchema';
import { isCountable } from '../../server/service/export/xmlSchema';
import type { RequestSchema } from '../../server/service/schema/schemaTypes';
import { diagnosticsOf } from '../support/checkDiagnostics';
import { findProgram, type WantedProgram } from '../support/debianProgram';
import { type GeneratedRequest, generatedRequests } from '../support/generatedRequests';
import { schemaSet } from '../support/schemaSet';
import { animation, operation, output, pictures, several, snapshot, transcode } from '../support/severalJobs';

/** What an export speaks of, too. Rules between elements are none of its business. */
const structureCodes: ReadonlySet<unknown> = new Set<DiagnosticCode>([
  'unknown-element',
  'misplaced-element',
  'repeated-element',
  'unexpected-text',
  'unexpected-attribute',
]);
/** Only Errors of these are faults: what sources are not sure of may be missing or have other values. */
const uncertainCodes: ReadonlySet<unknown> = new Set<DiagnosticCode>([
  'missing-element',
  'invalid-type',
  'out-of-range',
  'not-multiple',
  'not-allowed',
  'too-long',
  'invalid-format',
  'invalid-characters',
]);

/** Our verdict: doubts are no fault of the document. */
function isRight({ text }: Pick<GeneratedRequest, 'text'>): boolean {
  return !diagnosticsOf(text).some(
    ({ code, severity }) =>
      structureCodes.has(code) || (uncertainCodes.has(code) && severity === DiagnosticSeverity.Error),
  );
}

/** What neither export can say of a request that we call wrong; undefined when it ought to. */
function unsaidByBoth({ deed, declaration: { alternatives } }: GeneratedRequest): string | undefined {
  if (deed === 'missing' && alternatives.length > 0) return 'another element can stand in for a missing one';
  return undefined;
}

function unsaidByXmlSchema(request: GeneratedRequest): string | undefined {
  const { deed, declaration } = request;
  const isCounted = declaration.parent === undefined || isCountable(declaration.parent);
  if (!isCounted && (deed === 'missing' || deed === 'repeated')) {
    return 'elements in any order are not counted when one may be there several times';
  }
  return unsaidByBoth(request);
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'second-opinion-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A validator: which of the files the schema does not allow. */
interface Validator extends WantedProgram {
  readonly rejected: (schemaFile: string, files: readonly string[]) => ReadonlySet<string>;
}

function xmllint(option: '--relaxng' | '--schema'): Validator {
  return {
    program: 'xmllint',
    args: ['--version'],
    debianPackage: 'libxml2-utils',
    rejected: (schemaFile, files) => {
      const { stderr } = run('xmllint', ['--noout', option, schemaFile, ...files]);
      const verdicts = new Map(
        [...stderr.matchAll(/^(\S+) (validates|fails to validate)$/gm)].map(([, file = '', verdict]) => [
          file,
          verdict,
        ]),
      );
      assert.equal(verdicts.size, files.length, stderr.slice(0, 500));
      return new Set(files.filter((file) => verdicts.get(file) !== 'validates'));
    },
  };
}

const jing: Validator = {
  program: 'jing',
  args: [],
  debianPackage: 'jing',
  rejected: (schemaFile, files) => {
    const { stdout, stderr } = run('jing', [schemaFile, ...files]);
    assert.ok(!stdout.includes(schemaFile), stdout.slice(0, 500));
    assert.ok(!stderr.includes('Exception in thread'), stderr.slice(0, 2000));
    return new Set([...stdout.matchAll(/^(\S+?):\d+:\d+: (?:fatal|error)/gm)].map(([, file = '']) => file));
  },
};

function run(program: string, args: readonly string[]): { readonly stdout: string; readonly stderr: string } {
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return { stdout, stderr };
}

type Unsaid = (request: GeneratedRequest) => string | undefined;

/** The requests of a Tag, each as a file, with our verdict. */
type RequestFiles = ReadonlyMap<string, { readonly request: GeneratedRequest; readonly right: boolean }>;

function writeRequests(schema: RequestSchema): RequestFiles {
  const own = fs.mkdtempSync(path.join(folder, `${schema.tag}-`));
  return new Map(
    generatedRequests(schema).map((request, index) => {
      const file = path.join(own, `${index}.xml`);
      fs.writeFileSync(file, request.text);
      return [file, { request, right: isRight(request) }];
    }),
  );
}

/** The files that a validator rejects by an exported schema, or why it could not be asked. */
type Verdict = ReadonlySet<string> | { readonly absent: string };

function judge(validator: Validator, exported: string, files: Iterable<string>): Verdict {
  const found = findProgram(validator);
  if (found.kind === 'absent') return { absent: found.reason };
  const schemaFile = path.join(fs.mkdtempSync(path.join(folder, 'schema-')), 'schema');
  fs.writeFileSync(schemaFile, exported);
  return validator.rejected(schemaFile, [...files]);
}

/** Compares the verdicts on all requests of one Tag; every difference must have its reason. */
function compare(t: TestContext, requests: RequestFiles, rejected: Verdict, unsaid: Unsaid): void {
  if ('absent' in rejected) {
    t.skip(rejected.absent);
    return;
  }
  const differences = [...requests].flatMap(([file, { request, right }]) => {
    const theirs = !rejected.has(file);
    if (right === theirs || (theirs && unsaid(request) !== undefined)) return [];
    return [
      `${request.deed} ${request.declaration.path}: ${right ? 'right' : 'wrong'} for us\n${request.text}`,
    ];
  });
  const wrong = [...requests.keys()].filter((file) => rejected.has(file)).length;
  t.diagnostic(`${requests.size} requests, ${wrong} of them wrong`);
  assert.ok(wrong > requests.size / 10 && wrong < requests.size);
  assert.deepEqual(differences, []);
}

describe('the verdict on structure and values is that of', () => {
  const schemas = [...schemaSet().tags.values()];
  const requestsByTag = new Map(schemas.map((schema) => [schema, writeRequests(schema)]));
  // One call for all Tags, because jing takes longer to start than to read them.
  let byJing: Verdict = { absent: 'not asked' };
  before(() => {
    const files = [...requestsByTag.values()].flatMap((requests) => [...requests.keys()]);
    byJing = judge(jing, exportRelaxNg(schemas, schemaSet(), english), files);
  });

  for (const [schema, requests] of requestsByTag) {
    it(`jing with our RELAX NG of all Tags, on ${schema.tag}`, (t) => {
      compare(t, requests, byJing, unsaidByBoth);
    });
    it(`libxml2 with our RELAX NG, on ${schema.tag}`, (t) => {
      const rejected = judge(
        xmllint('--relaxng'),
        exportRelaxNg([schema], schemaSet(), english),
        requests.keys(),
      );
      compare(t, requests, rejected, unsaidByBoth);
    });
    it(`libxml2 with our XML Schema, on ${schema.tag}`, (t) => {
      const rejected = judge(
        xmllint('--schema'),
        exportXmlSchema(schema, schemaSet(), english),
        requests.keys(),
      );
      compare(t, requests, rejected, unsaidByXmlSchema);
    });
  }

  it('jing with our RELAX NG of a single Tag', (t) => {
    for (const [schema, requests] of [...requestsByTag].slice(0, 2)) {
      const rejected = judge(jing, exportRelaxNg([schema], schemaSet(), english), requests.keys());
      compare(t, requests, rejected, unsaidByBoth);
    }
  });
});

describe('the verdict on requests of several jobs', () => {
  const byTemplate = (key: string): string => `<TemplateId>t01</TemplateId>${output(key)}`;
  const untagged = `<Operation>${byTemplate('a.mp4')}</Operation>`;
  const right: Readonly<Record<string, string>> = {
    'jobs of three Tags': several(transcode, snapshot, animation),
    'one job with a Tag of its own': several(transcode),
    'a Tag for all beside those of the jobs': several('<Tag>Transcode</Tag>', transcode, snapshot),
    'a Tag for the jobs without one': several('<Tag>Transcode</Tag>', untagged, snapshot, animation),
    'a Tag for all jobs': several('<Tag>Transcode</Tag>', untagged, transcode),
    'six jobs': several(...Array<string>(5).fill(animation), snapshot),
  };
  const wrong: Readonly<Record<string, string>> = {
    'seven jobs': several(...Array<string>(6).fill(animation), snapshot),
    'an element that no job knows': several(
      transcode,
      operation('Animation', `<Odd>1</Odd>${byTemplate('b.gif')}`),
    ),
    'an element of another job': several(transcode, operation('Animation', `${pictures}${output('b.gif')}`)),
    'a value that is none': several(
      transcode,
      operation('Snapshot', `${pictures.replace('Interval<', 'Often<')}${output('c-${number}.jpg')}`),
    ),
    'a job without any Tag': several(untagged, snapshot),
    'an element around them that none of them knows': several('<Odd>1</Odd>', transcode, snapshot),
  };
  const files = new Map(
    Object.entries({ ...right, ...wrong }).map(([name, text], index) => {
      const file = path.join(folder, `several-${index}.xml`);
      fs.writeFileSync(file, text);
      return [name, file];
    }),
  );

  it('is ours', () => {
    const hasErrors = (text: string): boolean =>
      diagnosticsOf(text).some(({ severity }) => severity === DiagnosticSeverity.Error);
    const rightForUs = Object.entries({ ...right, ...wrong }).filter(
      ([, text]) => isRight({ text }) && !hasErrors(text),
    );
    assert.deepEqual(
      rightForUs.map(([name]) => name),
      Object.keys(right),
    );
  });

  for (const [program, validator] of Object.entries({ jing, libxml2: xmllint('--relaxng') })) {
    it(`is that of ${program} with our RELAX NG of all Tags`, (t) => {
      const exported = exportRelaxNg([...schemaSet().tags.values()], schemaSet(), english);
      const rejected = judge(validator, exported, files.values());
      if ('absent' in rejected) return t.skip(rejected.absent);
      const names = [...files].filter(([, file]) => rejected.has(file)).map(([name]) => name);
      assert.deepEqual(names, Object.keys(wrong));
    });
  }

  it('is that of libxml2 with our XML Schema, for jobs of one Tag', (t) => {
    const schema = schemaSet().tags.get('Transcode');
    assert.ok(schema !== undefined);
    const exported = exportXmlSchema(schema, schemaSet(), english);
    const texts = ['a Tag for all jobs', 'one job with a Tag of its own', 'jobs of three Tags'];
    const asked = texts.map((name) => files.get(name) ?? '');
    const rejected = judge(xmllint('--schema'), exported, asked);
    if ('absent' in rejected) return t.skip(rejected.absent);
    // XML Schema cannot choose by the Tag.
    assert.deepEqual([...rejected], asked.slice(2));
  });
});
