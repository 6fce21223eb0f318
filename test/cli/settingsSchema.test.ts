/**
 * The JSON Schema that editors check `.ci-job.json` with says the same as the program that reads the file.
 */

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv, type ErrorObject } from 'ajv';
import { EDITOR_SETTINGS, readSettingsText, SEVERITIES } from '../../cli/settings';
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
        Object.entries(diagnosticCodes).map(([code, { severity, title }]) => [
          code,
          { enum: [...SEVERITIES], default: severity, description: title },
        ]),
      ),
    );
  });

  it('is what the editor takes for the file', () => {
    const { contributes } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
    assert.deepEqual(contributes.jsonValidation, [
      { fileMatch: '.ci-job.json', url: './schemas/ci-job-settings.schema.json' },
    ]);
  });
});
