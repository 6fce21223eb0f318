/**
 * The JSON Schema that editors check `.ci-job.json` with says the same as the program that reads the file.
 */

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv, type ErrorObject } from 'ajv';
import { EDITOR_SETTINGS, readSettingsText, SEVERITIES } from '../../cli/settings';
import { codeRecords } from '../../server/service/diagnostics/codes/index';
import { diagnosticCodes } from '../../server/service/diagnostics/diagnosticCodes';

const schema = JSON.parse(fs.readFileSync('schemas/ci-job-settings.schema.json', 'utf8'));
const validate = new Ajv({ strict: true }).compile(schema);

/** Whether both take the settings; a difference between them fails. */
function isTaken(settings: unknown): boolean {
  const read = readSettingsText(JSON.stringify(settings));
  const valid = validate(settings);
  const reasons = (validate.errors ?? []).map(({ message }: ErrorObject) => message);
  assert.equal(valid, read.ok, `${JSON.stringify(settings)}: ${read.ok ? reasons : read.error}`);
  return valid;
}

/** The schema as it checks, whatever it says to people. */
function withoutTexts(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutTexts);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).flatMap(([name, value]) =>
      (name === 'title' || name === 'description') && typeof value === 'string'
        ? []
        : [[name, withoutTexts(value)]],
    ),
  );
}

describe('the schema of .ci-job.json', () => {
  it('takes what the program takes', () => {
    const severity = Object.fromEntries(
      Object.keys(diagnosticCodes).map((code, index) => [code, SEVERITIES[index % SEVERITIES.length]]),
    );
    for (const settings of [
      {},
      { $schema: 'https://x.example/ci-job-settings.schema.json' },
      { bucket: 'films-1250000000', region: 'ap-chongqing' },
      { 'validation.enabled': false, 'diagnostics.severity': severity },
      { validation: { enabled: true }, diagnostics: { severity } },
      { validation: {}, diagnostics: {} },
      { language: 'auto' },
      { language: 'zh-cn', 'format.compactLeaves': true },
      { format: { compactLeaves: false } },
      Object.fromEntries(EDITOR_SETTINGS.map((name) => [name, 'whatever'])),
      { inlayHints: { units: true }, jobs: { grouped: false }, trace: { server: 'off' } },
    ]) {
      assert.equal(isTaken(settings), true);
    }
  });

  it('refuses what the program refuses', () => {
    for (const settings of [
      [],
      'text',
      { bucket: 1 },
      { region: ['ap-chongqing'] },
      { endpoint: 'https://evil.example' },
      { secretKey: 'x' },
      { 'validation.enabled': 'yes' },
      { validation: true },
      { validation: { enabled: 1 } },
      { validation: { strict: true } },
      { 'diagnostics.severity': [] },
      { 'diagnostics.severity': { 'unknown-elment': 'off' } },
      { 'diagnostics.severity': { 'unknown-element': 'fatal' } },
      { diagnostics: { severity: { 'unknown-element': 1 } } },
      { diagnostics: { level: {} } },
      { language: 'tlh' },
      { 'format.compactLeaves': 1 },
      { format: { indent: 2 } },
      { 'inlayHints.colours': true },
      { inlayHints: { colours: true } },
      { 'jobs.grouped.more': true },
    ]) {
      assert.equal(isTaken(settings), false);
    }
  });

  it('tells each code with its severity and what it says', () => {
    assert.deepEqual(
      schema.definitions.severity.properties,
      Object.fromEntries(
        Object.entries(codeRecords).map(([code, { severity, title }]) => [
          code,
          { enum: [...SEVERITIES], default: severity, description: title },
        ]),
      ),
    );
  });

  it('says the same in Chinese', () => {
    const chinese = JSON.parse(fs.readFileSync('schemas/ci-job-settings.schema.zh-cn.json', 'utf8'));
    assert.deepEqual(withoutTexts(chinese), withoutTexts(schema));
    const texts = JSON.stringify(chinese).match(/"(?:title|description)":"[^"]*"/g) ?? [];
    assert.ok(texts.length > Object.keys(diagnosticCodes).length);
    assert.deepEqual(
      texts.filter((text) => !/\p{Script=Han}/u.test(text)),
      [],
    );
  });

  it('is what the editor takes for the file', () => {
    const { contributes } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
    assert.deepEqual(contributes.jsonValidation, [
      { fileMatch: '.ci-job.json', url: '%schema.projectSettings%' },
    ]);
    for (const [texts, file] of [
      ['package.nls.json', './schemas/ci-job-settings.schema.json'],
      ['package.nls.zh-cn.json', './schemas/ci-job-settings.schema.zh-cn.json'],
    ] as const) {
      assert.equal(JSON.parse(fs.readFileSync(texts, 'utf8'))['schema.projectSettings'], file);
    }
  });
});
