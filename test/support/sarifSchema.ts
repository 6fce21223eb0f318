/**
 * The published JSON Schema of SARIF 2.1.0, as the package `@microsoft/jest-sarif` (MIT) carries it;
 * `sarif-2.1.0-rtm.5.json` is that file, only laid out by our formatter.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { Ajv } from 'ajv';

/** The schema is written for draft 4, which differs from the drafts of ajv only in these two keywords. */
function readSchema(): object {
  const schema: unknown = JSON.parse(fs.readFileSync('test/support/sarif-2.1.0-rtm.5.json', 'utf8'));
  assert.ok(typeof schema === 'object' && schema !== null && 'id' in schema && '$schema' in schema);
  const { id: _id, $schema: _draft, ...rest } = schema;
  return rest;
}

/** What the published schema finds wrong with a SARIF log: `place: message`. */
export function sarifErrors(log: unknown): string[] {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    // Its patterns are older than the flag `u`.
    unicodeRegExp: false,
    formats: { uri: isUri, 'uri-reference': isUriReference, 'date-time': true },
  });
  const validate = ajv.compile(readSchema());
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

function isUri(text: string): boolean {
  return URL.canParse(text);
}

function isUriReference(text: string): boolean {
  return URL.canParse(text, 'https://base.example/') && !/[\s<>"\\^`{|}]/.test(text);
}
